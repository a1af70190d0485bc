"""Whether the tests that try many things of one kind try all they have, which takes a while, or a part of it."""

import os

NIGHTLY = bool(os.environ.get("ROPA_NIGHTLY"))

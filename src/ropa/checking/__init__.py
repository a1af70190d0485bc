"""What becomes of what the rules find: which of it is shown, and what somebody decided about it.

`choice` says which findings are asked for, `settings` reads that from `ropa.toml`, `decisions` puts beside each finding
that it was accepted or deferred, and whether that still holds; `following` holds back what only follows from a text
that cannot be read.
"""

from ropa.checking.choice import Choice, known_codes, nearest_code
from ropa.checking.decisions import decided, field_at
from ropa.checking.following import causes
from ropa.checking.settings import Checks, CheckSettings, check_settings, unknown_registers

__all__ = [
    "CheckSettings",
    "Checks",
    "Choice",
    "causes",
    "check_settings",
    "decided",
    "field_at",
    "known_codes",
    "nearest_code",
    "unknown_registers",
]

"""`python -m ropa`."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the shell and end the process with its status."""
    # Imports and a load make objects by the hundred thousand and no garbage: collecting while they run is a sixth of
    # every start. The terminal, which stays, turns collection on again.
    gc.disable()
    from ropa.cli import main as shell  # noqa: PLC0415

    status = shell()
    # All that was opened is closed, and nothing is left to an exit handler: taking a hundred thousand objects apart one
    # by one only keeps whoever waits for the prompt.
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main()

"""`python -m ropa`."""

import gc
import sys


def main() -> None:
    """Run the shell and end the process with its status."""
    # Imports and a load make objects by the hundred thousand and no garbage: collecting while they run is a sixth of
    # every start. The terminal, which stays, turns collection on again.
    gc.disable()
    from ropa.cli import main as shell  # noqa: PLC0415

    sys.exit(shell())


if __name__ == "__main__":
    main()

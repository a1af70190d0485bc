"""`python -m ropa`."""

import sys


def main() -> None:
    """Run the shell and end the process with its status."""
    from ropa.cli import main as shell  # noqa: PLC0415

    sys.exit(shell())


if __name__ == "__main__":
    main()

"""Sessions of the terminal: each screen has the one its command line asked for."""

import shlex

from ropa.commands import Session


def with_options(line: str, session: Session, opened: Session) -> str:
    """A line with the options by which its session differs from the one the terminal was opened with."""
    options = (
        ("--workspace", str(session.root), str(opened.root)),
        ("--as-of", session.as_of.isoformat(), opened.as_of.isoformat()),
        ("--rev", session.rev, opened.rev),
        ("--lang", session.language, opened.language),
    )
    added = [shlex.join((name, value)) for name, value, usual in options if value != usual and name not in line]
    return " ".join((line, *added))

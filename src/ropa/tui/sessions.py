"""Sessions of the terminal: each screen has the one its command line asked for."""

import shlex

from ropa.commands import Session


def in_the_shell(line: str, session: Session, opened: Session) -> str:
    """A line with all options that it needs to do the same in the shell, those of the terminal's own start too."""
    line = with_options(line, session, opened)
    day = session.asked_day
    return shlex.join((*shlex.split(line), "--as-of", day.isoformat())) if day and "--as-of" not in line else line


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

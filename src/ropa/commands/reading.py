"""A file that a command is given to read: its bytes, and what is said where it cannot be read."""

from collections.abc import Mapping
from pathlib import Path

from ropa import store
from ropa.commands.session import Refusal, Session
from ropa.i18n import one_line, text
from ropa.i18n.system import reason
from ropa.reading.limits import MAX_FILE, MAX_SHEETS, Unreadable


def content_of(session: Session, file: Path) -> bytes:
    """The bytes of a file, and one more than are read where it has more.

    Raises:
        Refusal: There is no such file, or it may not be read.
    """
    try:
        return store.read_bytes(file, MAX_FILE)
    except (OSError, ValueError) as error:
        raise _not_read(session, file, error) from error


def beside(session: Session, file: Path) -> Mapping[str, bytes]:
    """The bytes of the files that one export wrote beside a file, by name.

    Raises:
        Refusal: They may not be read.
    """
    try:
        return store.read_beside(file, MAX_FILE, MAX_SHEETS)
    except (OSError, ValueError) as error:
        raise _not_read(session, file, error) from error


def unreadable(session: Session, file: Path, error: Unreadable) -> Refusal:
    """What is said of a file that is damaged, hostile, too large or of no kind that is known."""
    return Refusal(text(f"imports.refused.{error.reason}", session.language, name=one_line(file.name), **error.params))


def _not_read(session: Session, file: Path, error: OSError | ValueError) -> Refusal:
    detail = reason(error, session.language) if isinstance(error, OSError) else type(error).__name__
    return Refusal(text("imports.not-read", session.language, path=one_line(str(file)), detail=detail))

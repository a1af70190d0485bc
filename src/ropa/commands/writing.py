"""How commands write files: whole or not at all, with a clear refusal where the disk says no."""

from collections.abc import Mapping
from pathlib import Path

from ropa import store
from ropa.commands.session import Refusal, Session
from ropa.results import Written


def written(session: Session, files: Mapping[Path, bytes], remarks: tuple[str, ...] = ()) -> Written:
    """Write files and say which.

    Raises:
        Refusal: One of them cannot be written; those before it stay.
    """
    for path, content in files.items():
        try:
            store.write(path, content)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise Refusal(session.text("not-written", path=str(path), detail=detail)) from error
    return Written(tuple(str(path) for path in files), remarks)

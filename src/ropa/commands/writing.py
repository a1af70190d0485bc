"""How commands write files: whole or not at all, with a clear refusal where the disk says no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ropa import store
from ropa.commands.session import Refusal, Session
from ropa.i18n.system import reason
from ropa.results import Written

if TYPE_CHECKING:
    from ropa.exports import Format


def formats() -> "tuple[Format, ...]":
    """Every format of documents. They are dear to load, and what writes no file needs none of them."""
    from ropa.exports import FORMATS  # noqa: PLC0415

    return FORMATS


class FileOption(click.Option):
    """An option that names a file to write; its help names the formats there are, once it is asked for."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **{"type": click.Path(path_type=Path), **attributes})

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its help, with the suffixes in place of `{suffixes}`."""
        found = super().get_help_record(ctx)
        return found and (found[0], found[1].format(suffixes=", ".join(made.SUFFIX for made in formats())))


suffixed = click.option(
    "--suffix",
    default="",
    metavar="SUFFIX",
    help="Format of files in a folder, such as docx, which it makes if need be; else html.",
)
"""Let a command that writes files be told their format where it is not in a file's name."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is written.

    Attributes:
        path: The file, or the folder of a file per register.
        suffix: The format of files in a folder, with or without its dot; empty where none is named.
    """

    path: Path
    suffix: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether a folder is meant: one that is there, or one to make, which a named format tells from a slip."""
        return store.is_folder(self.path) or bool(self.suffix and not self.path.suffix)

    def within(self, stem: str) -> Path:
        """A file in the folder."""
        return self.path / f"{stem}{self._dotted or formats()[0].SUFFIX}"

    def check(self, session: Session) -> None:
        """See that a file is not asked for in a format that is not its own.

        Raises:
            click.UsageError: It is.
        """
        if self.suffix and self.path.suffix.lower() != self._dotted:
            raise click.UsageError(session.text("suffix-and-file", path=str(self.path)))

    @property
    def _dotted(self) -> str:
        return self.suffix and f".{self.suffix.removeprefix('.')}"


def chosen(session: Session, target: Path, others: Iterable[str] = ()) -> "Format":
    """The format that a file's suffix asks for.

    Args:
        session: The reader's.
        target: The file.
        others: Suffixes that this document can have besides; a refusal names them too.

    Raises:
        Refusal: There is none of that suffix.
    """
    known = {made.SUFFIX: made for made in formats()}
    if target.suffix.lower() not in known:
        raise no_format(session, target, (*known, *others))
    return known[target.suffix.lower()]


def no_format(session: Session, target: Path, allowed: Iterable[str]) -> Refusal:
    """The refusal of a name whose suffix is no format; one without a suffix was mostly meant as a folder.

    Args:
        session: The reader's.
        target: The name.
        allowed: The suffixes there are.
    """
    key = "wrong-suffix" if target.suffix else "no-folder-there"
    return Refusal(session.text(key, path=str(target), allowed=", ".join(allowed)))


def written(session: Session, files: Mapping[Path, bytes], remarks: tuple[str, ...] = ()) -> Written:
    """Write files, each in a folder that is made where only it is missing, and say which.

    Raises:
        Refusal: Nothing may be written, or one of them cannot be; those before it stay.
        Stopped: Nobody waits for them any more; nothing is written.
    """
    session.must_not_be_read_only()
    # Asked for the last time: what is begun from here on is ended, so that a series never lacks a sheet.
    session.waiting()
    for path, content in files.items():
        try:
            # The folder that a file is proposed for need not be there yet; a whole way of them would be a typing error.
            if store.is_folder(path.parent.parent):
                store.make_folder(path.parent)
            store.write(path, content)
        except OSError as error:
            raise _refused(session, path, error) from error
    return Written(tuple(str(path) for path in files), remarks, tuple(map(len, files.values())))


def _refused(session: Session, path: Path, error: OSError) -> Refusal:
    if not store.exists(path.parent):
        return Refusal(session.text("no-place", path=str(path), folder=str(path.parent)))
    return Refusal(session.text("not-written", path=str(path), detail=reason(error, session.language)))

"""The tables of a file, one kind of file per module: by its content, and by its name only where content cannot tell."""

from typing import Protocol

from ropa.reading.files import delimited, markdown, ods, word, xls, xlsx
from ropa.reading.limits import MAX_FILE, Unreadable
from ropa.reading.sheets import Sheet, places


class File(Protocol):
    """A module of this package."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802
        """What its files' names end in, such as `.xlsx`, in lower case."""

    def recognises(self, name: str, content: bytes) -> bool:
        """Whether a file is of this kind."""
        ...

    def sheets(self, content: bytes) -> list[Sheet]:
        """Its tables.

        Raises:
            Unreadable: It cannot be read, or is larger than what is read.
        """
        ...


FILES: tuple[File, ...] = (xlsx, ods, xls, word, markdown, delimited)
"""Every kind of file with tables, in the order in which they are asked whether they recognise one."""

SUFFIXES = tuple(suffix for file in FILES for suffix in file.SUFFIXES)
"""What the names of such files end in."""


def check_size(content: bytes) -> None:
    """Refuse a file without content, and one that is larger than what is read.

    Raises:
        Unreadable: It is either.
    """
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > MAX_FILE:
        raise Unreadable("too-large", limit=MAX_FILE // (1024 * 1024))


def tables(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The tables of a file, by the first kind that recognises it.

    Args:
        name: Its name, with or without its folder.
        content: Its bytes.

    Raises:
        Unreadable: It is empty, too large, damaged or of no kind that is known.
    """
    check_size(content)
    for file in FILES:
        if file.recognises(name, content):
            found = tuple(file.sheets(content))
            places(found)
            return found
    is_called_so = name.lower().endswith(SUFFIXES)
    raise Unreadable("broken") if is_called_so else Unreadable("unknown", formats=", ".join(SUFFIXES))

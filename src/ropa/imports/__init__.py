"""What exists elsewhere, as proposed records: one format per module of `formats`, bytes in, an `Imported` out.

A format has a `NAME` and the `SUFFIXES` of its files, it says whether it `recognises` a content, and it reads one:
it names every place that holds something to a `Gathering`, states values with their place, keeps as notes what fits
no field, and remarks on what it did not understand. It knows nothing of what the register says already. `matching`
and `planning` make changes of what it found, and `preview` shows them before anything is changed.
"""

from dataclasses import replace
from typing import Protocol

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.formats import csv, document, fides, markdown, ods, privacy_workbook, tilt, xls, xlsx
from ropa.imports.imported import Concern, Imported, Remark
from ropa.reading.files import check_size
from ropa.reading.limits import Unreadable

__all__ = ["FORMATS", "Context", "Format", "Imported", "Unreadable", "read"]


class Format(Protocol):
    """A module of `formats`."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802
        """What its files' names end in, such as `.xlsx`, in lower case."""

    def recognises(self, name: str, content: bytes) -> bool:
        """Whether a file is of this format, by its content; the name alone decides only where content cannot."""
        ...

    def read(self, content: bytes, context: Context) -> Imported:
        """What a file says.

        Raises:
            Unreadable: It cannot be read, or is larger than what is read.
        """
        ...


FORMATS: tuple[Format, ...] = (privacy_workbook, xlsx, ods, xls, document, tilt, fides, markdown, csv)
"""Every format, in the order in which they are asked whether they recognise a file."""


def read(content: bytes, context: Context) -> Imported:
    """What a file says, by the first format that recognises it.

    Raises:
        Unreadable: It is empty or too large, or no format recognises it.
    """
    check_size(content)
    for format_ in FORMATS:
        if format_.recognises(context.name, content):
            return _named_so(format_, format_.read(content, context))
    raise Unreadable("unknown", formats=", ".join(format_.NAME for format_ in FORMATS))


def _named_so(format_: Format, imported: Imported) -> Imported:
    """What was read, with a remark where the file's name says it is of another format."""
    if imported.name.lower().endswith(format_.SUFFIXES):
        return imported
    message = Message("imports.remark.suffix", {"name": imported.name, "format": format_.NAME})
    return replace(imported, remarks=(*imported.remarks, Remark(Concern.FILE, message)))

"""A document as the bytes of a file, one format per module.

A format has a `SUFFIX`, by which a file name chooses it, a `NAME` and `write(document)`. One whose file cannot hold a
whole document has `further(document)` too.
"""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from ropa.exports import csv, docx, html, json, markdown, pdf, plain, turtle, xlsx
from ropa.view.document import Document
from ropa.view.linked import Graph


class Format(Protocol):
    """A module of this package."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """What its files' names end in, such as `.html`."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    def write(self, document: Document) -> bytes:
        """The document as the bytes of a file."""
        ...


@runtime_checkable
class SpreadFormat(Format, Protocol):
    """A format that needs more files than one for a document."""

    def further(self, document: Document) -> Mapping[str, bytes]:
        """The further files, by what their names have behind the name of the file asked for."""
        ...


FORMATS: tuple[Format, ...] = (html, pdf, docx, xlsx, csv, json, markdown, plain)
"""Every format, in the order in which they are offered; files in a folder are written in the first."""


TYPESET: tuple[Format, ...] = (pdf,)
"""Formats whose bytes are the source that `render.typeset` makes the file of."""


class LinkedFormat(Protocol):
    """A module of this package that writes a graph for machines, since a document says nothing that they could join."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """What its files' names end in, such as `.ttl`."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    def write(self, graph: Graph) -> bytes:
        """The graph as the bytes of a file."""
        ...


LINKED_FORMATS: tuple[LinkedFormat, ...] = (turtle,)
"""Every format of graphs."""

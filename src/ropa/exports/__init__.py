"""A document as the bytes of a file, one format per module.

A format has a `SUFFIX`, by which a file name chooses it, a `NAME`, a `MEDIA_TYPE` and `write(document)`.
"""

from typing import Protocol

from ropa.exports import docx, html, markdown, plain, turtle
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

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802
        """Its media type."""

    def write(self, document: Document) -> bytes:
        """The document as the bytes of a file."""
        ...


FORMATS: tuple[Format, ...] = (html, docx, markdown, plain)
"""Every format, in the order in which they are offered; files in a folder are written in the first."""


SUFFIXES = ", ".join(made.SUFFIX for made in FORMATS)
"""What the names of files may end in, as help says it."""


class LinkedFormat(Protocol):
    """A module of this package that writes a graph for machines, since a document says nothing that they could join."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """What its files' names end in, such as `.ttl`."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802
        """Its media type."""

    def write(self, graph: Graph) -> bytes:
        """The graph as the bytes of a file."""
        ...


LINKED_FORMATS: tuple[LinkedFormat, ...] = (turtle,)
"""Every format of graphs."""

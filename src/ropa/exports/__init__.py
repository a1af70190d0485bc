"""A document as the bytes of a file, one format per module.

A format has a `SUFFIX`, by which a file name chooses it, a `NAME`, a `MEDIA_TYPE` and `write(document)`.
"""

from typing import Protocol

from ropa.exports import html, markdown, plain
from ropa.view.document import Document


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


FORMATS: tuple[Format, ...] = (html,)
"""Every format of registers, in the order in which they are offered."""


ANSWER_FORMATS: tuple[Format, ...] = (html, markdown, plain)
"""Every format of answers; files in a folder are written in the first."""

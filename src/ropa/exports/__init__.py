"""A document as the bytes of a file, one format per module.

A format has a `SUFFIX`, by which a file name chooses it, a `NAME`, a `MEDIA_TYPE` and `write(document)`.
"""

from typing import Protocol

from ropa.exports import answer_html, answer_markdown, answer_text, html
from ropa.view.answers.document import AnswerDocument
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
"""Every format, in the order in which they are offered."""


class AnswerFormat(Protocol):
    """A module of this package that writes the answer to a question."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """What its files' names end in."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802
        """Its media type."""

    def write(self, document: AnswerDocument) -> bytes:
        """The answer as the bytes of a file."""
        ...


ANSWER_FORMATS: tuple[AnswerFormat, ...] = (answer_html, answer_markdown, answer_text)
"""Every format of answers; files in a folder are written in the first."""

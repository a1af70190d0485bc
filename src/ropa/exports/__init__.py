"""A document as the bytes of a file, one format per module.

A format has a `SUFFIX`, by which a file name chooses it, a `NAME`, a `MEDIA_TYPE` and `write(document)`.
"""

from typing import Protocol, TypeVar

from ropa.exports import answer_html, answer_markdown, answer_text, html
from ropa.view.answers.document import AnswerDocument
from ropa.view.document import Document

Content_contra = TypeVar("Content_contra", contravariant=True)


class Format(Protocol[Content_contra]):
    """A module of this package, which writes documents of one kind."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """What its files' names end in, such as `.html`."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called."""

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802
        """Its media type."""

    def write(self, document: Content_contra) -> bytes:
        """The document as the bytes of a file."""
        ...


FORMATS: tuple[Format[Document], ...] = (html,)
"""Every format, in the order in which they are offered."""


ANSWER_FORMATS: tuple[Format[AnswerDocument], ...] = (answer_html, answer_markdown, answer_text)
"""Every format of answers; files in a folder are written in the first."""

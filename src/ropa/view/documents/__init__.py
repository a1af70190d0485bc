"""What can be exported of a register, one document per module.

A document has a `NAME`, the `OPTIONS` of `ropa export` that it takes, and `make`.
"""

from typing import Protocol

from ropa.view.document import Document
from ropa.view.documents import art30, dossier, findings, obligations, processors, records, transfers
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted


class Exportable(Protocol):
    """A module of this package."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called on the command line."""

    @property
    def OPTIONS(self) -> frozenset[str]:  # noqa: N802
        """The options that it takes, as they are typed."""

    def make(self, subject: Subject, wanted: Wanted, language: str) -> Document:
        """The document about one register, in one language."""
        ...


DOCUMENTS: tuple[Exportable, ...] = (art30, processors, transfers, findings, obligations, records, dossier)
"""Every document, in the order in which they are offered."""

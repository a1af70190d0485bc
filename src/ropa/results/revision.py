"""Results that may be those of a former state of the record."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OfRevision:
    """A result that may be that of a former state of the record.

    Attributes:
        revision: Which one, in the reader's language; empty for the working state.
    """

    revision: str = ""

"""How much of a register a document is to hold, and for whom."""

from dataclasses import dataclass
from typing import Literal

from ropa.view.marks import State

Side = Literal["", "controller", "processor"]
"""Which of the two records of Art. 30 is meant; empty for what there is."""


@dataclass(frozen=True, slots=True)
class Limit:
    """That a document is about some activities only.

    Attributes:
        query: The query that they match, as typed.
        shown: How many match it.
        count: How many there are.
    """

    query: str
    shown: int
    count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a document. Each document takes some of it and says which.

    Attributes:
        layout: Whose layout the register is in.
        columns: The fields that an own layout has a column for, instead.
        side: Which of the two records of Art. 30.
        is_internal: Whether what is the organisation's own affair goes with it.
        is_public: Whether it is the version that an organisation may publish.
        is_final: Whether it is to be called final.
        hidden: How values are known that are left out.
        limit: The activities that it is limited to; None for all.
        revision: The revision of the record, in words; empty for the working state.
    """

    layout: str = "art30"
    columns: tuple[str, ...] = ()
    side: Side = ""
    is_internal: bool = False
    is_public: bool = False
    is_final: bool = False
    hidden: frozenset[State] = frozenset()
    limit: Limit | None = None
    revision: str = ""


EVERYTHING = Wanted()
"""The whole record of now, as Art. 30 asks for it."""

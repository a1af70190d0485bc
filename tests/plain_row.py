"""A row of a list that says what it is given."""

from dataclasses import dataclass
from typing import Any

from ropa.query import Haystack, Key, key_of
from ropa.results import Cell


@dataclass(frozen=True)
class PlainRow:
    """A record that is in no register."""

    address: str
    cells: tuple[Cell, ...]
    haystack: Haystack
    marks: str = ""

    @property
    def link(self) -> str:
        """The record itself."""
        return self.address

    @property
    def values(self) -> dict[str, Any]:
        """Nothing more than its address."""
        return {"id": self.address}

    def weight(self, name: str) -> Key:
        """What it weighs by any column: its address."""
        return key_of(self.address)

"""What an import would do to a register, as values."""

from dataclasses import dataclass
from typing import Literal

from ropa.changes import Change
from ropa.imports.imported import Imported, Remark
from ropa.imports.matching import Match

Outcome = Literal["added", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one proposal.

    Attributes:
        match: The proposal, and the record it speaks of.
        address: The record's address, new or not.
        outcome: Whether the record is added, changed, or stays as it is.
        fields: The fields that get something, as people name them.
    """

    match: Match
    address: str
    outcome: Outcome
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Attributes:
        imported: What the file says.
        rows: What becomes of each record it speaks of.
        changes: How, in order.
        remarks: What must be known of the reading and of the register, the most pressing first.
    """

    imported: Imported
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]

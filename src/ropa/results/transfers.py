"""Hops between organisations, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ropa.results.revision import OfRevision
from ropa.view.document import Entry

if TYPE_CHECKING:
    from ropa.query import Order


@dataclass(frozen=True)
class TransferRow:
    """One hop between organisations, in words, with the addresses to follow."""

    register: str
    exporter: str
    importer: str
    entry: Entry
    values: Mapping[str, Any]


@dataclass(frozen=True)
class TransferRemark:
    """What stands beside the hops: control from a third country, or a difference between declared and derived."""

    register: str
    entry: Entry
    values: Mapping[str, Any]


@dataclass(frozen=True)
class TransferList(OfRevision):
    """Hops out of, or possibly out of, the EEA, and the law they were judged by.

    Attributes:
        rows: The hops of each register, worst first.
        exposures: Parties on the way that are controlled from a third country; no transfers.
        differences: Where what the record declares and what follows from it differ.
        silent: Fields on the way that say nothing, as `record#field`.
        remarks: How many of which verdict, or that none is found; what cannot be told.
        law_date: Day of the law they were judged by, as ISO 8601.
        law_checked: Day on which the law's data were last checked.
        law_own: How many rows of the law are the workspace's own.
        orders: By what the hops of each register are in order; the worst come first where by nothing.
    """

    rows: tuple[TransferRow, ...]
    exposures: tuple[TransferRemark, ...]
    differences: tuple[TransferRemark, ...]
    silent: tuple[str, ...]
    remarks: tuple[str, ...]
    law_date: str
    law_checked: str
    law_own: int = 0
    orders: tuple["Order", ...] = ()

    def sections(self) -> tuple[tuple[str, tuple[TransferRemark, ...]], ...]:
        """What stands beside the hops, by the key of its heading; a section that is empty is left out."""
        parts = (("transfers.section.exposures", self.exposures), ("transfers.section.differences", self.differences))
        return tuple((key, items) for key, items in parts if items)

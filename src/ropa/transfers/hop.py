"""What is said of one hop of data from one organisation to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.model import Transfer


class Verdict(StrEnum):
    """Whether a hop is a transfer."""

    TRANSFER = "transfer"
    UNDETERMINABLE = "undeterminable"
    PLACE_ONLY = "place-only"
    NOT_A_TRANSFER = "not-a-transfer"


class Coverage(StrEnum):
    """Whether a tool of Chapter V covers a transfer; the order of the members is from best to worst."""

    COVERED = "covered"
    CONDITION_UNCONFIRMED = "condition-unconfirmed"
    UNDETERMINABLE = "undeterminable"
    NO_TOOL_RECORDED = "no-tool-recorded"


class Risk(StrEnum):
    """What the assessment of a transfer says; the order of the members is from best to worst.

    What nobody assessed stands above medium: it may be anything.
    """

    LOW = "low"
    MEDIUM = "medium"
    NOT_ASSESSED = "not-assessed"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reasoning.

    Attributes:
        key: A key of the catalogue `transfers`.
        params: What its placeholders stand for.
        own: Source of the workspace's own row of the law that it rests on; empty where it rests on none.
    """

    key: str
    params: Mapping[str, str] = field(default_factory=dict)
    own: str = ""

    @property
    def is_on_risk(self) -> bool:
        """Whether it is on the risk, which is the organisation's own affair."""
        return self.key.startswith("risk.")


class PlaceUse(NamedTuple):
    """One place of a hop; a tuple, since every check makes tens of thousands.

    Attributes:
        how: `seat`, `accessed_from` or `stored_in`.
        code: Country, organisation or region as recorded; None where the record is silent.
        at: The field that says so, or would.
    """

    how: str
    code: str | None
    at: Pointer


class Declaration(NamedTuple):
    """A `transfer` table of an engagement or a disclosure, and where it stands."""

    at: Pointer
    transfer: Transfer


@dataclass(frozen=True, slots=True)
class Hop:
    """Data going from one organisation to another.

    Attributes:
        exporter: Address of the party that passes the data on; of the register where its party is unknown.
        importer: Address of the party that receives it.
        engagement: Address of the engagement under which it does; empty for a direct disclosure.
        exporter_role: Role of the exporter: `controller`, `joint-controller` or `processor`; empty where the record
            does not state it, or states several.
        role: Role of the importer as stated, or as its sub-engagement makes it; empty where neither says.
        activities: Addresses of the activities whose data it is; empty where the record ties it to none.
        places: Where the importer sits, reaches the data from and keeps it.
        verdict: Whether this is a transfer.
        coverage: Whether a tool covers it; None where nothing needs covering.
        risk: What its assessment says; None where nothing needs covering. It never changes the coverage.
        declarations: The transfers that the record itself declares here, the one that decides first.
        steps: The reasoning, in order.
        at: The field that a finding about this hop points at.
    """

    exporter: str
    importer: str
    engagement: str
    exporter_role: str
    role: str
    activities: tuple[str, ...]
    places: tuple[PlaceUse, ...]
    verdict: Verdict
    coverage: Coverage | None
    risk: Risk | None
    declarations: tuple[Declaration, ...]
    steps: tuple[Step, ...]
    at: Pointer

    @property
    def own(self) -> tuple[str, ...]:
        """Sources of the workspace's own rows of the law by which it is judged."""
        return tuple(dict.fromkeys(step.own for step in self.steps if step.own))

    @property
    def declared(self) -> bool:
        """Whether the record itself declares a transfer here."""
        return bool(self.declarations)

    @property
    def tool(self) -> str:
        """The tool recorded for it; empty where there is none."""
        return (self.declarations and self.declarations[0].transfer.tool) or ""

    def table(self, *path: str) -> Pointer:
        """Where the record declares this transfer, or would: its `transfer` table, or a field of that."""
        if self.declarations:
            at = self.declarations[0].at
            return Pointer(at.record, (*at.field, *path))
        # Where data go by a list of names, there is no table to write the transfer in.
        has_table = self.at.field[:1] in ((), ("disclosure",))
        return Pointer(self.at.record, (*self.at.field, "transfer", *path)) if has_table else self.at

    @property
    def has_importer(self) -> bool:
        """Whether another organisation receives the data; not within one organisation, nor where it is published."""
        return self.verdict is not Verdict.NOT_A_TRANSFER or not any(
            step.key in ("same-organisation", "published") for step in self.steps
        )

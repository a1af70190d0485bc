"""What is said of one hop of data from one organisation to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ropa.finding import Pointer


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


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """One place of a hop.

    Attributes:
        how: `seat`, `accessed_from` or `stored_in`.
        code: Country, organisation or region as recorded; None where the record is silent.
        at: The field that says so, or would.
    """

    how: str
    code: str | None
    at: Pointer


@dataclass(frozen=True, slots=True)
class Hop:
    """Data going from one organisation to another.

    Attributes:
        exporter: Address of the party that passes the data on; of the register where its party is unknown.
        importer: Address of the party that receives it.
        engagement: Address of the engagement under which it does; empty for a direct disclosure.
        role: Role of the importer as stated; empty where it is not stated.
        activities: Addresses of the activities whose data it is; empty where the record ties it to none.
        places: Where the importer sits, reaches the data from and keeps it.
        verdict: Whether this is a transfer.
        coverage: Whether a tool covers it; None where nothing needs covering.
        tool: The tool recorded for it; empty where there is none.
        declared: Whether the record itself declares a transfer here.
        steps: The reasoning, in order.
        at: The field that a finding about this hop points at.
    """

    exporter: str
    importer: str
    engagement: str
    role: str
    activities: tuple[str, ...]
    places: tuple[PlaceUse, ...]
    verdict: Verdict
    coverage: Coverage | None
    tool: str
    declared: bool
    steps: tuple[Step, ...]
    at: Pointer

    @property
    def own(self) -> tuple[str, ...]:
        """Sources of the workspace's own rows of the law by which it is judged."""
        return tuple(dict.fromkeys(step.own for step in self.steps if step.own))

"""How one edge stands under Chapter V: the verdict on the passing on to another organisation that it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ropa.graph import Edge, Kind
from ropa.law import Law
from ropa.model import System
from ropa.questions.trace_gaps import is_place
from ropa.questions.trace_walk import Steps
from ropa.register import Register
from ropa.transfers import Coverage, Hop, PlaceUse, Verdict
from ropa.transfers.receiver import organisation
from ropa.transfers.verdict import position

Path = tuple[Edge, ...]
"""A whole path."""


class Grade(StrEnum):
    """How a hop stands under Chapter V; the order of the members is from worst to best."""

    NO_TOOL_RECORDED = "no-tool-recorded"
    UNDETERMINABLE = "undeterminable"
    CONDITION_UNCONFIRMED = "condition-unconfirmed"
    COVERED = "covered"
    PLACE_ONLY = "place-only"
    INSIDE = "inside"


@dataclass(frozen=True)
class Judge:
    """The verdicts on the edges of one register.

    Attributes:
        register: The register.
        judged: Its hops between organisations.
        law: The law they were judged by.
        nodes: What lies between the two nodes that are asked about.
    """

    register: Register
    judged: tuple[Hop, ...]
    law: Law
    nodes: frozenset[str]

    @cached_property
    def _by_receiver(self) -> Mapping[str, Hop]:
        return {hop.engagement or hop.importer: hop for hop in self.judged}

    def worst(self, steps: Steps) -> Path:
        """A path with, where several edges join the same nodes, the worst of them."""
        order = list(Grade)
        edges = [[link.item for link in links if isinstance(link.item, Edge)] for links in steps]
        return tuple(min(among, key=lambda edge: order.index(self.grade(edge, self.hop(edge)))) for among in edges)

    def hop(self, edge: Edge) -> Hop | None:
        """The passing on to another organisation that an edge makes or follows; None where there is none."""
        if edge.kind in (Kind.DISCLOSES, Kind.JOINTLY, Kind.SUBCONTRACTS, Kind.RUNS_ON):
            return self._by_receiver.get(edge.target)
        if edge.kind in (Kind.RENDERS, Kind.ACCESSED, Kind.STORED):
            record = self.register.at(edge.source)
            home = self.register.home(edge.source)
            found = home.find(record.engagement) if isinstance(record, System) and record.engagement else None
            return self._by_receiver.get(found[0] if found else edge.source)
        if edge.kind is Kind.SEATED:
            received = [hop for hop in self.judged if hop.importer == edge.source]
            on_the_way = [hop for hop in received if hop.engagement in self.nodes]
            return min(on_the_way or received, key=_order_of, default=None)
        return None

    def grade(self, edge: Edge, hop: Hop | None) -> Grade:
        """How an edge stands; what nothing is known of is undeterminable, never inside."""
        if edge.kind in (Kind.HOLDS, Kind.CONCERNS, Kind.SUPPLIES, Kind.USES):
            return Grade.INSIDE
        place = _place_grade(edge, self.law)
        if hop is None:
            is_home = edge.kind is Kind.SEATED and edge.source == organisation(self.register)
            return Grade.INSIDE if is_home or place is Grade.INSIDE else Grade.UNDETERMINABLE
        grade = grade_of(hop)
        # Where a system stands is said of the system alone; its engagement's verdict may rest on another place.
        is_system = edge.kind is Kind.STORED and isinstance(self.register.at(edge.source), System)
        return min(grade, place, key=list(Grade).index) if is_system and place else grade


def _place_grade(edge: Edge, law: Law) -> Grade | None:
    """What a place says by itself; None for an edge that leads to none."""
    if not is_place(edge.target):
        return None
    code = edge.target if edge.target.startswith("org:") else edge.target.partition(":")[2]
    where = position(PlaceUse("stored_in", code, edge.at), law)
    return {"eea": Grade.INSIDE, "abroad": Grade.PLACE_ONLY, "open": Grade.UNDETERMINABLE}[where]


def grade_of(hop: Hop) -> Grade:
    """How a passing on to another organisation stands."""
    if hop.verdict is Verdict.NOT_A_TRANSFER:
        return Grade.INSIDE
    if hop.verdict is Verdict.PLACE_ONLY:
        return Grade.PLACE_ONLY
    if hop.verdict is Verdict.UNDETERMINABLE:
        return Grade.UNDETERMINABLE
    return Grade(hop.coverage or Coverage.UNDETERMINABLE)


def _order_of(hop: Hop) -> int:
    return list(Grade).index(grade_of(hop))

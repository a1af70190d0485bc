"""By which hops data can get from one node to another within one register, worst first."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ropa.finding import Pointer
from ropa.graph import Edge, Kind, index, register_edges, term_node
from ropa.law import Law
from ropa.model import Activity, Disclosure, Record, RegisterRecord
from ropa.questions.trace_gaps import Gap, Link, Why, open_ways, vocabulary_of
from ropa.questions.trace_grade import Grade, Judge, Path
from ropa.questions.trace_walk import State, Walk, walk
from ropa.register import Register
from ropa.rules.common import categories
from ropa.rules.wider import wider
from ropa.transfers import Coverage, Hop
from ropa.transfers.reach import is_current


@dataclass(frozen=True, slots=True)
class TracedHop:
    """One edge by which data can get there.

    Attributes:
        edge: The edge.
        grade: How the passing on that it belongs to stands; None for one that is not judged, since it has ended or
            has not begun.
        hop: That passing on, as judged; None where there is none or the record does not allow to judge it.
        data: Categories of data it carries, as nodes; None where the record does not say.
        activities: Addresses of the activities whose data it carries.
        disclosure: The disclosure it is made of; None for any other edge.
        witness: A shortest whole path that takes it.
    """

    edge: Edge
    grade: Grade | None
    hop: Hop | None
    data: tuple[str, ...] | None
    activities: tuple[str, ...]
    disclosure: Disclosure | None
    witness: Path


@dataclass(frozen=True, slots=True)
class Trace:
    """How data can get from one node to another in one register.

    Attributes:
        hops: Every hop that lies on a path, worst first.
        apart: Hops that lie only on paths which have ended or have not begun; not judged.
        paths: Whole paths beside the witnesses, shortest first.
        is_cut: Whether there are more paths than these.
        exposures: Control over parties on the way, or by the end over parties that the data reach; no path of data.
        gaps: What the record leaves open and by which data could get there too.
    """

    hops: tuple[TracedHop, ...]
    apart: tuple[TracedHop, ...]
    paths: tuple[Path, ...]
    is_cut: bool
    exposures: tuple[Edge, ...]
    gaps: tuple[Gap, ...]

    def told_at(self, hop: TracedHop) -> Hop | None:
        """The passing on of which the verdict is told at a hop: where data cross, and only else where they follow."""
        judged = hop.hop
        crossed = (other.hop for other in self.hops if other.edge.kind in CROSSING)
        return judged if hop.edge.kind in CROSSING or all(judged is not one for one in crossed) else None


CROSSING = (Kind.DISCLOSES, Kind.JOINTLY, Kind.SUBCONTRACTS, Kind.RUNS_ON)
"""Edges by which data pass from one organisation to another."""


def trace(register: Register, judged: Iterable[Hop], law: Law, start: str, end: str, limit: int) -> Trace:
    """Every hop by which data can get from one node to another.

    Args:
        register: The register, whose paths never leave it and the shared records.
        judged: Its hops between organisations, judged by the law.
        law: The law of a day; what has ended or not begun on it is kept apart.
        start: Node where the data come from.
        end: Node where they may get to.
        limit: How many whole paths to list beside the witnesses.
    """
    found = _edges(register)
    links = list(_links(register, found, start))
    current = [link for link in links if isinstance(link.item, Edge) and _is_current(register, link.item, law)]
    now = walk(current, start, end)
    judge = Judge(register, tuple(judged), law, now.nodes)
    hops = sorted(_hops(register, now, judge), key=_badness)
    apart: list[TracedHop] = []
    if len(current) < len(links):
        known = {hop.edge for hop in hops}
        apart = [
            replace(hop, grade=None, hop=None)
            for hop in _hops(register, walk(links, start, end), judge)
            if hop.edge not in known
        ]
    witnesses = {hop.witness for hop in hops}
    whole = (path for path in map(judge.worst, now.paths()) if path not in witnesses)
    paths = tuple(islice(whole, limit + 1))
    possible = walk([*current, *_open(register, law, found, start, end)], start, end)
    gaps = dict.fromkeys(link.item for _, _, step in possible.steps() for link in step if isinstance(link.item, Gap))
    unread = (Gap(Pointer(register.address()), Why.UNREAD),) if register.findings or register.lost else ()
    exposures = tuple(_exposures(found, now, end))
    return Trace(tuple(hops), tuple(apart), paths[:limit], len(paths) > limit, exposures, (*gaps, *unread))


def _edges(register: Register) -> tuple[Edge, ...]:
    found = [*register_edges(register), *(register_edges(register.shared) if register.shared else ())]
    return tuple(dict.fromkeys(found))


def _links(register: Register, found: Iterable[Edge], start: str) -> Iterator[Link]:
    """The edges that data move along: control and citations carry none, a source supplies only where a path begins."""
    vocabulary = vocabulary_of(register, start)
    for edge in found:
        if edge.kind in (Kind.CONTROLS, Kind.CITES) or (edge.kind is Kind.SUPPLIES and edge.source != start):
            continue
        source = edge.source
        if edge.kind in (Kind.HOLDS, Kind.CONCERNS) and vocabulary and start in wider(register, vocabulary, source):
            source = start
        yield Link(source, edge.target, _carried(register, edge), edge)


def _carried(register: Register, edge: Edge) -> frozenset[str] | None:
    """What an edge carries; of a disclosure also what its activity holds that is part of it, or that it is part of."""
    if edge.kind not in (Kind.DISCLOSES, Kind.JOINTLY) or edge.data is None:
        return edge.data
    above = {wide for node in edge.data for wide in wider(register, "data", node)}
    held = _held(register, edge.source)
    return edge.data | {node for node in held if node in above or edge.data & {*wider(register, "data", node)}}


def _open(register: Register, law: Law, found: Iterable[Edge], start: str, end: str) -> Iterator[Link]:
    """What is open today: not what an activity that has ended, or has not begun, leaves unsaid."""
    for link in open_ways(register, law, found, start, end):
        ends = (register.at(link.source), register.at(link.target))
        if all(_has_begun(record, law) for record in ends):
            yield link


def _is_current(register: Register, edge: Edge, law: Law) -> bool:
    if not all(_has_begun(register.at(node), law) for node in (edge.source, edge.target)):
        return False
    disclosure = _disclosure(register, edge)
    return disclosure is None or _holds(disclosure.from_, disclosure.until, law)


def _has_begun(record: Record | None, law: Law) -> bool:
    return not isinstance(record, Activity) or is_current(record, law)


def _holds(begins: datetime.date | None, ends: datetime.date | None, law: Law) -> bool:
    return (begins or datetime.date.min) <= law.date <= (ends or datetime.date.max)


def _disclosure(register: Register, edge: Edge) -> Disclosure | None:
    if edge.kind is not Kind.DISCLOSES:
        return None
    record = register.own if edge.at.record == register.address() else register.at(edge.at.record)
    assert isinstance(record, Activity | RegisterRecord)
    made = record.disclosure or ()
    return next(
        (item for number, item in enumerate(made) if number == edge.at.field[1] and isinstance(item, Disclosure)), None
    )


def _hops(register: Register, way: Walk, judge: Judge) -> Iterator[TracedHop]:
    from_start, to_end = way.around()
    carried: dict[Edge, list[frozenset[str] | None]] = {}
    through: dict[Edge, dict[str, None]] = {}
    witness: dict[Edge, Path] = {}
    activities = _activities(register, way)
    for source, target, links in way.steps():
        for link in links:
            edge = link.item
            assert isinstance(edge, Edge)
            carried.setdefault(edge, []).append(target[1])
            through.setdefault(edge, {}).update(activities.get(source) or activities.get(target) or {})
            before, after = way.along(from_start[source]), way.along(to_end[target])
            if edge not in witness or len(before) + 1 + len(after) < len(witness[edge]):
                witness[edge] = (*judge.worst(before), edge, *judge.worst(after))
    for edge, sets in carried.items():
        hop = judge.hop(edge)
        disclosure = _disclosure(register, edge)
        data = _data(register, sets, through[edge])
        yield TracedHop(edge, judge.grade(edge, hop), hop, data, tuple(through[edge]), disclosure, witness[edge])


def _activities(register: Register, way: Walk) -> dict[State, dict[str, None]]:
    """The activities that a state may have its data from."""
    found: dict[State, dict[str, None]] = {}
    for state in list(way.graph):
        if isinstance(register.at(state[0]), Activity):
            for behind in (state, *way.behind(state)):
                found.setdefault(behind, {})[state[0]] = None
    return found


def _data(
    register: Register, sets: Iterable[frozenset[str] | None], activities: Iterable[str]
) -> tuple[str, ...] | None:
    """What a hop carries; where it is tied to none of them, all that its activities hold."""
    found: set[str] = set()
    activities = tuple(activities)
    for data in sets:
        if data is not None:
            found |= data
            continue
        held = [_held(register, address) for address in activities]
        if not held or not all(held):
            return None
        found.update(*held)
    return tuple(sorted(found))


def _held(register: Register, address: str) -> frozenset[str]:
    activity = register.at(address)
    assert isinstance(activity, Activity)
    return frozenset(term_node(register, "data", word) for word in categories(activity))


def _badness(hop: TracedHop) -> tuple[int, int]:
    coverage = list(Coverage).index(hop.hop.coverage) if hop.hop and hop.hop.coverage else -1
    return list(Grade).index(hop.grade or Grade.INSIDE), -coverage


def _exposures(found: Iterable[Edge], now: Walk, end: str) -> Iterator[Edge]:
    """Control over parties on the way, and over any party reached by one that the end is, or that is seated there."""
    control = {edge.target: edge for edge in found if edge.kind is Kind.CONTROLS}
    seats = {edge.source: edge.target for edge in found if edge.kind is Kind.SEATED}
    given: set[Edge] = set()
    for party in sorted(control.keys() & now.reached):
        chain: dict[Edge, None] = {}
        node = party
        while (edge := control.get(node)) and edge not in chain:
            chain[edge] = None
            node = edge.source
        if party in now.nodes or any(end in (edge.source, seats.get(edge.source)) for edge in chain):
            yield from (edge for edge in chain if edge not in given)
            given.update(chain)


def is_used(register: Register, node: str) -> bool:
    """Whether a register itself leads to a node of the shared records; one that does not has no data there."""
    leaving = index(_edges(register)).leaving
    queue = [edge.target for edge in register_edges(register) if edge.kind not in (Kind.CONTROLS, Kind.CITES)]
    seen = set(queue)
    for reached in queue:
        onward = {edge.target for edge in leaving(reached) if edge.kind is not Kind.CONTROLS} - seen
        seen |= onward
        queue += sorted(onward)
    return node in seen or any(edge.source == node for edge in register_edges(register) if edge.kind is Kind.SUPPLIES)

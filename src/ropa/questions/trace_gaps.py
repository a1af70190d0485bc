"""What a record leaves open on the way between two nodes: ways by which data could get there and nobody has said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ropa.finding import Pointer
from ropa.graph import Edge, Kind, term_node
from ropa.law import Law
from ropa.model import Activity, Engagement, Party, System
from ropa.register import Register, statements
from ropa.transfers.regions import may_hold


class Why(StrEnum):
    """Why a way is open."""

    SILENT = "silent"
    SUCH_AS = "such-as"
    CHAIN = "chain"
    REGION = "region"
    NOT_ATTRIBUTED = "not-attributed"
    UNKNOWN = "unknown"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that leaves a way open, and why."""

    at: Pointer
    why: Why


@dataclass(frozen=True, slots=True)
class Link:
    """One step that data take, as an edge says, or could take, as a gap leaves open.

    Attributes:
        source: Node it starts from.
        target: Node it leads to.
        data: Categories of data it carries; None where it carries whatever arrives.
        item: The edge or the gap.
    """

    source: str
    target: str
    data: frozenset[str] | None
    item: Edge | Gap


def open_ways(register: Register, law: Law, found: Iterable[Edge], start: str, end: str) -> Iterator[Link]:
    """Steps that the record does not exclude, each straight to where it might lead."""
    found = tuple(found)
    yield from _begun(register, found, start)
    yield from _unattributed(register, law, start)
    sides = _END_FIELDS[_sort(register, end)]
    for home in (register, register.shared):
        for key, record in home.records.items() if home else ():
            here = home.address(key) if home else key
            for name in sides.get(type(record), ()):
                is_said = (
                    any(statements(register, key, record, name))
                    if isinstance(record, Activity)
                    else getattr(record, name) is not None
                )
                if not is_said:
                    yield Link(here, end, None, Gap(Pointer(here, (name,)), Why.SILENT))
            is_partial = isinstance(record, Engagement) and record.chain in ("partly-known", "unknown")
            if is_partial and "chain" in sides.get(Engagement, ()):
                yield Link(here, end, None, Gap(Pointer(here, ("chain",)), Why.CHAIN))
    for edge in found:
        if edge.kind in (Kind.STORED, Kind.ACCESSED, Kind.SEATED) and _may_hold(edge.target, end, law):
            yield Link(edge.source, end, None, Gap(edge.at, Why.REGION))
        elif edge.kind in _TO_RECORDS and register.at(edge.target) is None:
            yield Link(edge.source, end, edge.data, Gap(edge.at, Why.UNKNOWN))


_TO_RECORDS = (Kind.DISCLOSES, Kind.JOINTLY, Kind.USES, Kind.RUNS_ON, Kind.RENDERS)

_Fields = dict[type, tuple[str, ...]]
_NOWHERE: _Fields = {}
_END_FIELDS: dict[str, _Fields] = {
    "place": {
        Activity: ("disclosure", "stored_in"),
        Engagement: ("stored_in", "accessed_from", "chain"),
        Party: ("seat",),
        System: ("engagement", "stored_in"),
    },
    "party": {Activity: ("disclosure",), Engagement: ("chain",), System: ("engagement",)},
    # An engagement is one contract: whoever works unnamed under another one does so under a contract of its own.
    "engagement": {Activity: ("disclosure",), System: ("engagement",)},
    "system": {Activity: ("systems",)},
    "": _NOWHERE,
}
"""The fields whose silence may hide a way to a node of a sort."""


def _sort(register: Register, node: str) -> str:
    if is_place(node):
        return "place"
    record = register.at(node)
    return record.KIND if isinstance(record, Party | Engagement | System) else ""


def is_place(node: str) -> bool:
    """Whether a node is a country, an international organisation or a region."""
    return node.startswith(("country:", "region:", "org:"))


def _begun(register: Register, found: tuple[Edge, ...], start: str) -> Iterator[Link]:
    """Activities that may take from the start though they do not say so."""
    sort = vocabulary_of(register, start)
    is_party = isinstance(register.at(start), Party)
    taken = {edge.target for edge in found if edge.source == start}
    # A disclosure that names its data speaks of these alone, so what else may be held goes no further by it.
    carried = frozenset((start,)) if sort == "data" else None
    for key, activity in register.of(Activity):
        here = register.address(key)
        if here in taken:
            continue
        said = getattr(activity, {"data": "data", "subject": "subjects"}[sort]) if sort else None
        if sort and said is None and not activity.subject_data:
            name = "data" if sort == "data" else "subjects"
            yield Link(start, here, carried, Gap(Pointer(here, (name,)), Why.SILENT))
        elif sort == "data" and activity.data_exhaustive is False:
            yield Link(start, here, carried, Gap(Pointer(here, ("data_exhaustive",)), Why.SUCH_AS))
        elif is_party and not any(statements(register, key, activity, "sources")):
            yield Link(start, here, None, Gap(Pointer(here, ("sources",)), Why.SILENT))


def _unattributed(register: Register, law: Law, start: str) -> Iterator[Link]:
    """Recipients that the register ties to no activity."""
    sort = vocabulary_of(register, start)
    if not sort and not isinstance(register.at(start), Activity):
        return
    for position, shared in enumerate((register.own and register.own.disclosure) or ()):
        found = register.find(shared.to)
        holds = (shared.from_ or law.date) <= law.date <= (shared.until or law.date)
        if shared.applies != "not-attributed" or not found or not holds:
            continue
        data = frozenset(term_node(register, "data", word) for word in shared.data) if shared.data else None
        if sort != "data" or data is None or start in data:
            at = Pointer(register.address(), ("disclosure", position))
            yield Link(start, found[0], data, Gap(at, Why.NOT_ATTRIBUTED))


def vocabulary_of(register: Register, node: str) -> str:
    """`data` or `subject` for a word of either, the register's own included; empty for any other node."""
    if node.startswith(("data:", "subject:")):
        return node.partition(":")[0]
    kind = getattr(register.at(node), "KIND", "")
    return kind if kind in ("data", "subject") else ""


def _may_hold(node: str, end: str, law: Law) -> bool:
    """Whether a region that a record names may be where the end is; it is never taken to be there."""
    prefix, _, code = end.partition(":")
    return node.startswith("region:") and may_hold(node.partition(":")[2], end if prefix == "org" else code, law)

"""The graph of who has what from whom: one list of edges, an index over it, and the same as a networkx graph.

Edges point the way data moves. A node is the address of a record, or a word of a closed list behind its prefix:
`data:email-address`, `subject:customer`, `country:US`, `region:EEA`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ropa.finding import Pointer, item_path
from ropa.model import NONE, OWN_TERMS, Activity, Disclosure, Engagement, Party, Record, System
from ropa.register import Portfolio, Register, statements
from ropa.register.mentions import in_order, naming, words_for
from ropa.register.once import listed_once, once
from ropa.register.statements import DisclosuresTo
from ropa.vocabulary import terms

if TYPE_CHECKING:
    import networkx


class Kind(StrEnum):
    """What an edge says."""

    CONCERNS = "concerns"
    HOLDS = "holds"
    SUPPLIES = "supplies"
    USES = "uses"
    DISCLOSES = "discloses"
    JOINTLY = "jointly"
    SUBCONTRACTS = "subcontracts"
    RENDERS = "renders"
    STORED = "stored"
    ACCESSED = "accessed"
    SEATED = "seated"
    CONTROLS = "controls"
    CITES = "cites"
    RUNS_ON = "runs-on"


class Edge(NamedTuple):
    """One step of data, or of control over it.

    Attributes:
        source: Node it starts from.
        target: Node it leads to.
        kind: What it says.
        register: Register that says it; a path never leaves it.
        at: The field that says it.
        data: Categories of data it carries, as nodes; None where the record ties it to none.
    """

    source: str
    target: str
    kind: Kind
    register: str
    at: Pointer
    data: frozenset[str] | None = None


def edges(portfolio: Portfolio) -> Iterator[Edge]:
    """Every edge of every register: the one source of the index and of the networkx graph."""
    for register in portfolio.registers.values():
        yield from register_edges(register)


@listed_once
def shared_edges(register: Register) -> Iterator[Edge]:
    """Every edge of the shared records, made once for all registers that may refer to them."""
    yield from register_edges(register)


def register_edges(register: Register) -> Iterator[Edge]:
    """Every edge of one register."""
    for key, record in register.records.items():
        yield from record_edges(register, key, record)


def record_edges(register: Register, key: str, record: Record, only: str = "") -> Iterator[Edge]:
    """Every edge that one record of a register states, or that the register states for it.

    Args:
        register: The register.
        key: The record's id.
        record: The record.
        only: The node at the other end that is asked for, which spares making all others; any where it is empty.
    """
    return _edges(register, key, record, _Only.of(register, only) if only else _EVERY)


def edges_at(register: Register, keys: Collection[str], node: str) -> Iterator[Edge]:
    """The edges at a node that some records of a register state, by their ids, or that the register states for them."""
    if not keys:
        return
    only = _Only.of(register, node)
    for key in keys:
        yield from _edges(register, key, register.records[key], only)


class _Only(NamedTuple):
    """The node that edges are asked for at, any where it is empty.

    Attributes:
        node: The node.
        words: The words for it.
        is_word: Whether it is a word itself.
        is_source: Whether the register names it as a source for all activities.
        disclosures: Tells the disclosures to it; None where any are asked for.
    """

    node: str
    words: frozenset[str]
    is_word: bool
    is_source: bool
    disclosures: DisclosuresTo | None

    @classmethod
    def of(cls, register: Register, node: str) -> "_Only":
        words = frozenset(words_for(register, node))
        is_source = not words.isdisjoint((register.own and register.own.sources) or ())
        return cls(node, words, is_word(node, register.at(node)), is_source, DisclosuresTo(register, words))


_EVERY = _Only("", frozenset(), is_word=True, is_source=True, disclosures=None)


def _edges(register: Register, key: str, record: Record, only: _Only) -> Iterator[Edge]:
    here = _Here(register, register.address(key))
    if isinstance(record, Activity):
        return _activity(here, key, record, only)
    found: Iterator[_Step] = iter(())
    if isinstance(record, Engagement):
        found = _engagement(here, record)
    elif isinstance(record, Party):
        found = _party(here, record)
    elif isinstance(record, System):
        found = _system(here, record)
    is_any = only.node in ("", here.address)
    return (
        here.edge(kind, path, other, reverse=reverse)
        for kind, path, other, reverse in found
        if is_any or other == only.node
    )


_Step = tuple[Kind, tuple[str | int, ...], str, bool]
"""What an edge says, the field that says it, the other end, and whether the edge comes from there."""


def _engagement(here: "_Here", engagement: Engagement) -> Iterator[_Step]:
    yield Kind.RENDERS, ("party",), here.node(engagement.party), False
    if engagement.under:
        yield Kind.SUBCONTRACTS, ("under",), here.node(engagement.under), True
    for position, place in enumerate(engagement.stored_in or ()):
        yield Kind.STORED, ("stored_in", position), place_node(place), False
    for position, place in enumerate(engagement.accessed_from or ()):
        yield Kind.ACCESSED, ("accessed_from", position), place_node(place), False


def _party(here: "_Here", party: Party) -> Iterator[_Step]:
    if party.seat:
        yield Kind.SEATED, ("seat",), place_node(party.seat), False
    if party.parent:
        yield Kind.CONTROLS, ("parent",), here.node(party.parent), True


def _system(here: "_Here", system: System) -> Iterator[_Step]:
    if system.engagement:
        yield Kind.RUNS_ON, ("engagement",), here.node(system.engagement), False
    for position, place in enumerate(system.stored_in or ()):
        yield Kind.STORED, ("stored_in", position), place_node(place), False


class _Here(NamedTuple):
    """A record from which edges start, or to which they lead: each has one made."""

    register: Register
    address: str

    def edge(
        self,
        kind: Kind,
        path: tuple[str | int, ...] | Pointer,
        other: str,
        *,
        reverse: bool = False,
        data: frozenset[str] | None = None,
    ) -> Edge:
        at = path if isinstance(path, Pointer) else Pointer(self.address, path)
        source, target = (other, self.address) if reverse else (self.address, other)
        return Edge(source, target, kind, self.register.name, at, data)

    def node(self, reference: str) -> str:
        found = self.register.find(reference)
        return found[0] if found else self.register.address(reference)

    def other(self, reference: str, only: _Only) -> str:
        """The node of a reference; empty where it is not the one that is asked for."""
        # Nearly every word leads elsewhere, which is seen before it is looked up.
        found = "" if only.words and reference not in only.words else self.node(reference)
        return found if only.node in ("", found) else ""


_Paths = dict[str, tuple[str | int, ...]]
"""Where a record names each of some words."""


def _activity(here: _Here, key: str, activity: Activity, only: _Only) -> Iterator[Edge]:
    if only.is_word:
        yield from _held(here, activity, only.node)
    yield from _handed(here, key, activity, only)
    for held in statements(here.register, key, activity, "stored_in") if only.is_word else ():
        node = place_node(held.value)
        if only.node in ("", node):
            yield here.edge(Kind.STORED, held.at, node)
    cited = activity.cited and activity.cited.document
    if cited and only.node in ("", node := here.node(cited)):
        yield here.edge(Kind.CITES, ("cited", "document"), node)


def _held(here: _Here, activity: Activity, only: str) -> Iterator[Edge]:
    """Of whom an activity holds what."""
    register = here.register
    subjects = _words(activity.subjects, "subjects")
    for position, held_of in enumerate(activity.subject_data or ()):
        subjects.setdefault(held_of.subject, ("subject_data", position, "subject"))
    for word, path in subjects.items():
        node = term_node(register, "subject", word)
        if not only or node == only:
            yield here.edge(Kind.CONCERNS, path, node, reverse=True)
    for word, path in _data(activity).items():
        node = term_node(register, "data", word)
        if not only or node == only:
            yield here.edge(Kind.HOLDS, path, node, reverse=True, data=_carried(register, (word,)))


def _handed(here: _Here, key: str, activity: Activity, only: _Only) -> Iterator[Edge]:
    """From whom an activity has its data, where they are kept, and who gets them."""
    register = here.register
    if only.is_source or not only.words.isdisjoint(activity.sources or ()):
        for held in statements(register, key, activity, "sources"):
            if register.find(held.value) and (source := here.other(held.value, only)):
                yield here.edge(Kind.SUPPLIES, held.at, source, reverse=True)
    for position, word in enumerate(activity.systems or ()):
        if system := here.other(word, only):
            yield here.edge(Kind.USES, item_path("systems", position), system)
    for disclosure, at in _disclosed(register, key, activity, only):
        if recipient := here.other(disclosure.to, only):
            carried = _carried(register, _words_held(activity) if disclosure.data is None else disclosure.data)
            yield here.edge(Kind.DISCLOSES, at, recipient, data=carried)
    joint = activity.joint_controllers
    for position, word in enumerate(joint if isinstance(joint, tuple) else ()):
        if controller := here.other(word, only):
            everything = _carried(register, _words_held(activity))
            yield here.edge(Kind.JOINTLY, ("joint_controllers", position), controller, data=everything)


def _disclosed(register: Register, key: str, activity: Activity, only: _Only) -> Iterable[tuple[Disclosure, Pointer]]:
    """The disclosures of an activity, with the field that states each: all, or those to a node."""
    if only.disclosures is not None:
        return only.disclosures.of(key, activity)
    held = statements(register, key, activity, "disclosure")
    return ((item.value, item.at) for item in held if isinstance(item.value, Disclosure))


@once
def _carried(register: Register, words: tuple[str, ...]) -> frozenset[str] | None:
    """The nodes of categories of data, made once for all edges that carry the same; None for none."""
    return frozenset([term_node(register, "data", word) for word in words]) or None


def _words_held(activity: Activity) -> tuple[str, ...]:
    """The categories of data that an activity names."""
    return activity.data or () if activity.subject_data is None else tuple(_data(activity))


def _data(activity: Activity) -> _Paths:
    """The categories of data that an activity names, as a list or by data subject, each with where it does."""
    data = _words(activity.data, "data")
    for position, held_of in enumerate(activity.subject_data or ()):
        for number, word in enumerate(held_of.data):
            data.setdefault(word, ("subject_data", position, "data", number))
    return data


def _words(words: tuple[str, ...] | None, field: str) -> _Paths:
    return {word: item_path(field, position) for position, word in enumerate(words or ())}


def is_word(node: str, record: Record | None) -> bool:
    """Whether a node is a word of a list, a register's own among them, or a place, and no other record.

    Args:
        node: The node.
        record: The record at it, if there is one.
    """
    return ":" in node or (record is not None and record.KIND in OWN_TERMS)


def place_node(word: str) -> str:
    """The node of a country, an international organisation or a region."""
    if word in terms("region"):
        return f"region:{word}"
    return word if word.startswith("org:") else f"country:{word}"


@once
def term_node(register: Register, vocabulary: str, word: str) -> str:
    """The node of a word: the register's own term where it defines one, else the closed list's."""
    found = register.find(word) if vocabulary in OWN_TERMS and word != NONE else None
    return found[0] if found and vocabulary == type(found[1]).KIND else f"{vocabulary}:{word}"


@dataclass(frozen=True, slots=True)
class Index:
    """Adjacency in both directions, for the everyday questions."""

    out: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    into: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)

    def leaving(self, node: str) -> tuple[Edge, ...]:
        """Edges that start at a node."""
        return self.out.get(node, ())

    def reaching(self, node: str) -> tuple[Edge, ...]:
        """Edges that lead to a node."""
        return self.into.get(node, ())


def index(found: Iterable[Edge]) -> Index:
    """Index edges by both ends, keeping their order."""
    out: dict[str, list[Edge]] = {}
    into: dict[str, list[Edge]] = {}
    for edge in found:
        out.setdefault(edge.source, []).append(edge)
        into.setdefault(edge.target, []).append(edge)
    return Index({k: tuple(v) for k, v in out.items()}, {k: tuple(v) for k, v in into.items()})


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges between parties, engagements, systems and places, those of the shared records behind the register's.

    Those that an activity states are not among them: they are nearly all of a register's edges, and who asks for the
    way from an activity to a recipient begins at the activity.
    """

    register: Register

    def leaving(self, node: str) -> tuple[Edge, ...]:
        """Edges that start at a node."""
        return tuple(edge for edge in self.touching(node) if edge.source == node)

    def reaching(self, node: str) -> tuple[Edge, ...]:
        """Edges that lead to a node."""
        return tuple(edge for edge in self.touching(node) if edge.target == node)

    def touching(self, node: str) -> tuple[Edge, ...]:
        """Both."""
        return tuple(
            edge
            for register in (self.register, self.register.shared)
            if register is not None
            for edge in edges_at(register, in_order(register, _framing(register, node)), node)
        )


def _framing(register: Register, node: str) -> Collection[str]:
    """The ids of the records beside activities of which an edge may touch a node."""
    found = naming(register, words_for(register, node), by_activities=False) - {""}
    owner, _, key = node.partition("/")
    record = register.records.get(key) if owner == register.name else None
    return found if record is None or isinstance(record, Activity) else found | {key}


def network(found: Iterable[Edge]) -> "networkx.MultiDiGraph[Any]":
    """The same edges as a networkx graph, for questions that need an algorithm; each edge carries itself as `edge`."""
    # The import costs more than everything else a command does, so only such a question pays for it.
    import networkx  # noqa: PLC0415

    graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph()
    for edge in found:
        graph.add_edge(edge.source, edge.target, edge=edge)
    return graph

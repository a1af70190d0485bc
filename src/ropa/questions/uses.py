"""Every reference of a register as one record using another: the edges of its graph, and what is no edge."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.graph import Edge, Kind, edges_at, is_word, place_node, record_edges, register_edges
from ropa.model import OWN_TERMS, Activity, Disclosure, Engagement, Record, SharedDisclosure
from ropa.model.organisation import Collected
from ropa.register import SHARED, Register
from ropa.register.gathering import GATHERED
from ropa.register.mentions import in_order, mentions, naming_any, referring, words_for
from ropa.register.once import listed_once, once
from ropa.register.references import Used, references_of, words_of
from ropa.register.statements import holding
from ropa.vocabulary import terms


class Tense(StrEnum):
    """When something holds, seen from the day of the question."""

    CURRENT = "current"
    PLANNED = "planned"
    PAST = "past"


class Use(NamedTuple):
    """One record naming another, or a word.

    Attributes:
        user: Address of the record that uses the other.
        used: Node that it uses.
        kind: The edge's kind; for a reference that is no edge, the kind and key of its field: `dpia.document`.
        label: Key of the text that says so.
        register: Register that says it.
        at: The field that says it.
        is_subject: Whether the text has the user for its subject: it *holds* data, but its parent *controls* it.
        stated: The disclosure or collection that says it, if one does.
        activity: The activity that is the user, if it is one.
    """

    user: str
    used: str
    kind: str
    label: str
    register: str
    at: Pointer
    is_subject: bool = True
    stated: Disclosure | Collected | None = None
    activity: Activity | None = None

    @property
    def is_possible_only(self) -> bool:
        """Whether the record says no more than that it may take place."""
        return self.stated is not None and self.stated.certainty == "may"

    @property
    def is_unattributed(self) -> bool:
        """Whether the register says it of no activity in particular."""
        return isinstance(self.stated, _SHARED) and self.stated.applies == "not-attributed"

    def tense(self, date: datetime.date) -> Tense:
        """When it holds: past or planned where the disclosure or its activity is."""
        stated = self.stated if isinstance(self.stated, Disclosure) else None
        activity = self.activity
        until = stated and stated.until, activity and activity.ended
        status = activity and activity.status
        # Hardly anything has an end or a beginning.
        if status == "retired" or (until != _NEVER and any(day and day < date for day in until)):
            return Tense.PAST
        since = stated and stated.from_, activity and activity.started
        if status == "proposed" or (since != _NEVER and any(day and day > date for day in since)):
            return Tense.PLANNED
        return Tense.CURRENT


_NEVER = None, None
_SHARED = SharedDisclosure, Collected


class Uses:
    """Every reference of some registers: the edges of their graph, then those that are none, each pair of nodes once.

    They are looked for where they are asked for: few records say what one of them uses, or who uses it.
    """

    def __init__(self, registers: Iterable[Register]) -> None:
        """Look at some registers, in their order."""
        self._registers = tuple(registers)
        self._names = frozenset(register.name for register in self._registers)
        self._reach: dict[str, tuple[Register, ...]] = {"": self._registers}

    def by(self, user: str, scope: str = "") -> Iterator[Use]:
        """What a node uses.

        Args:
            user: The node.
            scope: The register that says it, the shared records beside it; any where it is empty.
        """
        for register in self._among(scope):
            own = _key_of(register, user)
            # Who works under another says so itself.
            keys = {key for word in words_for(register, user) for key in _beneath(register).get(word, ())}
            if own is not None:
                keys.add(own)
            edges = [use for use in _touching(register, keys, user, own) if use.user == user]
            yield from edges
            if own is not None:
                yield from _others(register, _said(register, own, words_of), {(use.user, use.used) for use in edges})

    def of(self, used: str, scope: str = "") -> Iterator[Use]:
        """Who uses a node; `scope` as of `by`."""
        owner = used.partition("/")[0]
        for register in self._among(scope):
            # No register can name a record of another one.
            is_near = owner in (register.name, SHARED) or owner not in self._names
            if is_near:
                yield from _of(register, used)

    def _among(self, scope: str) -> tuple[Register, ...]:
        if scope not in self._reach:
            self._reach[scope] = tuple(one for one in self._registers if one.name in (scope, SHARED))
        return self._reach[scope]


def _key_of(register: Register, node: str) -> str | None:
    """The id under which a register holds a node; empty for the register's own record, None where it does not."""
    name, _, key = node.partition("/")
    return key if name == register.name and (key in register.records or (not key and register.own)) else None


def _of(register: Register, used: str) -> Iterator[Use]:
    """Who uses a node, as one register says it."""
    words = words_for(register, used)
    said: Sequence[Used] = ()
    record = register.at(used)
    if is_listed := is_word(used, record):
        said = _mentioning(register, words)
        those = {word.record.partition("/")[2] for word in said}
    else:
        those = _naming(register, record, words)
    if not those and not isinstance(record, Engagement):
        # Nearly every node is an activity, which nobody names.
        return
    keys = set(those)
    if "" in those:
        # What is stated for activities is an edge from each of them.
        stated = [word for word in _own_words(register) if word.word in words]
        keys.update(key for word in stated for key in holding(register, word.path))
    own = _key_of(register, used)
    if own and isinstance(register.records[own], Engagement):
        keys.add(own)
    if not keys:
        return
    edges = [use for use in _touching(register, keys, used, own) if use.used == used]
    yield from edges
    users = {use.user for use in edges}
    if not is_listed:
        # Nearly all that name a record are told of by an edge, and need not be looked at again.
        rest = in_order(register, [key for key in those if register.address(key) not in users])
        said = [word for key in rest for word in _said(register, key, references_of) if word.word in words]
    if said:
        told = {(user, used) for user in users}
        yield from (use for use in _others(register, said, told) if use.used == used)


def _naming(register: Register, record: Record | None, words: Collection[str]) -> set[str]:
    """The ids of the records that name a record by one of some words; now and then of one more."""
    found = naming_any(register, words)
    if record and record.KIND not in GATHERED:
        by_word = referring(register)
        found.update(key for word in words for key in by_word.get(word, ()))
    return found


def _mentioning(register: Register, words: Iterable[str]) -> Sequence[Used]:
    """Where a register says any of some words, in the order of its records."""
    known = [mentions(register).get(word, ()) for word in words]
    listed = [one for one in known if one]
    if len(listed) > 1:
        alike = set(chain.from_iterable(listed))
        keys = {word.record.partition("/")[2] for word in alike}
        return [word for key in in_order(register, keys) for word in _said(register, key, words_of) if word in alike]
    return listed[0] if listed else ()


def _said(register: Register, key: str, of: Callable[[str, Record], Iterator[Used]]) -> Iterator[Used]:
    """The words of one record; all of those of the register's own, under the empty id."""
    return of(register.address(key), register.records[key]) if key else iter(_own_words(register))


@listed_once
def _own_words(register: Register) -> Iterator[Used]:
    """The words of the register's own record, which many activities are named in."""
    if register.own:
        yield from words_of(register.address(), register.own)


@once
def _beneath(register: Register) -> Mapping[str, Sequence[str]]:
    """The ids of the engagements under each engagement, by the word for it."""
    found: dict[str, list[str]] = {}
    for key, engagement in register.of(Engagement):
        if engagement.under:
            found.setdefault(engagement.under, []).append(key)
    return found


def _touching(register: Register, keys: Set[str], node: str, own: str | None) -> Iterator[Use]:
    """The edges at a node that some records state, or that the register states for them.

    Args:
        register: The register.
        keys: The ids of the records.
        node: The node.
        own: The id under which the register holds the node itself; all edges of that record are at the node.
    """
    those = in_order(register, keys - {""})
    found = edges_at(register, those, node)
    if own in keys and isinstance(register.records.get(own or ""), Activity):
        found = chain.from_iterable(
            record_edges(register, key, register.records[key], "" if key == own else node) for key in those
        )
    return (_of_edge(register, edge) for edge in found)


def _others(register: Register, said: Iterable[Used], told: Set[tuple[str, str]]) -> Iterator[Use]:
    """The references that words are, and that are no edges."""
    for word in said:
        # Nearly every word is an edge as well, so that is asked before anything is made of it.
        node = _node(register, word)
        if node is None or node == word.record or (word.record, node) in told:
            continue
        if found := _of_word(register, word, node):
            yield found


def flows(register: Register, kinds: Collection[str] = tuple(Kind)) -> Iterator[Use]:
    """The edges of a register, and the disclosures that it ties to no activity: what data, or control, go along.

    Args:
        register: The register.
        kinds: The kinds of edges that are asked for, disclosures among them.
    """
    for edge in register_edges(register):
        if edge.kind in kinds:
            yield _of_edge(register, edge)
    for word in _own_words(register):
        if node := _node(register, word):
            use = _of_word(register, word, node)
            if use and use.kind == Kind.DISCLOSES and use.user != use.used:
                yield use


_USED_FIRST = (Kind.CONCERNS, Kind.HOLDS, Kind.SUPPLIES, Kind.CONTROLS)
"""Edges along which data or control comes to the user; all others start from it."""

_USED_SPEAKS = (Kind.SUPPLIES, Kind.CONTROLS)

_TOLD = {kind: (kind in _USED_FIRST, f"interface.edge.{kind}", kind not in _USED_SPEAKS) for kind in Kind}
"""Of each kind of edge: whether it starts from what is used, the key of its text, whether that speaks of the user."""


def _of_edge(register: Register, edge: Edge) -> Use:
    is_used_first, label, is_subject = _TOLD[edge.kind]
    user, used = (edge.target, edge.source) if is_used_first else (edge.source, edge.target)
    stated = _stated(register, edge.at) if edge.kind is Kind.DISCLOSES else None
    home, _, key = user.partition("/")
    activity = register.records.get(key) if home == register.name else None
    return Use(
        user,
        used,
        edge.kind,
        label,
        register.name,
        edge.at,
        is_subject,
        stated,
        activity if isinstance(activity, Activity) else None,
    )


def _stated(register: Register, at: Pointer) -> Disclosure | Collected | None:
    """The disclosure or collection that a field stands in."""
    record = register.own if at.record == register.name else register.at(at.record)
    items = getattr(record, str(at.field[0]), None)
    number = at.field[1] if len(at.field) > 1 else None
    item = items[number] if isinstance(items, tuple) and isinstance(number, int) else None
    return item if isinstance(item, (Disclosure, Collected)) else None


_NO_USE = ("applies", "replaced_by", "under")
"""Fields that name a record without needing it; who works under another is used by it, and an edge says so."""


def _of_word(register: Register, used: Used, node: str) -> Use | None:
    if used.field.key in _NO_USE:
        return None
    kind = f"{used.field.kind}.{used.field.key}"
    label = used.field.label_key
    stated = _stated(register, used.at)
    if kind == "disclosure.to":
        # What is stated for activities is theirs, and an edge from each of them.
        if getattr(stated, "applies", "not-attributed") != "not-attributed":
            return None
        kind, label = Kind.DISCLOSES, f"interface.edge.{Kind.DISCLOSES}"
    elif kind == "evidence.document":
        kind, label = Kind.CITES, f"interface.edge.{Kind.CITES}"
        stated = None
    return Use(used.at.record, node, kind, label, register.name, used.at, stated=stated)


def _node(register: Register, used: Used) -> str | None:
    if used.field.declared.place:
        return place_node(used.word)
    found = register.find(used.word)
    if found and found[1].KIND in used.kinds:
        return found[0]
    known = used.vocabulary in OWN_TERMS and used.word in terms(used.vocabulary)
    return f"{used.vocabulary}:{used.word}" if known else None

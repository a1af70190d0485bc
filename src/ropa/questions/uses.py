"""Every reference of a register as one record using another: the edges of its graph, and what is no edge."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ropa.finding import Pointer
from ropa.graph import Edge, Kind, place_node, register_edges
from ropa.model import OWN_TERMS, Activity, Disclosure
from ropa.model.organisation import Collected
from ropa.register import Register
from ropa.register.references import Used, words, words_of
from ropa.vocabulary import terms


class Tense(StrEnum):
    """When something holds, seen from the day of the question."""

    CURRENT = "current"
    PLANNED = "planned"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Use:
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
        return getattr(self.stated, "applies", None) == "not-attributed"

    def tense(self, date: datetime.date) -> Tense:
        """When it holds: past or planned where the disclosure or its activity is."""
        spans = []
        if isinstance(self.stated, Disclosure):
            spans.append((self.stated.from_, self.stated.until))
        if self.activity:
            spans.append((self.activity.started, self.activity.ended))
        status = self.activity and self.activity.status
        if status == "retired" or any(until and until < date for _, until in spans):
            return Tense.PAST
        if status == "proposed" or any(since and since > date for since, _ in spans):
            return Tense.PLANNED
        return Tense.CURRENT


def uses(registers: Iterable[Register]) -> Iterator[Use]:
    """Every reference of some registers: the edges of their graph, then those that are none, each pair once."""
    for register in registers:
        told = set()
        for edge in register_edges(register):
            use = _of_edge(register, edge)
            told.add((use.user, use.used))
            yield use
        for word in words(register):
            # Nearly every word is an edge as well, so that is asked before anything is made of it.
            node = _node(register, word)
            if node is None or node == word.at.record or (word.at.record, node) in told:
                continue
            if found := _of_word(register, word, node):
                yield found


def flows(register: Register) -> Iterator[Use]:
    """The edges of a register, and the disclosures that it ties to no activity: what data, or control, go along."""
    for edge in register_edges(register):
        yield _of_edge(register, edge)
    for word in words_of(register.address(), register.own) if register.own else ():
        if node := _node(register, word):
            use = _of_word(register, word, node)
            if use and use.kind == Kind.DISCLOSES and use.user != use.used:
                yield use


_USED_FIRST = (Kind.CONCERNS, Kind.HOLDS, Kind.SUPPLIES, Kind.CONTROLS)
"""Edges along which data or control comes to the user; all others start from it."""

_USED_SPEAKS = (Kind.SUPPLIES, Kind.CONTROLS)


def _of_edge(register: Register, edge: Edge) -> Use:
    user, used = (edge.target, edge.source) if edge.kind in _USED_FIRST else (edge.source, edge.target)
    stated = _stated(register, edge.at) if edge.kind is Kind.DISCLOSES else None
    activity = register.at(user) if user.partition("/")[0] == register.name else None
    return Use(
        user,
        used,
        edge.kind,
        f"interface.edge.{edge.kind}",
        register.name,
        edge.at,
        edge.kind not in _USED_SPEAKS,
        stated,
        activity if isinstance(activity, Activity) else None,
    )


def _stated(register: Register, at: Pointer) -> Disclosure | Collected | None:
    """The disclosure or collection that a field stands in."""
    record = register.own if at.record == register.name else register.at(at.record)
    items = getattr(record, str(at.field[0]), None)
    number = at.field[1] if len(at.field) > 1 else None
    item = items[number] if isinstance(items, tuple) and isinstance(number, int) else None
    return item if isinstance(item, Disclosure | Collected) else None


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

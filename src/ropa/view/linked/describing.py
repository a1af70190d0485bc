"""Records as statements: what each field says and how that is known; what it is silent on, none and open included."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ropa.model import (
    NONE,
    PENDING,
    Disclosure,
    Engagement,
    FieldPlan,
    LegalBasis,
    Part,
    Party,
    Record,
    Retention,
    plan,
)
from ropa.register import Register
from ropa.register import Statement as Held
from ropa.view.evidence import evidence_of, state_of
from ropa.view.filed import is_internal
from ropa.view.held import held, is_asked
from ropa.view.linked.graph import LABEL, TYPE, Literal, Name, Statement
from ropa.view.linked.mapping import (
    NODES,
    PARENTS,
    RECIPIENTS,
    RECORDS,
    SPECIAL,
    TABLES,
    path_of,
    predicates,
)
from ropa.view.linked.names import dpv_name, field_name, record_name, table_name, term_name
from ropa.view.linked.values import object_of, text_of
from ropa.view.marks import State
from ropa.vocabulary import terms

SILENT_ON = Name("ropa", "silentOn")
NONE_OF = Name("ropa", "statesNoneOf")

_BESIDE = frozenset(("evidence", "fingerprint"))
_TRANSFER = frozenset(("tool", "to", "module", "signed", "document"))
"""What Art. 30(1)(e) asks of a transfer; the rest of its table answers to Chapter V."""

_SETTLED = frozenset(("active", "retired", None))


@dataclass(frozen=True, slots=True)
class Known:
    """How a value is known, and the register that it is inherited from if any; what it says shares that."""

    state: State
    origin: Name | None = None

    def said(self, subject: Name, predicate: Name, value: Name | Literal) -> Statement:
        """A statement that is known so."""
        return Statement(subject, predicate, value, self.state, self.origin)


@dataclass(slots=True)
class Describer:
    """Describes the records of one register.

    Attributes:
        register: The register.
        is_third: Whether a place is outside the EEA by the law of the day.
        used: The terms that were named, by list and key.
    """

    register: Register
    is_third: Callable[[str], bool]
    used: set[tuple[str, str]]

    def record(self, address: str, record: Record, asks: Callable[[FieldPlan], bool]) -> Iterator[Statement]:
        """A record by those of its fields that are asked for."""
        subject, kind = record_name(address), type(record).KIND
        ours, theirs = (dpv_name(f"ropa:{RECORDS[kind][0]}"), dpv_name(RECORDS[kind][1]))
        yield Statement(subject, TYPE, ours)
        yield Statement(subject, TYPE, theirs, existence(record))
        yield Statement(subject, LABEL, self.label(address, record))
        if kind in PARENTS and (getattr(record, "special", None) or not getattr(record, "broader", None)):
            parent = SPECIAL if getattr(record, "special", None) else PARENTS[kind]
            yield Statement(subject, dpv_name("skos:broader"), dpv_name(parent))
        holder, key = self.register.home(address), address.partition("/")[2]
        for field in plan(type(record)):
            if asks(field):
                yield from self._field(subject, holder, key, record, field)

    def label(self, address: str, record: Record) -> Literal:
        """What a record is called, so that a reader can tell what the rest is about, also where it is a proposal."""
        home = self.register.home(address)
        if isinstance(record, Party):
            return Literal(record.name)
        if isinstance(record, Engagement) and not record.service:
            party = home.find(record.party)
            return Literal(party[1].name if party and isinstance(party[1], Party) else record.party)
        for key in ("name", "title", "service"):
            if value := getattr(record, key, None):
                return text_of(home, value)
        return Literal(self.register.organisation)

    def _field(
        self, subject: Name, holder: Register, key: str, record: Record, field: FieldPlan
    ) -> Iterator[Statement]:
        values = [*held(holder, key, record, field)]
        for value in values:
            yield from self._value(subject, holder, record, field, value)
        others = [other for other in record.alternative or () if other.field == field.key]
        for other in others:
            known = Known(State.ALTERNATIVE)
            for word in other.value if isinstance(other.value, tuple) else (other.value,):
                for predicate in predicates(field):
                    yield known.said(subject, predicate, self._object(holder, field, word))
        opened = [(number, item) for number, item in enumerate(record.open or (), 1) if item.field == field.key]
        for number, item in opened:
            point = Name(subject.prefix, f"{subject.local}:open:{number}")
            yield Statement(subject, Name("ropa", "hasOpenPoint"), point)
            yield Statement(point, TYPE, Name("ropa", "OpenPoint"))
            yield Statement(point, Name("ropa", "onField"), field_name(field))
            yield Statement(point, Name("ropa", "openAs"), self._term("open-state", item.state))
            # Whom the organisation asked, and why it waits, is its own affair; why there is no answer is not.
            if item.reason and item.state not in PENDING:
                yield Statement(point, Name("ropa", "reason"), text_of(holder, item.reason))
        if not (values or others or opened) and is_asked(holder, key, record, field):
            yield Statement(subject, SILENT_ON, field_name(field))

    def _value(
        self, subject: Name, holder: Register, record: Record, field: FieldPlan, stated: Held
    ) -> Iterator[Statement]:
        is_inherited = stated.at.record == self.register.address() and record is not self.register.own
        stater = self.register.own if is_inherited and self.register.own else record
        state = state_of(evidence_of(stater, field, stated.value))
        known = Known(state, record_name(stated.at.record) if is_inherited else None)
        value = stated.value
        if value == NONE and field.none_able:
            yield known.said(subject, NONE_OF, field_name(field))
        elif isinstance(value, Part):
            node = table_name(stated.at)
            yield from (known.said(subject, item, node) for item in predicates(field))
            yield from self._short_cuts(subject, known, value)
            if not is_inherited:
                yield from self._table(node, holder, known, value)
        elif path_of(field) in NODES:
            type_, predicate = map(dpv_name, NODES[path_of(field)])
            node = table_name(stated.at)
            yield from (known.said(subject, item, node) for item in predicates(field))
            yield Statement(node, TYPE, type_, state)
            yield Statement(node, predicate, self._object(holder, field, value), state)
        elif field.key == "joint_controllers":
            yield from self._joint(subject, holder, known, field, value)
        else:
            shown = self._object(holder, field, value)
            yield from (known.said(subject, item, shown) for item in predicates(field))

    def _table(self, node: Name, holder: Register, known: Known, part: Part) -> Iterator[Statement]:
        """A table by its fields, all of them known as the table is; what it is inherited by shares it."""
        alike = Known(known.state)
        yield alike.said(node, TYPE, dpv_name(TABLES[type(part).KIND]))
        if isinstance(part, Retention) and part.keep:
            yield alike.said(node, TYPE, dpv_name("dpv:StorageDuration"))
        if isinstance(part, Disclosure) and part.role is None:
            role = next(item for item in plan(Disclosure) if item.key == "role")
            yield alike.said(node, SILENT_ON, field_name(role))
        for field in plan(type(part)):
            value = getattr(part, field.name)
            is_left_out = field.key in _BESIDE or is_internal(field)
            if value is None or is_left_out or (field.kind == "transfer" and field.key not in _TRANSFER):
                continue
            if isinstance(value, Part):
                below = Name(node.prefix, f"{node.local}:{field.key}")
                yield alike.said(node, field_name(field), below)
                yield from self._table(below, holder, alike, value)
                continue
            for item in value if isinstance(value, tuple) else (value,):
                shown = self._object(holder, field, item)
                for predicate in self._predicates(field, item):
                    yield alike.said(node, predicate, shown)

    def _predicates(self, field: FieldPlan, value: Any) -> tuple[Name, ...]:
        if path_of(field) == "transfer.to" and self.is_third(value):
            return (dpv_name("dpv:hasThirdCountry"),)
        return predicates(field)

    def _short_cuts(self, subject: Name, known: Known, part: Part) -> Iterator[Statement]:
        """What readers of DPV look for on the activity itself: its recipients and its legal bases.

        That someone may receive data does not make him a recipient.
        """
        if subject == record_name(self.register.address()):
            return
        if isinstance(part, Disclosure) and part.certainty != "may":
            found = self.register.find(part.to)
            if found and isinstance(found[1], Engagement):
                found = self.register.home(found[0]).find(found[1].party)
            if found:
                predicate = RECIPIENTS.get(part.role or "", "dpv:hasRecipient")
                yield known.said(subject, dpv_name(predicate), record_name(found[0]))
        elif isinstance(part, LegalBasis) and not part.alternative:
            yield known.said(subject, dpv_name("dpv:hasLegalBasis"), self._term("legal-basis", part.basis))

    def _joint(
        self, subject: Name, holder: Register, known: Known, field: FieldPlan, value: str
    ) -> Iterator[Statement]:
        """Joint controllers as the group that DPV makes of them, the organisation among them."""
        group = Name(subject.prefix, f"{subject.local}:{field.key}")
        yield known.said(subject, dpv_name("dpv:hasJointDataControllers"), group)
        yield known.said(group, TYPE, dpv_name("dpv:JointDataControllers"))
        member = dpv_name("dpv:hasDataController")
        yield known.said(group, member, self._object(holder, field, value))
        if self.register.own and (found := self.register.find(self.register.own.organisation)):
            yield known.said(group, member, record_name(found[0]))

    def _object(self, holder: Register, field: FieldPlan, value: Any) -> Name | Literal:
        shown = object_of(holder, field, value)
        vocabulary, key = field.declared.vocabulary, str(value)
        return self._term(vocabulary, key) if _is_term(vocabulary, key, shown) else shown

    def _term(self, vocabulary: str, key: str) -> Name | Literal:
        """A term, counted as used; the word itself where its list does not have it."""
        if key not in terms(vocabulary):
            return Literal(key)
        self.used.add((vocabulary, key))
        return term_name(vocabulary, key)


def existence(record: Record) -> State:
    """How it is known that there is what a record is about: as its name is; open while it awaits confirmation."""
    if getattr(record, "status", None) not in _SETTLED:
        return State.OPEN
    lead = next(item for item in plan(type(record)) if item.required)
    return state_of(evidence_of(record, lead, getattr(record, lead.name)))


def _is_term(vocabulary: str, key: str, shown: Name | Literal) -> bool:
    return bool(vocabulary) and key in terms(vocabulary) and shown == term_name(vocabulary, key)

"""An open point in words: what is asked, what is known of it already, what can be answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ropa.i18n import has, listed, one_line, text
from ropa.model import Activity, Contract, Disclosure, Engagement, FieldPlan, Retention, TransferStatement, plan
from ropa.questions.open_points import Kind, OpenPoint, Target, target
from ropa.register import Register
from ropa.register.names import field_named
from ropa.register.references import kinds_of, vocabulary_of
from ropa.view.document import Entry
from ropa.view.evidence import evidence_of, evidence_words, state_of
from ropa.view.marks import State
from ropa.view.record import column, field_shown, in_brief, in_words
from ropa.view.words import Words
from ropa.vocabulary import label, terms

_MOST = 40
"""A list of words that is longer than this helps nobody to choose."""

_CLOSED = 15
"""The longest list that a cell offers to choose from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in words.

    Attributes:
        register: The register that it is asked of.
        point: The open point.
        question: The question.
        known: What is known.
        possible: What can be answered.
        choices: The answers to choose from, where there are no others.
        field: The field that answers it, in words.
    """

    register: str
    point: OpenPoint
    question: str
    known: tuple[Entry, ...]
    possible: tuple[str, ...]
    choices: tuple[str, ...] = ()
    field: str = ""


def asked_of(register: Register, points: Iterable[OpenPoint], language: str) -> list[Asked]:
    """The open points of a register as questions, in their order."""
    voice = _Voice(register, language)
    return [one for point in points if (one := voice.asked(point)) is not None]


def by_owner(asked: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """The questions of each owner, by name; what nobody answers for comes last."""
    found: dict[str, list[Asked]] = {}
    for one in asked:
        found.setdefault(one.point.owner, []).append(one)
    return sorted(found.items(), key=lambda item: (not item[0], item[0].casefold(), item[0]))


def for_whom(owner: str, language: str) -> str:
    """Whose questions follow, or that nobody answers for them."""
    return text("asking.for", language, owner=one_line(owner)) if owner else text("asking.no-owner", language)


def limited(left: int, language: str) -> tuple[str, ...]:
    """How many further questions there are, where there are any."""
    return (text("asking.limited", language, count=left),) if left else ()


class _Voice:
    def __init__(self, register: Register, language: str) -> None:
        self.register = register
        self.language = language
        self.words = Words(register, language)

    def text(self, key: str, /, **params: object) -> str:
        return text(f"asking.{key}", self.language, **params)

    def choices(self, *names: str) -> tuple[str, ...]:
        return tuple(self.text(f"choice.{name}") for name in names)

    def asked(self, point: OpenPoint) -> Asked | None:
        """A point in words; None for one whose record is gone."""
        of = target(self.register, point.key)
        if of is None:
            return None
        possible, choices = self.possible(point, of)
        known, label = tuple(self.known(point, of)), self.words.label(of.field)
        return Asked(self.register.name, point, self.question(point, of), known, possible, choices, label)

    def question(self, point: OpenPoint, of: Target) -> str:
        name = self.words.name(of.record, of.at.record.partition("/")[2])
        if point.kind is Kind.WHERE:
            return self.text("question.where", item=in_brief(self.words, of.field, of.value))
        if point.kind is Kind.AGAIN and has(f"asking.question.again.{of.field.key}"):
            return self.text(f"question.again.{of.field.key}", name=name, party=self.party(of))
        key = f"question.{of.record.KIND}.{'.'.join(map(str, of.at.field))}"
        if has(f"asking.{key}"):
            party = self.party(of)
            # A service that has no name of its own goes by the party's, and need not be told apart.
            said = self.text(key, name=name, party=party, service="" if name == party else f" ({name})")
        else:
            said = self.text("question.generic", name=name, field=self.words.label(of.field))
        if point.kind in (Kind.CONFIRM, Kind.WHICH) and of.field.key != "status":
            return self.text(f"why.{point.kind}", question=said)
        return said

    def party(self, of: Target) -> str:
        """Who renders a service."""
        found = self.register.find(of.record.party) if isinstance(of.record, Engagement) else None
        return self.words.name(found[1], found[0]) if found else ""

    def known(self, point: OpenPoint, of: Target) -> Iterator[Entry]:
        """What is known of a point already: proposals, what the source says, what was asked before."""
        key = of.at.record.partition("/")[2]
        if point.kind is Kind.WHERE:
            said, details = in_words(self.words, of.field, of.value)
            # That it is tied to nothing is what the question itself says.
            applies = {self.words.label(field) for field in plan(Disclosure) if field.key == "applies"}
            details = tuple(detail for detail in details if detail.label not in applies)
            evidence = evidence_of(of.record, of.field, of.value)
            yield Entry(said, state_of(evidence), details, evidence_words(evidence, self.words))
            return
        if of.field.key == "status" and isinstance(of.record, Activity):
            said = column(self.words, key, of.record, "purposes").text
            yield Entry(said, State.INFERRED, (), evidence_words(of.record.cited, self.words))
            return
        field = str(of.at.field[0])
        shown = field_shown(self.words, key, of.record, field)
        for entry in shown.entries if shown else ():
            is_told = entry.state in (State.INFERRED, State.OPEN)
            if entry.state is not State.SILENT and (is_told or point.kind is not Kind.CONFIRM):
                yield replace(entry, origin="", link="")

    def possible(self, point: OpenPoint, of: Target) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The answers that a point admits, and those of them to choose from where there are no others."""
        standing = self.choices("unknown", "not-applicable")
        if point.kind is Kind.CONFIRM and of.field.key == "status":
            found = self.choices("yes", "no", "unknown")
            return found, found
        if point.kind is Kind.CONFIRM:
            found = (*self.choices("confirm", "not-so"), *standing)
            return found, found
        if point.kind is Kind.WHERE:
            names = [self.words.name(record, key) for key, record in self.register.of(Activity)]
            shown = listed(names, self.language) if len(names) <= _MOST else self.text("form.names")
            return (*self.choices("all"), shown, *standing), ()
        if of.field.key == "review":
            return (*self.choices("confirm"), self.text("form.review")), ()
        if point.kind is Kind.WHICH:
            values = (of.value, *(item.value for item in of.record.alternative or () if item.field == of.field.key))
            return tuple(dict.fromkeys(self.words_of(of.field, value) for value in values if value)), ()
        if (vocabulary := self.closed(of)) and len(terms(vocabulary)) <= _CLOSED:
            found = (*(label(vocabulary, key, self.language) for key in terms(vocabulary)), *standing)
            return found, found
        none = self.choices("none") if of.field.none_able or of.field.part is TransferStatement else ()
        return (*self.forms(of), *none, *standing), ()

    def words_of(self, field: FieldPlan, value: Any) -> str:
        items = value if isinstance(value, tuple) else (value,)
        return listed((in_brief(self.words, field, item) for item in items), self.language)

    @staticmethod
    def closed(of: Target) -> str:
        """The list from which a field takes one word and nothing else."""
        vocabulary = vocabulary_of(of.record.KIND, of.field)
        is_one = not of.field.many and of.field.part is None and not kinds_of(of.field, vocabulary)
        return vocabulary if is_one and not of.field.none_able else ""

    def forms(self, of: Target) -> Iterator[str]:
        """How a field can be answered."""
        field = of.field
        vocabulary = vocabulary_of(of.record.KIND, field)
        if field.key == "legal_basis":
            vocabulary = "legal-basis"
        if vocabulary and len(terms(vocabulary)) <= _MOST:
            yield listed((label(vocabulary, key, self.language) for key in terms(vocabulary)), self.language)
        if field.part is Retention:
            yield self.text("form.period")
        elif field.part is Contract:
            yield self.text("form.contract")
        elif field.declared.place or field.part is TransferStatement:
            yield self.text("form.places" if field.many or field.part else "form.place")
        elif vocabulary:
            yield self.text("form.list")
        elif field.declared.refs or field.key == "disclosure":
            yield self.text("form.names" if field.many else "form.name")
        elif field_named(type(of.record), field.key) is field and field.leaf.__name__ == "date":
            yield self.text("form.date")
        elif field.key == "name":
            yield self.text("form.name")
        else:
            yield self.text("form.list" if field.many else "form.text")

"""The open points of a register as questions to those who know: on the screen, and as a document to fill in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ropa.i18n import has, joined, listed, one_line, text
from ropa.law import Law
from ropa.model import Activity, Contract, Disclosure, Engagement, FieldPlan, Retention, TransferStatement, plan
from ropa.questions.open_points import Kind, OpenPoint, Target, target
from ropa.register import Register
from ropa.register.names import field_named
from ropa.register.references import kinds_of, vocabulary_of
from ropa.view.document import Document, Entry, Part, Table, legend
from ropa.view.evidence import evidence_of, evidence_words, state_of
from ropa.view.facts import law_facts, program_fact
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.record import column, field_shown, in_words
from ropa.view.words import Words
from ropa.vocabulary import label, terms

COLUMNS = ("question", "known", "possible", "answer", "remark", "by", "key")
"""The columns of a list of questions, in their order; each name is the key of its head."""

_ROOM = {"answer": 34, "remark": 26, "by": 16}
"""The columns to fill in, and how many letters of room each gives."""

_MOST = 40
"""A list of words that is longer than this helps nobody to choose."""

_CLOSED = 15
"""The longest list that a cell offers to choose from."""

_SHORT = 160
"""Longer than this, what can be answered is a list of words."""

_STATES = {Kind.CONFIRM: State.INFERRED, Kind.WHICH: State.ALTERNATIVE, Kind.WHERE: State.OPEN, Kind.AGAIN: State.OPEN}


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


def questionnaire(
    register: Register, points: Sequence[OpenPoint], law: Law, language: str, *, left_out: int = 0
) -> Document:
    """A document with a part for each person who can answer, and in it a table to be filled in.

    Args:
        register: The register.
        points: Its open points.
        law: The law of the day.
        language: Language of everything but user text.
        left_out: How many further questions there are.
    """
    asked = asked_of(register, points, language)
    parts = tuple(_part(owner, found, language, left_out) for owner, found in by_owner(asked))
    parts = (_instructions(language), *parts) if parts else ()
    organisation = one_line(register.organisation)
    if not parts:
        parts = (Part("", (text("asking.nothing", language),)),)
    return Document(
        text("asking.title", language),
        organisation,
        language,
        register.language,
        law.date,
        (),
        (next(law_facts(law, language)), program_fact(language)),
        parts,
        legend(parts, language, is_answer=True),
    )


def asked_of(register: Register, points: Iterable[OpenPoint], language: str) -> list[Asked]:
    """The open points of a register as questions, in their order."""
    voice = _Voice(register, language)
    return [one for point in points if (one := voice.asked(point)) is not None]


def questions_outline(
    asked: Sequence[tuple[Register, Sequence[Asked], int]], language: str, *, is_ordered: bool = False
) -> Outline:
    """The questions of registers on the screen, under the people who can answer them.

    Args:
        asked: Each register with its questions, and how many further ones are not shown.
        language: Language of everything but user text.
        is_ordered: Whether they stand in an order of their own, which heads with people would break.
    """
    branches = tuple(_register(*one, language, is_ordered=is_ordered) for one in asked)
    values = [_values(register, one) for register, questions, _ in asked for one in questions]
    return Outline(text("asking.title-several", language), branches, (), values, headings=2)


def required_outline(register: Register, address: str, points: Sequence[OpenPoint], language: str) -> Outline:
    """What one record still has to say, as questions in the order of its fields.

    Args:
        register: The register.
        address: The record.
        points: What it has to say.
        language: Language of everything but user text.
    """
    asked = asked_of(register, points, language)
    record = register.recorded(address)
    name = Words(register, language).name(record, address.partition("/")[2]) if record else address
    title = text("asking.required", language, record=one_line(name))
    remarks = () if asked else (text("asking.nothing-required", language),)
    return Outline(
        title, tuple(question_line(one, language) for one in asked), remarks, [_values(register, it) for it in asked]
    )


def _register(register: Register, asked: Sequence[Asked], left: int, language: str, *, is_ordered: bool) -> Branch:
    if is_ordered:
        told = [(question_line(one, language), one.point.owner) for one in asked]
        owners = tuple(replace(line, detail=(*line.details, _for(owner, language))) for line, owner in told)
    else:
        owners = tuple(
            Branch(_for(owner, language), branches=tuple(question_line(one, language) for one in found))
            for owner, found in by_owner(asked)
        )
    count = text("asking.count", language, count=len(asked)) if asked else text("asking.nothing", language)
    details = (count, *_limited(left, language))
    return Branch(register.organisation, register.address(), details, branches=owners, is_quoted=True)


def question_line(one: Asked, language: str) -> Branch:
    """A question, with its key, what is known, and what can be answered."""
    known = listed((_with_reason(entry, language) for entry in one.known), language)
    # A list to choose from is for paper; on the screen there is the editor of the field.
    possible = listed((said for said in one.possible if len(said) <= _SHORT), language)
    said = (("known", known), ("possible", possible))
    labelled = (
        text("asking.line", language, name=text(f"asking.column.{name}", language), said=it) for name, it in said if it
    )
    details = (one.point.key, *labelled)
    state = _STATES.get(one.point.kind, State.SILENT)
    return Branch(one.question, one.point.at.record, details, state, asks=one.point.key)


def _with_reason(entry: Entry, language: str) -> str:
    """What is known; of an open point also who was asked, and what they said."""
    said = joined((one_line(detail.text) for detail in entry.details), language) if entry.state is State.OPEN else ""
    return f"{entry.text} ({said})" if said else entry.text


def _values(register: Register, one: Asked) -> dict[str, Any]:
    return {
        "key": one.point.key,
        "register": register.name,
        "kind": one.point.kind.value,
        "at": str(one.point.at),
        "owner": one.point.owner or None,
        "law": one.point.law or None,
        "question": one.question,
        "known": [entry.text for entry in one.known],
        "possible": list(one.possible),
    }


def _limited(left: int, language: str) -> tuple[str, ...]:
    return (text("asking.limited", language, count=left),) if left else ()


def _for(owner: str, language: str) -> str:
    return text("asking.for", language, owner=one_line(owner)) if owner else text("asking.no-owner", language)


def by_owner(asked: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """The questions of each owner, by name; what nobody answers for comes last."""
    found: dict[str, list[Asked]] = {}
    for one in asked:
        found.setdefault(one.point.owner, []).append(one)
    return sorted(found.items(), key=lambda item: (not item[0], item[0].casefold(), item[0]))


def _instructions(language: str) -> Part:
    heads = {name: text(f"asking.column.{name}", language) for name in COLUMNS}
    remarks = (text(f"asking.instruction.{name}", language, **heads) for name in ("why", "how", "free", "confirm"))
    return Part(text("asking.instructions", language), tuple(remarks))


def _part(owner: str, asked: Sequence[Asked], language: str, left: int) -> Part:
    heads = tuple(text(f"asking.column.{name}", language) for name in COLUMNS)
    groups: dict[tuple[str, ...], list[Asked]] = {(): []}
    for one in asked:
        groups.setdefault(one.choices, []).append(one)
    # What can be answered in one's own words comes last, behind what takes one glance.
    ordered = sorted(groups.items(), key=lambda item: not item[0])
    tables = tuple(_table(owner, choices, found, heads, language) for choices, found in ordered if found)
    return Part(_for(owner, language), _limited(left, language), tables)


def _table(
    owner: str, choices: tuple[str, ...], asked: Sequence[Asked], heads: tuple[str, ...], language: str
) -> Table:
    is_proposed = text("asking.choice.confirm", language) in choices
    title = text(f"asking.table.{'confirm' if is_proposed else 'choose' if choices else 'free'}", language)
    # A table may stand by itself, as the sheet of a workbook.
    title = f"{title} ({one_line(owner)})" if owner else title
    rows = tuple(
        (
            _plain(one.question),
            one.known or (Entry(text("asking.nothing-known", language), State.SILENT),),
            tuple(Entry(possible, State.STATED) for possible in one.possible),
            (),
            (),
            (),
            _plain(one.point.key),
        )
        for one in asked
    )
    allowed = tuple(choices if name == "answer" else () for name in COLUMNS) if choices else ()
    return Table(title, heads, rows, allowed, tuple(_ROOM.get(name, 0) for name in COLUMNS))


def _plain(said: str) -> tuple[Entry, ...]:
    return (Entry(said, State.STATED),)


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
            return self.text("question.where", item=in_words(self.words, of.field, of.value)[0])
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
        return listed((in_words(self.words, field, item)[0] for item in items), self.language)

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

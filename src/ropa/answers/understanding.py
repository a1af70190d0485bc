"""What an answer means for the field that it was asked of."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ropa.answers.naming import Names, served
from ropa.law import Law, Status
from ropa.model import (
    NONE,
    Activity,
    Contract,
    Disclosure,
    FieldPlan,
    LegalBasis,
    Part,
    Retention,
    TransferStatement,
    plan,
)
from ropa.questions.open_points import Kind, Target
from ropa.reading.cells.bases import legal_bases
from ropa.reading.cells.dates import date
from ropa.reading.cells.durations import retention
from ropa.reading.cells.lists import items, joined
from ropa.reading.cells.lists import words as listed
from ropa.reading.cells.reading import Reading
from ropa.reading.cells.standing import Standing, standing
from ropa.reading.cells.vocabulary import named
from ropa.reading.names import folded
from ropa.register import Register
from ropa.register.references import vocabulary_of
from ropa.source.edit import Value


class Meaning(StrEnum):
    """What an answer comes to."""

    CONFIRM = "confirm"
    VALUE = "value"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Understood:
    """What an answer means.

    Attributes:
        meaning: What it comes to.
        value: The value it states, in the form of the files; None where it states none.
        rest: The words of it that mean nothing here, and so are kept as they are.
        close: What one of them was most likely meant for; empty where nothing is close.
        is_literal: Whether the value says all that the answer says, in other words at most.
    """

    meaning: Meaning
    value: "Value | None" = None
    rest: tuple[str, ...] = ()
    close: str = ""
    is_literal: bool = True


_NOTE = Understood(Meaning.NOTE)


class Reader:
    """Reads answers about one register.

    Args:
        register: The register.
        law: The law of the day, which tells what a place is.
    """

    def __init__(self, register: Register, law: Law) -> None:
        self.register = register
        self.law = law

    def understood(self, of: Target, text: str) -> Understood:
        """What an answer means for the point that it was asked of."""
        text = text.strip()
        said = standing(text)
        if said:
            word, rest = said
            if word is Standing.NOT_APPLICABLE:
                return Understood(Meaning.NOT_APPLICABLE)
            if word is Standing.UNKNOWN:
                return Understood(Meaning.UNKNOWN)
            if found := self._beginning(of, word, rest) if rest else self._standing(of, word):
                return found
        if of.kind is Kind.WHERE:
            return self._activities(text)
        if of.kind is Kind.WHICH and (chosen := self._chosen(of, text)) is not None:
            return Understood(Meaning.VALUE, chosen)
        return self._value(of, text)

    def _beginning(self, of: Target, word: Standing, rest: str) -> Understood | None:
        """What a yes or no with something behind it means; None where it is part of the value."""
        if word is Standing.NO and of.kind is Kind.CONFIRM:
            return self.instead(of, rest)
        is_yes = word in (Standing.CONFIRM, Standing.YES)
        if is_yes and of.kind is Kind.SILENT:
            return None
        # What follows may take back what was said, or go beyond it: that is for somebody to read.
        return None if word is Standing.ALL else _NOTE

    def instead(self, of: Target, text: str) -> Understood:
        """What somebody puts in the place of a proposal, where that is a word that the field knows."""
        if of.field.part or not (of.field.declared.place or vocabulary_of(of.record.KIND, of.field)):
            return _NOTE
        found = self._value(of, text)
        return found if found.meaning is Meaning.VALUE and not found.rest else _NOTE

    def _standing(self, of: Target, word: Standing) -> Understood | None:
        """What a bare yes, no or none means; None where the field itself has to tell."""
        is_yes = word in (Standing.CONFIRM, Standing.YES)
        if of.field.key == "status" and word is Standing.NO:
            return Understood(Meaning.NOT_APPLICABLE)
        if of.kind is Kind.CONFIRM or of.field.key == "review":
            return Understood(Meaning.CONFIRM) if is_yes else _NOTE if word is Standing.NO else None
        if of.kind is not Kind.SILENT:
            return None if word is Standing.ALL else _NOTE
        if of.field.leaf is bool and (is_yes or word is Standing.NO):
            return Understood(Meaning.VALUE, is_yes)
        if word in (Standing.NONE, Standing.NO):
            if of.field.none_able:
                return Understood(Meaning.VALUE, NONE)
            if of.field.part is TransferStatement:
                return Understood(Meaning.VALUE, {"statement": NONE})
            return _NOTE
        if is_yes and of.field.part is Contract:
            return Understood(Meaning.VALUE, {"kind": "processor-agreement"})
        return _NOTE

    def _activities(self, text: str) -> Understood:
        said = standing(text)
        if said == (Standing.ALL, ""):
            return Understood(Meaning.VALUE, "all")
        field = next(field for field in plan(Activity) if field.key == "replaced_by")
        return self._listed(Names(self.register, self.law, Activity.KIND, field), text)

    def _chosen(self, of: Target, text: str) -> "Value | None":
        """The value of the source that an answer picks."""
        values = [of.value, *(item.value for item in of.record.alternative or () if item.field == of.field.key)]
        for value in values:
            words = [str(item) for item in (value if isinstance(value, tuple) else (value,))]
            if folded(text) in (folded("".join(words)), *map(folded, words)):
                return words if of.field.many else words[0]
        return None

    def _value(self, of: Target, text: str) -> Understood:
        if of.field.key == "review":
            return _NOTE
        part = of.field.part
        if part is not None:
            reader = _PARTS.get(part)
            return reader(self, of.field, text) if reader else _NOTE
        if of.field.leaf is datetime.date:
            found = _day(text)
            return Understood(Meaning.VALUE, found.value, is_literal=found.doubt is None) if found.value else _NOTE
        if of.field.leaf is not str:
            return Understood(Meaning.VALUE, int(text)) if text.isdecimal() and of.field.leaf is int else _NOTE
        if of.field.declared.place or vocabulary_of(of.record.KIND, of.field) or of.field.declared.refs:
            return self._named(of, text)
        if of.field.many:
            return Understood(Meaning.VALUE, list(items(text)))
        if getattr(of.record, "named", None) is False and of.field.key == "name" and len(listed(text)) > 1:
            return _NOTE
        return Understood(Meaning.VALUE, " ".join(text.split()))

    def _named(self, of: Target, text: str) -> Understood:
        names = Names(self.register, self.law, of.record.KIND, of.field)
        found = self._listed(names, text)
        if of.field.many or found.meaning is not Meaning.VALUE:
            return found
        assert isinstance(found.value, list)
        # Of several words for one there is none to prefer.
        return replace(found, value=found.value[0]) if len(found.value) == 1 and not found.rest else _NOTE

    def _listed(self, names: Names, text: str) -> Understood:
        """The words that a text names one after another, and those that mean nothing."""
        found: list[str] = []
        rest: list[str] = []
        is_literal = True
        for said in _parted(text, names):
            reading = names.read(said)
            if reading.value is None:
                rest.append(said)
            elif reading.value not in found:
                found.append(reading.value)
                is_literal = is_literal and reading.basis == "stated"
        close = next(filter(None, map(names.nearest, rest)), "")
        if not found:
            return Understood(Meaning.NOTE, rest=tuple(rest), close=close)
        return Understood(Meaning.VALUE, found, tuple(rest), close, is_literal)

    def _retention(self, _: FieldPlan, text: str) -> Understood:
        found = retention(text)
        # A period that is only a part of what was said is for somebody to read.
        is_period = found.value is not None and "keep" in found.value and found.doubt is None
        value = found.value if found.value and is_period else {"criteria": " ".join(text.split())}
        return Understood(Meaning.VALUE, [{"data": "all", **value}])

    def _transfers(self, field: FieldPlan, text: str) -> Understood:
        inner = {item.key: item for item in plan(TransferStatement)}
        label = Names(self.register, self.law, field.kind, inner["statement"]).read(text)
        if label.value:
            return Understood(Meaning.VALUE, {"statement": label.value}, is_literal=label.basis == "stated")
        found = self._listed(Names(self.register, self.law, field.kind, inner["to"]), text)
        if found.meaning is not Meaning.VALUE or found.rest:
            return replace(found, meaning=Meaning.NOTE, value=None)
        assert isinstance(found.value, list)
        # What stays in the EEA is no transfer, and that it is all there is, nobody has said by naming it.
        if all(self._is_within(str(code)) for code in found.value):
            return _NOTE
        return Understood(Meaning.VALUE, {"statement": "possible", "to": found.value}, is_literal=False)

    def _is_within(self, code: str) -> bool:
        row = self.law.jurisdiction(code)
        return code == "EEA" or (row is not None and row.status is Status.EEA)

    def _recipients(self, field: FieldPlan, text: str) -> Understood:
        to = next(item for item in plan(Disclosure) if item.key == "to")
        found = self._listed(Names(self.register, self.law, field.kind, to), text)
        named = found.value if isinstance(found.value, list) else []
        keys = dict.fromkeys(served(self.register, str(word)) for word in named)
        return replace(found, value=[{"to": key} for key in keys]) if keys else found

    def _bases(self, field: FieldPlan, text: str) -> Understood:
        basis = next(item for item in plan(LegalBasis) if item.key == "basis")
        read = list(legal_bases(text, self.register))
        found: list[Mapping[str, str]] = []
        for _, reading in read:
            if reading.value and reading.value not in found:
                found.append(reading.value)
        rest = tuple(said for said, reading in read if reading.value is None)
        names = Names(self.register, self.law, field.kind, basis)
        close = next(filter(None, map(names.nearest, rest)), "")
        if not found:
            return Understood(Meaning.NOTE, rest=rest, close=close)
        value: list[Value] = [dict(item) for item in found]
        return Understood(Meaning.VALUE, value, rest, close, all(one.doubt is None for _, one in read))

    def _contract(self, _: FieldPlan, text: str) -> Understood:
        said = standing(text)
        signed = _day(said[1] if said and said[0] is Standing.YES else text)
        if signed.value:
            value: Value = {"kind": "processor-agreement", "signed": signed.value}
            return Understood(Meaning.VALUE, value, is_literal=signed.doubt is None)
        kind = named("contract-kind", text, self.register)
        return Understood(Meaning.VALUE, {"kind": kind.value}, is_literal=kind.doubt is None) if kind.value else _NOTE


_PARTS: Mapping[type[Part], Callable[[Reader, FieldPlan, str], Understood]] = {
    Retention: Reader._retention,
    TransferStatement: Reader._transfers,
    Disclosure: Reader._recipients,
    LegalBasis: Reader._bases,
    Contract: Reader._contract,
}
"""The tables of which an answer in one's own words can be read."""


def _day(text: str) -> Reading[datetime.date]:
    """A day; whoever answers in figures writes it before the month, as all four languages do in their own countries."""
    return date(text, is_day_first=True)


def _parted(text: str, names: Names) -> Iterator[str]:
    """The words of a list; a line, a part with a comma or with an `and` in it that is one name stays whole."""
    for line in items(text):
        for said in [line] if names.read(line).value else listed(line):
            yield from [said] if names.read(said).value else joined(said)

"""Values in words of one language: dates, periods, places, terms and references."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ropa.i18n import labelled, one_line, text
from ropa.i18n.period import period_words
from ropa.model import Engagement, FieldPlan, Party, Record, RegisterRecord
from ropa.register import Register
from ropa.view.marks import State
from ropa.vocabulary import label, terms


def date_words(value: datetime.date, language: str) -> str:
    """A date in words, day first: `25 mei 2018`."""
    return _date(value, "long", language)


def moment_words(value: datetime.datetime, language: str) -> str:
    """A moment in words, its zone behind it where one is given: `25 mei 2018 10:00 UTC+02:00`."""
    zone = f" {value.tzinfo}" if value.tzinfo else ""
    return f"{date_words(value.date(), language)} {value:%H:%M}{zone}"


def weekday_words(value: datetime.date, language: str) -> str:
    """The same with the day of the week: `dinsdag 22 december 2026`."""
    return _date(value, "full", language)


def _date(value: datetime.date, style: Literal["long", "full"], language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - dear to load, and a check names hardly a date

    return str(format_date(value, style, locale="en_GB" if language == "en" else language))


def spanned(key: str, days: int) -> str:
    """The key of the text about a span of days: none is today, and one is no plural."""
    return f"{key}-today" if days == 0 else f"{key}-day" if days == 1 else key


def place_words(code: str, language: str) -> str:
    """A country, region or international organisation by name, its code behind it: `India (IN)`; else the code."""
    if code in terms("region"):
        return label("region", code, language)
    prefix, _, organisation = code.partition(":")
    if prefix == "org" and organisation in terms("international-organisation"):
        name: str | None = label("international-organisation", organisation, language)
    else:
        name = _territories(language).get(code)
    return f"{name} ({code})" if name else one_line(code)


@cache
def _territories(language: str) -> Mapping[str, str]:
    """What countries are called; the library takes the language apart anew each time it is asked."""
    from babel import Locale  # noqa: PLC0415 - as above

    return dict(Locale.parse(language).territories)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one register in one language.

    Attributes:
        register: The register.
        language: The language.
        hidden: How values are known that the document leaves out; a mark stands in their place.
    """

    register: Register
    language: str
    hidden: frozenset[State] = frozenset()

    def of(self, register: Register) -> "Words":
        """The same for another register."""
        return Words(register, self.language, self.hidden)

    def text(self, key: str, /, **params: object) -> str:
        """A text of the program."""
        return text(key, self.language, **params)

    def pair(self, label: str, said: str) -> str:
        """What is said behind its label."""
        return labelled(label, said, self.language)

    def label(self, field: FieldPlan) -> str:
        """The label of a field."""
        return self.text(field.label_key)

    def name(self, record: Record, fallback: str) -> str:
        """What a record is called: its name, title or service; an engagement without one is called by its party."""
        # A model takes long to say that it has no such field.
        said = record.__dict__
        for key in ("name", "title", "service"):
            if value := said.get(key):
                return one_line(str(value))
        if isinstance(record, RegisterRecord):
            return one_line(self.register.organisation)
        party = self.register.find(record.party) if isinstance(record, Engagement) else None
        if party is not None and isinstance(party[1], Party):
            return self.name(party[1], fallback)
        return fallback

    def value(self, field: FieldPlan, value: Any) -> str:
        """A single value of a field, in words."""
        if isinstance(value, bool):
            return self.text("document.yes" if value else "document.no")
        if isinstance(value, datetime.date):
            return date_words(value, self.language)
        if not isinstance(value, str):
            known = field.declared.vocabulary
            return label(known, str(value), self.language) if known else str(value)
        return self._word(field, value)

    def _word(self, field: FieldPlan, value: str) -> str:
        declared = field.declared
        if declared.place:
            return place_words(value, self.language)
        if value in ("all", "not-attributed") and (declared.refs or declared.vocabulary):
            return self.text(f"document.applies.{value}")
        if found := self._named(field, value):
            return Words(self.register.home(found[0]), self.language).name(found[1], value)
        if declared.vocabulary:
            return one_line(label(declared.vocabulary, value, self.language))
        if field.key in PERIODS:
            return period_words(value, self.language)
        return one_line(value)

    def link(self, field: FieldPlan, value: Any) -> str:
        """The address of the record that a value names; empty where it names none."""
        found = self._named(field, value) if isinstance(value, str) else None
        return found[0] if found else ""

    def _named(self, field: FieldPlan, value: str) -> tuple[str, Record] | None:
        """The record that a word of a field names: any where it refers to records, else the register's own word."""
        declared = field.declared
        found = self.register.find(value) if declared.refs or declared.vocabulary else None
        return found if found and (declared.refs or declared.vocabulary == type(found[1]).KIND) else None


PERIODS = frozenset(("keep", "erase_within", "within", "review_every", "notice_of_change"))
"""Keys of fields that hold a period."""

"""How many records say what in a field; each count with the command line that lists just those records."""

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from ropa.commands.columns import ADDRESS, NAME, label_of
from ropa.commands.derived import Derived
from ropa.commands.session import Session
from ropa.i18n import text
from ropa.model import NONE, Record
from ropa.query import Clause, Haystack, is_amount, is_value, matches, parse
from ropa.query.haystack import SILENT
from ropa.results import Count, Counts
from ropa.view.marks import State
from ropa.view.weighed import leading
from ropa.view.words import Words

Found = tuple[Derived, str, Record, Haystack]
"""A record that is counted: what its register says of it, its id, itself, and its words."""


@dataclass
class Tally:
    """What is counted, and how its counts are found again.

    Attributes:
        kind: The kind of the records.
        name: The field.
        where: The query that chose the records.
        registers: The registers that were asked for; none for all.
    """

    kind: str
    name: str
    where: str
    registers: Sequence[str]
    _labels: dict[str, str] = field(default_factory=dict)

    def counts(self, session: Session, found: Iterable[Found]) -> Counts:
        """Count.

        A value counts where the query that finds it holds, so that a count and its list never differ.
        """
        records = list(found)
        for derived, key, record, _ in records:
            self._collect(Words(derived.register, session.language), key, record)
        tests = {value: is_value(self.name, value) for value in self._labels}
        met: Counter[str] = Counter()
        others = 0
        for _, _, _, haystack in records:
            values = self._values_of(haystack, tests)
            met.update(values)
            others += not values
        said = sorted((value for value in tests if met[value]), key=lambda value: (-met[value], self._labels[value]))
        shown = [Count(value, self._labels[value], met[value], self._line(tests[value])) for value in said]
        words = {NONE: (State.NONE, "document.none"), SILENT: (State.SILENT, "document.silent")}
        for word, (state, key_) in words.items():
            if met[word]:
                line = self._line(f"{self.name}:{word}")
                shown.append(Count("", text(key_, session.language), met[word], line, state))
        if others:
            rest = "|".join([f"{self.name}:{SILENT}", f"{self.name}:{NONE}", *(tests[value] for value in said)])
            shown.append(Count("", session.text("counted-otherwise"), others, self._line(f"!{rest}")))
        title = text(f"fields.kinds.{self.kind}", session.language)
        label = label_of(session, self.kind, self.name)
        return Counts(self.kind, title, self.name, label, tuple(shown), len(records))

    def _collect(self, words: Words, key: str, record: Record) -> None:
        """Take note of what a record says in the field, as the query language can say it."""
        if self.name in (ADDRESS, NAME):
            said = words.register.address(key) if self.name == ADDRESS else words.name(record, key)
            found: Iterable[tuple[str, str]] = [(said, said)]
        else:
            found = leading(words, key, record, self.name)
        for value, label in found:
            if is_value(self.name, value):
                self._labels.setdefault(value, label)

    def _values_of(self, haystack: Haystack, tests: dict[str, str]) -> set[str]:
        """The values that a record has, or that it has none or says nothing."""
        found = {SILENT} if self.name in haystack.silent else set()
        lines = set(haystack.said(self.name).split("\n"))
        if NONE in lines:
            found.add(NONE)
        for value, test in tests.items():
            if value.casefold() in lines or (is_amount(value, self.name) and matches(_read(test), haystack)):
                found.add(value)
        return found

    def _line(self, test: str) -> str:
        words = ["list", self.kind]
        for register in self.registers:
            words += ["--register", register]
        return shlex.join([*words, "--where", f"{self.where} {test}".strip()])


@cache
def _read(test: str) -> tuple[Clause, ...]:
    return parse(test)

"""How many records or other rows say what in a field; each count with the command line that lists just those."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ropa.i18n import text
from ropa.model import NONE
from ropa.query import Clause, Searchable, is_amount, is_value, matches, parse
from ropa.query.haystack import SILENT
from ropa.results import Count, Counts
from ropa.view.marks import State

Found = tuple[Iterable[tuple[str, str]], Searchable]
"""What is counted: its values in the field, as a query takes them and in words, and what it says at all."""


@dataclass
class Tally:
    """What is counted, and how its counts are found again.

    Attributes:
        kind: The kind of what is counted.
        title: Its plural in the reader's words.
        name: The field.
        label: The field in the reader's words.
        line: Gives the command line that lists what a test holds of.
        otherwise: What is said of those that say neither a value nor none and are not silent either.
    """

    kind: str
    title: str
    name: str
    label: str
    line: Callable[[str], str]
    otherwise: str = ""
    _labels: dict[str, str] = field(default_factory=dict)

    def counts(self, language: str, found: Iterable[Found]) -> Counts:
        """Count.

        A value counts where the query that finds it holds, so that a count and its list never differ.
        """
        items = []
        for pairs, haystack in found:
            items.append(haystack)
            for value, label in pairs:
                if value not in self._labels and is_value(self.name, value):
                    self._labels[value] = label
        tests = {value: is_value(self.name, value) for value in self._labels}
        by_line: dict[str, list[str]] = {}
        for value in tests:
            by_line.setdefault(value.casefold(), []).append(value)
        amounts = {value: parse(test, {self.name}) for value, test in tests.items() if is_amount(value, self.name)}
        met: Counter[str] = Counter()
        others = 0
        for haystack in items:
            values = set(self._values_of(haystack, by_line, amounts))
            met.update(values)
            others += not values
        said = sorted((value for value in tests if met[value]), key=lambda value: (-met[value], self._labels[value]))
        shown = [Count(value, self._labels[value], met[value], self.line(tests[value])) for value in said]
        words = {NONE: (State.NONE, "document.none"), SILENT: (State.SILENT, "document.silent")}
        for word, (state, key) in words.items():
            if met[word]:
                line = self.line(f"{self.name}:{word}")
                shown.append(Count("", text(key, language), met[word], line, state))
        if others:
            rest = "|".join([f"{self.name}:{SILENT}", f"{self.name}:{NONE}", *(tests[value] for value in said)])
            label = self.otherwise or text("interface.counted-otherwise", language)
            shown.append(Count("", label, others, self.line(f"!{rest}")))
        return Counts(self.kind, self.title, self.name, self.label, tuple(shown), len(items))

    def _values_of(
        self, haystack: Searchable, by_line: Mapping[str, Sequence[str]], amounts: Mapping[str, Sequence[Clause]]
    ) -> Iterator[str]:
        """The values that a row has, or that it has none or says nothing."""
        if self.name in haystack.silent:
            yield SILENT
        for line in haystack.said(self.name).split("\n"):
            if line == NONE:
                yield NONE
            yield from by_line.get(line, ())
        for value, clauses in amounts.items():
            if matches(clauses, haystack):
                yield value


def narrowed_line(
    words: Sequence[str], options: Mapping[str, Any], where: str, narrowing: str = "--where"
) -> Callable[[str], str]:
    """Gives a command line that has the same options and lists only what a test holds of.

    Args:
        words: The command and its arguments.
        options: Its options by name, as the command is given them; a list for one that may be given again.
        where: The query that narrows it already.
        narrowing: The option that takes such a query.
    """
    kept = list(words)
    for name, given in options.items():
        for value in given if isinstance(given, tuple | list) else (given,):
            if value:
                kept += [f"--{name}"] if value is True else [f"--{name}", str(value)]

    def line(test: str) -> str:
        return shlex.join([*kept, narrowing, f"{where} {test}".strip()])

    return line

"""Records as rows of a list: what one says is worked out when it is seen, sought, put in order or counted."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from ropa.commands.columns import FINDINGS, cell_of, label_of, values_in, weight_of, weight_of_marks
from ropa.commands.counting import Tally
from ropa.commands.derived import Derived
from ropa.commands.filtering import words_of
from ropa.commands.lookup import counted, values_of
from ropa.i18n import text
from ropa.model import Record
from ropa.query import Haystack, Key
from ropa.register import Register
from ropa.results import Cell, Counts
from ropa.view.words import Words


class RecordRow:
    """A record as a row.

    Attributes:
        fields: What each column shows, as it is typed.
    """

    def __init__(
        self, derived: Derived, key: str, record: Record, fields: tuple[str, ...], haystack: Haystack | None = None
    ) -> None:
        """Take a record.

        Args:
            derived: What checks and graph say of the records of its register.
            key: Its id.
            record: The record.
            fields: The columns.
            haystack: Its words, where a query has looked through them already.
        """
        self.fields = fields
        self._derived, self._key, self._record = derived, key, record
        if haystack is not None:
            self.haystack = haystack

    @property
    def register(self) -> Register:
        """The register that it is of."""
        return self._derived.register

    @property
    def is_checked(self) -> bool:
        """Whether it is known what is wrong with it."""
        return self._derived.is_checked

    @cached_property
    def address(self) -> str:
        """Its address."""
        return self._derived.register.address(self._key)

    @property
    def link(self) -> str:
        """The record itself."""
        return self.address

    @property
    def _words(self) -> Words:
        return Words(self._derived.register, self._derived.language)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """One per column."""
        return tuple(cell_of(self._words, self._key, self._record, name) for name in self.fields)

    @property
    def marks(self) -> str:
        """What is wrong with it, counted by severity: `E2 W1`; empty where nothing is."""
        return counted(self._derived.findings.get(self.address, ()))

    @property
    def values(self) -> Mapping[str, Any]:
        """The record as plain values keyed by the model's field names, for machines."""
        return values_of(self._derived.register, self._key, self._record)

    @cached_property
    def haystack(self) -> Haystack:
        """Its words."""
        return words_of(self._derived, self._key, self._record)

    @cached_property
    def _weights(self) -> dict[str, Key]:
        return {}

    def weight(self, name: str) -> Key:
        """What it weighs in an order by a field."""
        if name not in self._weights:
            if name == FINDINGS:
                # It is known once all records are checked, and asked for only where it counts.
                self._weights[name] = weight_of_marks(self.marks)
            else:
                self._weights[name] = weight_of(self._words, self._key, self._record, name)
        return self._weights[name]

    def values_in(self, name: str) -> Iterable[tuple[str, str]]:
        """What it says in a field, as the query language can say it, each with the reader's words for it."""
        return values_in(self._words, self._key, self._record, name)


def count_by(kind: str, name: str, rows: Iterable[RecordRow], language: str, line: Callable[[str], str]) -> Counts:
    """How many records say what in a field.

    Args:
        kind: Their kind.
        name: The field.
        rows: The records.
        language: Language of the reader.
        line: Gives the command line that lists what a test holds of.
    """
    tally = Tally(kind, text(f"fields.kinds.{kind}", language), name, label_of(language, kind, name), line)
    return tally.counts(language, ((row.values_in(name), row.haystack) for row in rows))

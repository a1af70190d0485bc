"""Where in a record something stands, as its reader sees it: labels from field to field, and which entry is meant."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from ropa.finding import Finding, Path, Pointer, dotted
from ropa.i18n import one_line
from ropa.model import FieldPlan, Part, plan_by_key
from ropa.register.once import ByIdentity
from ropa.view.record import in_brief, lead
from ropa.view.words import Words

_LONGEST = 60
"""Letters by which an entry can be told from the others."""


def placed(words: Words, at: Pointer, *, is_as_written: bool = False) -> str:
    """A field of a record in words; what the record does not know stays as it is typed. Of several, see `Placing`.

    Args:
        words: The words of its register.
        at: The record and the field.
        is_as_written: Whether the field counts the entries of lists as the text does, which holds some that the record
            had to leave out; these have a number and no name.
    """
    return Placing(words).of(at, is_as_written=is_as_written)


class Placing:
    """Puts fields of a register's records in words; a table that many records state is named once for all of them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._names: ByIdentity[object, str] = ByIdentity()

    def of(self, at: Pointer, *, is_as_written: bool = False) -> str:
        """A field of a record in words, as by `placed`."""
        words = self._words
        if not at.field:
            return words.text("document.whole-record")
        record = words.register.recorded(at.record)
        if record is None:
            return dotted(at.field)
        if len(at.field) == 1:
            # Most stand at a field as a whole.
            field = plan_by_key(type(record)).get(str(at.field[0]))
            return words.label(field) if field else dotted(at.field)
        numbers = at.field if is_as_written else words.register.in_text(at)
        labels = [*self._steps(record, at.field, numbers, is_named=not is_as_written)]
        if all(labels):
            return " – ".join(labels)
        return f"{' – '.join(labels[:-1])} ({dotted(numbers)})" if len(labels) > 1 else dotted(numbers)

    def of_finding(self, finding: Finding) -> str:
        """The field that a finding is about, in words; of what could not be read, as the text counts it."""
        return self.of(finding.at, is_as_written=finding.rule.startswith("R"))

    def _steps(self, part: Part, path: Path, numbers: Path, *, is_named: bool) -> Iterator[str]:
        """The labels along a path, and an empty text where there is none for the rest of it."""
        words = self._words
        model: type[Part] | None = type(part)
        value: Any = part
        while path:
            field = plan_by_key(model).get(str(path[0])) if model else None
            if field is None:
                yield ""
                return
            value = getattr(value, field.name, None)
            label, taken = words.label(field), 1
            if len(path) > 1 and isinstance(step := path[1], int):
                value = value[step] if isinstance(value, tuple) and step < len(value) else None
                name = self._name(field, value) if is_named else ""
                key = "document.entry-named" if name else "document.entry"
                label, taken = words.text(key, field=label, number=int(numbers[1]) + 1, name=name), 2
            yield label
            model, path, numbers = field.part, path[taken:], numbers[taken:]

    def _name(self, field: FieldPlan, item: object) -> str:
        return self._names.of(item, lambda one: _name(self._words, field, one), field)


def _name(words: Words, field: FieldPlan, item: object) -> str:
    """What tells an entry from the others; empty where it says nothing by which it could be told."""
    if item is None or (isinstance(item, Part) and lead(item) is None):
        return ""
    return shorten(one_line(in_brief(words, field, item)), _LONGEST, placeholder=" …")

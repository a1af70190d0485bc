"""What records name, gathered once they are read: all are at hand then, and to come back to them takes many times that.

A question about one record looks only where it is named. Of a large workspace that is a few records of a few registers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ropa.model import Activity, Columns, Evidence, FieldPlan, Part, Record, RegisterRecord, columns, leading_to, plan

GATHERED = frozenset(("party", "engagement", "system", "activity"))
"""The kinds of records of which it is gathered who names them; beside them, places."""

SILENT = ("disclosure", "systems")
"""The fields of activities of which it is gathered who says nothing in them: whoever it is, it may have their data."""


class Gathered:
    """The records of one register by their kinds, and the ids of those that name others or places.

    Attributes:
        records: The records by id.
        own: The register's own record.
        by_kind: The records of each kind with their ids, in the order in which they were read.
        by_activities: The ids of the activities that say a word; some stand twice, and some mean something else by it.
        by_others: The same of all other records, the register's own under the empty id.
        silent: The ids of the activities that say nothing in a field of `SILENT`, by its name.
    """

    __slots__ = ("by_activities", "by_kind", "by_others", "own", "records", "silent")

    def __init__(self, own: RegisterRecord | None, records: Mapping[str, Record]) -> None:
        """Gather from all records of a register."""
        self.own = own
        self.records = records
        self.by_kind: dict[type[Record], list[tuple[str, Any]]] = defaultdict(list)
        self.by_activities: dict[str, list[str]] = defaultdict(list)
        self.by_others: dict[str, list[str]] = defaultdict(list)
        self.silent: dict[str, list[str]] = {name: [] for name in SILENT}
        by_kind = self.by_kind
        for item in records.items():
            by_kind[type(item[1])].append(item)
        if own is not None:
            self._add(RegisterRecord, [("", own)])
        for model, those in by_kind.items():
            self._add(model, those)

    def _add(self, model: type[Record], those: Sequence[tuple[str, Record]]) -> None:
        # Of a large workspace these are tens of thousands of records: what they say is asked field by field.
        keys = [key for key, _ in those]
        fields = _fields(model)
        said = columns([record for _, record in those], fields)
        _gather(fields, keys, said, self.by_activities if model is Activity else self.by_others)
        if model is Activity:
            for name in SILENT:
                self.silent[name] = [key for key, value in zip(keys, said[name], strict=True) if not value]


_Fields = Mapping[str, tuple[Any, bool]]
"""Of each field that names something, by its name: the fields of the tables in it, and whether it has several words."""


def _gather(fields: _Fields, keys: Sequence[str], said: Columns, found: dict[str, list[str]]) -> None:
    for name, column in said.items():
        # Most of what could be said is said by none, and most of that which is said is no table.
        if not any(column):
            continue
        within, is_list = fields[name]
        if within:
            for part, holders in _held(keys, column):
                for word in _words(part, within):
                    found[word] += holders
        elif is_list:
            for key, value in zip(keys, column, strict=True):
                if value.__class__ is tuple:
                    for word in value:
                        found[word].append(key)
        else:
            for key, value in zip(keys, column, strict=True):
                if value is not None:
                    found[value].append(key)


def _held(keys: Sequence[str], column: Sequence[Any]) -> Iterable[tuple[Part, list[str]]]:
    """The tables that a field holds, with the ids of the records that do: equal ones are one, see `Sharing`."""
    found: dict[int, tuple[Part, list[str]]] = {}
    for key, value in zip(keys, column, strict=True):
        for item in value if value.__class__ is tuple else (value,) if isinstance(value, Part) else ():
            if (known := found.get(id(item))) is not None:
                known[1].append(key)
            else:
                found[id(item)] = item, [key]
    return found.values()


def _words(part: Part, fields: _Fields) -> Iterator[str]:
    """The words by which a table names others."""
    said = part.__dict__
    for name, (within, is_list) in fields.items():
        value = said[name]
        if value is None:
            continue
        if within:
            for item in value if value.__class__ is tuple else (value,):
                yield from _words(item, within)
        elif not is_list:
            yield value
        elif value.__class__ is tuple:
            yield from value


def _is_gathered(field: FieldPlan) -> bool:
    return field.declared.place or not GATHERED.isdisjoint(field.declared.refs)


_OF_NAMES = leading_to(_is_gathered)


@cache
def _fields(model: type[Part]) -> _Fields:
    # To what an activity cites there is an edge, whatever it is.
    cited = {Activity: "cited", Evidence: "document"}.get(model)
    those = [field for field in plan(model) if field.name == cited or field in _OF_NAMES(model)]
    return {field.name: (field.part and _fields(field.part), field.many) for field in those}

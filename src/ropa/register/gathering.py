"""What records name, gathered while they are read: each is at hand then, and to come back to all takes many times that.

A question about one record looks only where it is named. Of a large workspace that is a few records of a few registers.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from ropa.model import Activity, Evidence, FieldPlan, Part, Record, RegisterRecord, leading_to, plan

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

    def __init__(self, records: Mapping[str, Record]) -> None:
        """Begin with none.

        Args:
            records: Where those are kept that are added, the register's own aside.
        """
        self.records = records
        self.own: RegisterRecord | None = None
        self.by_kind: dict[type[Record], list[tuple[str, Any]]] = defaultdict(list)
        self.by_activities: dict[str, list[str]] = defaultdict(list)
        self.by_others: dict[str, list[str]] = defaultdict(list)
        self.silent: dict[str, list[str]] = {name: [] for name in SILENT}

    @classmethod
    def of(cls, own: RegisterRecord | None, records: Mapping[str, Record]) -> "Gathered":
        """The same of records that are there already."""
        found = cls(records)
        if own is not None:
            found.add("", own)
        for key, record in records.items():
            found.add(key, record)
        return found

    def add(self, key: str, record: Record) -> None:
        """Take in a record, the register's own under the empty id."""
        model = type(record)
        if isinstance(record, RegisterRecord):
            self.own = record
        else:
            self.by_kind[model].append((key, record))
        _gather(record, key, _fields(model), self.by_activities if model is Activity else self.by_others)
        if model is Activity:
            for name in SILENT:
                if not record.__dict__[name]:
                    self.silent[name].append(key)


_Fields = tuple[tuple[str, Any, bool], ...]
"""Of each field that names something: its name, the fields of the tables in it, whether one word says there is none."""


def _gather(part: Part, key: str, fields: _Fields, found: dict[str, list[str]]) -> None:
    # Every record that is read comes by here, which in a large workspace are tens of thousands.
    said = part.__dict__
    for name, within, is_list in fields:
        value = said[name]
        if value is None:
            continue
        if value.__class__ is not tuple:
            if within:
                if value.__class__ is not str:
                    _gather(value, key, within, found)
            elif not is_list:
                found[value].append(key)
        elif within:
            for item in value:
                _gather(item, key, within, found)
        else:
            for word in value:
                found[word].append(key)


def _is_gathered(field: FieldPlan) -> bool:
    return field.declared.place or not GATHERED.isdisjoint(field.declared.refs)


_OF_NAMES = leading_to(_is_gathered)


@cache
def _fields(model: type[Part]) -> _Fields:
    # To what an activity cites there is an edge, whatever it is.
    cited = {Activity: "cited", Evidence: "document"}.get(model)
    those = [field for field in plan(model) if field.name == cited or field in _OF_NAMES(model)]
    return tuple([(field.name, field.part and _fields(field.part), field.many) for field in those])

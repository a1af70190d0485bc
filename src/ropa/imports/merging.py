"""Adding to a record that is there what a file says of it; nothing that it says is overwritten.

Where the file says something else, both are told, with the command line that takes the file's word.
"""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ropa.changes import Change, InsertItem, Message, SetField
from ropa.finding import Pointer, dotted
from ropa.imports.evidence import Table, evidence, item_value, leaves, of_field, of_items, value_of
from ropa.imports.imported import Concern, Remark, Statement
from ropa.imports.matching import OWN
from ropa.model import FieldPlan, Part, Record, plan
from ropa.reading.cells.reading import Basis
from ropa.register import Register
from ropa.register.evidence import item_key
from ropa.register.faults import shown


class Merging:
    """What a file adds to records of a register.

    Attributes:
        remarks: What it says otherwise.
    """

    def __init__(self, register: Register, document: str) -> None:
        """Begin.

        Args:
            register: The register.
            document: How its records refer to the file.
        """
        self._register, self._document = register, document
        self.remarks: list[Remark] = []

    def changes(self, reference: str, fields: Iterable[tuple[FieldPlan, list[Statement]]]) -> Iterator[Change]:
        """What is said of a record and what it does not say yet.

        Args:
            reference: How the register refers to the record.
            fields: What the file states of each field.
        """
        own = self._register.own
        found = (self._register.name, own) if reference == OWN and own else self._register.find(reference)
        assert found is not None
        address, record = found
        is_shared = self._register.home(address) is not self._register
        count = len(record.evidence or ())
        for field, said in fields:
            made = list(self._field(address, record, field, said))
            if is_shared and made:
                self._differs(address, said, "shared")
                continue
            yield from made
            for entry in self._told(field, said, made):
                yield InsertItem(Pointer(address, ("evidence",)), count, entry)
                count += 1

    def _told(self, field: FieldPlan, said: list[Statement], made: list[Change]) -> Iterator[Table]:
        """The evidence of what is changed in a field, and of nothing else that it says."""
        inserted = [change.value for change in made if isinstance(change, InsertItem) and len(change.at.field) == 1]
        yield from of_items(field, [item for item in said if item.value in inserted], self._document)
        for change in made:
            if isinstance(change, SetField) and len(change.at.field) == 1:
                yield from of_field(field, said, self._document, {})
            elif isinstance(change, SetField | InsertItem) and len(change.at.field) > 1:
                there = [item for item in said if item.field == change.at.field or _holds(item, change.value)]
                yield {"field": dotted(change.at.field), **evidence(self._document, there)}

    def _field(self, address: str, record: Record, field: FieldPlan, said: list[Statement]) -> Iterator[Change]:
        now = getattr(record, field.name)
        at = Pointer(address, (field.key,))
        if field.key == "note":
            yield from _noted(at, now, said)
        elif field.key == "open":
            yield from self._open(at, record, now, said)
        elif field.key in ("name", "title"):
            return
        elif now is None:
            yield SetField(at, value_of(field, said, self._document, {}))
        elif field.many and isinstance(now, tuple):
            yield from self._items(address, field, now, said)
        elif isinstance(now, Part):
            yield from self._table(address, field, now, said)
        elif any(item.value != now for item in said):
            self._differs(address, said, "scalar")

    def _items(self, address: str, field: FieldPlan, now: tuple[Any, ...], said: list[Statement]) -> Iterator[Change]:
        place = len(now)
        for item in said:
            if item.value in field.literals or (field.part is not None and item_key(item.value) is None):
                # A list of tables that are about nothing by name: which of them is meant cannot be told.
                if item.value in field.literals or not any(_says(old, item.value) for old in now):
                    self._differs(address, [item], "item")
                continue
            key = self._party(item_key(item.value))
            there = [number for number, old in enumerate(now) if self._party(item_key(old)) == key]
            if not there:
                yield InsertItem(Pointer(address, (field.key,)), place, item_value(field, item, self._document, {}))
                place += 1
            elif isinstance(item.value, Mapping):
                yield from self._same_item(address, field, now, there, item)

    def _same_item(
        self, address: str, field: FieldPlan, now: tuple[Any, ...], there: list[int], said: Statement
    ) -> Iterator[Change]:
        """What the file adds to an item of a list that is there; its name may be another, of the same party."""
        assert isinstance(said.value, Mapping)
        more = {key: word for key, word in said.value.items() if word != item_key(said.value)}
        if any(_says(now[number], more) for number in there):
            return
        if len(there) > 1:
            self._differs(address, [said], "item")
            return
        for key, word in more.items():
            inner = Statement((field.key, there[0], key), word, said.at, said.basis)
            yield from self._leaf(address, now[there[0]], inner, 2)

    def _table(self, address: str, field: FieldPlan, now: Part, said: list[Statement]) -> Iterator[Change]:
        for path, value in leaves(field, said).items():
            (first, *_) = there = [item for item in said if item.field == path]
            basis: Basis = "inferred" if any(item.basis == "inferred" for item in there) else "stated"
            yield from self._leaf(address, now, Statement(path, value, first.at, basis), 1)

    def _leaf(self, address: str, now: Part, said: Statement, begin: int) -> Iterator[Change]:
        """Fill what a table is silent on."""
        value: Any = now
        for step in said.field[begin:]:
            names = {one.key: one.name for one in plan(type(value))} if isinstance(value, Part) else {}
            value = getattr(value, names.get(str(step), ""), None)
        if value is None:
            yield SetField(Pointer(address, said.field), said.value)
        elif isinstance(value, tuple) and isinstance(said.value, list):
            more = [word for word in said.value if word not in value]
            yield from (
                InsertItem(Pointer(address, said.field), len(value) + number, word) for number, word in enumerate(more)
            )
        elif not _says(value, said.value):
            self._differs(address, [said], "scalar")

    def _open(self, at: Pointer, record: Record, now: Any, said: list[Statement]) -> Iterator[Change]:
        asked = {entry.field for entry in now or ()}
        place = len(now or ())
        names = {field.key: field.name for field in plan(type(record))}
        for item in said:
            question = item.value if isinstance(item.value, Mapping) else {}
            name = str(question.get("field"))
            if getattr(record, names.get(name, ""), None) is not None:
                self._differs(at.record, [Statement((name,), str(question.get("state")), item.at)], "item")
            elif name not in asked:
                yield InsertItem(at, place, item.value)
                place += 1

    def _party(self, key: str | None) -> str | None:
        """Who is behind a recipient: that it is named by an engagement makes it no other."""
        found = self._register.find(key) if key else None
        return getattr(found[1], "party", key) if found else key

    def _differs(self, address: str, said: list[Statement], how: str) -> None:
        for item in said:
            params = {"record": address, "field": dotted(item.field), "found": shown(_said(item.value))}
            if how == "scalar" and not isinstance(item.value, Mapping):
                params["line"] = f"ropa set {address} {shlex.quote(f'{dotted(item.field)}={_said(item.value)}')}"
            name = "differs-line" if "line" in params else f"differs-{how}"
            self.remarks.append(Remark(Concern.DIFFERS, Message(f"imports.remark.{name}", params), item.at))


def _holds(said: Statement, value: Any) -> bool:
    return isinstance(said.value, Mapping) and value in said.value.values()


def _said(value: Any) -> str:
    """A value as a person types it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_said(word)}" for key, word in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_said, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _noted(at: Pointer, now: str | None, said: list[Statement]) -> Iterator[Change]:
    (item,) = said
    there = (now or "").splitlines()
    more = [line for line in str(item.value).splitlines() if line not in there]
    if more:
        yield SetField(at, "\n".join([*there, *more]))


def _says(now: Any, value: Any) -> bool:
    """Whether what is there says at least what the file says."""
    if isinstance(value, Mapping) and isinstance(now, Part):
        names = {field.key: field.name for field in plan(type(now))}
        return all(_says(getattr(now, names[key]), word) for key, word in value.items())
    if isinstance(now, tuple) and not isinstance(value, str | Mapping):
        return set(now) >= set(value)
    return bool(now == value)

"""The words of a record, and which of its fields say nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from ropa.model import KINDS, NONE, Activity, Evidence, FieldPlan, Part, Record, plan, walk
from ropa.query.folding import folded
from ropa.register import INHERITED, Register, statements
from ropa.vocabulary import label, terms

DERIVED = ("finding", "to", "uses")
"""Fields that checks and the graph fill; `to` is a field of disclosures as well."""

SILENT = "silent"

_PROVENANCE = frozenset(("accepted", "alternative", "cited", "deferred", "evidence", "note", "open", "review"))
"""Fields that speak of other fields or of the keeping of the record; nobody misses one."""


def _nothing(_: str) -> str:
    return ""


class Searchable(Protocol):
    """What a query can be held against."""

    @property
    def text(self) -> str:
        """All words, folded for comparison."""

    @property
    def silent(self) -> frozenset[str]:
        """Fields that say nothing."""

    def said(self, name: str) -> str:
        """The values of a field, folded, a line each."""


@dataclass(frozen=True, slots=True)
class Haystack:
    """The words of a record, folded for comparison.

    Attributes:
        text: All of them.
        fields: By field, a line for each value.
        silent: Fields that say nothing.
        derived: What checks and the graph add to one of the fields `DERIVED`; worked out when a query asks for it.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    derived: Callable[[str], str] = _nothing

    def said(self, name: str) -> str:
        """The values of a field, a line each."""
        said = self.fields.get(name, "")
        return f"{said}\n{self.derived(name)}" if name in DERIVED else said


@cache
def fields() -> frozenset[str]:
    """Every field that a query can name: the keys of all kinds of records and of the tables in them."""
    found = {"id", "kind", "state", *DERIVED}

    def collect(model: type[Part]) -> None:
        for item in plan(model):
            found.add(item.key)
            if item.part is not None:
                collect(item.part)

    for model in KINDS.values():
        collect(model)
    return frozenset(found)


def haystack(
    register: Register, key: str, record: Record, language: str, derived: Callable[[str], str] = _nothing
) -> Haystack:
    """The words of a record: what is written, the labels of terms and the names of records it refers to.

    What the register states for all its activities is found by field only, since a word that every record holds
    tells none from another.
    """
    found: dict[str, list[str]] = {"id": [register.address(key)], "kind": [type(record).KIND]}
    _collect(found, register, record, language)
    text = folded("\n".join(word for words in found.values() for word in words))
    tables = list(_tables(record))
    inherited = tuple(_inherited(register, key, record)) if isinstance(record, Activity) else ()
    for item, held in inherited:
        words = found.setdefault(item.key, [])
        if isinstance(held, Part):
            _add(found, _of_part(register, held, language), item.key)
            tables += (held, *_tables(held))
        else:
            words += _words(register, item, held, language)
    silent = _silent(record) - {item.key for item, _ in inherited}
    states = _states(record, tables)
    if any(held == NONE for _, held in inherited):
        states.add(NONE)
    is_organisation = bool(register.own and register.own.organisation == key)
    if any(item.key in silent and _is_asked(item, record, is_organisation) for item in _top(type(record))):
        states.add(SILENT)
    found.setdefault("state", []).extend(sorted(states))
    by_name = {name: folded("\n".join(words)) for name, words in found.items()}
    return Haystack(text, by_name, _one_and_the_same(silent | _left_out(record, tables)), derived)


_Said = Mapping[str, list[str]]
"""The words of a table, by the field that they stand in or beneath; those of all of it under the empty name."""


def _collect(found: dict[str, list[str]], register: Register, part: Part, language: str) -> None:
    """Add the words of a table, by the field that they stand in or beneath."""
    for item in plan(type(part)):
        value = getattr(part, item.name)
        for one in _values(value) if value is not None else ():
            if isinstance(one, Part):
                _add(found, _of_part(register, one, language), item.key)
            else:
                found.setdefault(item.key, []).extend(_words(register, item, one, language))


def _add(found: dict[str, list[str]], said: _Said, name: str) -> None:
    for inner, words in said.items():
        # A field within a table of its own name has these words already as what stands beneath it.
        if inner != name:
            found.setdefault(inner or name, []).extend(words)


def _of_part(register: Register, part: Part, language: str) -> _Said:
    """The words of a table within a record, worked out once for all records that share it."""
    # Each beside the table itself, so that no other can take its place.
    known: dict[int, tuple[Part, _Said]] = register.kept.setdefault((_of_part, language), {})
    if id(part) not in known:
        said: dict[str, list[str]] = {}
        _collect(said, register, part, language)
        known[id(part)] = part, {**said, "": _all(register, part, language)}
    return known[id(part)][1]


def _all(register: Register, part: Part, language: str) -> list[str]:
    return [
        word
        for _, item, value in walk(part)
        for one in _values(value)
        for word in _words(register, item, one, language)
    ]


def _inherited(register: Register, key: str, activity: Activity) -> Iterator[tuple[FieldPlan, object]]:
    """What the register states for an activity."""
    for item in plan(Activity):
        if item.name in INHERITED and getattr(register.own, item.name, None) is not None:
            for held in statements(register, key, activity, item.name):
                if held.at.record == register.address():
                    yield item, held.value


@cache
def _top(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The fields that a table can be silent on."""
    return tuple(item for item in plan(model) if item.key not in _PROVENANCE)


def _tables(part: Part) -> Iterator[Part]:
    """The tables in a table, those left out that say where its statements come from."""
    for item in _top(type(part)):
        if item.part is not None:
            for value in _values(getattr(part, item.name)):
                if isinstance(value, Part):
                    yield value
                    yield from _tables(value)


def _silent(record: Record) -> frozenset[str]:
    """The fields of a record that have neither a value, nor a none, nor a reason why there is neither."""
    said = {item.field for item in record.open or ()} | {item.field for item in record.alternative or ()}
    return frozenset(
        item.key for item in _top(type(record)) if getattr(record, item.name) in (None, ()) and item.key not in said
    )


def _left_out(record: Record, tables: Iterable[Part]) -> frozenset[str]:
    """The fields that some table leaves out; a field of the record itself of the same name goes first."""
    left = {item.key for table in tables for item in _top(type(table)) if getattr(table, item.name) is None}
    return frozenset(left.difference(item.key for item in _top(type(record))))


def _is_asked(item: FieldPlan, record: Record, is_organisation: bool) -> bool:
    asked = item.declared.asked
    # The organisation itself is no recipient, so nobody asks for its category of recipient.
    if item.key == "category" and is_organisation:
        return False
    return asked == "always" or (asked != "" and asked == (getattr(record, "capacity", None) or "controller"))


def _states(record: Record, tables: Iterable[Part]) -> set[str]:
    """How the values of a record are known."""
    told = [record.cited, *(record.evidence or ()), *(table.__dict__.get("evidence") for table in tables)]
    states = {(evidence.basis or "stated") for evidence in told if isinstance(evidence, Evidence)}
    if record.cited is None:
        states.add("stated")
    if getattr(record, "status", None) == "to-confirm":
        states.add("inferred")
    if any(item.none_able and getattr(record, item.name) == NONE for item in _top(type(record))):
        states.add(NONE)
    states.update(name for name in ("open", "alternative") if getattr(record, name))
    return states


@cache
def _one_and_the_same(names: frozenset[str]) -> frozenset[str]:
    """One object for all records that are silent on the same fields."""
    return names


def _values(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _words(register: Register, item: FieldPlan, value: object, language: str) -> list[str]:
    if isinstance(value, Part):
        return []
    text = str(value).lower() if isinstance(value, bool) else str(value)
    words = [text]
    if item.declared.vocabulary and text in terms(item.declared.vocabulary):
        words.append(label(item.declared.vocabulary, text, language))
    if (item.declared.refs or item.declared.vocabulary) and (found := register.find(text)):
        said = found[1].__dict__
        words += [str(name) for key in ("name", "title", "service") if (name := said.get(key))]
    return words

"""Fingerprints: short hashes of what a record says, by which a decision or a review can tell whether it still does.

Only content counts: where a statement comes from, what was decided about it, who reviewed it, and in which order or
layout it is written, say nothing of the processing.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ropa.finding import Path
from ropa.model import Activity, FieldPlan, Part, Record, plan, walk
from ropa.register.records import Register
from ropa.register.references import Used, used, words_of
from ropa.register.statements import INHERITED, statements

_LENGTH = 12
"""Hexadecimal digits of a fingerprint: short enough to stand in a text, long enough not to meet by chance."""

_PROVENANCE = frozenset(field.key for field in plan(Record) if field.key != "open")
"""What every record can say of its other fields; only an open question stands in place of content."""

_NOT_CONTENT = frozenset(("evidence", "applies"))
"""Keys within the tables of a record that say where a statement comes from, or for whom else it holds."""

_REGISTER = "[register]"
"""What a state calls the statements that an activity inherits; no id can read like it."""


def field_fingerprint(record: Record, path: Path) -> str:
    """The fingerprint of one field; of the whole record for the empty path.

    A field that says nothing within a table is that of the table: who accepts that no reason is given for keeping data
    five years has not accepted it for ten.
    """
    while len(path) > 1 and _at(record, path) is None:
        path = path[:-1]
    return _hash(_plain(_at(record, path)) if path else _content(record))


def state(register: Register, address: str) -> str:
    """The state of a record and of all that it depends on, as a text for a review to keep.

    Depended on are the parties, engagements, systems, documents and terms that it names, those that these name in
    turn, and what an activity inherits from its register. Each has a fingerprint of its own, so that what changed can
    be named without a history.

    Returns:
        The record's own fingerprint, then `id=fingerprint` of each dependency; empty where there is no such record.
    """
    found = _fingerprints(register, address)
    own = found.pop("", "")
    return " ".join((own, *(f"{name}={digest}" for name, digest in sorted(found.items())))).strip()


def changed(register: Register, address: str, reviewed: str) -> tuple[str, ...]:
    """The addresses of what differs from a state that a review kept: the record itself first, then what it depends on.

    What is depended on since, and what no longer is, differ too. Of inherited statements the register is named.
    """
    was = {name if equals else "": digest if equals else name for name, equals, digest in _entries(reviewed)}
    now = _fingerprints(register, address)
    names = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    return tuple(_address(register, address, name) for name in names)


def _entries(reviewed: str) -> Iterator[tuple[str, str, str]]:
    return (entry.partition("=") for entry in reviewed.split())


def _address(register: Register, address: str, name: str) -> str:
    if not name:
        return address
    if name == _REGISTER:
        return register.address()
    return name if "/" in name else register.address(name)


def _fingerprints(register: Register, address: str) -> dict[str, str]:
    """The fingerprints of a record, under the empty name, and of what it depends on."""
    record = register.recorded(address)
    if record is None:
        return {}
    found = {"": _hash(_content(record))}
    waiting = list(_named(register, address, record))
    if isinstance(record, Activity):
        inherited = list(_inherited(register, address, record))
        if inherited:
            found[_REGISTER] = _hash(_sorted([[field.key, _plain(value)] for field, value in inherited]))
            waiting += (other for field, value in inherited for other in _named_in(register, field, value))
    while waiting:
        other = waiting.pop()
        name = other.removeprefix(f"{register.name}/")
        dependency = register.at(other)
        if name not in found and other != address and dependency is not None:
            found[name] = _hash(_content(dependency))
            waiting += _named(register, other, dependency)
    return found


def _inherited(register: Register, address: str, activity: Activity) -> Iterator[tuple[FieldPlan, Any]]:
    for field in plan(Activity):
        if field.name in INHERITED:
            for held in statements(register, address.partition("/")[2], activity, field.name):
                if held.at.record == register.address():
                    yield field, held.value


def _named(register: Register, address: str, record: Record) -> Iterator[str]:
    """The addresses of the records that a record names, other activities and where its statements come from aside."""
    found = (word for word in words_of(address, record) if word.path[0] not in _PROVENANCE)
    return _resolved(register.home(address), found)


def _named_in(register: Register, field: FieldPlan, value: Any) -> Iterator[str]:
    steps = walk(value) if isinstance(value, Part) else [((field.key,), field, (value,) if field.many else value)]
    return _resolved(register, used(register.address(), field.kind, steps))


def _resolved(register: Register, words: Iterator[Used]) -> Iterator[str]:
    for word in words:
        found = register.find(word.word)
        is_content = not _NOT_CONTENT.intersection(word.path)
        if found and is_content and found[1].KIND in word.kinds and not isinstance(found[1], Activity):
            yield found[0]


def _at(record: Record, path: Path) -> Any:
    value: Any = record
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        else:
            fields = {field.key: field.name for field in plan(type(value))} if isinstance(value, Part) else {}
            value = getattr(value, fields[step]) if step in fields else None
    return value


def _content(record: Record) -> Any:
    return {key: value for key, value in _plain(record).items() if key not in _PROVENANCE}


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        said = ((field.key, getattr(value, field.name)) for field in plan(type(value)) if field.key not in _NOT_CONTENT)
        return {key: _plain(item) for key, item in said if item is not None}
    if isinstance(value, tuple):
        return _sorted([_plain(item) for item in value])
    return value.isoformat() if isinstance(value, datetime.date) else value


def _sorted(items: list[Any]) -> list[Any]:
    return sorted(items, key=_written)


def _written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _hash(value: Mapping[str, Any] | list[Any] | str | int | None) -> str:
    return hashlib.sha256(_written(value).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]

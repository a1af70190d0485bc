"""What follows the items of a record's lists: the entries that speak of one by its position or by its key.

Evidence, other values of the source, open questions and decisions on findings name a field as `retention[2].keep`;
evidence also names an item by its key. They follow an item that moves, and go with one that goes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ropa.changes.draft import Draft
from ropa.changes.message import Message, remark
from ropa.changes.written import Written
from ropa.finding import Path, dotted
from ropa.i18n import Key
from ropa.register.names import path_named
from ropa.source.edit import Edit, Set, Unset

Moved = Callable[[int], int | None]
"""Where an item of a list is then; None where it is gone."""

FOLLOWING = ("evidence", "alternative", "open", "accepted", "deferred")
"""The lists of a record whose entries speak of its other fields."""


def entries(record: Written) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The entries of a record that speak of its other fields, with their paths."""
    for name in FOLLOWING:
        listed = record.values.get(name)
        for number, entry in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(entry, dict):
                yield (name, number), entry


def by_position(record: Written, at: Path, moved: Moved) -> tuple[list[Edit], list[Path]]:
    """What follows when the items of a list move or go: the names to write anew, and the entries that go.

    Args:
        record: The record before the change.
        at: The list.
        moved: Where each item is then.
    """
    edits: list[Edit] = []
    gone: list[Path] = []
    for path, entry in entries(record):
        named = path_named(str(entry.get("field")))
        place = named[len(at)] if len(named) > len(at) and named[: len(at)] == at else None
        if not isinstance(place, int):
            continue
        to = moved(place)
        if to is None:
            gone.append(path)
        elif to != place:
            edits.append(Set((*path, "field"), dotted((*at, to, *named[len(at) + 1 :]))))
    return edits, gone


def by_key(before: Written, after: Written) -> list[Path]:
    """The evidence that names an item which a field had before a change and has no more."""
    gone = []
    for path, entry in entries(after):
        field, item = str(entry.get("field")), entry.get("item")
        if path[0] == "evidence" and isinstance(item, str):
            had, has = (_words(record.values.get(field)) for record in (before, after))
            if item in had - has:
                gone.append(path)
    return gone


def drop_lost(draft: Draft, before: Iterable[Written]) -> list[Message]:
    """Take away the evidence of items that records have no more; says which.

    Args:
        draft: The texts after the change.
        before: The records as they were before it.
    """
    now = [(record, draft.find(record.address)) for record in before]
    lost = [(after, by_key(record, after)) for record, after in now]
    draft.edit_records((after, removals(after.values, paths)) for after, paths in lost)
    return [gone_remark(after, path) for after, paths in lost for path in paths]


def gone_remark(record: Written, path: Path) -> Message:
    """Says that an entry went together with the item that it spoke of."""
    name, number = path
    entry = record.values[str(name)][number]
    words = " ".join(str(entry[key]) for key in ("field", "item") if key in entry)
    return remark("gone", record=record.address, entry=Key(f"fields.record.{name}"), field=words)


def removals(values: Mapping[str, Any], paths: list[Path]) -> list[Edit]:
    """The edits that take parts of a record away; a list that loses all its items goes as a whole."""
    chosen = set(paths)
    for path in sorted(paths, key=len, reverse=True):
        parent = path[:-1]
        if isinstance(path[-1], int) and parent not in chosen:
            count = len(_at(values, parent))
            if all((*parent, number) in chosen for number in range(count)):
                chosen.add(parent)
    within = {path for path in chosen if any(path[:end] in chosen for end in range(1, len(path)))}
    # From behind, so that no position changes before it is used.
    return [Unset(path) for path in sorted(chosen - within, key=_order, reverse=True)]


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _at(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _words(value: object) -> set[str]:
    """What an item can be called: the words of a list, or those that stand in its tables."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return {word for item in value for word in _words(item)}
    if isinstance(value, dict):
        return {word for inner in value.values() if not isinstance(inner, dict) for word in _words(inner)}
    return set()

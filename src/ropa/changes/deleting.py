"""Taking a record away, alone or with every reference to it."""

from collections.abc import Mapping
from typing import Any

from ropa.changes.change import DeleteRecord
from ropa.changes.draft import Draft
from ropa.changes.following import by_position, drop_lost, gone_remark, removals
from ropa.changes.mentions import Mention, mentions
from ropa.changes.message import Message, Refused, refused, remark
from ropa.changes.written import Written
from ropa.finding import Path, Pointer
from ropa.model import ItemEvidence, Part, plan
from ropa.register import Portfolio
from ropa.source.edit import Edit, Unset

_MOST_NAMED = 12
"""Uses beyond which the rest are counted, not named."""


def used_by(portfolio: Portfolio, address: str) -> tuple[Pointer, ...]:
    """The fields of other records that name a record, in the order of the texts.

    Raises:
        Refused: There is no such record, or a text that may name it cannot be read.
    """
    draft = Draft(portfolio)
    return tuple(mention.at for mention in _uses(draft, draft.find(address)))


def delete(draft: Draft, change: DeleteRecord) -> tuple[Message, list[Message]]:
    """Take a record away.

    Of a list, the reference goes; of a table that needs it, the table; a record that needs it must go first.

    Raises:
        Refused: The record is in use and its references are not to go with it, or a text cannot be read.
    """
    record = draft.find(change.address)
    if not record.key:
        raise refused("the-register", address=record.address)
    uses = _uses(draft, record)
    if uses and not change.with_references:
        raise _in_use("in-use", record, tuple(use.at for use in uses))
    remarks = _without(draft, record, uses)
    record = draft.find(change.address)
    draft.edit_records([(record, [Unset(())])])
    source = next(source for source in draft.sources(record.register) if source.path == record.source.path)
    if not source.values and all(_says_nothing(line) for line in source.text.splitlines()):
        draft.take_away(record.register, source.path)
    return Message("changes.label.delete", {"record": record.address}), remarks


def _uses(draft: Draft, record: Written) -> list[Mention]:
    found = mentions(draft, record)
    return [use for use in found if use.record.address != record.address and not use.is_name]


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.startswith("#:schema")


def _in_use(name: str, record: Written, at: tuple[Pointer, ...]) -> Refused:
    named = ", ".join(map(str, at[:_MOST_NAMED])) + (", …" if len(at) > _MOST_NAMED else "")
    params = {"address": record.address, "count": str(len(at)), "uses": named}
    return Refused(Message(f"changes.refused.{name}", params), at)


def _without(draft: Draft, record: Written, uses: list[Mention]) -> list[Message]:
    """Take the references to a record out of all others; says what went with them."""
    by_user: dict[str, set[Path]] = {}
    for use in uses:
        by_user.setdefault(use.record.address, set()).add(use.path)
    users = [draft.find(address) for address in by_user]
    plans = [_pruned(user.model, user.values, (), by_user[user.address]) for user in users]
    needing = tuple(Pointer(user.address) for user, (_, is_doomed) in zip(users, plans, strict=True) if is_doomed)
    if needing:
        raise _in_use("needed", record, needing)
    edits: list[tuple[Written, list[Edit]]] = []
    remarks = []
    for user, (paths, _) in zip(users, plans, strict=True):
        follow, gone = _following(user, paths)
        edits.append((user, [*follow, *removals(user.values, [*paths, *gone])]))
        remarks += [remark("reference-gone", record=user.address, count=str(len(by_user[user.address])))]
        remarks += [gone_remark(user, path) for path in gone]
    draft.edit_records(edits)
    return [*remarks, *drop_lost(draft, users)]


def _following(record: Written, paths: list[Path]) -> tuple[list[Edit], list[Path]]:
    """What follows when some items of a record's lists go."""
    lists: dict[Path, set[int]] = {}
    for path in paths:
        if isinstance(path[-1], int):
            lists.setdefault(path[:-1], set()).add(path[-1])
    edits: list[Edit] = []
    gone: list[Path] = []
    for at, places in lists.items():
        follow, lost = by_position(record, at, _closing_up(places))
        edits += follow
        gone += lost
    edits = [edit for edit in edits if not any(edit.path[: len(path)] == path for path in paths)]
    return edits, [path for path in gone if path not in paths]


def _closing_up(places: set[int]) -> Any:
    return lambda place: None if place in places else place - sum(1 for other in places if other < place)


def _pruned(model: type[Part], values: Mapping[str, Any], at: Path, chosen: set[Path]) -> tuple[list[Path], bool]:
    """What of a table must go when some of its words go, and whether it must go itself.

    It must when a field that it needs goes, or when nothing that it says is left.
    """
    fields = {field.key: field for field in plan(model)}
    paths: list[Path] = []
    left = set(values)
    for key, value in values.items():
        field, path = fields.get(key), (*at, key)
        part = field.part if field else None
        inner: list[Path] = []
        is_gone = path in chosen
        if isinstance(value, list) and value and not is_gone:
            inner, is_gone = _pruned_items(part, value, path, chosen)
        elif isinstance(value, dict) and part is not None:
            inner, is_gone = _pruned(part, value, path, chosen)
        if is_gone:
            if field is not None and field.required:
                return [], True
            left.discard(key)
        paths += inner if isinstance(value, list) or not is_gone else [path]
    is_empty = left <= {"field", "item"} if issubclass(model, ItemEvidence) else not left
    return paths, bool(paths) and is_empty


def _pruned_items(part: type[Part] | None, items: list[Any], at: Path, chosen: set[Path]) -> tuple[list[Path], bool]:
    paths: list[Path] = []
    gone = 0
    for number, item in enumerate(items):
        path = (*at, number)
        inner, is_gone = [path] if path in chosen else [], path in chosen
        if part is not None and isinstance(item, dict):
            inner, is_gone = _pruned(part, item, path, chosen)
        paths += [path] if is_gone else inner
        gone += is_gone
    return paths, gone == len(items)

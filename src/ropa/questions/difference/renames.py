"""Records that only came to be called by another id.

That is said only where it is certain: one record is gone, one of its kind is new, both say exactly the same, and no
third says it too. What refers to a renamed record may have changed with it, so the search is repeated with the new id
put in its place.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ropa.model import FieldPlan, ItemEvidence, Part, Record, plan
from ropa.questions.difference.matching import canonical
from ropa.register import SHARED, Register

PartType = TypeVar("PartType", bound=Part)


def followed(before: Register, after: Register, shared: Mapping[str, str]) -> tuple[Register, dict[str, str]]:
    """The earlier register with the later ids, and the ids that were renamed: the former to the present one.

    Args:
        before: As it was.
        after: As it is.
        shared: Ids of shared records that were renamed, as references to them.
    """
    known: dict[str, str] = {}
    present = _renamed(before, {}, shared) if shared else before
    while new := _renames(present, after):
        known |= new
        present = _renamed(present, new, {})
    return present, known


def as_references(ids: Mapping[str, str]) -> dict[str, str]:
    """Renamed ids of shared records as other registers refer to them."""
    return {f"{SHARED}/{old}": f"{SHARED}/{new}" for old, new in ids.items()}


def _renames(before: Register, after: Register) -> dict[str, str]:
    # An id whose record could not be read has a home all the same, and is not free for another.
    gone, new = (
        _by_content({key: item for key, item in one.records.items() if key not in {*other.records, *other.homes}})
        for one, other in ((before, after), (after, before))
    )
    return {
        keys[0]: new[content][0] for content, keys in gone.items() if len(keys) == 1 and len(new.get(content, ())) == 1
    }


def _by_content(records: Mapping[str, Record]) -> Mapping[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for key, record in records.items():
        found[canonical(record)].append(key)
    return found


def _renamed(register: Register, ids: Mapping[str, str], shared: Mapping[str, str]) -> Register:
    words = {**ids, **shared}
    records = {ids.get(key, key): _part(record, words) for key, record in register.records.items()}
    homes = {ids.get(key, key): home for key, home in register.homes.items()}
    own = _part(register.own, words) if register.own else None
    return replace(register, own=own, records=records, homes=homes)


def _part(part: PartType, words: Mapping[str, str]) -> PartType:
    update = {
        field.name: new
        for field in plan(type(part))
        if (value := getattr(part, field.name)) is not None and (new := _value(part, field, value, words)) != value
    }
    return part.model_copy(update=update) if update else part


def _value(owner: Part, field: FieldPlan, value: Any, words: Mapping[str, str]) -> Any:
    if field.key == "evidence" and isinstance(value, tuple):
        naming = {item.key for item in plan(type(owner)) if _names_records(item)}
        return tuple(_evidence(item, words, naming) for item in value)
    if isinstance(value, Part):
        return _part(value, words)
    if isinstance(value, tuple):
        return tuple(_value(owner, field, item, words) for item in value)
    return words.get(value, value) if isinstance(value, str) and _names_records(field) else value


def _names_records(field: FieldPlan) -> bool:
    return bool(field.declared.refs or field.declared.vocabulary or field.part)


def _evidence(item: ItemEvidence, words: Mapping[str, str], naming: set[str]) -> ItemEvidence:
    """Evidence names the item that it is about by its id."""
    moved = _part(item, words)
    if item.field in naming and item.item and item.item in words:
        moved = moved.model_copy(update={"item": words[item.item]})
    return moved

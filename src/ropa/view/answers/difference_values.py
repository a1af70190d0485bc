"""What changed, as plain values for machines; the keys of the text format name fields and tables."""

import datetime
from collections.abc import Mapping
from typing import Any

from ropa.model import Part
from ropa.questions.difference import Difference, FieldChange, ItemChange, RecordChange
from ropa.questions.moves import Move
from ropa.transfers import Hop
from ropa.view.answers.move_values import controlled, ends, finding_values, judged


def values_of(difference: Difference, language: str) -> Mapping[str, Any]:
    """What changed in one register.

    Args:
        difference: What changed.
        language: Language of the findings' sentences.
    """
    return {
        "id": difference.name,
        "change": difference.fate,
        "transfers": [_move(move) for move in difference.moves],
        "records": [record_values(difference.after.address(item.key), item) for item in difference.records],
        "findings_appear": finding_values(difference.appear, language),
        "findings_go": finding_values(difference.go, language),
        "compared_whole": difference.is_whole,
        "unread": list(difference.unread),
        "files_differing": difference.retexted,
    }


def record_values(address: str, change: RecordChange) -> Mapping[str, Any]:
    """What changed in one record: null for silence, and what was and is, item by item where a field has items."""
    return {
        "id": address,
        "table": type(change.record).KIND,
        "change": change.fate,
        "former_id": change.former or None,
        "fields": [_field(item) for item in change.changes],
    }


def _field(change: FieldChange) -> Mapping[str, Any]:
    found = {"field": change.field.key, "before": _plain(change.before), "after": _plain(change.after)}
    return {**found, "items": [_item(item) for item in change.items]} if change.items else found


def _item(item: ItemChange) -> Mapping[str, Any]:
    found = {"before": _plain(item.before), "after": _plain(item.after)}
    return {**found, "fields": [_field(inner) for inner in item.changes]} if item.changes else found


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _move(move: Move) -> Mapping[str, Any]:
    return {**ends(move.hop), "before": _held(move.before), "after": _held(move.after), **controlled(move)}


def _held(hop: Hop | None) -> Mapping[str, Any] | None:
    """How a hop is judged, where its data are, and whose they are."""
    if hop is None:
        return None
    places = [{"how": place.how, "place": place.code} for place in hop.places]
    return {**judged(hop), "places": places, "activities": list(hop.activities)}

"""What changed, as plain values for machines; the keys of the text format name fields and tables."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from ropa.finding import Finding, sentence
from ropa.model import Part
from ropa.questions.difference import Difference, FieldChange, ItemChange, RecordChange
from ropa.questions.moves import Move
from ropa.transfers import Hop


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
        "findings_appear": _findings(difference.appear, language),
        "findings_go": _findings(difference.go, language),
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
    hop = move.hop
    return {
        "exporter": hop.exporter,
        "importer": hop.importer,
        "engagement": hop.engagement or None,
        "before": _judged(move.before),
        "after": _judged(move.after),
        "controlled_before": [{"id": address, "seat": seat} for address, seat in move.controlled[0]],
        "controlled_after": [{"id": address, "seat": seat} for address, seat in move.controlled[1]],
        "only_may": move.is_uncertain,
    }


def _judged(hop: Hop | None) -> Mapping[str, Any] | None:
    if hop is None:
        return None
    return {
        "verdict": hop.verdict,
        "coverage": hop.coverage,
        "tool": hop.tool or None,
        "places": [{"how": place.how, "place": place.code} for place in hop.places],
        "activities": list(hop.activities),
    }


def _findings(findings: Iterable[Finding], language: str) -> list[Mapping[str, str]]:
    return [
        {"rule": item.rule, "severity": item.severity, "id": item.at.record, "message": sentence(item, language)}
        for item in findings
    ]

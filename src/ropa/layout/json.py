"""Results as JSON for a program."""

import json
from typing import Any

from ropa.i18n import escaped
from ropa.layout.changes import change_values
from ropa.layout.findings import finding_values
from ropa.results import (
    Changed,
    Conflicts,
    Counts,
    Failure,
    FindingList,
    Home,
    Listing,
    MapView,
    NeedsConfirmation,
    Neighbour,
    Outline,
    RecordView,
    Result,
    SourceView,
    Text,
    TransferList,
    Written,
)


def as_json(result: Result) -> str:
    """A result as JSON: lists as arrays of objects keyed by the model's field names."""
    return escaped(json.dumps(_plain(result), indent=2, ensure_ascii=False, default=str))


def _plain(result: Result) -> Any:
    match result:
        case Listing() | Counts():
            return _listed(result)
        case FindingList():
            return _statistics(result) if result.statistics else [finding_values(item) for item in result.findings]
        case TransferList():
            return _transfer_values(result)
        case RecordView():
            return {**result.values, "findings": [finding_values(item) for item in result.findings]}
        case MapView():
            sides = {"comes_from": result.comes_from, "goes_to": result.goes_to}
            return {"id": result.address, **{name: [_neighbour(item) for item in side] for name, side in sides.items()}}
        case Outline() if result.law_date and isinstance(result.values, dict):
            stamp = {"date": result.law_date, "checked": result.law_checked, "own_rows": result.law_own}
            return {**result.values, "law": stamp}
        case Outline():
            return result.values
        case Home():
            return [
                {
                    "id": item.name,
                    "organisation": item.organisation,
                    "tiles": [{"label": tile.label, "value": tile.value, "line": tile.line} for tile in item.tiles],
                }
                for item in result.registers
            ]
        case Changed() | Conflicts() | NeedsConfirmation():
            return change_values(result)
        case Written():
            return {"written": result.paths}
        case Text() | SourceView():
            return _told(result)
        case Failure():
            return {"error": result.message}


def _told(result: Text | SourceView) -> Any:
    if isinstance(result, Text):
        return {"title": result.title, "text": result.text}
    lines = [{"line": line.number, "text": line.text} for line in result.lines]
    return {"id": result.address, "path": result.path, "line": result.number, "lines": lines}


def _listed(result: Listing | Counts) -> Any:
    if isinstance(result, Listing):
        return [row.values for row in result.rows]
    counted = [
        {"value": item.value or None, "label": item.label, "count": item.count, "line": item.line or None}
        for item in result.counts
    ]
    return {"field": result.field, "records": result.total, "counts": counted}


def _statistics(result: FindingList) -> list[dict[str, Any]]:
    return [
        {
            "rule": item.finding.rule,
            "title": item.title,
            "count": count,
            "severity": item.finding.severity,
            "class": item.finding.legal_class,
        }
        for count, item in result.counts()
    ]


def _transfer_values(result: TransferList) -> dict[str, Any]:
    return {
        "transfers": [row.values for row in result.rows],
        "exposures": [item.values for item in result.exposures],
        "differences": [item.values for item in result.differences],
        "silent": result.silent,
        "law_date": result.law_date,
        "law_checked": result.law_checked,
    }


def _neighbour(item: Neighbour) -> dict[str, Any]:
    said = {"id": item.address, "name": item.name, "relation": item.relation, "detail": item.detail}
    return {**said, "further": [_neighbour(one) for one in item.further]} if item.further else said

"""Results as JSON for a program."""

import json
from typing import Any

from ropa.finding import Decision, dotted
from ropa.i18n import escaped
from ropa.results import (
    Failure,
    FindingList,
    Home,
    Listing,
    Located,
    MapView,
    Neighbour,
    Outline,
    RecordView,
    Result,
    Text,
    TransferList,
    Written,
)


def as_json(result: Result) -> str:
    """A result as JSON: lists as arrays of objects keyed by the model's field names."""
    return escaped(json.dumps(_plain(result), indent=2, ensure_ascii=False, default=str))


def _plain(result: Result) -> Any:
    match result:
        case Listing():
            return [row.values for row in result.rows]
        case FindingList():
            return _statistics(result) if result.statistics else [_finding(item) for item in result.findings]
        case TransferList():
            return _transfer_values(result)
        case RecordView():
            return {**result.values, "findings": [_finding(item) for item in result.findings]}
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
        case Written():
            return {"written": result.paths}
        case Text():
            return {"title": result.title, "text": result.text}
        case Failure():
            return {"error": result.message}


def _finding(item: Located) -> dict[str, Any]:
    finding, place = item.finding, item.place
    return {
        "rule": finding.rule,
        "variant": finding.message.partition(".")[2],
        "title": item.title,
        "severity": finding.severity,
        "class": finding.legal_class,
        "law": finding.law,
        "message": item.text,
        "record": finding.at.record,
        "field": dotted(finding.at.field),
        "file": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "help": f"ropa rule {finding.rule}",
        "decision": decision_values(finding.decision) if finding.decision else None,
    }


def decision_values(decision: Decision) -> dict[str, Any]:
    """A decision about a finding as plain values."""
    return {
        "kind": decision.kind,
        "standing": decision.standing,
        "by": decision.by,
        "reason": decision.reason,
        "advice": decision.advice,
        "until": decision.until.isoformat() if decision.until else None,
        "recorded_at": str(decision.at),
    }


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


def _neighbour(item: Neighbour) -> dict[str, str]:
    return {"id": item.address, "name": item.name, "relation": item.relation, "detail": item.detail}

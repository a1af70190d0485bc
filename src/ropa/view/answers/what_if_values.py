"""The answer of `what-if` as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from ropa.finding import Finding, sentence
from ropa.questions.what_if import Effect
from ropa.transfers import Hop


def effect_values(effect: Effect, language: str) -> Mapping[str, Any]:
    """What a change does to one register; findings with their words in one language."""

    def listed(findings: Iterable[Finding]) -> list[Mapping[str, Any]]:
        return [
            {
                "rule": item.rule,
                "severity": item.severity,
                "id": item.at.record,
                "message": sentence(item, language),
            }
            for item in findings
        ]

    return {
        "id": effect.before.name,
        "transfers": [
            {
                **_ends(move.hop),
                "outcome": move.outcome,
                "before": _judged(move.before),
                "after": _judged(move.after),
                "controlled_before": [{"id": address, "seat": seat} for address, seat in move.controlled[0]],
                "controlled_after": [{"id": address, "seat": seat} for address, seat in move.controlled[1]],
                "only_may": move.is_uncertain,
                "activities": list(move.hop.activities),
            }
            for move in effect.moves
        ],
        "new_paths": [
            {
                **_ends(path.move.hop),
                "path": list(path.nodes),
                "places": [{"how": place.how, "place": place.code} for place in path.ends],
                "grade": path.grade,
                "is_new": path.is_new,
                "before": _judged(path.move.before),
                "after": _judged(path.move.after),
                "only_may": path.move.is_uncertain,
                "further_activities": list(path.further),
            }
            for path in effect.paths
        ],
        "assessments": [{"id": redo.document, **_ends(redo.hop), "reason": redo.reason} for redo in effect.redo],
        "findings_appear": listed(effect.appear),
        "findings_go": listed(effect.go),
        "activities": list(effect.activities),
        "cannot_be_told": [{**_ends(item.hop), "only_may": item.is_uncertain} for item in effect.open],
    }


def _ends(hop: Hop) -> Mapping[str, str | None]:
    return {"exporter": hop.exporter, "importer": hop.importer, "engagement": hop.engagement or None}


def _judged(hop: Hop | None) -> Mapping[str, str | None] | None:
    return {"verdict": hop.verdict, "coverage": hop.coverage, "tool": hop.tool or None} if hop else None

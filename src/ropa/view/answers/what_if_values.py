"""The answer of `what-if` as plain values."""

from collections.abc import Mapping
from typing import Any

from ropa.questions.what_if import Effect
from ropa.transfers import Hop
from ropa.view.answers.move_values import controlled, ends, finding_values, judged


def effect_values(effect: Effect, language: str) -> Mapping[str, Any]:
    """What a change does to one register; findings with their words in one language."""
    return {
        "id": effect.before.name,
        "transfers": [
            {
                **ends(move.hop),
                "outcome": move.outcome,
                "before": _judged(move.before),
                "after": _judged(move.after),
                **controlled(move),
                "activities": list(move.hop.activities),
            }
            for move in effect.moves
        ],
        "new_paths": [
            {
                **ends(path.move.hop),
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
        "assessments": [{"id": redo.document, **ends(redo.hop), "reason": redo.reason} for redo in effect.redo],
        "findings_appear": finding_values(effect.appear, language),
        "findings_go": finding_values(effect.go, language),
        "activities": list(effect.activities),
        "cannot_be_told": [{**ends(item.hop), "only_may": item.is_uncertain} for item in effect.open],
    }


def _judged(hop: Hop | None) -> Mapping[str, Any] | None:
    return judged(hop) if hop else None

"""What answers that compare two states share as plain values: a hop's ends, how it is judged, what is found."""

from collections.abc import Iterable, Mapping
from typing import Any

from ropa.finding import Finding, sentence
from ropa.questions.moves import Move
from ropa.transfers import Hop


def ends(hop: Hop) -> dict[str, str | None]:
    """Who gives data to whom, and under which contract."""
    return {"exporter": hop.exporter, "importer": hop.importer, "engagement": hop.engagement or None}


def judged(hop: Hop) -> dict[str, str | None]:
    """How a hop is judged."""
    return {"verdict": hop.verdict, "coverage": hop.coverage, "tool": hop.tool or None}


def controlled(move: Move) -> Mapping[str, Any]:
    """From where the importer of a hop is controlled before and after, and whether that it moves is certain."""
    before, after = ([{"id": address, "seat": seat} for address, seat in parents] for parents in move.controlled)
    return {"controlled_before": before, "controlled_after": after, "only_may": move.is_uncertain}


def finding_values(findings: Iterable[Finding], language: str) -> list[Mapping[str, str]]:
    """Findings with their words in one language."""
    return [
        {"rule": item.rule, "severity": item.severity, "id": item.at.record, "message": sentence(item, language)}
        for item in findings
    ]

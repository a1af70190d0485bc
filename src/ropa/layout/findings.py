"""A finding as a line for editors and people, and as values for machines."""

from typing import Any

from ropa.finding import Decision, dotted
from ropa.i18n import text
from ropa.results import Located


def finding_values(item: Located) -> dict[str, Any]:
    """A finding as plain values."""
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


def finding_line(item: Located) -> str:
    """A finding as editors follow it: `file:line:col: CODE message`, the record it is about behind it."""
    return f"{item.place or item.finding.at}: {item.finding.rule} {finding_words(item)} [{item.finding.at}]"


def head_words(by: str, head: str, language: str) -> str:
    """The head over findings that are grouped, in the reader's words."""
    return text(f"interface.{by}.{head}", language) if by in ("class", "severity") else head


def finding_words(item: Located) -> str:
    """What a finding says, and what was decided about it."""
    return f"{item.text} ({item.decision})" if item.decision else item.text

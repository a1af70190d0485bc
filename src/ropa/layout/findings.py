"""A finding as a line for editors and people, and as values for machines."""

from typing import Any

from ropa.finding import Decision, dotted
from ropa.i18n import labelled, text
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


def finding_line(item: Located, language: str) -> str:
    """A finding as editors follow it: `file:line:col: CODE message`, record and field that it is about behind it."""
    where = finding_place(item, language)
    return f"{item.place or item.finding.at}: {item.finding.rule} {finding_words(item)} [{where}]"


def finding_place(item: Located, language: str) -> str:
    """The record that a finding is about, by its address, and the field by its label."""
    address = item.finding.at.record
    return labelled(address, item.field, language) if item.field else address


def head_words(by: str, head: str, language: str) -> str:
    """The head over findings that are grouped, in the reader's words."""
    return text(f"interface.{by}.{head}", language) if by in ("class", "severity") else head


def finding_words(item: Located) -> str:
    """What a finding says, and what was decided about it."""
    return f"{item.text} ({item.decision})" if item.decision else item.text

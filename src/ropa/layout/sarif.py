"""Findings as SARIF 2.1.0, the form in which code hosts and editors read the results of checks.

An accepted finding is there with its acceptance as a suppression, which is how such a reader tells it from one that is
gone. A deferred one is no less a finding than any other.
"""

import hashlib
import inspect
import json
from collections.abc import Iterable
from typing import Any

from ropa import __version__
from ropa.finding import Finding, LegalClass, Severity, dotted, title
from ropa.i18n import escaped
from ropa.layout.findings import decision_values
from ropa.results import FindingList, Located
from ropa.rules import CLASSES, RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(result: FindingList, language: str) -> str:
    """Findings as a SARIF log.

    Args:
        result: The findings; with the URIs of their files.
        language: Language of titles and messages; the rules' pages are in English.
    """
    items = (*result.findings, *(item for item in result.accepted if item not in result.findings))
    rules = _rules(items, language)
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "ropa", "version": __version__, "semanticVersion": __version__, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "results": [_result(item, places, result) for item in items],
        "properties": {"lawDate": result.law_date, "lawChecked": result.law_checked, "ownRows": result.law_own},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, indent=2, ensure_ascii=False, default=str))


def _invocation(result: FindingList) -> dict[str, Any]:
    """Whether every rule could judge, and what the settings keep from being shown."""
    notes = [{"level": "note", "message": {"text": remark}} for remark in result.remarks]
    judged = all(item.finding.rule != "R199" for item in result.findings)
    return {"executionSuccessful": judged, "toolConfigurationNotifications": notes}


def _rules(items: Iterable[Located], language: str) -> list[dict[str, Any]]:
    """Every rule, and the reading errors that were found."""
    reading = {item.finding.rule: item.finding for item in items if item.finding.legal_class is LegalClass.INTEGRITY}
    found = [
        _descriptor(code, language, finding.severity, {"class": finding.legal_class, "law": finding.law})
        for code, finding in sorted(reading.items())
    ]
    for rule in RULES:
        page = inspect.cleandoc(rule.__doc__ or "")
        properties = {"class": CLASSES[rule.CODE], "law": rule.LAW}
        shown = _descriptor(rule.CODE, language, rule.SEVERITY, properties)
        summary = page.partition("\n")[0]
        found.append({**shown, "fullDescription": {"text": summary}, "help": {"text": page, "markdown": page}})
    return found


def _descriptor(code: str, language: str, severity: Severity, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": title(code, language)},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": properties,
    }


def _result(item: Located, places: dict[str, int], result: FindingList) -> dict[str, Any]:
    finding = item.finding
    properties: dict[str, Any] = {
        "law": finding.law,
        "class": finding.legal_class,
        "variant": finding.message.partition(".")[2],
    }
    if finding.decision:
        properties["decision"] = decision_values(finding.decision)
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": item.text},
        "locations": [_location(item, result)],
        "partialFingerprints": {"ropaFinding/v1": _fingerprint(item)},
        "suppressions": _suppressions(finding),
        "properties": properties,
    }


def _location(item: Located, result: FindingList) -> dict[str, Any]:
    at, place = item.finding.at, item.place
    logical = {"logicalLocations": [{"name": dotted(at.field) or at.record, "fullyQualifiedName": str(at)}]}
    if place is None:
        return logical
    artifact = {"uri": result.uris[place.path]}
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}, **logical}


def _fingerprint(item: Located) -> str:
    """What stays the same of a finding when lines move, or when it is told in another language."""
    finding = item.finding
    params = {name: str(value) for name, value in finding.params.items()}
    said = [finding.rule, finding.message, finding.at.record, dotted(finding.at.field), params]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if finding.decision is None or not finding.is_accepted:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": finding.decision.reason}]

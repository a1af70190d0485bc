"""What one record still has to say: silent fields that Art. 30 asks, and those without which a check finds an error.

Others are worth knowing, and `open_points` asks them too; without these the record of Art. 30 has a hole.
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Finding, Pointer, Severity
from ropa.model import Activity, Record, plan
from ropa.questions.completeness import Status, completeness
from ropa.questions.layouts import layout
from ropa.questions.open_points.point import Kind, OpenPoint, key_of
from ropa.questions.open_points.silent import says, silent
from ropa.rules import Case
from ropa.rules.common import excused

_ART_30 = "30("


def required(case: Case, address: str, findings: Iterable[Finding]) -> tuple[OpenPoint, ...]:
    """The fields that a record must still fill, in the order in which it is written.

    What every activity leaves open is asked here of the one in hand too, and not of the register alone.

    Args:
        case: The register and the law of the day.
        address: The record.
        findings: What the checks found in the register.
    """
    record = case.register.recorded(address)
    if record is None:
        return ()
    asked = {**dict(_faulty(address, findings)), **dict(_asked(case, record, address))}
    found = (
        (number, Pointer(address, (field.key,)), asked[field.key])
        for number, field in enumerate(plan(type(record)))
        if field.key in asked and getattr(record, field.name) is None and not excused(case, record, field.key)
    )
    return tuple(OpenPoint(key_of(Kind.SILENT, at), Kind.SILENT, at, "", "", law, number) for number, at, law in found)


def _asked(case: Case, record: Record, address: str) -> Iterator[tuple[str, str]]:
    """The fields that Art. 30 asks, each with the article."""
    if not isinstance(record, Activity):
        for one in silent(case):
            if one.at.record == address and one.law.startswith(_ART_30):
                yield str(one.at.field[0]), one.law
        return
    for answer in completeness(case, layout("art30")).answers:
        if answer.about != address or answer.at.record != address or not answer.at.field:
            continue
        is_open = answer.status is Status.MISSING or (
            answer.status is Status.UNTOLD and not says(case.register, answer.at)
        )
        if is_open:
            yield str(answer.at.field[0]), answer.point.law


def _faulty(address: str, findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """The fields in which an error is found, each with the article of the rule."""
    for finding in findings:
        if finding.at.record == address and finding.at.field and finding.severity is Severity.ERROR:
            yield str(finding.at.field[0]), finding.law

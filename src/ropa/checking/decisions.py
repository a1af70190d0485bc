"""What somebody decided about findings: to live with one of good practice, or to cure one later.

No decision outlives its day, nor the content that it was taken for, and none dispenses with what the law asks: a
finding of a legal duty can be deferred and still counts.
"""

import datetime
from collections.abc import Iterable, Iterator

from ropa.finding import Decision, Finding, LegalClass, Path, Pointer, Standing
from ropa.model import Accepted, Record
from ropa.model.common import Deferred
from ropa.register import Register
from ropa.register.fingerprint import field_fingerprint
from ropa.register.names import path_named
from ropa.register.references import stating_any

_ORDER = tuple(Standing)


def decided(register: Register, findings: Iterable[Finding], day: datetime.date) -> tuple[Finding, ...]:
    """Findings, each with the decision about it where there is one.

    Of several decisions the one that holds counts, an acceptance before a deferral.

    Args:
        register: The register they were found in.
        findings: What was found.
        day: The day on which a decision must hold.
    """
    homes = (register, register.shared) if register.shared else (register,)
    deciding = {home.address(key) for home in homes for key, _ in stating_any(home, ("accepted", "deferred"))}
    if not deciding:
        return tuple(findings)
    return tuple(
        [_decided(register, finding, day) if finding.at.record in deciding else finding for finding in findings]
    )


def _decided(register: Register, finding: Finding, day: datetime.date) -> Finding:
    record = register.recorded(finding.at.record)
    if record is None or finding.legal_class is LegalClass.INTEGRITY:
        return finding
    found = list(_decisions(register, record, finding, day))
    if not found:
        return finding
    return finding._replace(decision=min(found, key=lambda item: _ORDER.index(item.standing)))


def _decisions(register: Register, record: Record, finding: Finding, day: datetime.date) -> Iterator[Decision]:
    listed: list[tuple[str, int, Accepted | Deferred, str]] = []
    if finding.legal_class is LegalClass.GOOD_PRACTICE:
        listed += (("accepted", number, item, item.reason) for number, item in enumerate(record.accepted or ()))
    listed += (("deferred", number, item, item.plan) for number, item in enumerate(record.deferred or ()))
    for kind, number, item, reason in listed:
        path = field_at(register, finding, item.field)
        if item.rule == finding.rule and path is not None:
            yield Decision(
                kind,
                _standing(record, item, path, day),
                item.decided_by,
                reason,
                item.until,
                Pointer(finding.at.record, (kind, number)),
                item.advice or "",
            )


def field_at(register: Register, finding: Finding, name: str | None) -> Path | None:
    """Where in its record the field stands that a person named and that a finding is about, or lies in.

    Args:
        register: The register of the finding.
        finding: The finding.
        name: The field as people write it, counted as in the text; None for the record as a whole.

    Returns:
        Its path in the record as read; None where the finding is about another field.
    """
    named = path_named(name) if name else ()
    return finding.at.field[: len(named)] if register.in_text(finding.at)[: len(named)] == named else None


def _standing(record: Record, item: Accepted | Deferred, path: Path, day: datetime.date) -> Standing:
    if item.until is not None and item.until < day:
        return Standing.EXPIRED
    if item.fingerprint is not None and item.fingerprint != field_fingerprint(record, path):
        return Standing.CHANGED
    return Standing.HOLDS

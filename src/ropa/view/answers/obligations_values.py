"""The answer of `obligations` as plain values."""

from collections.abc import Mapping
from typing import Any

from ropa.model import Document
from ropa.questions.obligations import LAWS, Obligation, Obligations, Reason, Standing
from ropa.register import Register


def obligations_values(register: Register, found: Obligations, *, only_open: bool) -> Mapping[str, Any]:
    """What one register makes due, and how many stand how."""
    standings = [item.standing for item in found.due]
    return {
        "register": register.name,
        "counts": {standing.value: standings.count(standing) for standing in Standing},
        "obligations": [_obligation(register, item) for item in (found.open if only_open else found.due)],
        "untold": []
        if only_open
        else [{"duties": [duty.value for duty in item.duties], **_reason(item.reason)} for item in found.untold],
        "fully_read": not register.findings,
    }


def _obligation(register: Register, item: Obligation) -> dict[str, Any]:
    due = item.due
    return {
        "duty": due.duty.value,
        "law": LAWS[due.duty].articles,
        "standing": item.standing.value,
        "about": due.about,
        "at": str(due.at),
        "reasons": [_reason(reason) for reason in due.reasons],
        "documents": [_document(register, address) for address in due.proof.documents],
        "excuse": (due.proof.excuse or (item.open and item.open.reason)) if item.standing is Standing.EXCUSED else None,
        "decision": item.decision.model_dump(mode="json") if item.decision else None,
        "open": item.open.model_dump(mode="json") if item.open else None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"reason": reason.key, "at": str(reason.at), **reason.params}


def _document(register: Register, address: str) -> dict[str, Any]:
    record = register.at(address)
    if not isinstance(record, Document):
        return {"id": address, "version": None, "date": None}
    return {"id": address, "version": record.version, "date": record.date.isoformat() if record.date else None}

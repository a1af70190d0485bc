"""What transfers make due: their assessment, proof of consent to them, and what Art. 49(6) wants documented."""

from collections.abc import Iterator

from ropa.questions.obligations.duty import Due, Duty, Proof, Reason, Untold
from ropa.questions.obligations.reading import documents
from ropa.rules import Case
from ropa.rules.common import is_reached
from ropa.transfers import Hop, Verdict
from ropa.transfers.coverage import reason_of
from ropa.transfers.reach import ever_named
from ropa.transfers.verdict import position
from ropa.vocabulary import Word

_ON_SAFEGUARD = frozenset(("safeguard", "not-assessed"))


def of_transfers(case: Case) -> Iterator[Due | Untold]:
    """What the transfers of the day make due, by the tool that each rests on; adequacy makes nothing due."""
    named = ever_named(case.register)
    for hop in case.hops:
        key = hop.engagement.removeprefix(f"{case.register.name}/")
        if not hop.has_importer or not (hop.activities or not key or is_reached(case.register, key, named)):
            continue
        if hop.verdict is Verdict.TRANSFER:
            yield from _due(case, hop)
        elif hop.verdict is Verdict.UNDETERMINABLE:
            place = next(place for place in hop.places if position(place, case.law) == "open")
            yield Untold((Duty.TRANSFER_ASSESSMENT,), Reason("place-open", place.at))


def _due(case: Case, hop: Hop) -> Iterator[Due]:
    relied_on = {reason_of(step) for step in hop.steps}
    about = hop.engagement or hop.importer
    why = (Reason("tool", hop.table("tool"), {"tool": Word(f"tool/{hop.tool}")}),)
    transfer = hop.declarations[0].transfer if hop.declarations else None
    if transfer is None:
        return
    holder = hop.declarations[0].at.record
    assessed = documents(case.register, [transfer.assessment], holder)
    filed = documents(case.register, [transfer.document], holder)
    if relied_on & _ON_SAFEGUARD:
        proof = Proof(assessed, is_claimed=bool(transfer.assessment))
        yield Due(Duty.TRANSFER_ASSESSMENT, about, hop.table("assessment"), why, proof)
    if "derogation" not in relied_on:
        return
    if hop.tool == "compelling-legitimate-interests":
        is_claimed = bool(transfer.assessment and transfer.document)
        proof = Proof((*assessed, *filed) if assessed and filed else (), is_claimed=is_claimed)
        yield Due(Duty.COMPELLING, about, hop.table("assessment"), why, proof)
    elif hop.tool == "explicit-consent":
        yield Due(Duty.CONSENT, about, hop.table("document"), why, Proof(filed, is_claimed=bool(transfer.document)))

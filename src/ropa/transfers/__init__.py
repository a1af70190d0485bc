"""Which hops of data leave the EEA: a verdict for each importer, and whether a tool of Chapter V covers it.

A transfer takes an exporter, another organisation as importer, and an importer seated in, or reaching the data from,
a third country or an international organisation (GDPR Art. 44; EDPB Guidelines 05/2021). A server abroad of an
importer in the EEA is a place, not a transfer. What the record does not say is never filled in: it makes the hop
undeterminable, and the steps say which field is silent.
"""

from dataclasses import replace

from ropa.law import Law
from ropa.model import NONE, Party
from ropa.register import Register
from ropa.transfers.coverage import coverage_of
from ropa.transfers.hop import Coverage, Hop, PlaceUse, Step, Verdict
from ropa.transfers.reach import reached
from ropa.transfers.receiver import Receiver, organisation, receivers
from ropa.transfers.verdict import position, verdict_of
from ropa.vocabulary import Word

__all__ = ["Coverage", "Hop", "PlaceUse", "Step", "Verdict", "transfers"]


def transfers(register: Register, law: Law) -> tuple[Hop, ...]:
    """Every hop from the organisation to another, and on along sub-processors, judged by the law of a day.

    Disclosures and activities that ended before that day, or begin after it, are left out; an engagement that no
    disclosure ever names is judged all the same.
    """
    return tuple(_hop(register, law, receiver) for receiver in receivers(register, reached(register, law)))


def _hop(register: Register, law: Law, receiver: Receiver) -> Hop:
    verdict, coverage, steps = _judge(register, law, receiver)
    return Hop(
        exporter=receiver.exporter,
        importer=receiver.importer,
        engagement=receiver.engagement,
        role=receiver.arrival.role,
        activities=tuple(receiver.arrival.activities),
        places=receiver.places,
        verdict=verdict,
        coverage=coverage,
        tool=(receiver.declared and receiver.declared.tool) or "",
        declared=receiver.declared is not None,
        steps=tuple(_traced(step, law) for step in steps),
        at=receiver.at,
    )


def _traced(step: Step, law: Law) -> Step:
    """A step with the source of the workspace's own row of the law that it rests on, if it rests on one."""
    place = law.jurisdiction(step.params.get("code", ""))
    tool = step.params.get("tool", "").partition("/")[2]
    rows = (*((place,) if place else ()), *law.periods(tool))
    return replace(step, own="; ".join(dict.fromkeys(row.source for row in rows if row.own)))


def _judge(register: Register, law: Law, receiver: Receiver) -> tuple[Verdict, Coverage | None, list[Step]]:
    role = receiver.arrival.role
    if receiver.importer in (organisation(register), receiver.exporter) or role == "internal":
        return Verdict.NOT_A_TRANSFER, None, [Step("same-organisation")]
    if role == "public":
        return Verdict.NOT_A_TRANSFER, None, [Step("published")]
    verdict, steps = verdict_of(receiver.places, law)
    if verdict in (Verdict.NOT_A_TRANSFER, Verdict.PLACE_ONLY):
        return verdict, None, steps
    importers = [(position(place, law), place) for place in receiver.places if place.how != "stored_in"]
    # A tool binds the importer, wherever it reaches the data from: what is silent matters only where nothing is known.
    abroad = [place for where, place in importers if where == "abroad"] or [
        place for where, place in importers if where == "open"
    ]
    said = register.own.transfers.statement if register.own and register.own.transfers else None
    exporter = register.at(receiver.exporter)
    seat = exporter.seat if isinstance(exporter, Party) else None
    judged = [coverage_of(place, law, receiver.declared, said, seat) for place in abroad]
    coverage = max((item for item, _ in judged), key=list(Coverage).index, default=Coverage.UNDETERMINABLE)
    for _, step in judged:
        if step not in steps:
            steps.append(step)
    if said and said != NONE:
        steps.append(Step("statement", {"statement": Word(f"transfer-statement/{said}")}))
    return verdict, coverage, steps

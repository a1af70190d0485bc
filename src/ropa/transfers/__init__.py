"""Which hops of data leave the EEA: a verdict for each importer, its coverage by Chapter V, and its risk.

A transfer takes an exporter, another organisation as importer, and an importer seated in, or reaching the data from,
a third country or an international organisation (GDPR Art. 44; EDPB Guidelines 05/2021). A server abroad of an
importer in the EEA is a place, not a transfer. What the record does not say is never filled in: it makes the hop
undeterminable, and the steps say which field is silent. Coverage is the law's question and risk the assessment's: two
axes from two tables, and neither changes the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ropa.finding import Pointer
from ropa.i18n import Key
from ropa.law import Law
from ropa.model import NONE, Party, Transfer
from ropa.register import Register
from ropa.register.once import listed_once, once
from ropa.transfers.coverage import coverage_of, lapsed
from ropa.transfers.hop import Coverage, Declaration, Hop, PlaceUse, Risk, Step, Verdict
from ropa.transfers.reach import Arrival, reached
from ropa.transfers.receiver import Receiver, organisation, receivers, role_pair
from ropa.transfers.risk import risk_of
from ropa.transfers.tables import reasoned
from ropa.transfers.verdict import position, verdict_of
from ropa.vocabulary import Word

__all__ = ["Coverage", "Declaration", "Hop", "PlaceUse", "Risk", "Step", "Verdict", "badness", "transfers"]


def transfers(register: Register, law: Law, reach: Mapping[str, Arrival] | None = None) -> tuple[Hop, ...]:
    """Every hop from the organisation to another, and on along sub-processors, judged by the law of a day.

    Disclosures and activities that ended before that day, or begin after it, are left out; an engagement that no
    disclosure ever names is judged all the same.

    Args:
        register: The register.
        law: The law of the day.
        reach: What reaches each recipient on that day, where it is known already.
    """
    known = reached(register, law) if reach is None else reach
    return tuple(_hop(register, law, receiver) for receiver in receivers(register, known))


def badness(hop: Hop) -> tuple[int, int, int]:
    """The order of hops from worst to best: by coverage, then by risk, then by verdict."""
    coverage = _COVERAGES.index(hop.coverage) if hop.coverage else -1
    risk = _RISKS.index(hop.risk) if hop.risk else -1
    return -coverage, -risk, _VERDICTS.index(hop.verdict)


_COVERAGES, _RISKS, _VERDICTS = tuple(Coverage), tuple(Risk), tuple(Verdict)


def _hop(register: Register, law: Law, receiver: Receiver) -> Hop:
    verdict, coverage, risk, steps = _judge(register, law, receiver)
    exporter_role, role = role_pair(register, receiver)
    return Hop(
        exporter=receiver.exporter,
        importer=receiver.importer,
        engagement=receiver.engagement,
        exporter_role=exporter_role,
        role=role,
        activities=tuple(receiver.arrival.activities),
        places=receiver.places,
        verdict=verdict,
        coverage=coverage,
        risk=risk,
        declarations=receiver.declarations,
        steps=_traced(_each_once(steps), law),
        at=receiver.at,
    )


def _each_once(steps: Iterable[Step]) -> Iterator[Step]:
    known: dict[str, list[Step]] = {}
    for step in steps:
        alike = known.setdefault(step.key, [])
        if step not in alike:
            alike.append(step)
            yield step


def _traced(steps: Iterable[Step], law: Law) -> tuple[Step, ...]:
    """Steps, each with the source of the workspace's own row of the law that it rests on, if it rests on one."""
    if not law.own.count:
        return tuple(steps)
    traced = []
    for step in steps:
        place = law.jurisdiction(step.params.get("code", ""))
        tool = step.params.get("tool", "").partition("/")[2]
        rows = (*((place,) if place else ()), *law.periods(tool))
        traced.append(replace(step, own="; ".join(dict.fromkeys(row.source for row in rows if row.own))))
    return tuple(traced)


def _covered(
    law: Law, place: PlaceUse, declared: Transfer | None, said: str | None, exporter: str | None
) -> tuple[Coverage, Step]:
    if declared is None:
        return _undeclared(law, place.how, place.code, said, exporter)
    return coverage_of(place, law, declared, said, exporter)


@once
def _undeclared(law: Law, how: str, code: str | None, said: str | None, exporter: str | None) -> tuple[Coverage, Step]:
    """The coverage of a place where no transfer is declared: the same for all hops there that begin in one country."""
    return coverage_of(PlaceUse(how, code, Pointer("")), law, None, said, exporter)


def _said(register: Register) -> str | None:
    return register.own.transfers.statement if register.own and register.own.transfers else None


@listed_once
def _stated(register: Register) -> Iterator[Step]:
    """What the register itself states of its transfers, if anything: one step for all of its hops."""
    said = _said(register)
    if said and said != NONE:
        yield Step("statement", {"statement": Word(f"transfer-statement/{said}")})


_Judgement = tuple[Verdict, Coverage | None, Risk | None, list[Step]]


def _judge(register: Register, law: Law, receiver: Receiver) -> _Judgement:
    role = receiver.arrival.role
    if receiver.importer in (organisation(register), receiver.exporter) or role == "internal":
        return Verdict.NOT_A_TRANSFER, None, None, [Step("same-organisation")]
    if role == "public":
        return Verdict.NOT_A_TRANSFER, None, None, [Step("published")]
    verdict, steps = verdict_of(receiver.places, law)
    if verdict in (Verdict.NOT_A_TRANSFER, Verdict.PLACE_ONLY):
        return verdict, None, None, steps
    importers = [(position(place, law), place) for place in receiver.places if place.how != "stored_in"]
    # A tool binds the importer, wherever it reaches the data from: what is silent matters only where nothing is known.
    abroad = [place for where, place in importers if where == "abroad"] or [
        place for where, place in importers if where == "open"
    ]
    said = _said(register)
    exporter = register.at(receiver.exporter)
    seat = exporter.seat if isinstance(exporter, Party) else None
    covered = [_covered(law, place, receiver.declared, said, seat) for place in abroad] or [
        # Only where the data are kept is open, and no tool is about that.
        (Coverage.UNDETERMINABLE, reasoned("coverage", "silent", {"how": Key("transfers.how.stored_in")}))
    ]
    declared = receiver.declarations[0] if receiver.declarations else None
    risks = [risk_of(step, declared, register, law) for _, step in covered]
    coverage = max([item for item, _ in covered], key=_COVERAGES.index)
    risk = max([item for item, _ in risks], key=_RISKS.index)
    steps += [step for _, step in covered]
    if passed := lapsed(law, receiver.declared, tuple(step for _, step in covered)):
        steps.append(passed)
    steps += _stated(register)
    return verdict, coverage, risk, [*steps, *(step for _, step in risks)]

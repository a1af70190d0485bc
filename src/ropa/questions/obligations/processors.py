"""What processors make due: contracts, flow-down to sub-processors, authorisation, assessment of compelled access."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.model import Activity, Engagement
from ropa.questions.obligations.duty import Due, Duty, Proof, Reason, Untold
from ropa.questions.obligations.reading import documents, is_inferred, is_planned
from ropa.register import Register
from ropa.rules import Case
from ropa.transfers.exposure import exposures
from ropa.transfers.reach import Arrival, arrival_of, chain, ever_named
from ropa.vocabulary import terms


@dataclass(frozen=True, slots=True)
class Processor:
    """A recipient that the record makes a processor on the day of the law.

    Attributes:
        address: Address of the engagement; of the party where the record has no engagement of it.
        record: The engagement; None for a party.
        reasons: What makes it a processor.
        is_lower: Whether it works for a processor: under another engagement, or for the organisation as one.
    """

    address: str
    record: Engagement | None
    reasons: tuple[Reason, ...]
    is_lower: bool


def of_processors(case: Case) -> Iterator[Due | Untold]:
    """What the processors of a register make due."""
    found = []
    for item in _processors(case):
        if isinstance(item, Processor):
            found.append(item)
        else:
            yield item
    for processor in found:
        yield _contract(case, processor)
    lower: dict[str, list[Processor]] = {}
    for processor in found:
        if processor.record and processor.record.under:
            lower.setdefault(_top(case.register, processor.address, processor.record), []).append(processor)
    for processor in found:
        yield from _authorisation(case, processor, lower.get(processor.address, []))
    yield from _compelled_access(case, found)


def _processors(case: Case) -> Iterator[Processor | Untold]:
    register = case.register
    reach = case.reach
    named = ever_named(register)
    engaged: dict[str, list[str]] = {}
    for home, key, engagement in _engagements(register):
        address = home.address(key)
        arrival = arrival_of(home, key, engagement, reach)
        is_known = arrival.is_reached or bool(set(chain(home, key, engagement)) & named)
        if party := home.find(engagement.party):
            direct = reach.get(party[0])
            if direct and not engagement.under:
                engaged.setdefault(party[0], []).append(address)
                arrival, is_known = arrival.with_direct(direct), True
        if arrival.is_reached:
            yield from _judged(case, address, engagement, arrival, reach)
        elif not is_known and home is register:
            yield Untold((Duty.CONTRACT,), Reason("not-disclosed", Pointer(address)))
    for address, arrival in reach.items():
        if address not in engaged and not isinstance(register.at(address), Engagement):
            yield from _judged(case, address, None, arrival, reach)


def _engagements(register: Register) -> Iterator[tuple[Register, str, Engagement]]:
    for home in (register, register.shared):
        for key, engagement in home.of(Engagement) if home else ():
            assert home is not None
            yield home, key, engagement


def _judged(
    case: Case, address: str, engagement: Engagement | None, arrival: Arrival, reach: Mapping[str, Arrival]
) -> Iterator[Processor | Untold]:
    facts, open_ = [], []
    for item, at in arrival.disclosures:
        role = Pointer(at.record, (*at.field, "role"))
        if is_planned(case.register, at.record):
            open_.append(Reason("proposed", Pointer(at.record, ("status",))))
            continue
        if item.role == "processor":
            if is_inferred(case.register, at, item):
                open_.append(Reason("inferred", role))
            else:
                facts.append(Reason("role", role))
        elif item.role is None and not item.inquiry:
            open_.append(Reason("role-silent", role))
    open_ += [Reason("system", at) for at in arrival.systems]
    is_lower = False
    if engagement is not None:
        if engagement.under and not facts and not _is_other(case.register, address, engagement, reach):
            facts.append(Reason("under", Pointer(address, ("under",))))
            is_lower = True
        elif engagement.under:
            is_lower = True
        contract = engagement.contract
        if not facts and contract and contract.kind == "processor-agreement":
            facts.append(Reason("contract-kind", Pointer(address, ("contract", "kind"))))
    if facts:
        yield Processor(address, engagement, tuple(facts), is_lower or _works_for_others(case.register, arrival))
    elif open_:
        yield Untold((Duty.CONTRACT,), open_[0])


def _is_other(register: Register, address: str, engagement: Engagement, reach: Mapping[str, Arrival]) -> bool:
    """Whether all that is said of the engagement at the top of a chain is that it is no processor."""
    top = reach.get(_top(register, address, engagement), Arrival())
    roles = {item.role for item, _ in top.disclosures}
    return bool(roles) and not roles & {None, "processor"}


def _works_for_others(register: Register, arrival: Arrival) -> bool:
    """Whether all data that reach it are processed on behalf of others."""
    found = [register.at(address) for address in arrival.activities]
    return bool(found) and all(isinstance(item, Activity) and item.capacity == "processor" for item in found)


def _contract(case: Case, processor: Processor) -> Due:
    duty = Duty.FLOW_DOWN if processor.is_lower else Duty.CONTRACT
    return Due(
        duty,
        processor.address,
        Pointer(processor.address, ("contract",)) if processor.record else _first(processor),
        processor.reasons,
        _contract_proof(case, processor),
    )


def _first(processor: Processor) -> Pointer:
    """The disclosure to a party that has no engagement of its own to write a contract in."""
    role = processor.reasons[0].at
    return Pointer(role.record, role.field[:-1])


def _contract_proof(case: Case, processor: Processor) -> Proof:
    engagement = processor.record
    if engagement is None:
        return Proof()
    contract, transfer = engagement.contract, engagement.transfer
    # The clauses of modules 2 and 3 hold what Art. 28(3) and (4) want (Decision (EU) 2021/914, recital 9).
    has_clauses = transfer is not None and transfer.tool == "scc" and transfer.module in (2, 3)
    clauses = documents(case.register, [transfer.document if transfer and has_clauses else None], processor.address)
    if contract is None or (contract.signed and contract.signed > case.law.date):
        return Proof(clauses)
    is_of_kind = contract.kind in (None, "processor-agreement") or set(terms("contract-point")) <= {
        *(contract.points or ())
    }
    if not is_of_kind:
        return Proof(clauses)
    known = () if contract.claimed else documents(case.register, [contract.document], processor.address)
    return Proof(known or clauses, is_claimed=True)


def _authorisation(case: Case, processor: Processor, lower: list[Processor]) -> Iterator[Due | Untold]:
    engagement = processor.record
    if engagement is None:
        return
    address = processor.address
    reasons = [Reason("under", Pointer(item.address, ("under",))) for item in lower]
    if engagement.chain in ("known", "partly-known"):
        reasons.append(Reason("chain", Pointer(address, ("chain",))))
    if processor.is_lower and not engagement.under:
        reasons += [Reason("for-controller", reason.at) for reason in processor.reasons]
    if reasons:
        is_given = bool(engagement.authorisation) or (
            bool(lower) and all(item.record and item.record.authorisation for item in lower)
        )
        proof = _contract_proof(case, processor) if is_given else Proof()
        at = Pointer(address, ("authorisation",))
        yield Due(Duty.AUTHORISATION, address, at, tuple(reasons), Proof(proof.documents, is_claimed=is_given))
    elif not engagement.under and engagement.chain in (None, "unknown"):
        yield Untold((Duty.FLOW_DOWN, Duty.AUTHORISATION), Reason("chain-silent", Pointer(address, ("chain",))))


def _top(register: Register, address: str, engagement: Engagement) -> str:
    """Address of the engagement that stands at the top of a chain."""
    return chain(register.home(address), address.partition("/")[2], engagement)[-1]


def _compelled_access(case: Case, found: list[Processor]) -> Iterator[Due | Untold]:
    """One assessment per processor whose parents sit abroad; where it sits there itself, the transfer's is asked."""
    by_party: dict[str, list[Processor]] = {}
    for processor in found:
        home = case.register.home(processor.address)
        party = home.find(processor.record.party) if processor.record else None
        by_party.setdefault(party[0] if party else processor.address, []).append(processor)
    reasons: dict[str, list[Reason]] = {}
    for exposure in exposures(case.register, case.hops, case.law):
        if exposure.party not in by_party or exposure.is_transfer:
            continue
        if exposure.country is None:
            yield Untold((Duty.COMPELLED_ACCESS,), Reason("parent-seat", exposure.at))
        else:
            reason = Reason("parent", exposure.at, {"country": exposure.country})
            reasons.setdefault(exposure.party, []).append(reason)
    for importer, why in reasons.items():
        for processor in by_party[importer]:
            at = Pointer(processor.address, ("access_assessment",)) if processor.record else _first(processor)
            named = processor.record.access_assessment if processor.record else None
            known = documents(case.register, [named], processor.address)
            proof = Proof(known, is_claimed=bool(named))
            yield Due(Duty.COMPELLED_ACCESS, processor.address, at, tuple(why), proof)

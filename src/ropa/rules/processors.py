"""Who processes on behalf of whom, as the record shows it, and how far its contract is on record."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.model import Document, Engagement, Party
from ropa.register import Statement
from ropa.register.once import listed_once
from ropa.rules.case import Case
from ropa.rules.proposed import INFERRED, is_proposed
from ropa.transfers import Hop
from ropa.transfers.reach import Arrival, chain

PROCESSOR = "processor"

_NO_PROCESSOR_CONTRACT = ("confidentiality-agreement", "joint-controller-arrangement")
"""Kinds of contract that bind nobody as a processor; in a contract of service the points may well stand."""


class Processing(NamedTuple):
    """A processor, under an engagement or without one.

    Attributes:
        at: The engagement; the disclosure where the record has no engagement.
        name: The processor's name.
        party: The processor, if the record has it.
        party_at: Where the processor stands.
        engagement: The engagement, if the record has one.
        above: The engagements that it works under, nearest first, each with its address.
        hop: The hop that leads to it.
    """

    at: Pointer
    name: str
    party: Party | None
    party_at: Pointer
    engagement: Engagement | None
    above: tuple[tuple[str, Engagement], ...]
    hop: Hop

    @property
    def is_sub(self) -> bool:
        """Whether it processes for another processor in the record."""
        return self.engagement is not None and self.engagement.under is not None

    @property
    def is_named(self) -> bool:
        """Whether it is an organisation of its own, and not only a category of them."""
        return self.party is not None and self.party.named is not False


@listed_once
def processing(case: Case) -> Iterator[Processing]:
    """Every processor of the day: by the role in which data reach it, its kind of contract, or whom it works under."""
    reach = case.reach
    engaged = {hop.importer for hop in case.hops if hop.engagement}
    for hop in case.hops:
        if not hop.has_importer:
            continue
        if not hop.engagement:
            at = _roles(case, reach, hop.importer).get(PROCESSOR)
            if at and hop.importer not in engaged:
                yield _processing(case, hop, at, None)
            continue
        engagement = case.register.at(hop.engagement)
        if isinstance(engagement, Engagement) and _is_processor(case, hop, engagement, reach):
            yield _processing(case, hop, Pointer(hop.engagement), engagement)


def _is_processor(case: Case, hop: Hop, engagement: Engagement, reach: Mapping[str, Arrival]) -> bool:
    own = _roles(case, reach, hop.engagement)
    if own:
        return PROCESSOR in own
    if engagement.under or (engagement.contract and engagement.contract.kind == "processor-agreement"):
        return True
    return hop.engagement not in reach and PROCESSOR in _roles(case, reach, hop.importer)


def _roles(case: Case, reach: Mapping[str, Arrival], address: str) -> dict[str, Pointer]:
    """The roles stated of a recipient, each with its first disclosure; silence and proposals state none."""
    found: dict[str, Pointer] = {}
    arrival = reach.get(address)
    stated = len(arrival.roles - {""}) if arrival else 0
    for item, record, path in arrival.told if arrival and stated else ():
        if item.role and item.role not in found:
            at = Pointer(record, path)
            if not is_proposed(case, Statement(item, at)):
                found[item.role] = at
                if len(found) == stated:
                    break
    return found


def _processing(case: Case, hop: Hop, at: Pointer, engagement: Engagement | None) -> Processing:
    register = case.register
    party = register.at(hop.importer)
    known = party if isinstance(party, Party) else None
    above: list[tuple[str, Engagement]] = []
    if engagement and engagement.under:
        home = register.home(hop.engagement)
        for address in chain(home, hop.engagement.partition("/")[2], engagement)[1:]:
            upper = register.at(address)
            if isinstance(upper, Engagement):
                above.append((address, upper))
    name = known.name if known else hop.importer
    return Processing(at, name, known, Pointer(hop.importer), engagement, tuple(above), hop)


def document_of(case: Case, at: Pointer, reference: str | None) -> Document | None:
    """The document that a reference in a record names."""
    found = case.register.home(at.record).find(reference) if reference else None
    return found[1] if found and isinstance(found[1], Document) else None


def has_clauses(item: Processing) -> bool:
    """Whether clauses for a transfer to a processor, modules 2 and 3, are on record: they also meet Art. 28(3) and (4).

    Recital 9 of Implementing Decision (EU) 2021/914.
    """
    tables = (declared.transfer for declared in item.hop.declarations)
    return any(table.tool == "scc" and table.module in (2, 3) and (table.signed or table.document) for table in tables)


def contract_gap(case: Case, item: Processing) -> str | None:
    """What is wanting in the record of a processor's contract; None where it is on record.

    Returns:
        Empty for nothing at all, `claimed` for one that only the source speaks of, `reference` for one without document
        and date, `kind` for one of a kind that binds no processor, `later` for one signed after the day of the law,
        `inferred` for one that somebody only proposed.
    """
    contract = item.engagement.contract if item.engagement else None
    if has_clauses(item):
        return None
    if contract is None:
        return ""
    if is_proposed(case, Statement(contract, case.at(item.at, "contract"))):
        return INFERRED
    if contract.kind in _NO_PROCESSOR_CONTRACT:
        return "kind"
    if contract.signed and contract.signed > case.law.date:
        return "later"
    if contract.document or (contract.signed and not contract.claimed):
        return None
    return "claimed" if contract.claimed else "reference"

"""What the record declares of transfers, compared both ways with what follows from its recipients and places.

A difference says where the two do not meet. It is a remark on the record, never that something is unlawful.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import NONE, Party, TransferStatement
from ropa.register import Register
from ropa.transfers.hop import Declaration, Hop, Verdict
from ropa.transfers.regions import is_decided, place_name
from ropa.transfers.statement import (
    Said,
    abroad,
    contradiction,
    is_among,
    is_announced,
    is_hidden,
    said_of,
    stated,
)
from ropa.vocabulary import Word, terms

LAW = "30(1)(e)"
"""The article that asks for transfers and their destinations."""


class Sort(StrEnum):
    """How the declared and the derived differ."""

    HIDDEN = "hidden"
    CONTRADICTED = "contradicted"
    NOT_DERIVABLE = "not-derivable"
    DIFFERENT_PLACE = "different-place"
    DIFFERENT_TOOL = "different-tool"


class Mark(StrEnum):
    """Whether a hop is declared, follows from the record, or both."""

    BOTH = "both"
    STATEMENT = "statement"
    DERIVED = "derived"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which the declared and the derived differ.

    Attributes:
        sort: How.
        reason: Key of the sentence in the catalogue `transfers`, under `difference`.
        at: The field that a reader would look at.
        hop: The hop it is about; None for a statement that no hop bears out.
        law: The article that the comparison rests on.
        params: What the placeholders of the sentence stand for.
    """

    sort: Sort
    reason: str
    at: Pointer
    hop: Hop | None
    law: str = LAW
    params: Mapping[str, str] = field(default_factory=dict)


def mark(register: Register, hop: Hop, law: Law) -> Mark | None:
    """Whether a hop is declared, derived or both; None for one that is neither."""
    if hop.verdict is not Verdict.TRANSFER:
        return Mark.DECLARED if hop.declared else None
    if hop.declared:
        return Mark.BOTH
    return Mark.STATEMENT if is_announced(register, hop, law) else Mark.DERIVED


def differences(register: Register, hops: Iterable[Hop], law: Law) -> tuple[Difference, ...]:
    """Every difference between what a register declares and what follows from it, by sort, then hop by hop.

    Args:
        register: The register.
        hops: Its hops between organisations, judged by the law.
        law: The law of a day.
    """
    hops = tuple(hops)
    found = [item for hop in hops for item in _of_hop(register, hop, law)]
    for said in stated(register, law):
        found += _of_statement(register, said, [hop for hop in hops if hop.has_importer], law)
    return tuple(sorted(found, key=lambda item: list(Sort).index(item.sort)))


def _of_hop(register: Register, hop: Hop, law: Law) -> Iterator[Difference]:
    name = _name(register, hop)
    if is_hidden(register, hop, law):
        params = {"name": name, "place": place_name(abroad(hop, law)[0])}
        yield Difference(Sort.HIDDEN, "hidden", hop.table(), hop, params=params)
    if hop.verdict is not Verdict.TRANSFER:
        for declared in hop.declarations:
            yield Difference(Sort.NOT_DERIVABLE, _REASONS[hop.verdict], declared.at, hop, params={"name": name})
        return
    declared_to = [declared.transfer.to for declared in hop.declarations if declared.transfer.to]
    for declared in hop.declarations:
        yield from _unreached(declared.at, declared.transfer.to or (), (hop,), law)
    if declared_to:
        at = next(_in(item, "to") for item in hop.declarations if item.transfer.to)
        yield from _unnamed(register, at, [code for places in declared_to for code in places], hop, law)
    yield from _tools(hop, name)
    for declared in hop.declarations:
        if declared.transfer.tool == "adequacy":
            yield from _undecided(hop, declared, name, law)


_REASONS = {
    Verdict.NOT_A_TRANSFER: "no-transfer",
    Verdict.PLACE_ONLY: "place-only",
    Verdict.UNDETERMINABLE: "undeterminable",
}


def _of_statement(register: Register, said: Said, hops: list[Hop], law: Law) -> Iterator[Difference]:
    at, statement = said
    # An activity that speaks for itself is not spoken for by the register, yet its transfers are the organisation's.
    about = [hop for hop in hops if at.record in (register.address(), *hop.activities)]
    moved = [hop for hop in about if hop.verdict is Verdict.TRANSFER]
    spoken_for = [hop for hop in moved if said in said_of(register, hop)]
    for hop in spoken_for:
        if word := contradiction(statement, abroad(hop, law), law):
            params = {"name": _name(register, hop), "place": place_name(_beyond(word, hop, law))}
            spoken = Pointer(at.record, (*at.field, "statement"))
            yield Difference(Sort.CONTRADICTED, word, spoken, hop, params=params)
    if not moved and (statement.to or statement.statement == "possible"):
        worst = min((hop.verdict for hop in about), key=list(Verdict).index, default=Verdict.NOT_A_TRANSFER)
        spoken = Pointer(at.record, (*at.field, "statement" if statement.statement else "to"))
        params = {"statement": _spoken(statement)}
        yield Difference(Sort.NOT_DERIVABLE, f"statement-{_REASONS[worst]}", spoken, None, params=params)
    elif statement.to:
        yield from _unreached(at, statement.to, about, law)
        for hop in spoken_for:
            # A table of its own says more of a hop than a statement on all of them.
            if not any(declared.transfer.to for declared in hop.declarations):
                yield from _unnamed(register, Pointer(at.record, (*at.field, "to")), statement.to, hop, law)


def _spoken(statement: TransferStatement) -> str:
    """What a statement says: its word, or else the places that it names."""
    if statement.statement:
        return Word(f"transfer-statement/{statement.statement}")
    return ", ".join(statement.to or ())


def _unreached(at: Pointer, places: Iterable[str], hops: Iterable[Hop], law: Law) -> Iterator[Difference]:
    """Destinations declared in a table at a field that no place of any hop is, or may be."""
    hops = tuple(hops)
    known = [place.code for hop in hops for place in hop.places]
    if None in known:
        return
    for number, code in enumerate(places):
        if not is_among(code, [place for place in known if place], law):
            where = Pointer(at.record, (*at.field, "to", number))
            hop = hops[0] if len(hops) == 1 else None
            yield Difference(Sort.DIFFERENT_PLACE, "place-not-derived", where, hop, params={"place": place_name(code)})


def _unnamed(register: Register, at: Pointer, places: Iterable[str], hop: Hop, law: Law) -> Iterator[Difference]:
    """Places outside the EEA to which a hop leads and that are not among its declared destinations."""
    places = tuple(places)
    for code in abroad(hop, law):
        if not is_among(code, places, law):
            params = {"name": _name(register, hop), "place": place_name(code)}
            yield Difference(Sort.DIFFERENT_PLACE, "place-not-declared", at, hop, params=params)


def _tools(hop: Hop, name: str) -> Iterator[Difference]:
    """Declarations of one hop whose tools differ, or of which one is for where the other is missing."""
    tools = [(declared, declared.transfer.tool) for declared in hop.declarations if declared.transfer.tool]
    groups = {_group(tool): tool for _, tool in tools}
    if {"derogation", "safeguard"} <= groups.keys():
        at = next(_in(declared, "tool") for declared, tool in tools if _group(tool) == "derogation")
        params = {"name": name, "tool": _tool(groups["derogation"]), "other": _tool(groups["safeguard"])}
        yield Difference(Sort.DIFFERENT_TOOL, "derogation-and-safeguard", at, hop, "46(1), 49(1)", params)
        return
    for declared, other in tools[1:]:
        if other != tools[0][1]:
            params = {"name": name, "tool": _tool(other), "other": _tool(tools[0][1])}
            yield Difference(Sort.DIFFERENT_TOOL, "tools-differ", _in(declared, "tool"), hop, "44", params)


def _undecided(hop: Hop, declared: Declaration, name: str, law: Law) -> Iterator[Difference]:
    """Places for which a decision is declared that the law of the day does not have."""
    for code in abroad(hop, law):
        if not is_decided(code, law):
            params = {"name": name, "tool": _tool("adequacy"), "place": place_name(code), "date": law.date.isoformat()}
            yield Difference(Sort.DIFFERENT_TOOL, "no-decision", _in(declared, "tool"), hop, "45(3)", params)


def _beyond(word: str, hop: Hop, law: Law) -> str:
    """The first place that contradicts a statement."""
    return next(code for code in abroad(hop, law) if word == NONE or not is_decided(code, law))


def _in(declared: Declaration, key: str) -> Pointer:
    return Pointer(declared.at.record, (*declared.at.field, key))


def _group(tool: str | None) -> str:
    term = terms("tool").get(tool or "")
    return str(term.marks.get("group", "")) if term else ""


def _tool(tool: str | None) -> str:
    return Word(f"tool/{tool}")


def _name(register: Register, hop: Hop) -> str:
    party = register.at(hop.importer)
    return party.name if isinstance(party, Party) else hop.importer

"""Which records of a register a file speaks of: the same id or the same name, and what a person confirmed.

A name that is only alike is a suggestion. It is never taken for the same by itself: two customers of one register may
well be called Janssen and Jansen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ropa.changes import Message, Refused
from ropa.imports.imported import Imported, Proposal
from ropa.model import Activity, Document, Engagement, Record, RegisterRecord
from ropa.reading.names import same_name
from ropa.reading.records import names_of, records
from ropa.register import Register
from ropa.vocabulary import nearest

ALIKE = 84
"""How much alike two names must be, of 100, for one to be suggested for the other."""

_MOST = 3
"""How many suggestions are made for one name."""

OWN = "/"
"""What the register's own record is matched with, since no id is like it."""

_NEW = "new"
"""What a name is confirmed as where it is to be a record of its own."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that a proposal may speak of.

    Attributes:
        reference: How the register refers to it.
        name: What it is called.
        score: How much alike the names are, of 100.
    """

    reference: str
    name: str
    score: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a proposal is to the register.

    Attributes:
        proposal: The proposal.
        reference: The record it speaks of, as the register refers to it; empty where it is a new one.
        by: Why it is that one.
        suggestions: Records it may speak of; only for a new one.
    """

    proposal: Proposal
    reference: str = ""
    by: Literal["", "id", "name", "version", "confirmed", "register"] = ""
    suggestions: tuple[Suggestion, ...] = ()


def matches(imported: Imported, register: Register, confirmed: Mapping[str, str]) -> tuple[Match, ...]:
    """Match every proposal of a file.

    Args:
        imported: What the file says.
        register: The register it goes into.
        confirmed: Ids by name, as a person confirmed them; `new` for a record of its own.

    Raises:
        Refused: A confirmed name stands nowhere in the file, or no such record is in the register.
    """
    named = {same_name(name): reference for name, reference in confirmed.items()}
    _check(imported, register, confirmed)
    found: list[Match] = []
    references: dict[str, str] = {}
    for proposal in sorted(imported.proposals, key=lambda one: one.kind == Engagement.KIND):
        match = _match(proposal, register, named, references)
        references[proposal.id] = match.reference
        found.append(match)
    order = {proposal.id: place for place, proposal in enumerate(imported.proposals)}
    return tuple(sorted(found, key=lambda match: order[match.proposal.id]))


def _check(imported: Imported, register: Register, confirmed: Mapping[str, str]) -> None:
    names = [proposal.name for proposal in imported.proposals if not proposal.is_file]
    for name, reference in confirmed.items():
        if same_name(name) not in map(same_name, names):
            raise Refused(Message("imports.refused.no-such-name", {"found": name, **_close(name, names)}))
        if reference != _NEW and register.find(reference) is None:
            known = [key for key, _ in records(register)]
            raise Refused(Message("imports.refused.no-such-record", {"found": reference, **_close(reference, known)}))


def _close(word: str, among: Sequence[str]) -> dict[str, str]:
    found = nearest(word, among)
    return {"suggestion": found} if found else {}


def _match(proposal: Proposal, register: Register, named: Mapping[str, str], references: Mapping[str, str]) -> Match:
    there = [(key, record) for key, record in records(register) if proposal.kind == record.KIND]
    if proposal.kind == RegisterRecord.KIND:
        if register.own is None:
            raise Refused(Message("imports.refused.no-own-record", {"register": register.name}))
        return Match(proposal, OWN, "register")
    if proposal.is_file:
        versions = [item.value for item in proposal.statements if item.field == ("version",)]
        same = (key for key, record in there if isinstance(record, Document) and record.version in versions)
        return Match(proposal, key, "version") if (key := next(same, "")) else Match(proposal)
    if answer := named.get(same_name(proposal.name), ""):
        found = register.find(answer)
        if answer == _NEW:
            return Match(proposal)
        if found is not None and proposal.kind == found[1].KIND:
            return Match(proposal, answer, "confirmed")
    if proposal.kind == Engagement.KIND:
        return _engagement(proposal, there, references)
    named_so = [key for key, record in there if same_name(proposal.name) in map(same_name, names_of(record))]
    if proposal.kind == Activity.KIND:
        # A file may well have two activities of one name; a register that has both tells them apart by their ids.
        named_so = [key for key in named_so if key not in references.values()]
    if named_so:
        return Match(proposal, proposal.id if proposal.id in named_so else named_so[0], "name")
    for key, _ in there:
        if key == proposal.id and key not in references.values():
            return Match(proposal, key, "id")
    return Match(proposal, suggestions=_suggestions(proposal.name, there))


def _engagement(proposal: Proposal, there: Sequence[tuple[str, Record]], references: Mapping[str, str]) -> Match:
    """An engagement is known by its party and its service: a party may render several."""
    values = {item.field: item.value for item in proposal.statements}
    party = references.get(str(values.get(("party",))), "")
    service = same_name(str(values.get(("service",), "")))
    suggestions = []
    for key, record in there:
        if party and isinstance(record, Engagement) and record.party == party:
            if same_name(record.service or "") == service:
                return Match(proposal, key, "name")
            suggestions.append(Suggestion(key, record.service or key, ALIKE))
    return Match(proposal, suggestions=tuple(suggestions[:_MOST]))


def _suggestions(name: str, there: Sequence[tuple[str, Record]]) -> tuple[Suggestion, ...]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - dear to import, and only an import asks

    sought = same_name(name)
    found = []
    for key, record in there:
        for called in names_of(record):
            other = same_name(called)
            score = max(fuzz.ratio(sought, other), fuzz.token_set_ratio(sought, other)) if sought and other else 0
            if score >= ALIKE:
                found.append(Suggestion(key, called, round(score)))
                break
    return tuple(sorted(found, key=lambda one: (-one.score, one.reference))[:_MOST])

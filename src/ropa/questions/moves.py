"""Which hops between organisations a change touches, and what becomes of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ropa.model import Engagement, Party
from ropa.questions.changed import address_of
from ropa.register import Register
from ropa.rules import Case
from ropa.transfers import Coverage, Hop, Verdict
from ropa.transfers.exposure import parents
from ropa.transfers.reach import Arrival


class Outcome(StrEnum):
    """What becomes of a hop; the order of the members is from worst to best."""

    LOSES = "loses"
    CHANGES = "changes"
    APPEARS = "appears"
    GOES = "goes"
    KEEPS = "keeps"
    STAYS = "stays"


Control = tuple[tuple[str, str | None], ...]
"""The parties above a party, nearest first, each with its seat where that is recorded."""


@dataclass(frozen=True, slots=True)
class Move:
    """One hop between organisations that a change touches.

    Attributes:
        outcome: What becomes of it.
        before: As it is; None where there is none yet.
        after: As it would be; None where there would be none.
        controlled: Who controls the importer as it is, and as it would be.
        is_uncertain: Whether the record says only that the data may go there.
    """

    outcome: Outcome
    before: Hop | None
    after: Hop | None
    controlled: tuple[Control, Control]
    is_uncertain: bool

    @property
    def hop(self) -> Hop:
        """The hop as it would be, or as it is where it goes."""
        hop = self.after or self.before
        assert hop is not None
        return hop

    @property
    def fallback(self) -> tuple[str, ...]:
        """The tools that the record names to take over where the hop loses its own; none where it keeps one."""
        if self.outcome is not Outcome.LOSES:
            return ()
        named = (item.transfer.fallback for item in self.hop.declarations)
        return tuple(dict.fromkeys(word for word in named if word))


def hop_key(hop: Hop) -> tuple[str, str, str]:
    """What makes a hop the same before and after: from whom, to whom, under which engagement."""
    return hop.exporter, hop.importer, hop.engagement


def moves_between(case: Case, then: Case) -> Iterator[Move]:
    """The hops that differ between a register as it is and as it would be."""
    was, is_ = ({hop_key(hop): hop for hop in item.hops} for item in (case, then))
    for key in dict.fromkeys((*was, *is_)):
        before, after = was.get(key), is_.get(key)
        controlled = (control(case.register, key[1]), control(then.register, key[1]))
        if before and after and _judged(before) == _judged(after) and controlled[0] == controlled[1]:
            continue
        home, hop = (then, after) if after else (case, before)
        assert hop is not None
        yield Move(_outcome(before, after), before, after, controlled, is_uncertain(home.register, home.reach, hop))


def _judged(hop: Hop) -> object:
    # In which order activities are written says nothing.
    return hop.places, hop.verdict, hop.coverage, hop.risk, hop.tool, hop.steps, hop.role, frozenset(hop.activities)


def _outcome(before: Hop | None, after: Hop | None) -> Outcome:
    if before is None or after is None:
        return Outcome.APPEARS if before is None else Outcome.GOES
    held = before.coverage in (Coverage.COVERED, Coverage.CONDITION_UNCONFIRMED)
    if (held and after.coverage is Coverage.NO_TOOL_RECORDED) or (before.tool and not after.tool):
        return Outcome.LOSES
    if (before.verdict, before.coverage) != (after.verdict, after.coverage):
        return Outcome.CHANGES
    return Outcome.KEEPS if held and after.verdict is Verdict.TRANSFER else Outcome.STAYS


def control(register: Register, address: str) -> Control:
    """Who controls a party, nearest first; a circle is walked once."""
    chain = ((above, register.at(above)) for above in parents(register, address))
    return tuple((above, party.seat if isinstance(party, Party) else None) for above, party in chain)


def is_uncertain(register: Register, reach: Mapping[str, Arrival], hop: Hop) -> bool:
    """Whether every disclosure that leads to a recipient is one that only may take place.

    Args:
        register: The register.
        reach: What reaches each recipient of it.
        hop: A hop of it.
    """
    nodes, address = [hop.engagement or hop.importer], hop.engagement
    while isinstance(record := register.at(address), Engagement) and record.under:
        address = address_of(register.home(address), record.under)
        if not address or address in nodes:
            break
        nodes.append(address)
    found = [reach[node] for node in nodes if node in reach]
    # An activity uses its systems, and shares with its joint controllers, for certain.
    if any(arrival.joint or arrival.systems for arrival in found):
        return False
    led = [item.certainty for arrival in found for item, _ in arrival.disclosures]
    return bool(led) and all(certainty == "may" for certainty in led)

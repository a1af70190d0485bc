"""Which rule speaks where nothing recorded covers a place abroad.

That is one fact and one finding: the rule that can say most of it reports it, the general one (T101) what is left.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.law import Status, member_state_of
from ropa.register.once import listed_once
from ropa.rules.case import Case
from ropa.rules.chapter_five import ANNULLED, DPF, condition_of, is_to_authority, moved, reasons
from ropa.transfers import Coverage, Hop
from ropa.transfers.statement import is_hidden
from ropa.transfers.tables import table
from ropa.vocabulary import terms


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A place abroad that nothing recorded covers.

    Attributes:
        by: Code of the rule that reports it.
        hop: The transfer.
        place: The country, organisation or region.
        ended: The last day of the adequacy decision that it had, where that is over.
    """

    by: str
    hop: Hop
    place: str
    ended: datetime.date | None = None


@listed_once
def uncovered(case: Case) -> Iterator[Uncovered]:
    """Every place that nothing covers, and which rule reports it; once for each hop and rule."""
    abroad = {hop.engagement for hop in moved(case) if hop.engagement}
    for hop in moved(case):
        if hop.coverage is not Coverage.NO_TOOL_RECORDED:
            continue
        told: set[str] = set()
        for reason, place in reasons(hop):
            if table("coverage")[reason].outcome != Coverage.NO_TOOL_RECORDED:
                continue
            ended = _ended(case, place)
            by = _reporter(case, hop, reason, place, ended, abroad)
            if by not in told:
                told.add(by)
                yield Uncovered(by, hop, place, ended)


def _reporter(case: Case, hop: Hop, reason: str, place: str, ended: datetime.date | None, abroad: set[str]) -> str:
    if reason == "not-in-force":
        return ANNULLED.get(hop.tool, "T101")
    if condition := condition_of(case, place):
        return "T105" if condition == DPF else "T104"
    if reason == "no-decision":
        return "T101" if place in terms("region") else "T103" if ended else "T102"
    if is_to_authority(case, hop):
        return "T125"
    if member_state_of(place) and is_hidden(case.register, hop, case.law):
        return "T126"
    return "T123" if _above(case, hop) in abroad else "T103" if ended else "T101"


def _above(case: Case, hop: Hop) -> str:
    """Address of the engagement that the one of a hop works under; empty where there is none."""
    engaged = case.register.at(hop.engagement) if hop.engagement else None
    under = getattr(engaged, "under", None)
    found = case.register.home(hop.engagement).find(under) if under else None
    return found[0] if found else ""


def _ended(case: Case, place: str) -> datetime.date | None:
    """The last day of the decision that a place had and has no more; None where it has one, or never had."""
    now = case.law.row_on(case.law.date, place)
    if now and now.status is not Status.THIRD:
        return None
    days = [row.until for row in case.law.rows_of(place) if row.status.is_decided and row.until]
    return max((day for day in days if day < case.law.date), default=None)

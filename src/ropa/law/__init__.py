"""The law as dated data: what a country was to the GDPR on a given day, and which tools were in force.

Rows come from package data with their source and the date on which they were checked; several rows of one place are
told apart by their dates. A workspace may set rows of its own over them: they hold for the days they cover, the
package's for all others.
"""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from ropa.law.rows import (
    ALIASES,
    Jurisdiction,
    Own,
    Status,
    ToolPeriod,
    checked,
    doubtful,
    member_state_of,
    places,
    rows,
    tool_periods,
)

__all__ = [
    "ALIASES",
    "Jurisdiction",
    "Law",
    "Own",
    "Status",
    "ToolPeriod",
    "doubtful",
    "law_at",
    "member_state_of",
    "places",
]


@dataclass(frozen=True, slots=True)
class Law:
    """The law on one day.

    Attributes:
        date: The day by which records are judged.
        checked: The day on which the package's rows were last held against their sources.
        revoked: Places whose adequacy decision is taken to have fallen, for questions of what would follow.
        own: The workspace's own rows.
        known: What places were found to be on this day.
        relied: Which tools were found to be in force.
        kept: What else was worked out from it, by who did so.
    """

    date: datetime.date
    checked: datetime.date
    revoked: frozenset[str] = frozenset()
    own: Own = field(default_factory=Own)
    known: dict[str, Jurisdiction | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    relied: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def jurisdiction(self, code: str) -> Jurisdiction | None:
        """What a place is on this day; None for a code that no list has."""
        # Asked for every place of every hop, by many.
        if code not in self.known:
            self.known[code] = self._jurisdiction(code)
        return self.known[code]

    def _jurisdiction(self, code: str) -> Jurisdiction | None:
        row = self.row_on(self.date, code)
        if row and code in self.revoked and row.status.is_decided:
            return Jurisdiction(code, Status.THIRD)
        return row or (Jurisdiction(code, Status.THIRD) if code in self.places() else None)

    def row_on(self, date: datetime.date, code: str) -> Jurisdiction | None:
        """The row that speaks of a place on a day: the workspace's own before the package's."""
        # Asked for every place of every hop, hence plain loops.
        for row in self.own.places:
            if row.code == code and row.holds(date):
                return row
        for row in rows().get(code, ()):
            if row.holds(date):
                return row
        return None

    def rows_of(self, code: str) -> tuple[Jurisdiction, ...]:
        """Every row of a place over time, the workspace's own before the package's of the same day."""
        found = (*(row for row in self.own.places if row.code == code), *rows().get(code, ()))
        return tuple(sorted(found, key=lambda row: row.begins))

    def places(self) -> frozenset[str]:
        """Every code that a record may name as a place, regions aside."""
        return places().union(row.code for row in self.own.places) if self.own.places else places()

    def inside(self) -> tuple[str, ...]:
        """The places that are in the EEA on this day, sorted."""
        found = ((code, self.jurisdiction(code)) for code in sorted(self.places()))
        return tuple(code for code, row in found if row and row.status is Status.EEA)

    def without(self, code: str) -> "Law":
        """The same law had the adequacy decision for a place fallen; membership of the EEA is not touched."""
        return replace(self, revoked=self.revoked | {code})

    def decided(self) -> tuple[str, ...]:
        """The places for which an adequacy decision is in force on this day, sorted."""
        known = ((code, self.jurisdiction(code)) for code in sorted(self._codes()))
        return tuple(code for code, found in known if found and found.status.is_decided)

    def doubtful(self) -> tuple[Jurisdiction, ...]:
        """The rows of this day that are not known with certainty, by code."""
        found = (self.row_on(self.date, code) for code in sorted(self._codes()))
        return tuple(row for row in found if row and row.confidence != "high")

    def ending(self, by: datetime.date) -> tuple[Jurisdiction | ToolPeriod, ...]:
        """What holds on this day and ends by another without going on the day after: places by code, then tools."""
        found: list[Jurisdiction | ToolPeriod] = []
        for code in sorted(self._codes()):
            row = self.jurisdiction(code)
            end = self._last_day(row, by) if row and row.status is not Status.THIRD else None
            if row and end and end <= by:
                found.append(replace(row, until=end))
        for tool in tool_periods():
            found += [row for row in self.periods(tool) if row.holds(self.date) and row.until and row.until <= by]
        return tuple(found)

    def _last_day(self, row: Jurisdiction, by: datetime.date) -> datetime.date | None:
        """The last day of a status, which further rows may prolong and an own row may cut short; None if beyond."""
        day = datetime.timedelta(days=1)
        known = self.rows_of(row.code)
        changes = {each.until + day for each in known if each.until and each.until < datetime.date.max}
        changes |= {each.begins for each in known}
        for change in sorted(change for change in changes if self.date < change and change - day <= by):
            then = self.row_on(change, row.code)
            if (then.status if then else Status.THIRD) is not row.status:
                return change - day
        return None

    def _codes(self) -> frozenset[str]:
        return frozenset(rows()).union(row.code for row in self.own.places)

    def periods(self, tool: str) -> tuple[ToolPeriod, ...]:
        """When a tool of the closed list can be relied on, by the workspace's own rows where it has any."""
        own = tuple(row for row in self.own.tools if row.tool == tool)
        return own or tuple(row for row in (tool_periods().get(tool),) if row)

    def in_force(self, tool: str) -> bool:
        """Whether a transfer tool of the closed list can be relied on on this day."""
        # Asked for every tool that a hop names, by many.
        if tool not in self.relied:
            self.relied[tool] = any(row.holds(self.date) for row in self.periods(tool))
        return self.relied[tool]


def law_at(date: datetime.date, own: Own | None = None) -> Law:
    """The law on a day, with a workspace's own rows where it has any."""
    return Law(date, checked(), own=own or Own())

"""One row of a table as records: a processing activity, or a processor and what it does under which contract."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ropa.changes import Message
from ropa.imports.columns import Head
from ropa.imports.fields import Writing
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern
from ropa.imports.saying import Cell
from ropa.imports.targets import SKIP, target
from ropa.model import Engagement
from ropa.reading.cells.silences import silence
from ropa.reading.names import same_name
from ropa.reading.records import names_of
from ropa.reading.sheets import Sheet, words
from ropa.register import Register

_REMARK = re.compile(
    r"\s*(?:\*|nb\b|n\.b\.|ps\b|let op|opmerking|toelichting|bron:|note\b|notes\b|remark|source:|remarque|nota\b"
    r"|hinweis|anmerkung|bemerkung|versie|version|laatst|last updated|bijgewerkt|mis à jour|stand:|totaal|total|summe)",
    re.I,
)
"""How lines begin that stand below a table and are no record of it."""


class Row:
    """One row.

    Attributes:
        name: What the row's record is called; empty where it says none.
    """

    NAMES: tuple[str, ...] = ()
    """Targets of the columns that can name the record, the best first."""

    def __init__(
        self, sheet: Sheet, number: int, found: Head, gathering: Gathering, spans: Mapping[tuple[int, int], int]
    ) -> None:
        self.gathering = gathering
        width = range(len(sheet.rows[number]))
        self._cells = [cell for column in width if (cell := _cell(sheet, number, column, found))]
        self._details = [(sheet.at(*place), text) for place, text in sheet.details.items() if place[0] == number]
        there = {column.target for column in found.columns.values()}
        naming = next((name for name in self.NAMES if name in there), "")
        self.naming = next((cell for cell in self._cells if naming and cell.target == naming), None)
        self.name = self.naming.text if self.naming else ""
        if silence(self.name):
            self.name = ""
        self._columns = sum(1 for column in found.columns.values() if column.target)
        self._is_alone = len(self._cells) == 1 and self._columns > 1
        if self.name:
            # What is merged over several rows holds of each record in them.
            above = (
                _cell(sheet, spans[number, column], column, found) for column in width if (number, column) in spans
            )
            self._cells += filter(None, above)

    def is_record(self, *, is_after_gap: bool) -> bool:
        """Whether the row describes a record of its own.

        Args:
            is_after_gap: Whether it stands below a blank row under other records.
        """
        if not self.name:
            return False
        return not self._is_alone or not (is_after_gap or _REMARK.match(self.name) or self.name.endswith(":"))

    def read(self) -> None:
        """Make records of it."""
        raise NotImplementedError

    def continues(self, former: "Row") -> None:
        """Add to the record of the row above what this one, without a name, says more of it."""
        raise NotImplementedError

    def keep_details(self, record: Gathered) -> None:
        """Keep what stands beside the values of the row; where it stands there is a value all the same."""
        for at, text in self._details:
            fate = self.gathering.fates.get(at)
            record.note(text, at)
            if fate is not None:
                self.gathering.fates[at] = fate
            self.gathering.remark(Concern.NOTED, Message("imports.remark.details"), at, text)

    def keep(self) -> None:
        """Keep what belongs to no record."""
        for cell in self._cells:
            self.gathering.file.note(cell.text, cell.at)
            self.gathering.remark(Concern.NOTED, Message("imports.remark.unattributed"), cell.at, cell.text)
        self.keep_details(self.gathering.file)

    def _skipped(self) -> Iterable[Cell]:
        """The cells that say something; those of columns that are to be left out are accounted for."""
        for cell in self._cells:
            if cell.target == SKIP:
                self.gathering.left_out("skipped", [cell.at])
            else:
                yield cell


def _cell(sheet: Sheet, row: int, column: int, found: Head) -> Cell | None:
    """A cell under its heading; None where it holds nothing."""
    cell = sheet.cell(row, column)
    text = words(cell)
    if not text:
        return None
    heading = found.columns.get(column)
    is_proposed = (heading is not None and heading.how == "proposed") or (row, column) in sheet.doubtful
    target_ = heading.target if heading else ""
    return Cell(sheet.at(row, column), heading.heading if heading else "", target_, cell, text, is_proposed)


class ActivityRow(Row):
    """A processing activity."""

    NAMES = ("activity.name", "activity.description", "activity.purposes", "activity.business_function")

    def read(self) -> None:
        """Make an activity of it, and records of whom and what it names."""
        assert self.naming is not None
        first = self.name.splitlines()[0].strip()
        self.record = self.gathering.record("activity", first, self.naming.at, is_new=True)
        is_own = self.naming.target == "activity.name" and first == self.name
        self.record.say(("name",), first, self.naming.at, "stated" if is_own else "inferred")
        if self.naming.target != "activity.name":
            message = Message("imports.remark.named-by", {"heading": self.naming.heading})
            self.gathering.remark(Concern.READ_AS, message, self.naming.at, first)
        self._write(self.record)

    def continues(self, former: Row) -> None:
        """Add to the activity above."""
        assert isinstance(former, ActivityRow)
        self.record = former.record
        message = Message("imports.remark.continues", {"record": former.record.name})
        self.gathering.remark(Concern.READ_AS, message, self._cells[0].at, count=len(self._cells))
        self._write(former.record)

    def _write(self, record: Gathered) -> None:
        writing = Writing(self.gathering)
        for cell in self._skipped():
            if cell is not self.naming or cell.target != "activity.name":
                writing.write(record, cell)
            elif "\n" in cell.text:
                writing.say_text(record, ("description",), cell)
        writing.finish(record)
        self.keep_details(record)


class VendorRow(Row):
    """A processor, and what it does under which contract."""

    NAMES = ("party.name", "party.legal_name")

    def read(self) -> None:
        """Make a party of it, and an engagement where the row says something of a service or a contract."""
        assert self.naming is not None
        writing = Writing(self.gathering)
        self.party = writing.party(self.naming, self.name)
        self._write(writing, is_new=True)

    def continues(self, former: Row) -> None:
        """Add to the party above; what is said of a service is another service."""
        assert isinstance(former, VendorRow)
        self.party = former.party
        message = Message("imports.remark.continues", {"record": former.party.name})
        self.gathering.remark(Concern.READ_AS, message, self._cells[0].at, count=len(self._cells))
        self._write(Writing(self.gathering), is_new=True)

    def _write(self, writing: Writing, *, is_new: bool) -> None:
        self.engagement: Gathered | None = None
        self.under: Cell | None = None
        services = [cell for cell in self._cells if cell.target == "engagement.service"]
        for cell in self._skipped():
            there = target(cell.target) if cell.target else None
            if cell is self.naming and cell.target == "party.name":
                continue
            if there is None or there.kind != "engagement":
                writing.write(self.party, cell)
                continue
            if self.engagement is None:
                service = services[0].text if services else ""
                name = f"{self.party.name} – {service}" if service else self.party.name
                key = f"{self.party.name} {service or 'contract'}"
                at = self.naming.at if self.naming else cell.at
                self.engagement = self.gathering.record("engagement", name, at, is_new=is_new, key=key)
                self.engagement.say(("party",), self.party.id, at)
            if cell.target == "engagement.under" and not silence(cell.text):
                self.under = cell
            else:
                writing.write(self.engagement, cell)
        if self.engagement:
            writing.finish(self.engagement)
        self.keep_details(self.party)


def tie_sub_processors(rows: Iterable[Row], gathering: Gathering) -> None:
    """Say under which engagement a sub-processor works, once every row is known.

    Args:
        rows: The rows.
        gathering: Gets what they say.
    """
    for row in rows:
        if not isinstance(row, VendorRow) or row.under is None or row.engagement is None:
            continue
        party = gathering.named("party", row.under.text)
        found = [one.id for one in gathering.records("engagement") if party and party.id in one.says("party")]
        found = found or _in_register(gathering.context.register, row.under.text)
        if len(found) == 1 and found[0] != row.engagement.id:
            row.engagement.say(("under",), found[0], row.under.at)
        else:
            row.engagement.note(row.under.text, row.under.at, row.under.heading)
            name = "no-engagement" if not found else "several-engagements"
            gathering.remark(Concern.UNCLEAR, Message(f"imports.remark.{name}"), row.under.at, row.under.text)


def tie_processors(gathering: Gathering) -> None:
    """Let activities disclose to the one engagement of a processor, where the file describes it too.

    Args:
        gathering: Has what the file says.
    """
    by_party: dict[object, list[str]] = {}
    for engagement in gathering.records("engagement"):
        for party in engagement.says("party"):
            by_party.setdefault(party, []).append(engagement.id)
    for activity in gathering.records("activity"):
        for number, item in enumerate(activity.statements):
            value = item.value if item.field == ("disclosure",) and isinstance(item.value, Mapping) else {}
            found = by_party.get(value.get("to"), [])
            if value.get("role") == "processor" and len(found) == 1:
                activity.statements[number] = replace(item, value={**value, "to": found[0]})


def _in_register(register: Register, name: str) -> list[str]:
    """The engagements of a party that the register knows by this name."""
    found = []
    for key, engagement in register.of(Engagement):
        party = register.find(engagement.party)
        if party and same_name(name) in map(same_name, names_of(party[1])):
            found.append(key)
    return found

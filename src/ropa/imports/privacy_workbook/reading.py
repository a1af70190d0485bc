"""What the seven sheets say: a processing with its purposes, data, people, recipients, processors and transfers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ropa.changes import Message
from ropa.imports.around import keep_beside
from ropa.imports.fields import Writing
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern, Fate
from ropa.imports.privacy_workbook.sheet_rows import WORDS, SheetRow, code, known_sheet, processing_of, rows
from ropa.imports.saying import Cell
from ropa.imports.unseen import tell_hidden, without_struck
from ropa.reading.cells.booleans import boolean
from ropa.reading.cells.durations import retention
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Reading
from ropa.reading.cells.vocabulary import term
from ropa.reading.names import same_name
from ropa.reading.sheets import Sheet, words
from ropa.vocabulary import terms

_LISTS = {"data": "data", "subject": "subject", "category": "party-category", "tool": "tool"}

_GROUNDS = (("legal_basis", "legal_basis", "basis"), ("article_9_condition", "special_categories", "condition"))
"""Columns, the fields that they are of, and the key of what they name."""


class PrivacyWorkbook(Writing):
    """Reads the sheets of one workbook."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(gathering)
        self._processings: dict[str, Gathered] = {}

    def read(self, sheets: Sequence[Sheet]) -> None:
        """Read all sheets, the processings first."""
        kinds: Mapping[str, Callable[[Gathered, SheetRow], None]] = {
            "purposes": self._purpose,
            "data": self._data,
            "subjects": self._subject,
            "recipients": self._recipient,
            "contractors": self._contractor,
            "transfers": self._transfer_row,
        }
        sheets, struck = without_struck(sheets)
        for sheet in sheets:
            tell_hidden(sheet, self._gathering)
        by_kind = [(known_sheet(sheet.name), sheet) for sheet in sheets]
        for kind, sheet in by_kind:
            for column, cell in enumerate(sheet.rows[0] if kind and sheet.rows else ()):
                if words(cell):
                    self._gathering.heading(sheet.at(0, column))
            for row in rows(sheet) if kind == "processing" else ():
                self._processing(row)
        for name, take in kinds.items():
            for row in (row for kind, sheet in by_kind if kind == name for row in rows(sheet)):
                activity = self._activity(row)
                if activity is None:
                    self._rest(self._gathering.file, row)
                    message = Message("imports.remark.no-processing")
                    self._gathering.remark(Concern.UNCLEAR, message, row.at, row.text("name"), len(row.cells))
                else:
                    take(activity, row)
                    self._rest(activity, row)
        keep_beside(struck, "struck", self._gathering)

    def _processing(self, row: SheetRow) -> None:
        name = row.text("name") or row.text("ref_id")
        if not name:
            self._rest(self._gathering.file, row)
            return
        activity = self._gathering.record("activity", name.splitlines()[0], row.at, is_new=True)
        self._processings.setdefault(same_name(name), activity)
        if row.text("ref_id"):
            self._processings.setdefault(same_name(row.text("ref_id")), activity)
        naming = row.cells["name"] if row.text("name") else row.cells["ref_id"]
        activity.say(("name",), " ".join(name.split()), naming.at)
        for column, target in WORDS["processing"].items():
            if column in row.cells and column != "name":
                self.write(activity, replace(row.cells[column], target=target))
        if known := self._coded("status", row):
            activity.say(("status",), known, row.cells["status"].at, "inferred")
        self._rest(activity, row)

    def _activity(self, row: SheetRow) -> Gathered | None:
        """The processing of a row: the one that it names, or the only one that there is."""
        named = processing_of(row)
        found = self._processings.get(same_name(named)) if named else None
        for cell in row.cells.values():
            if named and found and cell.text == named:
                self._gathering.fates.setdefault(cell.at, Fate.VALUE)
        there = list({id(one): one for one in self._processings.values()}.values())
        return found or (there[0] if len(there) == 1 and not named else None)

    def _rest(self, record: Gathered, row: SheetRow) -> None:
        """Keep as notes what no field holds."""
        for cell in row.cells.values():
            if cell.at not in self._gathering.fates:
                record.note(cell.text, cell.at, cell.heading)

    def _coded(self, words_of: str, row: SheetRow, column: str = "") -> str:
        return WORDS[words_of].get(code(row.text(column or words_of)), "")

    def _take(self, row: SheetRow, *columns: str) -> None:
        for column in columns:
            if column in row.cells:
                self._gathering.fates.setdefault(row.cells[column].at, Fate.VALUE)

    def _purpose(self, activity: Gathered, row: SheetRow) -> None:
        said = [text for text in dict.fromkeys((row.text("name"), row.text("description"))) if text]
        if said:
            activity.say(("purposes",), ": ".join(said), row.at)
            self._take(row, "name", "description")
        for column, field, key in _GROUNDS:
            if column not in row.cells:
                continue
            if known := self._coded(key, row, column):
                activity.say((field,), {key: known}, row.cells[column].at)
            else:
                self.write(activity, replace(row.cells[column], target=f"activity.{field}"))

    def _word(self, activity: Gathered, field: str, kind: str, row: SheetRow) -> str:
        """The word of a row: of its category, or its name where the category says nothing."""
        known = self._coded(kind, row, "category")
        naming = row.cells.get("name") or row.cells.get("category")
        if naming is None:
            return ""
        read = term(_LISTS[kind], naming.text, self._register)
        if read.value is None and known:
            read = Reading(known)
            self._take(row, "category")
            if "name" in row.cells:
                activity.note(row.text("name"), row.cells["name"].at, row.cells["name"].heading)
        elif read.value is None:
            read = self._own(_LISTS[kind], naming.text, naming, read)
        else:
            self._take(row, "category")
        self._say(activity, (field,), read, naming)
        return str(read.value)

    def _data(self, activity: Gathered, row: SheetRow) -> None:
        key = self._word(activity, "data", "data", row)
        if key and "retention" in row.cells:
            cell = row.cells["retention"]
            read = retention(cell.text)
            value = {"data": [key], **read.value} if read.value else None
            self._say(activity, ("retention",), Reading(value, read.basis, read.doubt), cell)
        if "assets" in row.cells:
            self.write(activity, replace(row.cells["assets"], target="activity.systems"))
        is_special = key in terms("data") and "special" in terms("data")[key].marks
        if is_special or boolean(row.text("is_sensitive")).value is False:
            self._take(row, "is_sensitive")

    def _subject(self, activity: Gathered, row: SheetRow) -> None:
        self._word(activity, "subjects", "subject", row)

    def _recipient(self, activity: Gathered, row: SheetRow) -> None:
        naming = row.cells.get("name") or row.cells.get("category")
        if naming is None:
            return
        party = self.party(naming, naming.text)
        if (known := self._coded("category", row)) and not party.says("category"):
            party.say(("category",), known, row.cells["category"].at)
        role = self._coded("role", row, "category")
        if known or role:
            self._take(row, "category")
        self._disclose(activity, party, naming, role)

    def _disclose(self, activity: Gathered, to: Gathered, cell: Cell, role: str, **more: Any) -> None:
        """That data go to a recipient; what is known of it already is added to."""
        for number, item in enumerate(activity.statements):
            value = item.value if isinstance(item.value, Mapping) else {}
            if item.field == ("disclosure",) and value.get("to") == to.id:
                added = {**({"role": role} if role else {}), **more}
                activity.statements[number] = replace(item, value={**added, **value})
                self._gathering.fates.setdefault(cell.at, Fate.VALUE)
                return
        activity.say(("disclosure",), {"to": to.id, **({"role": role} if role else {}), **more}, cell.at)

    def _party(self, row: SheetRow) -> tuple[Gathered, Cell] | None:
        naming = row.cells.get("entity") or row.cells.get("name")
        if naming is None:
            return None
        return self.party(naming, naming.text), naming

    def _contractor(self, activity: Gathered, row: SheetRow) -> None:
        found = self._party(row)
        if found is None:
            return
        party, naming = found
        if "country" in row.cells and not party.says("seat"):
            cell = row.cells["country"]
            self._say(party, ("seat",), place(cell.text, self._language), cell)
        role = self._coded("role", row, "relationship_type")
        if role:
            self._take(row, "relationship_type")
        if role != "processor":
            self._disclose(activity, party, naming, role)
            return
        service = row.text("name") if "entity" in row.cells and row.text("name") != party.name else ""
        name = f"{party.name} – {service}" if service else party.name
        engagement = self._gathering.record("engagement", name, row.at, key=f"{party.name} {service or 'contract'}")
        engagement.say(("party",), party.id, naming.at)
        if service:
            engagement.say(("service",), service, row.cells["name"].at)
        else:
            self._take(row, "name")
        if "documentation_link" in row.cells:
            self._document(
                engagement, ("contract", "document"), row.text("documentation_link"), row.cells["documentation_link"]
            )
        self._disclose(activity, engagement, naming, role)

    def _transfer_row(self, activity: Gathered, row: SheetRow) -> None:
        """A transfer goes with what is disclosed to its recipient; without one it is of the activity as a whole."""
        found = self._party(row) if "entity" in row.cells else None
        where = row.cells.get("country")
        nothing: Reading[str] = Reading(None)
        read = place(where.text, self._language) if where else nothing
        tool = self._coded("tool", row, "transfer_mechanism")
        if "transfer_mechanism" in row.cells and not tool:
            tool = term("tool", row.text("transfer_mechanism"), self._register).value or ""
        if where and read.value is None:
            self._say(activity, ("transfers", "to"), read, where)
        value = {**({"tool": tool} if tool else {}), **({"to": [read.value]} if read.value else {})}
        if found and value:
            to = self._recipient_of(activity, found[0])
            self._disclose(activity, to, found[1], "", transfer=value)
            self._take(row, "country", *(("transfer_mechanism",) if tool else ()))
        elif read.value and where:
            self._say(activity, ("transfers", "to"), read, where)
        if read.value and read.doubt and where:
            self._gathering.remark(Concern.READ_AS, read.doubt, where.at, where.text)

    def _recipient_of(self, activity: Gathered, party: Gathered) -> Gathered:
        """Whom the activity discloses to already, where it is an engagement of the party."""
        for engagement in self._gathering.records("engagement"):
            if party.id in engagement.says("party"):
                for item in activity.says("disclosure"):
                    if isinstance(item, Mapping) and item.get("to") == engagement.id:
                        return engagement
        return party

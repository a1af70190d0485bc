"""Cells as fields of records: what a column stands for decides by which reader its cells are read."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from ropa.changes import Message
from ropa.finding import Path
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern
from ropa.imports.saying import Cell, Saying
from ropa.imports.targets import Target, target
from ropa.model import NONE, OWN_TERMS, FieldPlan
from ropa.reading.cells.bases import legal_bases, special_condition
from ropa.reading.cells.booleans import boolean
from ropa.reading.cells.dates import date
from ropa.reading.cells.durations import period, retention
from ropa.reading.cells.lists import apart, items, names
from ropa.reading.cells.lists import words as listed
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Reading, read_as
from ropa.reading.cells.silences import Silence, silence
from ropa.reading.cells.standing import Standing, standing
from ropa.reading.cells.vocabulary import groups, term
from ropa.reading.names import same_name
from ropa.reading.records import names_of
from ropa.vocabulary import Word

_PERIODS = ("keep", "erase_within", "within", "review_every", "notice_of_change")
_WHOLE_NUMBER = re.compile(r"\d{1,12}")

_ELSEWHERE = re.compile(r"(?:zie|see|siehe|s\.|voir|cf\.?|idem|ditto|dito|vgl\.?|ibid\.?)(?:\s|$)", re.I)
"""How words begin that say nothing themselves and point at another row or document."""

_ROLES = {"activity.processors": "processor", "activity.internal_recipients": "internal", "activity.recipients": ""}
"""Columns of recipients, and the role that stands in their headings."""

_OTHERS = (("joint_controllers",), ("on_behalf_of",))
"""Fields that name others than the organisation; forms of authorities have the organisation in the column beside."""


class Writing(Saying):
    """Writes cells into the records of a file."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(gathering)
        self._interest: Cell | None = None

    def write(self, record: Gathered, cell: Cell) -> None:
        """Say what a cell says of a record: values, or a note where it fits no field."""
        there = target(cell.target) if cell.target else None
        if there is None or there.path == ("note",) or there.kind != record.kind:
            record.note(cell.text, cell.at, cell.heading)
            return
        if said := silence(cell.text):
            self._silent(record, there, cell, said)
            return
        special: Mapping[str, Callable[[Gathered, Cell], None]] = {
            "activity.legal_basis": self._bases,
            "activity.retention": self._retentions,
            "activity.special_categories": self._conditions,
            "activity.special_data": self._special_data,
            "activity.transfers": self._transfers,
            "activity.interest": self._keep_interest,
            "activity.automated_decisions": self._yes_or_text,
            "activity.profiling": self._yes_or_text,
            "engagement.contract": self._contract,
        }
        if there.name in _ROLES:
            self._recipients(record, cell, _ROLES[there.name])
        elif there.name in special:
            special[there.name](record, cell)
        elif there.field is not None and there.field.part is None:
            self._plain(record, there.path, there.field, cell)
        else:
            self._unclear(record, cell, Message("imports.cell.no-field"))

    def finish(self, record: Gathered) -> None:
        """Say what several cells of a row say together."""
        cell = self._interest
        if cell is None:
            return
        known = {"basis": "legitimate-interests"}
        if any(item == known for item in record.says("legal_basis")):
            record.statements = [item for item in record.statements if item.value != known]
        record.say(("legal_basis",), {**known, "interest": cell.text}, cell.at, self._basis(cell, "stated"))

    def _silent(self, record: Gathered, there: Target, cell: Cell, said: Silence) -> None:
        """A cell that says in words that it says nothing."""
        top = there.path[0] if there.field or there.name in ("activity.transfers.to",) else ""
        field = {"activity.recipients": "disclosure"}.get(there.name, str(top))
        if said == "none" and there.name in ("activity.transfers", "activity.transfers.to"):
            record.say(("transfers", "statement"), NONE, cell.at, self._basis(cell, "stated"))
        elif said == "none" and (there.name == "activity.recipients" or (there.field and there.field.none_able)):
            record.say((field,), NONE, cell.at, self._basis(cell, "stated"))
        elif said in ("none", "not-applicable") and there.name == "activity.special_data":
            found: Reading[str] = Reading(NONE) if said == "none" else read_as(NONE, "no-special-data")
            self._say(record, ("special_categories",), found, cell)
        elif said == "not-applicable" and field:
            reason = f"“{cell.text}” ({cell.at})"
            record.say(("open",), {"field": field, "state": "not-applicable", "reason": reason}, cell.at)
        elif there.name == "activity.interest" and said in ("none", "not-applicable"):
            record.note(cell.text, cell.at, cell.heading)  # the legal basis says whether one was to be expected
        elif said == "blank":
            self._gathering.left_out("blank", [cell.at])
        else:
            self._unclear(record, cell, Message("imports.cell.unknown" if said == "unknown" else "imports.cell.none"))

    # Fields by their type.

    def _plain(self, record: Gathered, path: Path, field: FieldPlan, cell: Cell) -> None:
        declared = field.declared
        if declared.place:
            self._each(record, path, field, cell, lambda text: place(text, self._language))
        elif declared.vocabulary:
            self._each(record, path, field, cell, lambda text: term(declared.vocabulary, text, self._register))
        elif declared.refs:
            self._references(record, path, field, cell)
        elif field.leaf is bool:
            self._say(record, path, boolean(cell.raw), cell)
        elif field.leaf is datetime.date:
            self._say(record, path, date(cell.raw), cell)
        elif field.leaf is int:
            figures = cell.text if _WHOLE_NUMBER.fullmatch(cell.text) else ""
            self._say(record, path, Reading(int(figures)) if figures else Reading(None, "inferred"), cell)
        elif field.key in _PERIODS:
            self._say(record, path, Reading(period(cell.text) or None), cell)
        elif field.many:
            for text in items(cell.text):
                self._say(record, path, Reading(text), cell)
        else:
            self.say_text(record, path, cell)

    def _each(
        self, record: Gathered, path: Path, field: FieldPlan, cell: Cell, read: Callable[[str], Reading[Any]]
    ) -> None:
        """Each thing that a cell lists, or the cell as a whole where the field holds one."""
        whole = read(cell.text) if not field.many or len(listed(cell.text)) > 1 else None
        if whole is not None and (whole.value is not None or not field.many):
            self._say(record, path, whole, cell)
            return
        # Columns of special categories are often asked as a question: yes and no are no words of a list.
        answer, what = _answered(cell.text) if field.declared.vocabulary in OWN_TERMS else (None, cell.text)
        if answer is Standing.NO or not what:
            self._unclear(
                record, cell, Message(f"imports.cell.{'none' if answer is Standing.NO else 'yes-without-what'}")
            )
            return
        for text in listed(what):
            group = groups(field.declared.vocabulary).get(same_name(text), ())
            for key in group:
                self._say(
                    record, path, read_as(key, "term", term=Word(f"{field.declared.vocabulary}/{key}")), cell, text
                )
            for part in () if group else apart(text, read):
                reading = read(part)
                if reading.value is None and field.declared.vocabulary in OWN_TERMS:
                    reading = self._own(field.declared.vocabulary, part, cell, reading)
                self._say(record, path, reading, cell, part)

    def _own(self, kind: str, text: str, cell: Cell, reading: Reading[str]) -> Reading[str]:
        """A word of the register's own for what no list has, unless it only points at another place."""
        if _ELSEWHERE.match(text):
            return Reading(None, "inferred", Message("imports.cell.elsewhere"))
        made = self._made(kind, "name", text, cell)
        near = reading.doubt.params if reading.doubt else {}
        name = "own-term-near" if "term" in near else "own-term"
        return Reading(made.id, "stated", Message(f"imports.cell.{name}", {"id": made.id, **near}))

    def _references(self, record: Gathered, path: Path, field: FieldPlan, cell: Cell) -> None:
        """Records that a cell names."""
        kinds = field.declared.refs
        if "party" in kinds:
            for text in self._names(cell):
                if path in _OTHERS and same_name(text) in self._itself():
                    self._unclear(record, cell, Message("imports.cell.organisation-itself"), text)
                else:
                    self._say(record, path, Reading(self.party(cell, text).id), cell)
        elif "system" in kinds:
            for text in listed(cell.text):
                self._say(record, path, Reading(self._made("system", "name", text, cell).id), cell)
        elif "document" in kinds:
            for text in items(cell.text) if field.many else (cell.text,):
                self._document(record, path, text, cell)
        else:
            self._unclear(record, cell, Message("imports.cell.no-record"))

    def _itself(self) -> frozenset[str]:
        """What the organisation of the register is called, as names are compared."""
        own = self._register.own
        found = self._register.find(own.organisation) if own else None
        return frozenset(map(same_name, names_of(found[1]))) if found else frozenset()

    # Fields that are tables.

    def _bases(self, record: Gathered, cell: Cell) -> None:
        for text, reading in legal_bases(cell.text, self._register):
            self._say(record, ("legal_basis",), reading, cell, text)

    def _retentions(self, record: Gathered, cell: Cell) -> None:
        for text in items(cell.text):
            self._say(record, ("retention",), retention(text), cell, text)

    def _conditions(self, record: Gathered, cell: Cell) -> None:
        for text in items(cell.text):
            found = special_condition(text, self._register)
            value = {"condition": found.value} if found.value else None
            self._say(record, ("special_categories",), Reading(value, found.basis, found.doubt), cell, text)

    def _special_data(self, record: Gathered, cell: Cell) -> None:
        """Data of special categories, or that there are none (Art. 9)."""
        known = boolean(cell.raw)
        data = target("activity.data")
        if known.value is False:
            self._say(record, ("special_categories",), Reading(NONE, known.basis, known.doubt), cell)
        elif _answered(cell.text)[0] is Standing.NO:
            self._unclear(record, cell, None)  # a no with a word behind it, such as “no, only the BSN”
        elif data is not None and data.field is not None:
            self._plain(record, data.path, data.field, cell)

    def _transfers(self, record: Gathered, cell: Cell) -> None:
        known = boolean(cell.raw)
        if known.value is False:
            self._say(record, ("transfers", "statement"), Reading(NONE), cell)
        elif known.value:
            self._say(record, ("transfers", "statement"), read_as("possible", "transfers-possible"), cell)
        else:
            for text in listed(cell.text):
                self._transfer(record, text, cell)

    def _transfer(self, record: Gathered, text: str, cell: Cell) -> None:
        """One thing said of transfers: what they are as a whole, a yes with its country, or a country."""
        whole = term("transfer-statement", text, self._register)
        if whole.value and whole.basis == "stated":
            self._say(record, ("transfers", "statement"), whole, cell, text)
            return
        first, _, rest = (part.strip() for part in text.partition(" "))
        known = boolean(first.strip(",:"))
        if known.value is not None and not rest:
            found: Reading[str] = read_as("possible", "transfers-possible") if known.value else Reading(NONE)
            self._say(record, ("transfers", "statement"), found, cell, text)
            return
        if known.value:
            text = rest.strip(" ,:-–()")
        self._say(record, ("transfers", "to"), place(text, self._language), cell, text)

    def _keep_interest(self, record: Gathered, cell: Cell) -> None:  # noqa: ARG002
        self._interest = cell

    def _yes_or_text(self, record: Gathered, cell: Cell) -> None:
        known = boolean(cell.raw)
        path = tuple(cell.target.split(".")[1:])
        if known.value is False:
            self._say(record, path, Reading(NONE), cell)
        elif known.value:
            self._unclear(record, cell, Message("imports.cell.yes-without-what"))
        else:
            self.say_text(record, path, cell)

    def _contract(self, record: Gathered, cell: Cell) -> None:
        """Whether there is a contract, which, or since when."""
        known, day = boolean(cell.raw), date(cell.raw)
        kind = term("contract-kind", cell.text, self._register)
        tool = term("tool", cell.text, self._register)
        if known.value is False:
            self._unclear(record, cell, Message("imports.cell.no-contract"))
        elif known.value:
            self._say(record, ("contract", "kind"), read_as("processor-agreement", "contract-claimed"), cell)
            record.say(("contract", "claimed"), True, cell.at, "inferred")
        elif day.value:
            self._say(record, ("contract", "kind"), read_as("processor-agreement", "contract-dated"), cell)
            self._say(record, ("contract", "signed"), day, cell)
        elif kind.value:
            self._say(record, ("contract", "kind"), kind, cell)
        elif tool.value:
            self._say(record, ("transfer", "tool"), tool, cell)
        else:
            self._document(record, ("contract", "document"), cell.text, cell)

    def _names(self, cell: Cell) -> tuple[str, ...]:
        found = names(cell.text)
        if len(found) > len(items(cell.text)):
            self._remark(Concern.READ_AS, Message("imports.cell.several-names", {"count": str(len(found))}), cell)
        return found

    def _recipients(self, record: Gathered, cell: Cell, role: str) -> None:
        for text in self._names(cell):
            party = self.party(cell, text)
            value = {"to": party.id, **({"role": role} if role else {})}
            self._say(record, ("disclosure",), Reading(value), cell, text)


def _answered(text: str) -> tuple[Standing | None, str]:
    """The yes or no with which a text begins, if any, and what it says behind a yes: `yes: allergies (health)`."""
    answer, rest = standing(text) or (None, "")
    if answer is not Standing.YES:
        return answer, text
    what = text[text.find(rest) :] if rest else ""
    return answer, what.strip("()") if what.count(")") > what.count("(") else what

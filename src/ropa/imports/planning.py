"""From proposals to changes: what a file adds to a register, and what it adds to records that are there."""

from collections.abc import Iterator, Mapping
from typing import Any

from ropa.changes import AddRecord, Change, InsertItem, SetField, reserved_ids
from ropa.imports.evidence import cited, leaf, of_field, value_of
from ropa.imports.gathering import note_text
from ropa.imports.imported import Concern, Imported, Note, Proposal, Statement
from ropa.imports.matching import OWN, Match, matches
from ropa.imports.merging import Merging
from ropa.imports.planned import Outcome, Plan, Row
from ropa.imports.restoring import restored
from ropa.model import KINDS, FieldPlan, plan
from ropa.register import Register
from ropa.register.references import kinds_of


def planned(imported: Imported, register: Register, confirmed: Mapping[str, str]) -> Plan:
    """Plan an import.

    Args:
        imported: What the file says.
        register: The register it goes into.
        confirmed: Ids by name, as a person confirmed them; `new` for a record of its own.

    Raises:
        Refused: What was confirmed does not fit the file or the register.
    """
    if imported.exact is not None:
        return restored(imported, imported.exact, register)
    return _Planning(imported, register, matches(imported, register, confirmed)).plan()


class _Planning:
    def __init__(self, imported: Imported, register: Register, found: tuple[Match, ...]) -> None:
        self._imported, self._register, self._matches = imported, register, found
        self._taken = {*register.homes, *(register.shared.homes if register.shared else ())}
        self._references: dict[str, str] = {}
        self._kinds = {match.proposal.id: match.proposal.kind for match in found}
        for match in found:
            self._references[match.proposal.id] = match.reference or self._new_id(match.proposal)
        file = next(match for match in found if match.proposal.is_file)
        self._document = self._references[file.proposal.id]
        self._merging = Merging(register, self._document)

    def _new_id(self, proposal: Proposal) -> str:
        key, number = proposal.id, 1
        while key in self._taken or key in reserved_ids(proposal.kind):
            number += 1
            key = f"{proposal.id}-{number}"
        self._taken.add(key)
        return key

    def plan(self) -> Plan:
        rows: list[Row] = []
        changes: list[Change] = []
        for match in self._matches:
            made: list[Change] = self._changed(match) if match.reference else [self._added(match)]
            fields = tuple(dict.fromkeys(_fields(made)))
            outcome: Outcome = ("changed" if match.reference else "added") if made else "same"
            rows.append(Row(match, self._address(match), outcome, fields))
            changes += made
        # A file of which the register knows every word leaves no record of itself.
        if all(row.outcome == "same" for row in rows if not row.match.proposal.is_file):
            rows = [row for row in rows if not row.match.proposal.is_file]
            changes = []
        order = list(Concern)
        remarks = tuple(
            sorted((*self._imported.remarks, *self._merging.remarks), key=lambda remark: order.index(remark.concern))
        )
        return Plan(self._imported, tuple(rows), tuple(changes), remarks)

    def _address(self, match: Match) -> str:
        reference = self._references[match.proposal.id]
        if reference == OWN:
            return self._register.address()
        return reference if "/" in reference else self._register.address(reference)

    def _changed(self, match: Match) -> list[Change]:
        if match.proposal.is_file:
            return []
        return list(self._merging.changes(match.reference, self._by_field(match.proposal)))

    def _added(self, match: Match) -> AddRecord:
        proposal = match.proposal
        beside = {} if proposal.is_file else cited(proposal, self._document)
        values: dict[str, Any] = {}
        entries: list[Mapping[str, Any]] = []
        for field, said in self._by_field(proposal):
            values[field.key] = value_of(field, said, self._document, beside)
            entries += [] if proposal.is_file else of_field(field, said, self._document, beside)
        if beside:
            values["cited"] = beside
        if entries:
            values["evidence"] = entries
        return AddRecord(self._register.name, proposal.kind, self._references[proposal.id], values)

    def _by_field(self, proposal: Proposal) -> Iterator[tuple[FieldPlan, list[Statement]]]:
        """What is stated of each field, its references as the register has them, in the order of the model."""
        note = _note(proposal.notes, self._register.language)
        for field in plan(KINDS[proposal.kind]):
            said = [item for item in (*proposal.statements, *note) if item.field[0] == field.key]
            if said:
                yield field, [self._referring(field, item) for item in said]

    def _referring(self, field: FieldPlan, said: Statement) -> Statement:
        field = leaf(field, said.field[1:])
        value = self._rewritten(field, said.value)
        return Statement(said.field, value, said.at, said.basis)

    def _rewritten(self, field: FieldPlan, value: Any) -> Any:
        """A value whose references to other proposals are those of the register."""
        if isinstance(value, Mapping) and field.part is not None:
            inner = {one.key: one for one in plan(field.part)}
            return {key: self._rewritten(inner[key], word) for key, word in value.items()}
        if isinstance(value, list | tuple):
            return [self._rewritten(field, word) for word in value]
        kinds = kinds_of(field, field.declared.vocabulary)
        is_named = isinstance(value, str) and self._kinds.get(value) in kinds
        return self._references[value] if is_named else value


def _fields(made: list[Change]) -> Iterator[str]:
    for change in made:
        if isinstance(change, AddRecord):
            yield from (key for key in change.values if key not in ("cited", "evidence"))
        elif isinstance(change, SetField | InsertItem) and change.at.field[0] != "evidence":
            yield str(change.at.field[0])


def _note(notes: tuple[Note, ...], language: str) -> tuple[Statement, ...]:
    places = ", ".join(dict.fromkeys(note.at for note in notes))
    return (Statement(("note",), note_text(notes, language), places),) if notes else ()

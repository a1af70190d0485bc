"""The changes of a record that an answer asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ropa.answers.proof import Proof, again, confirmed, inside, joined, proposed, stated
from ropa.answers.steps import Steps
from ropa.answers.understanding import Meaning, Understood
from ropa.changes import SetField, UnsetField
from ropa.finding import Pointer, dotted
from ropa.i18n import text
from ropa.model import ANSWERED, NONE, Part, Record, plan
from ropa.questions.open_points import Kind, Target
from ropa.register import Register
from ropa.source.edit import Value


def steps_of(register: Register, of: Target, found: Understood, proof: Proof, answer: str) -> Steps:
    """What an answer changes.

    Args:
        register: The register.
        of: What was asked.
        found: What the answer means.
        proof: Who gave it, when, and what else they said.
        answer: The answer as it was written, which is kept where it is no value.
    """
    if found.meaning is Meaning.CONFIRM:
        return confirming(register, of, proof)
    settled = Steps(removed=_open(register, of))
    if found.meaning is Meaning.VALUE and found.value is not None:
        note = joined("" if found.is_literal else " ".join(answer.split()), proof.note)
        change = _valued(register, of, found.value, Proof(proof.by, proof.on, note))
        if not found.rest:
            return settled + change
        kept = kept_words(register, Meaning.NOTE, "; ".join(found.rest))
        return settled + change + _kept(register, of, ANSWERED, kept, Proof(proof.by, proof.on))
    state = "not-applicable" if found.meaning is Meaning.NOT_APPLICABLE else ANSWERED
    return settled + _kept(register, of, state, kept_words(register, found.meaning, answer), proof)


def kept_words(register: Register, meaning: Meaning, answer: str) -> str:
    """An answer as the record keeps it; one still to be dealt with says so, in the register's language."""
    said = " ".join(answer.split())
    return text("asking.kept", register.language, answer=said) if meaning is Meaning.NOTE else said


def refused(of: Target, meaning: Meaning) -> bool:
    """Whether somebody says that what is proposed is not so; then it stays for somebody to decide."""
    return of.kind is Kind.CONFIRM and meaning in (Meaning.NOTE, Meaning.NOT_APPLICABLE)


def unsaid(of: Target) -> Steps:
    """What lets a field say nothing any more, and nobody have said so."""
    name = dotted(of.at.field)
    evidence = [number for number, one in enumerate(of.record.evidence or ()) if one.field == name]
    return Steps(sets=[UnsetField(of.at)], removed=[Pointer(of.at.record, ("evidence", number)) for number in evidence])


def confirming(register: Register, of: Target, proof: Proof, positions: Sequence[int] | None = None) -> Steps:
    """What it takes to confirm a field.

    Args:
        register: The register.
        of: The field.
        proof: Who confirms it, and when.
        positions: Which items of it; those that were only proposed where None.
    """
    settled = Steps(removed=_open(register, of))
    if positions is None:
        return settled + _confirmed(register, of, proof)
    return settled + confirmed(of, positions, proof)


def activated(record: Record, at: Pointer, proof: Proof) -> Steps:
    """What makes an activity that was to be confirmed one that is carried out."""
    return Steps(sets=[SetField(at, "active")]) + stated(record, at, proof)


def _confirmed(register: Register, of: Target, proof: Proof) -> Steps:
    if of.field.key == "status":
        found = activated(of.record, of.at, proof)
        # Whoever says that this is done has been asked by its name.
        name = next(field for field in plan(type(of.record)) if field.key == "name")
        at = Pointer(of.at.record, ("name",))
        named = replace(of, at=at, field=name, value=getattr(of.record, "name", None))
        return found + confirmed(named, proposed(register, named), Proof(proof.by, proof.on))
    return confirmed(of, proposed(register, of), proof)


def _valued(register: Register, of: Target, value: Value, proof: Proof) -> Steps:
    if of.kind is Kind.WHERE:
        return _attributed(of, value, proof)
    found = _written(register, of, value, proof)
    if of.kind is Kind.WHICH:
        others = enumerate(of.record.alternative or ())
        found.removed += [
            Pointer(of.at.record, ("alternative", number)) for number, item in others if item.field == of.field.key
        ]
    if of.field.key == "name" and getattr(of.record, "named", None) is False:
        found.sets.append(UnsetField(Pointer(of.at.record, ("named",))))
    return found


def _written(register: Register, of: Target, value: Value, proof: Proof) -> Steps:
    """A value with its evidence: in its tables, or beside it where it is a word."""
    part = of.field.part
    if part is None or value == NONE:
        return _words(register, of, value, proof)
    if isinstance(value, list):
        items = [inside(part, item, proof) for item in value]
        if not isinstance(of.value, tuple) or of.kind is Kind.WHICH:
            return Steps(sets=[SetField(of.at, items)])
        return Steps(removed=_proposed(register, of), appended=[(of.at, item) for item in items])
    full = inside(part, value, proof)
    if not isinstance(of.value, Part) or not isinstance(full, Mapping):
        return Steps(sets=[SetField(of.at, full)])
    return Steps(sets=[SetField(Pointer(of.at.record, (*of.at.field, key)), item) for key, item in full.items()])


def _words(register: Register, of: Target, value: Value, proof: Proof) -> Steps:
    kept: list[Any] = []
    if isinstance(of.value, tuple) and isinstance(value, list) and of.kind in (Kind.CONFIRM, Kind.SILENT):
        gone = {at.field[-1] for at in _proposed(register, of)}
        kept = [item for number, item in enumerate(of.value) if number not in gone and item not in value]
    if not kept or not isinstance(value, list):
        found = Steps(sets=[SetField(of.at, value)]) + stated(of.record, of.at, proof)
        return found + again(of.record, of.at, value, proof)
    found = Steps(sets=[SetField(of.at, [*kept, *value])])
    for item in value:
        found += stated(of.record, of.at, proof, str(item))
    return found


def _proposed(register: Register, of: Target) -> list[Pointer]:
    """The items that an answer to a proposal stands in the place of."""
    if of.kind is not Kind.CONFIRM or not isinstance(of.value, tuple):
        return []
    return [Pointer(of.at.record, (*of.at.field, number)) for number in proposed(register, of)]


def _attributed(of: Target, value: Value, proof: Proof) -> Steps:
    former = getattr(of.value, "evidence", None)
    said = {"applies": value, "evidence": proof.values(former)}
    return Steps(sets=[SetField(Pointer(of.at.record, (*of.at.field, key)), item) for key, item in said.items()])


def _name(register: Register, of: Target) -> str:
    return dotted(register.in_text(of.at))


def _open(register: Register, of: Target) -> list[Pointer]:
    """What is recorded of the field as open: an answer takes its place."""
    name = _name(register, of)
    found = enumerate(of.record.open or ())
    return [Pointer(of.at.record, ("open", number)) for number, item in found if item.field == name]


def _kept(register: Register, of: Target, state: str, answer: str, proof: Proof) -> Steps:
    """An answer that is no value, as it was written."""
    reason = joined(" ".join(answer.split()), proof.note)
    said: dict[str, Value] = {"field": _name(register, of), "state": state, "of": proof.by, "on": proof.on}
    said["reason"] = reason
    return Steps(appended=[(Pointer(of.at.record, ("open",)), said)])

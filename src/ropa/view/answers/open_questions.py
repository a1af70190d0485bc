"""The questions of registers, or of one record, as lines on the screen."""

from collections.abc import Sequence
from typing import Any

from ropa.i18n import joined, listed, one_line, text
from ropa.questions.open_points import Kind, OpenPoint
from ropa.register import Register
from ropa.view.asking import Asked, asked_of, by_owner, for_whom, limited
from ropa.view.document import Entry
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.words import Words

_SHORT = 160
"""Longer than this, what can be answered is a list of words."""

_STATES = {Kind.CONFIRM: State.INFERRED, Kind.WHICH: State.ALTERNATIVE, Kind.WHERE: State.OPEN, Kind.AGAIN: State.OPEN}


def questions_outline(
    asked: Sequence[tuple[Register, Sequence[Asked], int]], language: str, *, is_ordered: bool = False
) -> Outline:
    """The questions of registers on the screen, under the people who can answer them.

    Args:
        asked: Each register with its questions, and how many further ones are not shown.
        language: Language of everything but user text.
        is_ordered: Whether they stand in an order of their own, which heads with people would break.
    """
    branches = tuple(_register(*one, language, is_ordered=is_ordered) for one in asked)
    values = [_values(register, one) for register, questions, _ in asked for one in questions]
    return Outline(text("asking.title-several", language), branches, (), values, headings=2)


def required_outline(register: Register, address: str, points: Sequence[OpenPoint], language: str) -> Outline:
    """What one record still has to say, as questions in the order of its fields.

    Args:
        register: The register.
        address: The record.
        points: What it has to say.
        language: Language of everything but user text.
    """
    asked = asked_of(register, points, language)
    record = register.recorded(address)
    name = Words(register, language).name(record, address.partition("/")[2]) if record else address
    title = text("asking.required", language, record=one_line(name))
    remarks = () if asked else (text("asking.nothing-required", language),)
    return Outline(
        title, tuple(question_line(one, language) for one in asked), remarks, [_values(register, it) for it in asked]
    )


def _register(register: Register, asked: Sequence[Asked], left: int, language: str, *, is_ordered: bool) -> Branch:
    if is_ordered:
        told = [(question_line(one, language), one.point.owner) for one in asked]
        owners = tuple(line._replace(detail=(*line.details, for_whom(owner, language))) for line, owner in told)
    else:
        owners = tuple(
            Branch(for_whom(owner, language), branches=tuple(question_line(one, language) for one in found))
            for owner, found in by_owner(asked)
        )
    count = text("asking.count", language, count=len(asked)) if asked else text("asking.nothing", language)
    details = (count, *limited(left, language))
    return Branch(register.organisation, register.address(), details, branches=owners, is_quoted=True)


def question_line(one: Asked, language: str) -> Branch:
    """A question, with its key, what is known, and what can be answered."""
    known = listed((_with_reason(entry, language) for entry in one.known), language)
    # A list to choose from is for paper; on the screen there is the editor of the field.
    possible = listed((said for said in one.possible if len(said) <= _SHORT), language)
    said = (("known", known), ("possible", possible))
    labelled = (
        text("asking.line", language, name=text(f"asking.column.{name}", language), said=it) for name, it in said if it
    )
    details = (one.point.key, *labelled)
    state = _STATES.get(one.point.kind, State.SILENT)
    return Branch(one.question, one.point.at.record, details, state, asks=one.point.key)


def _with_reason(entry: Entry, language: str) -> str:
    """What is known; of an open point also who was asked, and what they said."""
    said = joined((one_line(detail.text) for detail in entry.details), language) if entry.state is State.OPEN else ""
    return f"{entry.text} ({said})" if said else entry.text


def _values(register: Register, one: Asked) -> dict[str, Any]:
    return {
        "key": one.point.key,
        "register": register.name,
        "kind": one.point.kind.value,
        "at": str(one.point.at),
        "owner": one.point.owner or None,
        "law": one.point.law or None,
        "question": one.question,
        "known": [entry.text for entry in one.known],
        "possible": list(one.possible),
    }

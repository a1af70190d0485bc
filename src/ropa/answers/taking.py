"""Answers taken in: which of them change records, all together, and what is to be told of the others."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ropa.answers.given import Done, Given, Taken, told_of
from ropa.answers.steps import Steps, in_order
from ropa.answers.taker import Taker
from ropa.changes import FieldChange, Message, Refused
from ropa.finding import Pointer, dotted
from ropa.i18n import labelled, one_line
from ropa.i18n import listed as in_one_line
from ropa.questions.open_points import key_of, parse_key, target
from ropa.register import Portfolio, Register
from ropa.rules import Case


def taken(
    portfolio: Portfolio,
    case_of: Callable[[Register], Case],
    given: Sequence[Given],
    day: datetime.date,
    *,
    by: str = "",
    prefer: str = "",
    language: str = "en",
    possible: Callable[[list[FieldChange]], None],
) -> Taken:
    """What answers change.

    Args:
        portfolio: The registers.
        case_of: What the questions may ask about each of them.
        given: The answers.
        day: The day on which they were given.
        by: Who gave those that name nobody.
        prefer: Whose answer counts where several differ, or where the record says otherwise.
        language: The reader's language.
        possible: Raises `Refused` where changes cannot be made.
    """
    result = Taken()
    by_key: dict[str, list[Given]] = {}
    for one in given:
        parsed = parse_key(one.key)
        if one.answer.strip() or one.remark.strip():
            by_key.setdefault(key_of(*parsed) if parsed else one.key, []).append(one)
    takers: dict[str, Taker] = {}
    asked: list[_Asked] = []
    touched: dict[Pointer, _Asked] = {}
    for key, listed in by_key.items():
        name = key.partition("#")[0].partition("/")[0]
        register = portfolio.registers.get(name)
        of = target(register, key) if register else None
        if register is None or of is None:
            result.told += [told_of("unknown-key", one, key) for one in listed]
            continue
        if name not in takers:
            takers[name] = Taker(register, case_of(register), day, by, prefer, language, result)
        found = takers[name].steps(key, of, listed)
        if found is None:
            continue
        chosen, steps = found
        one_asked = _Asked(register, key, of.at, chosen, steps)
        if (other := touched.setdefault(of.at, one_asked)) is not one_asked:
            # Two questions of one field, such as which of two values is right, and what the field says.
            answers = (
                f"{labelled(item.key, one_line(item.given.answer), language)} ({item.given.place})"
                for item in (other, one_asked)
            )
            words = in_one_line(answers, language)
            result.told.append(Message("asking.told.conflict", {"key": key, "answers": words}))
            continue
        asked.append(one_asked)
    done = _possible(asked, possible, result, language)
    result.changes = _changes(done)
    result.done += [_done(one.register, one.at, one.given, by) for one in done]
    result.done += [
        _done(portfolio.registers[review.address.partition("/")[0]], review.at, review.given, by)
        for review in result.reviews
    ]
    return result


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the answers to one question change."""

    register: Register
    key: str
    at: Pointer
    given: Given
    steps: Steps


def _done(register: Register, at: Pointer, given: Given, by: str) -> Done:
    field_ = dotted(register.in_text(at))
    return Done(at.record, field_, given.answer or given.remark, given.by or by, given.place)


def _changes(asked: Sequence[_Asked]) -> list[FieldChange]:
    registers = {one.register.name: one.register for one in asked}
    return [
        change
        for name, register in registers.items()
        for change in in_order(register, [one.steps for one in asked if one.register.name == name])
    ]


def _possible(
    asked: Sequence[_Asked], possible: Callable[[list[FieldChange]], None], result: Taken, language: str
) -> list[_Asked]:
    """Those of which all together can be made; one that cannot must not keep the others from being taken in."""
    try:
        possible(_changes(asked))
    except Refused as refusal:
        if len(asked) > 1:
            half = len(asked) // 2
            parts = (asked[:half], asked[half:])
            return [one for part in parts for one in _possible(part, possible, result, language)]
        reason = refusal.message.words(language)
        result.told += [told_of("refused", one.given, one.key, reason=reason) for one in asked]
        return []
    return list(asked)

"""The answer of `reviews` in words: what is overdue, and what comes due."""

from collections.abc import Iterator, Sequence

from ropa.i18n import text
from ropa.i18n.period import period_words
from ropa.law import Law
from ropa.questions.reviews import Reviews
from ropa.register import Register
from ropa.rules.reviewing import Turn
from ropa.view.answers.voice import Voice
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.words import date_words, spanned


def reviews_outline(found: Sequence[tuple[Register, Reviews]], days: int, law: Law, language: str) -> Outline:
    """The reviews of each register: first where one is overdue, then where one comes due, last where no cycle is known.

    Args:
        found: The registers and their answers; a group that is not asked for is empty.
        days: How far ahead was looked.
        law: The law of the day.
        language: Language of everything but user text.
    """
    listed = sorted(found, key=lambda one: (not one[1].overdue, not one[1].coming, not one[1].cycle))
    return Outline(
        text(f"making.reviews.{spanned('title', days)}", language, days=days),
        tuple(_branch(register, answer, language) for register, answer in listed),
        (),
        {"days": days, "registers": [_values(register, answer) for register, answer in listed]},
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


def _branch(register: Register, found: Reviews, language: str) -> Branch:
    voice = Voice("reviews", register, language)
    if not found.cycle:
        cure = text("making.reviews.set-cycle", language, register=register.name)
        return voice.head(branches=(Branch(text("making.reviews.no-cycle", language), "", cure, State.SILENT),))
    groups = []
    for name, turns, state in (("overdue", found.overdue, State.OPEN), ("coming", found.coming, State.STATED)):
        if turns:
            lines = tuple(voice.record(turn.at.record, state, tuple(_details(turn, language))) for turn in turns)
            groups.append(Branch(text(f"making.reviews.{name}", language, count=len(turns)), branches=lines))
    if not groups:
        groups.append(Branch(text("making.reviews.nothing", language), state=State.DERIVED))
    cycle = text("making.reviews.cycle", language, period=period_words(found.cycle, language))
    return voice.head(cycle, tuple(groups))


def _details(turn: Turn, language: str) -> Iterator[str]:
    if turn.due:
        yield text("making.reviews.due", language, date=date_words(turn.due, language))
    if turn.last:
        yield text("making.reviews.last", language, date=date_words(turn.last, language))
    else:
        yield text("making.reviews.never", language)


def _values(register: Register, found: Reviews) -> dict[str, object]:
    def listed(turns: Sequence[Turn]) -> list[dict[str, str | None]]:
        return [
            {
                "id": turn.at.record,
                "due": turn.due.isoformat() if turn.due else None,
                "last": turn.last.isoformat() if turn.last else None,
            }
            for turn in turns
        ]

    return {
        "register": register.name,
        "cycle": found.cycle or None,
        "overdue": listed(found.overdue),
        "coming": listed(found.coming),
    }

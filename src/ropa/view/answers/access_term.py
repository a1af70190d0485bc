"""By when a request of a data subject is answered, in words."""

import datetime
from collections.abc import Iterator

from ropa.i18n import text
from ropa.i18n.period import period_words
from ropa.questions.access_time import Deadline, Term
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.words import weekday_words


def term_branch(limit: Deadline | None, today: datetime.date, language: str) -> Branch:
    """The time limit of Art. 12(3) as lines.

    Args:
        limit: By when it is; None where the day of receipt is not known.
        today: The day by which is judged what is past.
        language: Language of the lines.
    """
    title = text("letter.term", language)
    if limit is None:
        return Branch(title, branches=(Branch(text("letter.term.none", language), state=State.OPEN),))
    return Branch(title, branches=tuple(_lines(limit, today, language)))


def _lines(limit: Deadline, today: datetime.date, language: str) -> Iterator[Branch]:
    yield Branch(text("letter.term.received", language, day=weekday_words(limit.received, language)))
    named = (("law", limit.law), ("extended", limit.extended), ("own", limit.own))
    for name, term in named:
        if term:
            period = period_words(term.period, language)
            said = text(f"letter.term.{name}", language, day=weekday_words(term.last, language), period=period)
            yield Branch(said, detail=tuple(_aside(term, today, language)), state=State.DERIVED)
    yield Branch(text("letter.term.holidays", language))


def _aside(term: Term, today: datetime.date, language: str) -> Iterator[str]:
    if term.last != term.ends:
        yield text("letter.term.moved", language, day=weekday_words(term.ends, language))
    if term.last < today:
        yield text("letter.term.past", language, day=weekday_words(today, language))

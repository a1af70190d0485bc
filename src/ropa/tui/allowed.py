"""What a field may say, in words: terms of its list, kinds of records it names, the form of a day or a period."""

import datetime
from collections.abc import Iterator

from ropa.i18n import labelled, listed, text
from ropa.model import FieldPlan
from ropa.register.references import kinds_of, vocabulary_of
from ropa.tui.typing_in import is_period
from ropa.vocabulary import terms

_MOST = 14
"""Terms that are named; of longer lists the editor shows the rest."""


def allowed(kind: str, field: FieldPlan, language: str) -> str:
    """What a field may say; empty text where it is free.

    Args:
        kind: The record's kind.
        field: The field.
        language: The reader's.
    """
    said = list(_allowed(kind, field, language))
    return f"{labelled(text('terminal.allowed', language), listed(said, language), language)}." if said else ""


def _allowed(kind: str, field: FieldPlan, language: str) -> Iterator[str]:
    vocabulary = vocabulary_of(kind, field)
    if field.leaf is bool:
        yield ", ".join(text(f"document.{key}", language) for key in ("yes", "no"))
    if vocabulary:
        named = [term.labels.get(language, term.labels["en"]) for term in terms(vocabulary).values()]
        more = text("terminal.allowed.more", language, count=len(named) - _MOST) if len(named) > _MOST else ""
        yield ", ".join(filter(None, (*named[:_MOST], more)))
    if field.declared.place:
        yield text("terminal.allowed.place", language)
    if kinds := kinds_of(field, vocabulary):
        names = ", ".join(text(f"fields.kind.{name}", language) for name in kinds)
        yield text("terminal.allowed.record", language, kinds=names)
    if field.leaf is datetime.date:
        yield text("terminal.allowed.date", language)
    if is_period(field):
        yield text("terminal.allowed.period", language)
    if field.none_able:
        yield text("terminal.edit.none", language)

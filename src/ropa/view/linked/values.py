"""Plain values of fields as names and literals."""

import datetime
import re
from typing import Any

from ropa.i18n.period import DURATION
from ropa.model import FieldPlan
from ropa.register import Register
from ropa.view.linked.graph import Literal, Name, Object
from ropa.view.linked.mapping import CODES, UNTAGGED, path_of
from ropa.view.linked.names import place_name, record_name, term_name
from ropa.view.words import PERIODS
from ropa.vocabulary import terms

_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_DAYS_OF_A_WEEK = 7


def object_of(holder: Register, field: FieldPlan, value: Any) -> Object:
    """A plain value of a field: a record, term or place by its name; anything else as it is written.

    Args:
        holder: The register that holds the record.
        field: The field.
        value: The value; a word that names nothing stays a text.
    """
    if isinstance(value, bool):
        return Literal(str(value).lower(), datatype="boolean")
    if isinstance(value, datetime.date):
        return Literal(value.isoformat(), datatype="date")
    declared = field.declared
    if path_of(field) in CODES:
        return Literal(value)
    found = holder.find(value) if isinstance(value, str) else None
    if found and type(found[1]).KIND in (*declared.refs, declared.vocabulary):
        return record_name(found[0])
    if declared.vocabulary and str(value) in terms(declared.vocabulary):
        return term_name(declared.vocabulary, str(value))
    if isinstance(value, int):
        return Literal(str(value), datatype="integer")
    if declared.place:
        return place_name(value)
    if declared.refs or declared.vocabulary:
        return Name("applies", value) if value in ("all", "not-attributed") else Literal(value)
    if field.key in PERIODS:
        return _duration(value)
    return text_of(holder, value, is_tagged=path_of(field) not in UNTAGGED)


def text_of(holder: Register, value: str, *, is_tagged: bool = True) -> Literal:
    """A user's text in the language of its register; without one where that names none, or the text is in none."""
    language = (holder.own and holder.own.language) or ""
    return Literal(value, language if is_tagged and _TAG.fullmatch(language) else "")


def _duration(value: str) -> Literal:
    """A period as XML Schema writes it, which has no weeks: seven days each, which is the same."""
    match = DURATION.fullmatch(value)
    if match and (weeks := match.group(3)):
        value = f"P{int(weeks[:-1]) * _DAYS_OF_A_WEEK}D"
    return Literal(value, datatype="duration")

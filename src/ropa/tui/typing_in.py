"""Values as they are typed, and what is typed as words of a command line."""

import datetime
import json
import shlex
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from ropa.changes import Refused, parse_value
from ropa.finding import Path, dotted
from ropa.i18n import escaped, text, visible
from ropa.i18n.period import period_words
from ropa.model import NONE, FieldPlan
from ropa.model.common import Duration
from ropa.reading.cells.dates import date
from ropa.reading.cells.durations import period
from ropa.source.edit import Value
from ropa.view.words import weekday_words

_AS_TOML = ("[", "{", '"')


def is_sentence(field: FieldPlan) -> bool:
    """Whether a field holds the register's own words and not a word of a list, a name, a day or a figure."""
    declared = field.declared
    is_word = declared.vocabulary or declared.refs or declared.place or field.key == "broader"
    return field.part is None and field.leaf is str and not is_word and not is_period(field)


def is_period(field: FieldPlan) -> bool:
    """Whether a field holds a period."""
    return Duration in get_args(field.owner.model_fields[field.name].annotation)


def as_typed(value: Any) -> str:
    """A plain value as one would type it; text that would be read as something else, in the form of the files."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    said = str(value)
    # What cannot be seen cannot be edited; the form of the files writes it as code points.
    return as_toml(said) if said != said.strip() or visible(said) != said or said.startswith(_AS_TOML) else said


def as_written(field: FieldPlan, typed: str) -> str:
    """What was typed into a field, as a value of a command line: free text as such, a period in words as a period."""
    if is_period(field):
        return period(typed) or typed
    if not is_sentence(field) or typed.startswith('"'):
        return typed
    return as_toml(typed) if typed.startswith(_AS_TOML) else typed


def as_toml(value: Value) -> str:
    """A value as TOML on one line; a table inline."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, str):
        return escaped(json.dumps(value, ensure_ascii=False))
    return as_typed(value)


def literal(value: Value) -> str:
    """A value as a command line takes it, sure to be read as just that."""
    return as_toml(value) if isinstance(value, str | list | Mapping) else as_typed(value)


def assigned(path: Path, sign: str, value: str) -> str:
    """One change of a field as a word of a command line."""
    return shlex.quote(f"{dotted(path)}{sign}{value}")


def listed(words: Iterable[str]) -> str:
    """Words of a list as one value."""
    found = list(words)
    is_plain = not any("," in word or word != word.strip() or word.startswith(_AS_TOML) for word in found)
    return ", ".join(found) if is_plain else as_toml(found)


def relisted(path: Path, before: Iterable[str], after: Iterable[str], literals: tuple[str, ...]) -> list[str]:
    """The changes that make one list of words of another: only what comes and goes, so that the rest stays as it is."""
    old, new = list(before), list(after)
    if said := [word for word in new if word in literals]:
        return [assigned(path, "=", said[0])]
    if not new:
        return [assigned(path, "=", "")] if old else []
    gone = [word for word in old if word not in new]
    come = [word for word in new if word not in old]
    if len(gone) == len(old) and gone:
        return [assigned(path, "=", listed(come))]
    changes = [assigned(path, "-=", listed(gone))] if gone else []
    return [*changes, assigned(path, "+=", listed(come))] if come else changes


def fault_of(field: FieldPlan, typed: str, language: str, *, is_item: bool = False) -> str:
    """Why a field cannot hold what was typed; empty text where it can."""
    if not typed.strip():
        return ""
    try:
        parse_value(field, as_written(field, typed.strip()), is_item=is_item)
    except Refused as refusal:
        said = refusal.message.words(language)
        day = date(typed, is_day_first=True).value if field.leaf is datetime.date else None
        return f"{said} {text('terminal.edit.date-cure', language, date=day.isoformat())}" if day else said
    return ""


def meaning(field: FieldPlan, typed: str, language: str) -> str:
    """What is typed so far, in words: `= 7 years`, `= Thursday, 17 May 2018`; empty where they say nothing more."""
    said = typed.strip()
    if not said:
        return text("terminal.edit.says-nothing", language)
    if said == NONE and field.none_able:
        return text("terminal.edit.none", language)
    if is_period(field) and (length := period(said)):
        return f"{length} = {period_words(length, language)}"
    if field.leaf is datetime.date:
        try:
            day = datetime.date.fromisoformat(said)
        except ValueError:
            return ""
        return f"= {weekday_words(day, language)}"
    return ""

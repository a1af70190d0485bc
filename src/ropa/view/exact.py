"""Values in cells that people read and edit, and that can be read back without loss.

A word of a list, a place, a period or a record stands by its name, the word itself in square brackets behind it:
`Consent [consent]`. A list has a line per item. A text stands as it is, or between quotation marks with code points
as JSON has them where its signs could not be told from those of a table. Nothing at all is a dash.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ropa.i18n import LANGUAGES, one_line, text
from ropa.model import KINDS, NONE, Evidence, FieldPlan, Part, plan
from ropa.register.references import vocabulary_of
from ropa.view.marks import SIGNS, VOID, State
from ropa.view.words import PERIODS, Words

ID = "id"
"""The column that says which record a row is of; no field has this key."""

CONTINUES = "↳"
"""What stands before the id in a row that goes on with what the cells of the row above could not hold."""

EMPTY_LIST, EMPTY_TABLE = "[]", "{}"
"""A list and a table that are there and hold nothing, which is another thing than none of them."""

_HEAD = re.compile(r".*\[(?P<kind>[a-z]+)\.(?P<rest>[a-z_.]+)\]", re.DOTALL)
_KEYED = re.compile(r"(?:.*\s)?\[(?P<key>[^\[\]]+)\]", re.DOTALL)
_CODED = re.compile(r"_x[0-9A-Fa-f]{4}_|\xa0")
_ITEM = "• "
_ONE_OR_MANY = ("alternative", "value")
"""The one field that takes a word as well as a list of words, which a list of one must not be mistaken for."""

_LONGEST = 16_000
_MOST_LINES = 200
"""How much a cell of any format holds for certain; what is more goes on in a further row."""

_PIECE = 1_300
"""Letters of a text that are no more than that, even where each stands as two code points."""


@dataclass(frozen=True, slots=True)
class ExactColumn:
    """A column of records.

    Attributes:
        kind: The kind of the records.
        path: The field by its keys.
        field: Its plan; one with a nested table stands for that table as a whole, or for a word in its place.
        vocabulary: The list that its words come from; empty where they come from none.
    """

    kind: str
    path: tuple[str, ...]
    field: FieldPlan
    vocabulary: str

    @property
    def name(self) -> str:
        """How the head of the column names it for machines."""
        return ".".join((self.kind, *self.path))

    @property
    def is_free(self) -> bool:
        """Whether it holds people's own words, and neither those of a list nor names of records, places or periods."""
        declared = self.field.declared
        is_word = self.vocabulary or declared.refs or declared.place or self.field.key in PERIODS
        return not is_word and self.field.leaf is str

    @property
    def takes_one_or_many(self) -> bool:
        """Whether one word is another thing than a list of one."""
        return (self.field.kind, self.field.key) == _ONE_OR_MANY


def head(label: str, name: str) -> str:
    """The head of a column: for people, and behind it for machines."""
    return f"{one_line(label)} [{name}]"


def named(heading: str) -> tuple[str, tuple[str, ...]] | None:
    """The kind and the path that the head of a column names; None where it names none."""
    found = _HEAD.fullmatch(heading.strip())
    if found is None or found["kind"] not in KINDS:
        return None
    return found["kind"], tuple(found["rest"].split("."))


@cache
def column_of(kind: str, path: tuple[str, ...]) -> ExactColumn | None:
    """The column of a field; None where the kind has no such field."""
    model: type[Part] | None = KINDS[kind]
    found: FieldPlan | None = None
    for step in path:
        found = next((field for field in plan(model) if field.key == step), None) if model else None
        if found is None:
            return None
        model = found.part
    return ExactColumn(kind, path, found, vocabulary_of(kind, found)) if found else None


@cache
def columns(kind: str, lead: tuple[str, ...] = ()) -> tuple[ExactColumn, ...]:
    """The columns of a kind's records, or of the items of one of its lists of tables, in the order of the model.

    Args:
        kind: The kind.
        lead: Key of the list; empty for the records themselves.
    """
    model: type[Part] | None = KINDS[kind]
    if lead:
        field = next(one for one in plan(KINDS[kind]) if one.key == lead[0])
        model = field.part
    assert model is not None
    return tuple(_columns(kind, model, lead))


def _columns(kind: str, model: type[Part], path: tuple[str, ...]) -> Iterator[ExactColumn]:
    for field in plan(model):
        here = (*path, field.key)
        yield ExactColumn(kind, here, field, vocabulary_of(kind, field))
        if field.part is not None and not field.many:
            yield from _columns(kind, field.part, here)


def is_usual(column: ExactColumn) -> bool:
    """Whether a column stands even where no record says anything in it: evidence, and tables as such, do not."""
    is_evidence = column.field.owner is Evidence or column.field.part is not None
    return not is_evidence or (column.field.many and bool(column.field.literals))


def lists(kind: str) -> tuple[FieldPlan, ...]:
    """The fields of a kind that are lists of tables."""
    return tuple(field for field in plan(KINDS[kind]) if field.part is not None and field.many)


def value_at(part: Part, path: Sequence[str]) -> Any:
    """The value at a path of keys; None where nothing stands there."""
    value: Any = part
    for step in path:
        if not isinstance(value, Part):
            return None
        value = getattr(value, next(field.name for field in plan(type(value)) if field.key == step))
    return value


# Writing.


def lines(column: ExactColumn, value: Any, words: Words) -> list[str]:
    """What a cell says of a value, line by line; nothing for a value that stands in columns or rows of its own."""
    if value is None:
        return []
    if isinstance(value, Part):
        return [] if any(getattr(value, field.name) is not None for field in plan(type(value))) else [EMPTY_TABLE]
    if isinstance(value, tuple):
        if column.field.part is not None:
            return [] if value else [EMPTY_LIST]
        mark = _ITEM if column.takes_one_or_many else ""
        return [f"{mark}{_word(column, item, words)}" for item in value] or [EMPTY_LIST]
    if isinstance(value, str) and value in column.field.literals:
        return [_keyed(text("document.none" if value == NONE else f"document.applies.{value}", words.language), value)]
    if column.is_free and isinstance(value, str):
        found = value.split("\n")
        return found if all(_is_plain(column, line) for line in found) else [_quoted(value)]
    return [_word(column, value, words)]


def cells(found: Sequence[str], *, is_text: bool) -> list[list[str]]:
    """The lines of a value in as many cells, one below the other, as hold them.

    Args:
        found: The lines.
        is_text: Whether they are one text, and not each an item.
    """
    whole = "\n".join(found)
    if is_text and (len(whole) > _LONGEST or len(found) > _MOST_LINES):
        return [[piece] for piece in _pieces(whole)]
    made: list[list[str]] = [[]]
    size = 0
    for line in (part for one in found for part in _marked(one)):
        size += len(line) + 1
        if made[-1] and (size > _LONGEST or len(made[-1]) >= _MOST_LINES):
            made.append([])
            size = len(line) + 1
        made[-1].append(line)
    return made


def _marked(line: str) -> list[str]:
    """An item that is longer than a cell as several lines, each but the first marked as going on."""
    if len(line) <= _LONGEST:
        return [line]
    first, *rest = _pieces(line)
    return [first, *(f"{CONTINUES} {piece}" for piece in rest)]


def _pieces(whole: str) -> list[str]:
    said = bare(whole)
    return [_quoted(said[start : start + _PIECE]) for start in range(0, len(said), _PIECE)]


def _word(column: ExactColumn, value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words.text("document.yes" if value else "document.no")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if column.is_free or (isinstance(value, int) and not column.vocabulary):
        shown = str(value)
        return shown if _is_plain(column, shown) else _quoted(shown)
    key = str(value)
    if one_line(key) != key or not _KEYED.fullmatch(f"[{key}]") or _CODED.search(key) or key in column.field.literals:
        return _quoted(key)
    shown = words.value(column.field, value)
    return f"[{key}]" if shown == key else _keyed(shown.removesuffix(f" ({key})"), key)


def _keyed(shown: str, key: str) -> str:
    # Names of records are people's words; brackets in them would hide those around the key.
    return f"{_CODED.sub(' ', shown).replace(chr(10), ' ')} [{key}]"


@lru_cache(1 << 14)
def _is_plain(column: ExactColumn, line: str) -> bool:
    """Whether a line of a text can stand as it is."""
    keyed = _KEYED.fullmatch(line)
    return (
        bool(line)
        and one_line(line) == line
        and not line.startswith(('"', _ITEM.strip(), CONTINUES))
        and line not in (EMPTY_LIST, EMPTY_TABLE)
        and not is_nothing(line)
        and not _CODED.search(line)
        and not (keyed and keyed["key"] in column.field.literals)
    )


def _quoted(value: str) -> str:
    """A text between quotation marks, with code points for what a cell would not keep as it is."""
    letters = "".join(map(_letter, value))
    return '"' + letters.replace("  ", " \\u0020") + '"'


def _letter(letter: str) -> str:
    if letter in ("_", "\xa0", "\n") or (letter != " " and one_line(letter) != letter):
        return f"\\u{ord(letter):04x}" if letter <= "\uffff" else json.dumps(letter)[1:-1]
    return json.dumps(letter, ensure_ascii=False)[1:-1]


# Reading.


@cache
def _nothings() -> frozenset[str]:
    silent = (text("document.silent", language) for language in LANGUAGES)
    return frozenset((VOID, *(f"{SIGNS[State.SILENT]} {words}" for words in silent)))


def is_nothing(shown: str) -> bool:
    """Whether a cell says that its field says nothing."""
    return not shown or shown in _nothings()


def bare(shown: str) -> str:
    """A line or a text without the quotation marks that were put around it."""
    if _is_quoted(shown):
        try:
            return str(json.loads(shown))
        except ValueError:
            return shown
    return shown


def _is_quoted(shown: str) -> bool:
    return len(shown) > 1 and shown.startswith('"') and shown.endswith('"')


def is_quoted(shown: str) -> bool:
    """Whether a line stands between quotation marks, so that it is neither a name nor a word for nothing."""
    return _is_quoted(shown) and bare(shown) != shown


def key_in(shown: str) -> str:
    """The word in brackets behind a name; empty where there is none."""
    found = _KEYED.fullmatch(shown)
    return found["key"] if found else ""


def parts(shown: str, column: ExactColumn) -> tuple[list[str], bool]:
    """The lines of a cell that are items, without the marks before them; and whether it is a list."""
    found: list[str] = []
    for line in filter(None, map(str.strip, shown.split("\n"))):
        if line.startswith(CONTINUES) and found:
            found[-1] = _quoted(bare(found[-1]) + bare(line.removeprefix(CONTINUES).strip()))
        else:
            found.append(line)
    if not column.takes_one_or_many:
        return found, column.field.many
    is_list = any(line.startswith(_ITEM) for line in found)
    return ([line.removeprefix(_ITEM).strip() for line in found], True) if is_list else ([shown], False)


def nested(values: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    """Values by path as tables within tables."""
    table: dict[str, Any] = {}
    for path, value in values.items():
        there = table
        for step in path[:-1]:
            found = there.get(step)
            inner = found if isinstance(found, dict) else {}
            there[step] = inner
            there = inner
        there[path[-1]] = value
    return table

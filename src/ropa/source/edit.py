"""Changing one TOML text in place: the lines that a change must touch, and no others.

Comments, key order, blank lines, quotation marks and line endings of everything else stay as they are.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import tomli

from ropa.finding import Path
from ropa.source.changing import Changing
from ropa.source.draft import get
from ropa.source.part import Part, part
from ropa.source.scan import comments
from ropa.source.shape import plain, record_path, same
from ropa.source.spelling import Unspeakable
from ropa.source.text import MAX_DEPTH, Source, is_deeper_than

Value: TypeAlias = "str | int | float | bool | datetime.date | datetime.time | Sequence[Value] | Mapping[str, Value]"
"""What TOML can hold."""


Refusal: TypeAlias = Literal["unreadable", "missing", "unspeakable", "lossy"]
"""Why a text was not changed: it is not TOML; a path is not there, or is there already; TOML has no words for a value;
or the result would not read back as asked, or without a comment that nothing in the edit is about."""


class EditRefused(Exception):  # noqa: N818 - an answer, not a fault
    """A text cannot be changed as asked without harm; nothing was changed.

    Attributes:
        reason: Why.
    """

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Set:
    """Give a key, or an item of a list, a value; tables on the way are made.

    A table or a list that is there already is changed key by key and item by item, so that what stays in it keeps its
    comments.

    Attributes:
        path: The key, or the item, which must be there.
        value: What it is given.
    """

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Unset:
    """Take away a key, a table, or one item of a list, with the comments that belong to it.

    These are the ones directly above it, behind it, within it, and directly below a table's last key. A table without a
    header, or an array of tables, goes with the last thing in it; a table with a header and an array in brackets stay.

    Attributes:
        path: What is taken away.
    """

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an item into a list, or into an array of tables, before the one at a position; makes the list if need be.

    Attributes:
        path: The list.
        position: 0 for the first, the length of the list for one behind the last.
        value: The item; in an array of tables a table.
    """

    path: Path
    position: int
    value: Value


@dataclass(frozen=True, slots=True)
class Move:
    """Bring an item of a list, or of an array of tables, to another position, with its comments.

    Attributes:
        path: The list.
        position: Where the item is.
        to: Where it is afterwards.
    """

    path: Path
    position: int
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the key at a path another name, in every header and dotted key that carries it.

    Attributes:
        path: The key.
        key: Its new name, which nothing beside it may have.
    """

    path: Path
    key: str


Edit: TypeAlias = Set | Unset | Insert | Move | Rename


def values_of(text: str) -> Mapping[str, Any]:
    """What a text holds.

    Raises:
        EditRefused: The text is not TOML, or nested too deeply.
    """
    try:
        values = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise EditRefused("unreadable") from error
    if is_deeper_than(values, MAX_DEPTH):
        raise EditRefused("unreadable")
    return values


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits, applied in order.

    What is new is written in the order and layout that the model declares: a key behind the nearest one before it, a
    table behind the tables before it, a record at the end of the text. The result is read back before it is given.

    Args:
        text: TOML, with its own line endings, without byte-order mark; of no text at all, the empty text.
        edits: Paths run from the top of the document: `("activity", "payroll", "data", 0)`.

    Returns:
        The new text. Parsing it gives exactly the values that the edits ask for; every comment that belongs to nothing
        they touch is there, in order; and every line of other records is the same, byte for byte.

    Raises:
        EditRefused: Nothing was changed; its `reason` says why.
    """
    return edited_source(Source("", text), edits).text


def edited_source(source: Source, edits: Iterable[Edit]) -> Source:
    """The same of a text that is read already; what the new one holds comes with it."""
    steps = list(edits)
    editing = Editing(source, steps)
    editing.make(steps)
    return editing.source()


class Editing:
    """A text while edits are made to some records in it; it is read and written once, however many there are.

    Args:
        source: The text; it is read here where it holds nothing as far as that is known.
        edits: Those that tell which records it is about.

    Raises:
        EditRefused: The text is not TOML, or nested too deeply.
    """

    def __init__(self, source: Source, edits: Iterable[Edit]) -> None:
        self._source = source
        self._before = source.values or values_of(source.text)
        self._roots = {root for edit in edits for root in _roots(edit)}
        self._piece = part(source.text, self._roots)
        self._changing = Changing(self._piece.text, tomli.loads(self._piece.text))
        self._made: list[Edit] = []

    def takes(self, edits: Iterable[Edit]) -> bool:
        """Whether edits are about the same records."""
        return all(root in self._roots for edit in edits for root in _roots(edit))

    def value(self, path: Path) -> Any:
        """What stands at a path of the records after the edits so far, as a value of its own; None for nothing."""
        return deepcopy(_found(self._changing.values, path))

    def make(self, edits: Iterable[Edit]) -> None:
        """Make edits, in order.

        Raises:
            EditRefused: One cannot be made, and what was made of it is of no use any more.
        """
        try:
            for edit in edits:
                _apply(self._changing, edit)
                self._made.append(edit)
        except (LookupError, TypeError) as error:
            raise EditRefused("missing") from error
        except Unspeakable as error:
            raise EditRefused("unspeakable") from error
        except (ValueError, RecursionError) as error:
            raise EditRefused("lossy") from error

    def source(self) -> Source:
        """The text after the edits, and what it holds, read back; no file holds it yet.

        Raises:
            EditRefused: It would not be as asked, or without a comment that no edit is about.
        """
        values, written = self._changing.values, self._changing.draft.text
        result = self._piece.whole(written)
        if result is None or is_deeper_than(values, MAX_DEPTH):
            raise EditRefused("lossy")
        try:
            after = tomli.loads(result)
        except (ValueError, RecursionError) as error:
            raise EditRefused("lossy") from error
        is_as_asked = _is_as_asked(after, self._before, self._piece, values, self._roots)
        if not is_as_asked or not _keeps_comments(self._piece.text, written, self._made):
            raise EditRefused("lossy")
        return Source(self._source.path, result, after, bom=self._source.bom)


def _roots(edit: Edit) -> tuple[Path, ...]:
    path = tuple(edit.path)
    keys = path[: next((at for at, step in enumerate(path) if not isinstance(step, str)), len(path))]
    return (
        (record_path(keys), record_path((*keys[:-1], edit.key))) if isinstance(edit, Rename) else (record_path(keys),)
    )


def _apply(changing: Changing, edit: Edit) -> None:
    path = tuple(edit.path)
    if not path:
        raise KeyError(path)
    match edit:
        case Set():
            changing.set(path, plain(path, edit.value))
        case Unset():
            changing.unset(path)
        case Insert():
            changing.insert(path, edit.position, plain((*path, edit.position), edit.value))
        case Move():
            changing.move(path, edit.position, edit.to)
        case Rename():
            changing.rename(path, edit.key)


def _is_as_asked(
    after: Mapping[str, Any],
    before: Mapping[str, Any],
    piece: Part,
    values: Mapping[str, Any],
    roots: Iterable[Path],
) -> bool:
    """Whether a text holds what was asked in some records, and the same as before in all else."""
    asked = {key: value for key, value in values.items() if key != piece.marker}
    expected = dict(before)
    for root in roots:
        _transplant(expected, asked, root)
    # Equal dicts may still differ in what TOML tells apart, which only what was touched can have come to do.
    is_rest_right = after == expected or same(after, expected)
    return is_rest_right and all(same(_found(after, root), _found(asked, root)) for root in roots)


def _transplant(target: dict[str, Any], source: Mapping[str, Any], path: Path) -> None:
    """Take over what a source has at a path, or that it has nothing there; a table emptied by that goes as well."""
    key, rest = str(path[0]), path[1:]
    former, asked = target.get(key), source.get(key)
    if not rest or not isinstance(former, dict) or not isinstance(asked or {}, dict):
        if key in source:
            target[key] = asked
        else:
            target.pop(key, None)
        return
    target[key] = dict(former)
    _transplant(target[key], asked or {}, rest)
    if asked is None and not target[key]:
        del target[key]


def _found(values: object, path: Path) -> object:
    try:
        return get(values, path)
    except KeyError:
        return None


def _keeps_comments(before: str, after: str, edits: Sequence[Edit]) -> bool:
    """Whether every comment of what no edit touches is still there, in order."""
    touched = []
    for edit in edits:
        path = tuple(edit.path)
        # Positions shift from edit to edit, so a list is taken as a whole.
        touched.append(path[: next((at for at, step in enumerate(path) if isinstance(step, int)), len(path))])
    left = iter(words for _, words in comments(after))
    return all(words in left for owner, words in comments(before) if not any(_shares(owner, path) for path in touched))


def _shares(owner: Path, path: Path) -> bool:
    return all(one == other for one, other in zip(owner, path, strict=False))

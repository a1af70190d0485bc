"""Reading the outward form of a TOML text: which bytes are headers, keys, values and comments.

The text is known to be TOML when it comes here, so this reads leniently and fast; what is built on it is checked
against the values that the parser gives.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import tomli

from ropa.finding import Path
from ropa.source.positions import resolved

# No possessive groups: Python before 3.11.5 matches some of them wrongly. Those of one character class are sound.
_BASIC = r'"(?!"")(?:[^"\\\n]|\\.)*"'
_LITERAL = r"'(?!'')[^'\n]*+'"
_COMMENT = r"(?:#[^\n]*+)?"
_END = r"(?:\n|\Z)"
_FLAT = rf"(?:{_BASIC}|{_LITERAL}|[^\[\]\"'#\n{{}}=]++)"

_LINES = re.compile(
    rf"(?:[ \t]*+(?:[A-Za-z0-9_.-]++[ \t]*+=[ \t]*+(?:{_FLAT}|\[{_FLAT}*\]|\{{(?:{_FLAT}|=)*\}})[ \t\r]*+)?"
    rf"{_COMMENT}\n)+"
)
"""Lines that are blank, a comment, or one key with a value that ends on the line: most of any register."""

_HEADER = re.compile(r"\[\[?[ \t]*+([A-Za-z0-9_-]++)[ \t]*+(?:\.[ \t]*+([A-Za-z0-9_-]++))?[^\"'\n]*+\n")
"""A header at the start of its line whose first steps need no quotation marks."""

_SPACE = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*")
_REST = re.compile(rf"[ \t\r]*+{_COMMENT}{_END}")
_KEY = re.compile(rf"[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL}|\"\"|''")
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    rf"|{_BASIC}|{_LITERAL}"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+",
    re.DOTALL,
)
_REMARK = re.compile(rf"[ \t]*#(?!:)[^\n]*{_END}")
"""A line that is a comment; `#:` opens a directive for editors, which belongs to the text and to no table."""


@dataclass(frozen=True, slots=True)
class Word:
    """One step of a key as written: where, and the key it means."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        items: Values of an array.
        pairs: Keys and values of an inline table.
        opens: The bracket it opens with; empty for a single value.
    """

    start: int
    end: int
    items: tuple["Value", ...] = ()
    pairs: tuple[tuple[tuple[Word, ...], "Value"], ...] = ()
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A key and its value, on lines of their own.

    Attributes:
        lead: Offset of the comment lines directly above it.
        start: Offset of its first line.
        end: Offset behind its last line.
        path: Full path of what it gives a value.
        words: Its key as written.
        value: Its value.
    """

    lead: int
    start: int
    end: int
    path: Path
    words: tuple[Word, ...]
    value: Value


@dataclass(slots=True)
class Block:
    """A header and what stands below it, up to the comments directly above the next header.

    Attributes:
        lead: Offset of the comment lines directly above the header.
        start: Offset of the header's line.
        body: Offset behind the header's line.
        end: Offset where the next block begins.
        words: The header's key as written; none for what stands above the first header.
        is_array: Whether it opens an item of an array of tables.
        path: Full path of the table, positions in arrays included.
        statements: Keys below it; only read where they matter.
    """

    lead: int
    start: int
    body: int
    end: int
    words: tuple[Word, ...]
    is_array: bool = False
    path: Path = ()
    statements: list[Statement] = field(default_factory=list)

    @property
    def keys(self) -> tuple[str, ...]:
        """The header's key."""
        return tuple(word.key for word in self.words)


def blocks(text: str) -> list[Block]:
    """The blocks of a text in order, the one above the first header first; their statements are not read."""
    found = [Block(0, 0, 0, len(text), ())]
    lengths: dict[Path, int] = {}
    for start, floor in _header_lines(text):
        is_array, words, end = _header(text, start)
        lead = _lead(text, start, floor)
        found[-1].end = lead
        keys = tuple(word.key for word in words)
        found.append(Block(lead, start, end, len(text), words, is_array, resolved(keys, is_array, lengths)))
    return found


def heads(text: str) -> Iterator[tuple[tuple[str, ...], Callable[[], int]]]:
    """At least two steps of the key of each header, or all it has, and what finds where its block begins."""
    for start, floor in _header_lines(text):
        plain = _HEADER.match(text, start)
        keys: tuple[str, ...]
        if plain is None:
            keys = tuple(word.key for word in _header(text, start)[1])
        else:
            keys = tuple(step for step in plain.groups() if step)
        yield keys, partial(_lead, text, start, floor)


def _header_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the line of each header begins, and behind what comments above it must stand to be its own."""
    position = floor = 0
    while position < len(text):
        if plain := _LINES.match(text, position):
            position = plain.end()
            continue
        start = position
        position = _skip(_SPACE, text, position)
        if text.startswith("[", position):
            yield start, floor
            position = text.find("\n", position) + 1 or len(text)
        elif text[position : position + 1] in ("", "\r", "\n", "#"):
            position = _skip(_REST, text, position)
        else:
            position = _pair(text, position)[2]
        floor = position


def _header(text: str, start: int) -> tuple[bool, tuple[Word, ...], int]:
    position = _skip(_SPACE, text, start)
    is_array = text.startswith("[[", position)
    words, position = _words(text, position + 1 + is_array)
    return is_array, words, _skip(_REST, text, text.index("]", position) + 1 + is_array)


def statements(text: str, block: Block) -> list[Statement]:
    """The keys and values of a block."""
    found = []
    position = floor = block.body
    while position < block.end:
        start = position
        position = _skip(_SPACE, text, position)
        if text[position : position + 1] in ("", "\r", "\n", "#"):
            position = _skip(_REST, text, position)
            continue
        words, value, position = _pair(text, position)
        path = (*block.path, *(word.key for word in words))
        found.append(Statement(_lead(text, start, floor), start, position, path, words, value))
        floor = position
    return found


def comments(text: str) -> list[tuple[Path, str]]:
    """All comments of a text in order: the path of what each belongs to, and its words."""
    found: list[tuple[Path, str]] = []

    def note(path: Path, start: int, end: int) -> None:
        """Take the comments of a stretch that holds no keys and no values."""
        lines = (line for line in text[start:end].split("\n") if "#" in line)
        found.extend((path, line[line.index("#") :].rstrip()) for line in lines)

    def inside(path: Path, value: Value) -> None:
        position = value.start
        for start, item in (
            *((item.start, item) for item in value.items),
            *((words[0].start, item) for words, item in value.pairs),
        ):
            note(path, position, start)
            inside(path, item)
            position = item.end
        if value.opens:
            note(path, position, value.end)

    for block in blocks(text):
        note(block.path, block.lead, block.start)
        if block.words:
            note(block.path, block.words[-1].end, block.body)
        position = block.body
        for item in statements(text, block):
            note(block.path, position, item.lead)
            note(item.path, item.lead, item.start)
            inside(item.path, item.value)
            note(item.path, item.value.end, item.end)
            position = item.end
        note(block.path, position, block.end)
    return found


def is_blank(text: str, start: int) -> bool:
    """Whether the line that begins at an offset is there and holds nothing."""
    end = text.find("\n", start)
    return start < len(text) and not text[start : end if end >= 0 else len(text)].strip()


def after_comments(text: str, position: int, end: int) -> int:
    """Offset behind the comment lines that follow at once on an offset."""
    while position < end and (found := _REMARK.match(text, position)):
        position = found.end()
    return position


def line_before(text: str, start: int) -> int:
    """Offset of the line above the one that begins at an offset above 0."""
    return text.rfind("\n", 0, start - 1) + 1


def _lead(text: str, start: int, floor: int) -> int:
    while start > floor and _REMARK.fullmatch(text, above := line_before(text, start), start):
        start = above
    return start


def _pair(text: str, position: int) -> tuple[tuple[Word, ...], Value, int]:
    words, position = _words(text, position)
    value = _value(text, _skip(_SPACE, text, position + 1))
    return words, value, _skip(_REST, text, value.end)


def _words(text: str, position: int) -> tuple[tuple[Word, ...], int]:
    """The steps of a key from an offset on, and the offset of what ends it."""
    words = []
    while True:
        found = _KEY.match(text, _skip(_SPACE, text, position))
        assert found is not None
        words.append(Word(found.start(), found.end(), _meant(found[0])))
        position = _skip(_SPACE, text, found.end())
        if not text.startswith(".", position):
            return tuple(words), position
        position += 1


def _meant(word: str) -> str:
    if word[0] == '"' and "\\" in word:
        return next(iter(tomli.loads(f"{word} = 0")))
    return word[1:-1] if word[0] in "\"'" else word


def _value(text: str, position: int) -> Value:
    start = position
    opens = text[position]
    if opens not in "[{":
        return Value(start, _skip(_SCALAR, text, start))
    closes = "]" if opens == "[" else "}"
    items: list[Value] = []
    pairs: list[tuple[tuple[Word, ...], Value]] = []
    position = _skip(_GAP, text, position + 1)
    while text[position] != closes:
        if opens == "[":
            items.append(_value(text, position))
            position = items[-1].end
        else:
            words, position = _words(text, position)
            pairs.append((words, _value(text, _skip(_SPACE, text, position + 1))))
            position = pairs[-1][1].end
        position = _skip(_GAP, text, position)
        if text[position] == ",":
            position = _skip(_GAP, text, position + 1)
    return Value(start, position + 1, tuple(items), tuple(pairs), opens)


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    assert found is not None
    return found.end()

"""Random commented registers in every syntax TOML has, and random edits of them."""

import datetime
from dataclasses import dataclass
from random import Random
from typing import Any

Path = tuple[str | int, ...]

TEXTS = [
    "plain",
    "",
    "it's",
    'say "hi"',
    "back\\slash",
    "two\nlines",
    "tab\tnul\x00del\x7f",
    "# no comment",
    "[activity.fake]",
    "]",
    "é😀",
    "\u202eright to left\u202c",
    "'''",
    '"""',
    "ends '",
    'ends "',
    "\r\n",
    "x" * 130,
]
KEYS = ["name", "owner", "note", "data", "subjects", "capacity", "zzz", "a b", "é", "x.y", "1", "", 'q"q', "systems"]
TABLES = ["dpia", "volume", "cited", "free", "q q"]
ARRAYS = ["disclosure", "retention", "loose"]
RECORDS = [("activity", "x"), ("activity", "y z"), ("party", "p"), ("register",), ("other", "1")]


def scalar(random: Random) -> Any:
    kinds: list[Any] = [
        random.choice(TEXTS),
        random.choice(TEXTS),
        random.choice([True, False]),
        random.choice([0, 1, -1, 2**63 - 1, -(2**63)]),
        random.choice([1.0, -0.0, 1e300, float("inf"), 0.1]),
        datetime.date(2026, 1, 31),
        datetime.datetime(1979, 5, 27, 7, 32, 0, 999000),
        datetime.datetime(1979, 5, 27, 7, 32, tzinfo=datetime.UTC),
        datetime.time(7, 32),
    ]
    return random.choice(kinds)


def value(random: Random, depth: int = 0) -> Any:
    roll = random.random()
    if roll < 0.2 and depth < 3:
        return [value(random, depth + 1) for _ in range(random.randrange(4))]
    if roll < 0.3 and depth < 3:
        return {key: value(random, depth + 1) for key in random.sample(KEYS, random.randrange(3))}
    if roll < 0.35 and depth < 2:
        return [
            {key: value(random, depth + 1) for key in random.sample(KEYS, 2)} for _ in range(random.randrange(1, 3))
        ]
    return scalar(random)


@dataclass
class Writer:
    """Writes a document at random; comments are numbered, so that each can be told from every other."""

    random: Random
    newline: str
    count: int = 0

    def comment(self) -> str:
        self.count += 1
        return f"# c{self.count} " + self.random.choice(["", '"', "'''", "[x]", "a = 1", "é"])

    def trailing(self) -> str:
        return "  " + self.comment() if self.random.random() < 0.25 else self.random.choice(["", "", " "])

    def above(self, indent: str = "") -> str:
        lines = ""
        while self.random.random() < 0.3:
            lines += indent + (self.comment() if self.random.random() < 0.7 else "") + self.newline
        return lines

    def key(self, key: str) -> str:
        if key and all(character.isascii() and (character.isalnum() or character in "-_") for character in key):
            return self.random.choice([key, key, key, f'"{key}"', f"'{key}'"])
        if '"' in key or self.random.random() < 0.3:
            return f"'{key}'"
        return f'"{key}"'

    def keys(self, keys: tuple[str, ...]) -> str:
        return self.random.choice([".", ".", " . "]).join(self.key(key) for key in keys)

    def text(self, value: str) -> str:
        escaped = "".join(
            f"\\u{ord(character):04x}" if ord(character) < 32 or character in '"\\\x7f' else character
            for character in value
        )
        choices = [f'"{escaped}"']
        if not any(ord(character) < 32 or character in "'\x7f" for character in value):
            choices += [f"'{value}'", f"'''{value}'''"]
        if not any((ord(character) < 32 and character != "\n") or character in '"\\\x7f' for character in value):
            choices.append('"""' + self.newline + value.replace("\n", self.newline) + '"""')
            choices.append('"""\\' + self.newline + "  " + self.newline + f'{escaped.lstrip(" ")}"""')
        return self.random.choice(choices)

    def value(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, dict):
            space = self.random.choice(["", " "])
            return (
                "{" + space + ", ".join(f"{self.key(k)}={space}{self.value(v)}" for k, v in value.items()) + space + "}"
            )
        if isinstance(value, list):
            return self.array(value)
        if isinstance(value, datetime.datetime):
            return value.isoformat(sep=self.random.choice("T "))
        return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)

    def array(self, value: list[Any]) -> str:
        if self.random.random() < 0.5:
            return "[" + self.random.choice(["", " "]) + ", ".join(self.value(item) for item in value) + "]"
        lines = "[" + self.trailing() + self.newline
        for position, item in enumerate(value):
            lines += self.above("  ") + "  " + self.value(item)
            before = self.random.random() < 0.1
            if before:
                lines += " " + self.comment() + self.newline + " "
            is_last = position == len(value) - 1
            lines += ("," if not is_last or self.random.random() < 0.7 else "") + self.trailing() + self.newline
        return lines + self.above("  ") + "]"

    def pair(self, keys: tuple[str, ...], value: Any) -> str:
        indent = self.random.choice(["", "", "", "  "])
        equals = self.random.choice([" = ", "=", "  =  "])
        return (
            self.above(indent) + indent + self.keys(keys) + equals + self.value(value) + self.trailing() + self.newline
        )

    def header(self, keys: tuple[str, ...], is_array: bool = False) -> str:
        inner = self.random.choice(["", "", " "]) + self.keys(keys) + self.random.choice(["", "", " "])
        return self.above() + (f"[[{inner}]]" if is_array else f"[{inner}]") + self.trailing() + self.newline

    def body(self, prefix: tuple[str, ...], table: dict[str, Any]) -> str:
        lines = ""
        for key, item in table.items():
            if isinstance(item, dict) and item and self.random.random() < 0.4:
                lines += self.body((*prefix, key), item)
            else:
                lines += self.pair((*prefix, key), item)
        return lines

    def table(self) -> dict[str, Any]:
        return {key: value(self.random) for key in self.random.sample(KEYS, self.random.randrange(1, 5))}

    def record(self, keys: tuple[str, ...]) -> list[str]:
        """The blocks of a record, which may be scattered through the text but keep their order."""
        random = self.random
        blocks = []
        form = random.random()
        if form < 0.8:
            blocks.append(self.header(keys) + self.body((), self.table()))
        for name in random.sample(TABLES, random.randrange(3)):
            blocks.append(self.header((*keys, name)) + self.body((), self.table()))
            if random.random() < 0.3:
                blocks.append(self.header((*keys, name, "deep")) + self.body((), self.table()))
        arrays = [name for name in ARRAYS for _ in range(random.randrange(3))]
        random.shuffle(arrays)
        for name in arrays:
            lines = self.header((*keys, name), is_array=True) + (
                self.body((), self.table()) if random.random() < 0.9 else ""
            )
            if random.random() < 0.3:
                lines += self.header((*keys, name, "transfer")) + self.body((), self.table())
            blocks.append(lines)
        return blocks or [self.header(keys)]

    def document(self) -> str:
        random = self.random
        records = random.sample(RECORDS, random.randrange(1, len(RECORDS) + 1))
        top = ""
        sequences = []
        for keys in records:
            form = random.random()
            if form < 0.1:
                top += self.pair(keys, self.table())
            elif form < 0.2:
                top += self.body(keys, self.table())
            else:
                sequences.append(self.record(keys))
        if random.random() < 0.7:
            blocks = [block for sequence in sequences for block in sequence]
        else:
            blocks = []
            while sequences := [sequence for sequence in sequences if sequence]:
                blocks.append(random.choice(sequences).pop(0))
        text = self.above() + top
        for block in blocks:
            text += self.newline * random.choice([0, 1, 1, 1, 2])
            if random.random() < 0.1:
                text += self.comment() + self.newline + self.newline
            text += block
        if random.random() < 0.2:
            text += self.newline + self.comment() + self.newline
        return text.rstrip("\r\n") if random.random() < 0.2 else text


def document(random: Random) -> str:
    newline = random.choice(["\n", "\n", "\r\n"])
    return Writer(random, newline).document()


def paths(values: Any, prefix: Path = ()) -> list[Path]:
    """The path of everything in values, tables and items included."""
    found = [prefix] if prefix else []
    items = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for step, item in items:
        found += paths(item, (*prefix, step))
    return found


def at(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def typed(values: Any) -> Any:
    """Values that are equal only where TOML makes no difference: `1`, `1.0` and `true` differ."""
    if isinstance(values, dict):
        return {key: typed(item) for key, item in values.items()}
    if isinstance(values, list):
        return [typed(item) for item in values]
    return type(values), repr(values)

"""How a value is written: the words of TOML, near to how the value before it was written."""

import datetime
import math
import re
from collections.abc import Mapping, Sequence

_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_CONTROL_BUT_NEWLINE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_TO_ESCAPE_IN_LINES = re.compile(r'\\|"(?="")|"\Z|[\x00-\x08\x0b-\x1f\x7f]')
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


class Unspeakable(ValueError):  # noqa: N818 - an answer, not a fault
    """A value that TOML 1.0 has no words for."""


def spelled(value: object, before: str = "", newline: str = "\n") -> str:
    """A value in TOML, on one line unless the former one was a text of several lines.

    Args:
        value: What TOML can hold; mappings become inline tables.
        before: How the value was written so far; its quotation marks and its way with times are kept where they can be.
        newline: Line ending for a text of several lines.

    Raises:
        Unspeakable: TOML cannot hold it.
    """
    if isinstance(value, str):
        return _text(value, before, newline)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if not _SMALLEST <= value <= _LARGEST:
            raise Unspeakable
        return str(int(value))
    if isinstance(value, float):
        return repr(float(value)) if math.isfinite(value) else str(float(value))
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _time(value, before)
    if isinstance(value, Mapping):
        pairs = [f"{key_spelled(key)} = {spelled(item)}" for key, item in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return f"[{', '.join(spelled(item) for item in value)}]"
    raise Unspeakable


def key_spelled(key: object) -> str:
    """One step of a key, in quotation marks only where it needs them."""
    if not isinstance(key, str):
        raise Unspeakable
    return key if _BARE.fullmatch(key) else _text(key, "", "\n")


def header_spelled(keys: Sequence[object]) -> str:
    """A key of several steps."""
    return ".".join(key_spelled(key) for key in keys)


def in_lines(items: Sequence[str], newline: str) -> str:
    """An array with each of its items, already spelled, on a line of its own."""
    return newline.join(("[", *(f"  {item}," for item in items), "]"))


def _text(value: str, before: str, newline: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise Unspeakable
    opening = next((mark for mark in ('"""', "'''", "'") if before.startswith(mark)), "")
    if opening == "'" and "'" not in value and not _CONTROL.search(value):
        return f"'{value}'"
    if len(opening) == len('"""') and "\n" in value:
        first = newline if before[3:].startswith(("\n", "\r\n")) else newline * value.startswith("\n")
        if opening == "'''" and not (_CONTROL_BUT_NEWLINE.search(value) or "''" in value or value.endswith("'")):
            return f"'''{first}{value.replace(chr(10), newline)}'''"
        body = _TO_ESCAPE_IN_LINES.sub(_escape, value).replace("\n", newline)
        return f'"""{first}{body}"""'
    return f'"{_TO_ESCAPE.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")


def _time(value: datetime.date | datetime.time, before: str) -> str:
    if isinstance(value, datetime.datetime):
        written = value.isoformat(sep=" " if before[10:11] == " " else "T")
        if written.endswith("+00:00") and before.endswith(("Z", "z")):
            return written[: -len("+00:00")] + "Z"
        return written
    if isinstance(value, datetime.time) and value.tzinfo is not None:
        raise Unspeakable
    return value.isoformat()

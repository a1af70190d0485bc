"""YAML texts as plain tables and lists, one event at a time, so that nothing in them can grow beyond what is read.

Aliases are followed as often as they are used and counted each time; keys that merge tables are keys like any other.
No tag makes anything but text, a number stays the text that it is, and only yes, no and nothing are told apart.
"""

from typing import Any

from ropa.reading.limits import MAX_DEPTH, MAX_PLACES, MAX_YAML, Unreadable

_LONG = 200
_NOTHING = ("", "~", "null", "Null", "NULL")
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def parsed(text: str) -> list[Any]:
    """The documents of a text.

    Raises:
        Unreadable: It is broken, too long, too deep, or would hold more than is read once its aliases are followed.
    """
    import yaml  # noqa: PLC0415 - dear to import, and only an import reads YAML

    if len(text.encode("utf-8", "replace")) > MAX_YAML:
        raise Unreadable("too-large", limit=MAX_YAML // (1024 * 1024))
    building = _Building()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            building.take(event)
    except yaml.YAMLError as error:
        raise Unreadable("broken") from error
    except RecursionError as error:
        raise Unreadable("deep", limit=MAX_DEPTH) from error
    return building.documents


class _Open:
    """A table or list whose end was not seen yet."""

    __slots__ = ("anchor", "is_table", "key", "size", "value")

    def __init__(self, anchor: str, *, is_table: bool) -> None:
        self.anchor, self.is_table = anchor, is_table
        self.value: Any = {} if is_table else []
        self.key: str | None = None
        self.size = 1


class _Building:
    """Puts events together, and counts what they make."""

    def __init__(self) -> None:
        self.documents: list[Any] = []
        self._open: list[_Open] = []
        self._anchored: dict[str, tuple[Any, int]] = {}

    def take(self, event: Any) -> None:
        """Take the next event."""
        name = type(event).__name__
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            if len(self._open) >= MAX_DEPTH:
                raise Unreadable("deep", limit=MAX_DEPTH)
            self._open.append(_Open(event.anchor or "", is_table=name == "MappingStartEvent"))
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            done = self._open.pop()
            self._put(done.value, done.size, done.anchor)
        elif name == "ScalarEvent":
            # A long text that is repeated through aliases takes room as many short ones do.
            self._put(_scalar(event), 1 + len(event.value) // _LONG, event.anchor or "")
        elif name == "AliasEvent":
            if event.anchor not in self._anchored:  # also one that stands within what it names
                raise Unreadable("broken")
            self._put(*self._anchored[event.anchor], "")
        elif name == "DocumentStartEvent":
            self._anchored = {}

    def _put(self, value: Any, size: int, anchor: str) -> None:
        if anchor:
            self._anchored[anchor] = (value, size)
        if not self._open:
            self.documents.append(value)
            return
        there = self._open[-1]
        there.size += size
        if there.size > MAX_PLACES:
            raise Unreadable("places", limit=MAX_PLACES)
        if not there.is_table:
            there.value.append(value)
        elif there.key is None:
            there.key = _key(value)
        else:
            name, number = there.key, 1
            while name in there.value:
                number += 1
                name = f"{there.key} ({number})"
            there.value[name] = value
            there.key = None


def _scalar(event: Any) -> Any:
    plain = event.style is None and (event.tag is None or event.tag == "!")
    if plain and event.value in _NOTHING:
        return None
    return _WORDS.get(event.value, event.value) if plain else event.value


def _key(value: Any) -> str:
    if value is None or isinstance(value, str | bool):
        return "" if value is None else str(value)
    raise Unreadable("broken")

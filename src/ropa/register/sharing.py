"""Tables within records that say the same, as one value.

Most of what the records of a workspace say they say alike: the same ground, the same period, the same recipient in the
same role. Such a table is read once, and every record that has it holds the same part, in whichever register: twenty
thousand activities take a third less room, and who judges the parts of a register judges each of them once.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ropa.model import Part, Record, plan

_Known = tuple[Callable[[Any], Any], dict[str, Part]]
"""What reads the tables of one model, and what they were read as, by their text."""


class Sharing:
    """What the tables within records were read as, of one register or of all that are read together."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parts: dict[type[Part], _Known] = {}
        self._keys: dict[type[Record], Mapping[str, _Known]] = {}

    def records(self, model: type[Record], tables: Mapping[str, Any]) -> dict[str, Record]:
        """The records of one kind that tables hold.

        Raises:
            ValidationError: One of them cannot be read.
            RecursionError: One of them is nested too deeply.
        """
        return _reader(model)({key: self.shared(model, table) for key, table in tables.items()})

    def shared(self, model: type[Record], table: Mapping[str, Any]) -> Mapping[str, Any]:
        """A record's table, with the parts in place of those tables in it that can be read.

        One that cannot be read is left as it is, for the record's own reading to say what is wrong.
        """
        keys = self._keys.get(model) or self._keys_of(model)
        if keys.keys().isdisjoint(table):
            return table
        found = {**table}
        for key, value in table.items():
            if key not in keys:
                continue
            part = keys[key]
            known = part[1]
            # As text, since no value of TOML is written as another is: 1, 1.0 and true are equal, and not the same.
            if isinstance(value, list):
                found[key] = parts = []
                for item in value:
                    text = repr(item)
                    parts.append(known.get(text) or _read(part, item, text))
            elif isinstance(value, dict):
                text = repr(value)
                found[key] = known.get(text) or _read(part, value, text)
        return found

    def _keys_of(self, model: type[Record]) -> Mapping[str, _Known]:
        found = {key: self._parts.setdefault(part, (part.model_validate, {})) for key, part in _parts(model).items()}
        self._keys[model] = found
        return found


def _read(part: _Known, table: object, text: str) -> object:
    if not isinstance(table, dict):
        return table
    read, known = part
    try:
        found = known[text] = read(table)
    except ValidationError:
        return table
    return found


@cache
def _reader(model: type[Record]) -> Callable[[Mapping[str, Any]], dict[str, Record]]:
    """What reads many records in one go, which is sooner done than one after the other."""
    return TypeAdapter(dict[str, model]).validate_python  # type: ignore[valid-type]


@cache
def _parts(model: type[Record]) -> Mapping[str, type[Part]]:
    """The models of the tables within a record, by key."""
    return {field.key: field.part for field in plan(model) if field.part}

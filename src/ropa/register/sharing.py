"""Tables within records that say the same, as one value.

Most of what the records of a register say they say alike: the same ground, the same period, the same recipient in the
same role. Such a table is read once, and every record that has it holds the same part: a register of twenty thousand
activities takes a third less room, and who judges parts judges each of them once.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from ropa.model import Part, Record, plan


class Sharing:
    """What the tables within the records of one register were read as."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[type[Part], str], Part] = {}

    def shared(self, model: type[Record], table: Mapping[str, Any]) -> Mapping[str, Any]:
        """A record's table, with the parts in place of those tables in it that can be read.

        One that cannot be read is left as it is, for the record's own reading to say what is wrong.
        """
        parts = _parts(model)
        found = {}
        for key, value in table.items():
            if not isinstance(value, (list, dict)) or (part := parts.get(key)) is None:
                found[key] = value
            elif isinstance(value, dict):
                found[key] = self._part(part, value)
            else:
                found[key] = [self._part(part, item) if isinstance(item, dict) else item for item in value]
        return found

    def _part(self, model: type[Part], table: dict[str, Any]) -> Part | dict[str, Any]:
        # As text, since no value of TOML is written as another is: 1, 1.0 and true are equal, and not the same.
        said = model, repr(table)
        known = self._known.get(said)
        if known is None:
            try:
                known = self._known[said] = model.model_validate(table)
            except ValidationError:
                return table
        return known


@cache
def _parts(model: type[Record]) -> Mapping[str, type[Part]]:
    """The models of the tables within a record, by key."""
    return {field.key: field.part for field in plan(model) if field.part}

"""What many records say, read in one pass and kept field by field.

A record holds all fields of its model, of which it says a third. Who reads one field of all of them goes through the
whole memory of a register each time; read together, each record is gone to once.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from ropa.model.declaration import Part

Columns = Mapping[str, Sequence[Any]]
"""What each field of some records or tables says, one after the other, by its name; None where one is silent."""


def columns(parts: Sequence[Part], names: Iterable[str] | None = None) -> Columns:
    """What fields of some records or tables of one model say.

    Args:
        parts: The records or tables.
        names: The fields; if left out all in which any of them says something.
    """
    asked = [*(set().union(*map(attrgetter("model_fields_set"), parts)) if names is None else names)]
    tables = map(attrgetter("__dict__"), parts)
    if len(asked) == 1:
        return {asked[0]: tuple(map(itemgetter(asked[0]), tables))}
    # Of several names it gives tuples.
    return dict(zip(asked, zip(*map(itemgetter(*asked), tables), strict=True), strict=True)) if asked else {}

"""What many records say, read in one pass and kept field by field.

A record holds all fields of its model, of which it says a third. Who reads one field of all of them goes through the
whole memory of a register each time; read together, each record is gone to once.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from ropa.model.declaration import Part

Columns = Mapping[str, Sequence[Any]]
"""What each field of some records or tables says, one after the other, by its name; None where one is silent."""


def columns(parts: Sequence[Part]) -> Columns:
    """What the fields of some records or tables of one model say, those left out that are silent in all of them."""
    names = list(set().union(*map(attrgetter("model_fields_set"), parts)))
    tables = [part.__dict__ for part in parts]
    if len(names) == 1:
        return {names[0]: tuple(map(itemgetter(names[0]), tables))}
    # Of several names it gives tuples.
    return dict(zip(names, zip(*map(itemgetter(*names), tables), strict=True), strict=True)) if names else {}

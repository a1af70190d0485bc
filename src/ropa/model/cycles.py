"""References that lead back to where they start: a chain of sub-processors, parents, successors or broader terms."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ropa.model.activity import Activity
from ropa.model.common import Record
from ropa.model.organisation import Engagement, OwnTerm, Party

UPWARD: tuple[tuple[type[Record], str], ...] = (
    (Engagement, "under"),
    (Party, "parent"),
    (Activity, "replaced_by"),
    (OwnTerm, "broader"),
)
"""The fields by which a record names one of its own kind, and that must end somewhere."""


@cache
def upward(model: type[Record]) -> tuple[str, ...]:
    """The fields by which a record of a model names one of its own kind."""
    return tuple(field for other, field in UPWARD if issubclass(model, other))


def cycles(records: Mapping[str, Record], starts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every circle of references among the records of a register, once.

    Args:
        records: The records.
        starts: The ids of those that name one of their own kind, or of more, in the order in which they were read.

    Yields:
        The field, and the ids on the circle in the order of the references, the record that was read first in front.
    """
    naming: dict[str, list[str]] = {field: [] for _, field in UPWARD}
    for name in starts:
        for field in upward(type(records[name])):
            naming[field].append(name)
    for field, names in naming.items():
        seen: set[str] = set()
        for start in names:
            walked: dict[str, None] = {}
            key: str | None = start
            while key is not None and key not in seen:
                seen.add(key)
                walked[key] = None
                key = _next(records, key, field)
            if key in walked:
                keys = tuple(walked)
                circle = keys[keys.index(key) :]
                first = min(range(len(circle)), key=lambda at: list(records).index(circle[at]))
                yield field, circle[first:] + circle[:first]


def _next(records: Mapping[str, Record], key: str, field: str) -> str | None:
    named = getattr(records[key], field)
    return named if type(records.get(named)) is type(records[key]) else None

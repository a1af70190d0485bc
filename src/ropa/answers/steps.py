"""The changes that one answer asks for, and the order in which those of many can be made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ropa.changes import FieldChange, InsertItem, RemoveItem
from ropa.finding import Pointer
from ropa.register import Register
from ropa.source.edit import Value


@dataclass
class Steps:
    """What is set, taken out of lists and put behind their last item; positions mean the records as they are now."""

    sets: list[FieldChange] = field(default_factory=list)
    removed: list[Pointer] = field(default_factory=list)
    appended: list[tuple[Pointer, Value]] = field(default_factory=list)

    def __add__(self, other: "Steps") -> "Steps":
        """Both."""
        return Steps(self.sets + other.sets, self.removed + other.removed, self.appended + other.appended)


def in_order(register: Register, steps: Iterable[Steps]) -> list[FieldChange]:
    """The changes of several answers, so that each still finds what it means when those before it are made.

    Evidence comes first: what goes from a list takes the evidence of its items with it.
    """
    sets: list[FieldChange] = []
    removed: dict[Pointer, None] = {}
    appended: list[tuple[Pointer, Value]] = []
    for one in steps:
        sets += one.sets
        removed |= dict.fromkeys(one.removed)
        appended += one.appended
    gone = Counter(Pointer(at.record, at.field[:-1]) for at in removed)
    added: Counter[Pointer] = Counter()
    inserts: list[InsertItem] = []
    for at, value in appended:
        is_evidence = at.field == ("evidence",)
        length = _length(register, at) + added[at] - (0 if is_evidence else gone[at])
        added[at] += 1
        inserts.append(InsertItem(at, length, value))
    ordered = [
        *(change for change in sets if _is_evidence(change.at)),
        *(change for change in inserts if _is_evidence(change.at)),
        *(change for change in sets if not _is_evidence(change.at)),
        *map(RemoveItem, sorted(removed, key=_place, reverse=True)),
        *(change for change in inserts if not _is_evidence(change.at)),
    ]
    # Record by record, since a text is written anew each time that another record is turned to.
    places = {record: place for place, record in enumerate(dict.fromkeys(change.at.record for change in ordered))}
    return sorted(ordered, key=lambda change: places[change.at.record])


def _is_evidence(at: Pointer) -> bool:
    return at.field[0] == "evidence"


def _length(register: Register, at: Pointer) -> int:
    value = getattr(register.recorded(at.record), str(at.field[0]), None)
    return len(value) if isinstance(value, tuple) else 0


def _place(at: Pointer) -> tuple[str, ...]:
    return (at.record, *(f"{step:06d}" if isinstance(step, int) else step for step in at.field))

"""What holds for an activity: what it states itself, and what the register states for all or some activities."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ropa.finding import Pointer
from ropa.model import Activity, RegisterRecord, plan
from ropa.register.once import once
from ropa.register.records import Register


class Statement(NamedTuple):
    """A value that holds for an activity, and the field that states it: the activity's own, or the register's."""

    value: Any
    at: Pointer


INHERITED = frozenset(field.name for field in plan(RegisterRecord) if field.kind == RegisterRecord.KIND) & frozenset(
    field.name for field in plan(Activity)
)
"""The fields that a register states for all its activities at once."""


def statements(register: Register, key: str, activity: Activity, name: str) -> tuple[Statement, ...]:
    """What holds for an activity in one field: its own statement, and those of the register that apply to it.

    Lists are given item by item. A statement of the register that its source ties to nothing is never inherited,
    and a single value of the register only where the activity says nothing itself.

    Args:
        register: The register.
        key: The activity's id.
        activity: The activity.
        name: Name of the field in the text, the same in both models.
    """
    shared, known = _of_field(register, name)
    if not shared and activity.__dict__[name] is None:
        return ()
    found = known.get(key)
    # Asked about an activity that is not the register's, what is known of its namesake does not count.
    if found is not None and found[0] is activity:
        return found[1]
    holding = _holding(register, key, activity, name)
    if register.records.get(key) is activity:
        known[key] = activity, holding
    return holding


def _holding(register: Register, key: str, activity: Activity, name: str) -> tuple[Statement, ...]:
    stated = activity.__dict__[name]
    own = () if stated is None else _items(stated, register.address(key), name)
    inheritable = _of_field(register, name)[0]
    if not inheritable:
        return own
    shared = [
        item
        for item, applies in inheritable
        if (stated is None if applies is None else applies == "all" or (isinstance(applies, tuple) and key in applies))
    ]
    return (*own, *shared) if shared else own


@once
def naming(register: Register, name: str) -> Mapping[str, tuple[int, ...]]:
    """Which of the register's statements in a field name an activity as one of those they hold for, by its id."""
    found: dict[str, tuple[int, ...]] = {}
    for number, (_, applies) in enumerate(_of_field(register, name)[0]):
        for key in applies if isinstance(applies, tuple) else ():
            found[key] = (*found.get(key, ()), number)
    return found


_Inheritable = tuple[tuple[Statement, Any], ...]
"""What a register states in a field for all or some activities, and for which it says that it holds."""


@once
def _of_field(register: Register, name: str) -> tuple[_Inheritable, dict[str, tuple[Activity, tuple[Statement, ...]]]]:
    """What can be inherited in a field, and what holds for each activity by its id, filled as it is asked for."""
    stated = getattr(register.own, name) if register.own and name in INHERITED else None
    found = () if stated is None else _items(stated, register.address(), name)
    return tuple((item, getattr(item.value, "applies", None)) for item in found), {}


def _items(value: Any, address: str, name: str) -> tuple[Statement, ...]:
    if isinstance(value, tuple):
        return tuple([Statement(item, Pointer(address, (name, number))) for number, item in enumerate(value)])
    return (Statement(value, Pointer(address, (name,))),)

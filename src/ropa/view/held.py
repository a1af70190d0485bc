"""What holds for a field of a record, and whether its silence is shown."""

from collections.abc import Sequence

from ropa.finding import Pointer
from ropa.model import Activity, FieldPlan, Record
from ropa.register import Register, Statement, statements


def is_asked(register: Register, key: str, record: Record, field: FieldPlan) -> bool:
    """Whether the law or a DPO asks a record for a field, so that its silence is shown."""
    asked = field.declared.asked
    # The organisation itself is no recipient, so nobody asks for its category of recipient.
    if field.key == "category" and register.own is not None and register.own.organisation == key:
        return False
    return asked == "always" or (asked != "" and asked == (getattr(record, "capacity", None) or "controller"))


def held(register: Register, key: str, record: Record, field: FieldPlan) -> Sequence[Statement]:
    """The values of a field, item by item, with those that a register states for its activities."""
    if isinstance(record, Activity):
        # The weighing of interests bears only on what rests on them.
        is_idle = field.key == "balancing_test" and not _rests_on_interests(register, key, record)
        return () if is_idle else statements(register, key, record, field.name)
    value = getattr(record, field.name)
    if value is None:
        return ()
    address = register.address(key)
    if isinstance(value, tuple):
        return [Statement(item, Pointer(address, (field.key, number))) for number, item in enumerate(value)]
    return (Statement(value, Pointer(address, (field.key,))),)


def _rests_on_interests(register: Register, key: str, activity: Activity) -> bool:
    bases = statements(register, key, activity, "legal_basis")
    return any(item.value.basis == "legitimate-interests" for item in bases)

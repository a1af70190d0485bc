"""What a field says already of an answer."""

from collections.abc import Mapping
from typing import Any

from ropa.finding import dotted
from ropa.model import PENDING, Part
from ropa.questions.open_points import Kind, Target
from ropa.register import Register


def holds(of: Target, value: Any) -> bool:
    """Whether a field holds a value, or all the items of one."""
    there = _plain(getattr(of.value, "applies", None) if of.kind is Kind.WHERE else of.value)
    if getattr(of.record, "named", None) is False and of.field.key == "name":
        return False
    if isinstance(there, list) and isinstance(value, list):
        return all(item in there for item in value)
    if isinstance(there, Mapping) and isinstance(value, Mapping):
        return value.items() <= there.items()
    return bool(there == value)


def completes(register: Register, of: Target, value: Any, by: str) -> bool:
    """Whether a list is the whole of an answer of which a part was taken in, and a part waited for what it names.

    Args:
        register: The register.
        of: What was asked.
        value: What the answer means now.
        by: Who gave it.
    """
    name, there = dotted(register.in_text(of.at)), _plain(of.value)
    opened = of.record.open or ()
    waits = any((item.field, item.of) == (name, by) and item.state in PENDING for item in opened)
    is_more = isinstance(there, list) and isinstance(value, list) and all(item in value for item in there)
    return waits and is_more


def _plain(value: Any) -> Any:
    """A value as it is written, without its evidence."""
    if isinstance(value, Part):
        said = value.model_dump(by_alias=True, exclude_none=True, exclude={"evidence"})
        return {key: _plain(item) for key, item in said.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value

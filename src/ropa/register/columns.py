"""What the records of one kind say, field by field, for who asks one field of all of them."""

from collections.abc import Sequence
from typing import Any

from ropa.model import Columns, Record, columns
from ropa.register.once import lasting, once
from ropa.register.records import Register


@once
@lasting
def columns_of(register: Register, model: type[Record]) -> Columns:
    """What each field of the records of one kind says, in their order; fields in which none says anything left out."""
    return columns([record for _, record in register.of(model)])


@once
@lasting
def addresses(register: Register, model: type[Record]) -> Sequence[str]:
    """The addresses of the records of one kind, in their order."""
    return [register.address(key) for key, _ in register.of(model)]


def column(register: Register, model: type[Record], name: str) -> Sequence[Any]:
    """What one field of the records of one kind says, in their order; None where it is silent."""
    said = columns_of(register, model).get(name)
    return (None,) * len(tuple(register.of(model))) if said is None else said

"""The records that a register may refer to, and all that each is called."""

from collections.abc import Iterator

from ropa.model import Engagement, Party, Record
from ropa.register import Register


def records(register: Register) -> Iterator[tuple[str, Record]]:
    """The records a register may refer to, by how it does."""
    yield from register.records.items()
    if register.shared is not None:
        yield from ((register.shared.address(key), record) for key, record in register.shared.records.items())


def names_of(record: Record) -> tuple[str, ...]:
    """All that a record is called; an engagement by what it renders."""
    names = [getattr(record, key, None) for key in ("name", "title", "legal_name")]
    more = record.trade_names or () if isinstance(record, Party) else ()
    service = record.service if isinstance(record, Engagement) else None
    return tuple(name for name in (*names, service, *more) if isinstance(name, str))

"""A register as if it had some of its activities only, for a document that is limited to them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from ropa.model import Activity, Engagement, Record, RegisterRecord
from ropa.register import Register
from ropa.rules import Case

_STATED_ONCE = ("collected", "legal_basis", "disclosure", "retention")
"""Statements of a register that say to which activities they apply."""


def limited(case: Case, keys: Collection[str], *, keeps_untied: bool) -> Case:
    """A case whose register has these activities only.

    Engagements go that carry data of the other activities alone; documents, parties and systems stay, since a document
    shows those that are referred to.

    Args:
        case: The case.
        keys: The ids of the activities that stay.
        keeps_untied: Whether what the record ties to no activity stays.
    """
    kept = _without(case.register, lambda key, record: isinstance(record, Activity) and key not in keys)
    if kept.own:
        kept = replace(kept, own=_own(kept.own, keys, keeps_untied=keeps_untied))
    made = replace(case, register=kept)
    carried = {hop.engagement for hop in made.hops if hop.activities}
    untied = {hop.engagement for hop in case.hops if not hop.activities} if keeps_untied else set()

    def is_of_others(key: str, record: Record) -> bool:
        return isinstance(record, Engagement) and kept.address(key) not in carried | untied

    return replace(case, register=_without(kept, is_of_others))


def _without(register: Register, goes: Callable[[str, Record], bool]) -> Register:
    return replace(register, records={key: one for key, one in register.records.items() if not goes(key, one)})


def _own(own: RegisterRecord, keys: Collection[str], *, keeps_untied: bool) -> RegisterRecord:
    changed: dict[str, Any] = {}
    for name in _STATED_ONCE:
        items = []
        for item in getattr(own, name) or ():
            applies = item.applies
            if isinstance(applies, tuple):
                if left := tuple(key for key in applies if key in keys):
                    items.append(item.model_copy(update={"applies": left}))
            elif applies == "all" or keeps_untied:
                items.append(item)
        changed[name] = tuple(items) or None
    return own.model_copy(update=changed)

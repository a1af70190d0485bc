"""What differs between two states of one table, field by field, silence and “none” kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ropa.model import Evidence, FieldPlan, Part, plan
from ropa.questions.difference.matching import canonical, paired


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item of a list, or the one table of a field, that is new, gone or says something else.

    Attributes:
        before: As it was; None where it is new.
        after: As it is; None where it is gone.
        changes: What it says differently, where it was there before and is.
    """

    before: Any
    after: Any
    changes: tuple["FieldChange", ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field whose content differs.

    Attributes:
        field: The field.
        before: All that it said; None is silence, `"none"` the statement that there is none.
        after: All that it says.
        items: Item by item where both sides hold items or a table; empty for a plain value.
    """

    field: FieldPlan
    before: Any
    after: Any
    items: tuple[ItemChange, ...] = ()

    @property
    def is_of_items(self) -> bool:
        """Whether it has to be told item by item, so that neither side is silent or says “none”."""
        return all(isinstance(value, tuple) for value in (self.before, self.after)) or (
            bool(self.items) and isinstance(self.before, Part) and isinstance(self.after, Part)
        )


def changes(before: Part, after: Part, unread: frozenset[str] = frozenset()) -> tuple[FieldChange, ...]:
    """What differs between two tables of the same kind.

    Args:
        before: As it was.
        after: As it is.
        unread: Keys of fields that could not be read whole on one side, so that nothing can be said of them.
    """
    return tuple(_changes(before, after, unread))


def _changes(before: Part, after: Part, unread: frozenset[str]) -> Iterator[FieldChange]:
    for field in plan(type(after)):
        was, is_ = getattr(before, field.name), getattr(after, field.name)
        if field.key not in unread and was != is_ and canonical(was) != canonical(is_):
            yield FieldChange(field, was, is_, tuple(_items(was, is_)))


def _items(was: Any, is_: Any) -> Iterator[ItemChange]:
    if isinstance(was, Part) and isinstance(is_, Part):
        # Where a statement comes from is told as one: it is read as one.
        if type(is_) is not Evidence:
            yield ItemChange(was, is_, changes(was, is_))
        return
    old, new = (value if isinstance(value, tuple) else () for value in (was, is_))
    if any(isinstance(item, Part) for item in (*old, *new)):
        for earlier, later in paired(old, new):
            inner = changes(earlier, later) if earlier is not None and later is not None else ()
            yield ItemChange(earlier, later, inner)
        return
    yield from (ItemChange(None, item) for item in dict.fromkeys(new) if item not in old)
    yield from (ItemChange(item, None) for item in dict.fromkeys(old) if item not in new)

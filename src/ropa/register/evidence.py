"""Which evidence holds for a value."""

from collections.abc import Mapping, Sequence

from ropa.model import Evidence, FieldPlan, Part, Record


def evidence_of(record: Record, field: FieldPlan, item: object = None) -> Evidence | None:
    """The evidence that holds for a field or for one item of it.

    The nearest wins: a table's own, then the item's by key, then the field's, then the record's. What a record says of
    its own keeping, such as its status, is not what the source says, so the record's evidence does not reach it.
    """
    # A model takes long to say that it has no such field, and that a word is none of its tables.
    own = item.__dict__.get("evidence") if not isinstance(item, str) and isinstance(item, Part) else None
    if own is not None and isinstance(own, Evidence):
        return own
    if record.evidence:
        named: Sequence[str | None] = (item_key(item), None) if item is not None else (None,)
        for key in named:
            for evidence in record.evidence:
                if evidence.field == field.key and evidence.item == key:
                    return evidence
    return None if field.declared.section == "admin" else record.cited


def has_own_evidence(item: object) -> bool:
    """Whether a table says itself where it comes from; most values are words, and need no closer look."""
    return not isinstance(item, str) and isinstance(item, Part) and bool(item.__dict__.get("evidence"))


def item_key(item: object) -> str | None:
    """The key by which evidence names an item, as read or as written: the word itself, or what a table is about."""
    if isinstance(item, str):
        return item
    said = item if isinstance(item, Mapping) else item.__dict__ if isinstance(item, Part) else {}
    for key in ("to", "basis", "subject"):
        value = said.get(key)
        if isinstance(value, str):
            return value
    return None

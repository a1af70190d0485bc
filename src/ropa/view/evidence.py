"""Where a value comes from, and so how it is known."""

from collections.abc import Sequence

from ropa.i18n import one_line
from ropa.model import Evidence, FieldPlan, Part, Record
from ropa.view.document import State
from ropa.view.words import Words, date_words
from ropa.vocabulary import label

_STATES = {
    "stated": State.STATED,
    "linked": State.LINKED,
    "inferred": State.INFERRED,
    "confirmed": State.CONFIRMED,
}


def evidence_of(record: Record, field: FieldPlan, item: object = None) -> Evidence | None:
    """The evidence that holds for a field or for one item of it.

    The nearest wins: a table's own, then the item's by key, then the field's, then the record's. What a record says of
    its own keeping, such as its status, is not what the source says, so the record's evidence does not reach it.
    """
    own = getattr(item, "evidence", None) if isinstance(item, Part) else None
    if isinstance(own, Evidence):
        return own
    named: Sequence[str | None] = (item_key(item), None) if item is not None else (None,)
    for key in named:
        for evidence in record.evidence or ():
            if evidence.field == field.key and evidence.item == key:
                return evidence
    return None if field.declared.section == "admin" else record.cited


def item_key(item: object) -> str | None:
    """The key by which evidence names an item: the word itself, or what a table is about."""
    if isinstance(item, str):
        return item
    for key in ("to", "basis", "subject"):
        if isinstance(value := getattr(item, key, None), str):
            return value
    return None


def state_of(evidence: Evidence | None) -> State:
    """How a value with this evidence is known; without evidence the record itself states it."""
    return _STATES.get((evidence and evidence.basis) or "", State.STATED)


def evidence_words(evidence: Evidence | None, words: Words) -> str:
    """Evidence in words: document, section, how it bears on the value, who confirmed it."""
    if evidence is None:
        return ""
    parts = []
    if evidence.document:
        found = words.register.find(evidence.document)
        parts.append(words.name(found[1], evidence.document) if found else one_line(evidence.document))
    if evidence.section:
        parts.append(f"§ {one_line(evidence.section)}")
    if evidence.basis:
        parts.append(label("evidence-basis", evidence.basis, words.language))
    if evidence.by:
        parts.append(one_line(evidence.by))
    if evidence.on:
        parts.append(date_words(evidence.on, words.language))
    if evidence.note:
        parts.append(one_line(evidence.note))
    return ", ".join(parts)

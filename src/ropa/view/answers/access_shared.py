"""What is the same of many activities, so that a letter tells it once."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from ropa.view.document import Entry, Field, Page

_TOLD_ONCE = ("sources", "retention", "automated_decisions", "profiling", "transfers")


def key_of(field: Field) -> str:
    """The key of a field of a page; empty for what no single field says."""
    return str(field.at.field[0]) if field.at.field else ""


def shared_fields(pages: Iterable[Page]) -> dict[str, tuple[Entry, ...]]:
    """What the organisation states of all activities, or of none, for several of them, by the key of its field."""
    found: dict[str, Counter[tuple[Entry, ...]]] = {}
    for shown in pages:
        for field in shown.fields():
            key = key_of(field)
            # What is open of transfers is so recipient by recipient.
            is_shared = all(entry.origin for entry in field.entries) or (field.is_silent and key != "transfers")
            if key in _TOLD_ONCE and is_shared:
                found.setdefault(key, Counter())[field.entries] += 1
    common = {key: counts.most_common(1)[0] for key, counts in found.items()}
    return {key: common[key][0] for key in _TOLD_ONCE if key in common and common[key][1] > 1}


def without(shown: Page, fields: Collection[Field]) -> Page:
    """A page without some of its fields."""
    sections = (
        replace(one, fields=tuple(field for field in one.fields if field not in fields)) for one in shown.sections
    )
    return replace(shown, sections=tuple(sections))

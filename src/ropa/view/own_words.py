"""Which entries are the user's own words, so that a document can say in which language they are."""

from ropa.finding import Pointer
from ropa.model import KINDS, plan
from ropa.view.document import Entry, Field
from ropa.view.marks import State

_PROGRAM_WORDS = frozenset((State.SILENT, State.NONE, State.OPEN, State.DERIVED))
"""States whose text is the program's, whatever field it stands in."""


def is_own_words(kind: str, field: Field, entry: Entry) -> bool:
    """Whether an entry of a field of this kind of record is the user's own words."""
    return entry.state not in _PROGRAM_WORDS and bool(entry.link or _is_free(kind, field.at))


def _is_free(kind: str, at: Pointer) -> bool:
    """Whether a field holds free text: not a word of a closed list, a place, a period or a yes."""
    key = at.field[0] if at.field else ""
    field = next((item for item in plan(KINDS[kind]) if item.key == key), None)
    if field is None or field.part is not None or field.declared.vocabulary or field.declared.place:
        return False
    return "bool" not in str(KINDS[kind].model_fields[field.name].annotation)

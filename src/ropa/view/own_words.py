"""Which fields hold the user's own words, so that a document can say in which language they are."""

from ropa.model import FieldPlan
from ropa.view.words import PERIODS


def is_free(field: FieldPlan) -> bool:
    """Whether a field holds free text: not a word of a closed list, a place, a period, a date, a number or a yes."""
    declared = field.declared
    is_chosen = declared.vocabulary or declared.place or field.key in PERIODS
    return field.part is None and field.leaf is str and not is_chosen

"""A share in words, apart from the answers that show it: the home screen needs it and nothing else of them."""

from ropa.i18n import text
from ropa.questions.completeness import percent


def share_words(part: int, whole: int, language: str) -> str:
    """A share in per cent, in words; a dash where nothing is asked."""
    value = percent(part, whole)
    return "–" if value is None else text("obligations.completeness.percent", language, percent=value)

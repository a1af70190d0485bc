"""A time limit for erasure as it is read: `Ten minste 7 jaar (boekjaren)`, never a bare figure."""

from ropa.i18n import listed, one_line
from ropa.i18n.period import period_words
from ropa.model import Retention
from ropa.view.words import Words
from ropa.vocabulary import label

_LIMIT = frozenset(("keep", "kind", "unit", "while", "erase_within"))


def headline(words: Words, item: Retention) -> tuple[str, frozenset[str]]:
    """How long, in one line, and the keys of the fields that the line says.

    The state that lasts, the period with its kind and unit, and within what time erasure follows; where the record
    has none of them, the criteria, or else the event that ends the keeping.
    """
    language = words.language
    parts = []
    if item.while_:
        parts.append(words.pair(words.text("fields.retention.while"), one_line(item.while_)))
    if item.keep:
        kind = f"{label('period-kind', item.kind, language)} " if item.kind else ""
        unit = f" ({label('period-unit', item.unit, language)})" if item.unit else ""
        parts.append(f"{kind}{period_words(item.keep, language)}{unit}")
    if item.erase_within:
        parts.append(words.pair(words.text("fields.retention.erase_within"), period_words(item.erase_within, language)))
    if parts:
        return listed(parts, words.language), _LIMIT
    if item.criteria:
        return words.pair(words.text("fields.retention.criteria"), one_line(item.criteria)), frozenset(("criteria",))
    if item.after:
        after = listed(map(one_line, item.after), words.language)
        return words.text("document.until", event=after), frozenset(("after",))
    return words.text("document.silent"), frozenset()

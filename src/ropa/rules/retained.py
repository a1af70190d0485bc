"""Which data a time limit is for, and whether it says when they go."""

from collections.abc import Iterable, Iterator

from ropa.finding import Several
from ropa.graph import term_node
from ropa.model import Activity, Retention
from ropa.register import Register
from ropa.rules.common import categories
from ropa.rules.phrases import says_only, speaks_of
from ropa.rules.wider import wider_data
from ropa.vocabulary import Word

_GONE = ("erase", "anonymise", "return")


def says_when(item: Retention) -> bool:
    """Whether a time limit says when data go, as a period, an event or a criterion; a minimum alone does not."""
    if item.erase_within or (item.criteria and not says_nothing(item.criteria)):
        return True
    if item.kind == "minimum":
        return item.then in _GONE
    events = (*(item.after or ()), *((item.while_,) if item.while_ else ()))
    return bool(item.keep) or any(not speaks_of(event, "indefinite-period") for event in events)


def says_nothing(text: str) -> bool:
    """Whether a criterion is nothing but phrases that set no limit."""
    return says_only(text, "indefinite-period", "vague-purpose")


def left_out(
    register: Register, activity: Activity, limits: Iterable[Retention], of: Retention | None = None
) -> Several:
    """The categories of an activity's data that no time limit is for.

    Args:
        register: The register.
        activity: The activity.
        limits: The time limits; one that names no data, or all of them, is for all.
        of: A time limit whose data alone are asked about; all of the activity's data where it is None.
    """
    named: set[str] = set()
    for item in limits:
        if not isinstance(item.data, tuple):
            return Several()
        named.update(term_node(register, "data", word) for word in item.data)
    asked = of.data if of and isinstance(of.data, tuple) else sorted(categories(activity))
    return Several(data_names(register, [word for word in asked if not _is_named(register, word, named)]))


def _is_named(register: Register, word: str, named: set[str]) -> bool:
    return not named.isdisjoint(wider_data(register, word))


def data_names(register: Register, words: Iterable[str]) -> Iterator[str]:
    """Categories of data as parameters of a text: the name of the register's own term, else the list's word."""
    for word in words:
        found = register.find(word)
        yield str(getattr(found[1], "name", word)) if found else Word(f"data/{word}")

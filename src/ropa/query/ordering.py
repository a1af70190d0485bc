"""In which order records stand by a field: amounts by size, words by the alphabet, what says nothing last."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from ropa.query.amounts import size

Item = TypeVar("Item")


class Key(NamedTuple):
    """What a field weighs in an order.

    Attributes:
        is_silent: Whether it says nothing; such records stand last, whichever way the order goes.
        is_word: Whether it holds words rather than an amount.
        amount: The greatest amount it holds.
        word: Its words, folded.
    """

    is_silent: bool
    is_word: bool = True
    amount: float = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A field to order by, and whether the greatest come first."""

    field: str
    is_falling: bool = False

    @property
    def typed(self) -> str:
        """As a command line takes it: `name`, `-name`."""
        return f"-{self.field}" if self.is_falling else self.field


def key_of(text: str, amounts: Iterable[str] = ()) -> Key:
    """What a field weighs.

    Args:
        text: What it says, in the reader's words; empty where it says nothing.
        amounts: Dates, periods or numbers among its values, as written.
    """
    if not text:
        return Key(is_silent=True)
    sizes = [found for word in amounts if (found := size(word)) is not None]
    return Key(False, False, max(sizes), folded(text)) if sizes else Key(False, True, 0, folded(text))


@lru_cache(1 << 14)
def folded(text: str) -> str:
    """A word as dictionaries order it: without regard to case and accents."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def in_order(items: Sequence[Item], orders: Sequence[Order], key: Callable[[Item, str], Key]) -> list[Item]:
    """Items in an order; those that it does not tell apart stay as they stand.

    Args:
        items: The items.
        orders: By what; the first weighs most.
        key: What an item weighs in a field.
    """
    found = list(items)
    for order in reversed(orders):
        weighed = [(key(item, order.field), item) for item in found]
        said = [pair for pair in weighed if not pair[0].is_silent]
        said.sort(key=lambda pair: pair[0], reverse=order.is_falling)
        found = [item for _, item in said] + [item for weight, item in weighed if weight.is_silent]
    return found

"""Answers of which each line can stand in a list by itself: what is due, and what is asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ropa.view.outline import Outline

if TYPE_CHECKING:
    from ropa.query import Order
    from ropa.view.answers.obligations import ObligationLine
    from ropa.view.asking import Asked


@dataclass(frozen=True)
class ObligationList(Outline):
    """What registers make due.

    Attributes:
        lines: Each obligation, then where it cannot be told whether there is one, register by register.
        orders: By what they are in order.
    """

    lines: tuple["ObligationLine", ...] = ()
    orders: tuple["Order", ...] = ()


@dataclass(frozen=True)
class QuestionList(Outline):
    """What registers leave open.

    Attributes:
        asked: Each question, register by register and in each under those who can answer.
        orders: By what they are in order.
    """

    asked: tuple["Asked", ...] = ()
    orders: tuple["Order", ...] = ()

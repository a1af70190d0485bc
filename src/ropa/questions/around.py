"""What a record comes from and goes to, one step each way, and what it does not say of that."""

from dataclasses import dataclass

from ropa.graph import Edge, Index, Kind
from ropa.questions.xray import missing
from ropa.register import Portfolio


@dataclass(frozen=True, slots=True)
class Around:
    """The answer.

    Attributes:
        node: The record asked about.
        comes_from: The edges that lead to it.
        goes_to: The edges that start from it.
        silent: What it does not say of itself, as the kinds of the edges missing on either side.
    """

    node: str
    comes_from: tuple[Edge, ...]
    goes_to: tuple[Edge, ...]
    silent: tuple[tuple[Kind, ...], tuple[Kind, ...]]


def around(portfolio: Portfolio, index: Index, node: str) -> Around:
    """What surrounds a record.

    Args:
        portfolio: The registers.
        index: The edges in reach of it.
        node: Its address.
    """
    kinds = tuple(missing(portfolio, node))
    came, goes = (tuple(kind for kind in kinds if (kind in _BEFORE) is is_before) for is_before in (True, False))
    return Around(node, index.reaching(node), index.leaving(node), (came, goes))


_BEFORE = (Kind.CONCERNS, Kind.HOLDS)
"""Edges that lead to the record which would say so; all others start from it."""

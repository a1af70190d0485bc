"""A register as a picture, one diagram per module, as the DOT text that Graphviz lays out.

A diagram has a `NAME` and `draw(register, hops, law, language)`.
"""

from typing import Protocol

from ropa.diagrams import transfers
from ropa.law import Law
from ropa.register import Register
from ropa.transfers import Hop


class Diagram(Protocol):
    """A module of this package."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it is called on the command line."""

    def draw(self, register: Register, hops: tuple[Hop, ...], law: Law, language: str) -> str:
        """The picture as DOT text."""
        ...


DIAGRAMS: tuple[Diagram, ...] = (transfers,)
"""Every diagram, in the order in which they are offered."""

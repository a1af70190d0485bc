"""What is drawn, one kind of picture per module; each has a `NAME` and a `draw` that gives a `Picture`."""

from types import ModuleType

from ropa.diagrams.kinds import flow, party, portfolio, register, transfers

KINDS: tuple[ModuleType, ...] = (transfers, flow, party, register, portfolio)
"""Every kind, in the order in which they are offered."""

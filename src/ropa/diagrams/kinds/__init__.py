"""What is drawn, one kind of picture per module; each has a `NAME` and a `draw` that gives a `Picture`."""

from types import ModuleType

from ropa.diagrams.kinds import (
    flow,
    impact,
    map_record,
    party,
    portfolio,
    register,
    trace,
    transfers,
    what_if,
    xray,
)

KINDS: tuple[ModuleType, ...] = (
    transfers,
    flow,
    party,
    register,
    portfolio,
    trace,
    what_if,
    map_record,
    xray,
    impact,
)
"""Every kind, in the order in which they are offered."""

"""How a value is known, and the sign beside it that tells so without colour."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """How a value is known. An inferred value never looks like a stated one, nor silence like none."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    LINKED = "linked"
    INFERRED = "inferred"
    DERIVED = "derived"
    ALTERNATIVE = "alternative"
    OPEN = "open"
    NONE = "none"
    SILENT = "silent"


SIGNS: Mapping[State, str] = {
    State.STATED: "",
    State.CONFIRMED: "✓",
    State.LINKED: "~",
    State.INFERRED: "?",
    State.DERIVED: "⇒",
    State.ALTERNATIVE: "≠",
    State.OPEN: "…",
    State.NONE: "∅",
    State.SILENT: "▯",
}
"""A sign per state; a plain statement has none."""

INHERITED = "↑"
"""The sign of a value that the register states for the whole organisation."""

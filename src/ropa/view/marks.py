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
    ABSENT = "absent"


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
    State.ABSENT: "×",
}
"""A sign per state; a plain statement has none."""

UNCONFIRMED = frozenset((State.STATED, State.LINKED, State.INFERRED, State.ALTERNATIVE, State.NONE))
"""What a document of confirmed values alone leaves out."""

PROPOSED = frozenset((State.INFERRED,))
"""What a document without proposals leaves out."""

INHERITED = "↑"
"""The sign of a value that the register states for the whole organisation."""

VOID = "–"
"""What stands where nothing is asked, so that no cell is empty but those to fill in; silence is written in words."""


def sign(state: State, *, is_inherited: bool) -> str:
    """All signs of a value: that it is inherited first, then how it is known."""
    return (INHERITED if is_inherited else "") + SIGNS[state]

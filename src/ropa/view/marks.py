"""The sign beside a value that tells without colour how it is known."""

from collections.abc import Mapping

from ropa.view.document import Entry, State

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


def sign(entry: Entry) -> str:
    """The signs of an entry: inherited first, then how it is known."""
    return (INHERITED if entry.origin else "") + SIGNS[entry.state]

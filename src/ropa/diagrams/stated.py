"""What an activity's fields say, as lines of its box; and a box for a field that names nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropa.diagrams.picture import Box, Shape
from ropa.diagrams.scene import Scene
from ropa.i18n import labelled, text
from ropa.view.document import Entry, Field
from ropa.view.filed import key_of
from ropa.view.marks import SIGNS, State
from ropa.view.record import page

SIGNED = (State.LINKED, State.INFERRED, State.CONFIRMED)
"""States that a sign tells within a line of a box; what is silent or none is told in words."""

_UNSAID = (State.SILENT, State.OPEN, State.NONE)


@dataclass(frozen=True)
class Stated:
    """The fields of one activity.

    Attributes:
        scene: The register and the language.
        address: Address of the activity.
    """

    scene: Scene
    address: str

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Its fields by key, those that are asked for and silent among them."""
        shown = page(self.scene.register, self.address.partition("/")[2], (), self.scene.language)
        return {key: field for field in shown.fields() if (key := key_of(field))}

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The entries of a field; nothing where it is neither filled nor asked for."""
        field = self.fields.get(key)
        return field.entries if field else ()

    def named(self, key: str) -> Iterator[Entry]:
        """The entries of a field that say what it is about: no silence, no open question, no stated none."""
        return (entry for entry in self.entries(key) if entry.state not in _UNSAID)

    def lines(self, key: str) -> Iterator[str]:
        """A field as lines: each entry with its sign, and the data that it is about where it is about some only."""
        label = text(f"fields.activity.{key}", self.scene.language)
        about = text("fields.retention.data", self.scene.language)
        for entry in self.entries(key):
            data = "".join(f" ({detail.text})" for detail in entry.details if detail.label == about)
            sign = SIGNS[entry.state] if entry.state in SIGNED else ""
            said = " ".join(filter(None, (sign, f"{entry.text}{data}")))
            yield labelled(label, said, self.scene.language)

    def signs(self, *keys: str) -> tuple[State, ...]:
        """How the entries of some fields are known, as far as a sign tells it."""
        known = {entry.state for key in keys for entry in self.entries(key)}
        return tuple(state for state in SIGNED if state in known)

    def unsaid(self, key: str, shape: Shape) -> Box:
        """A box for a field that names nothing: silent, asked for, or a stated none."""
        said = next(iter(self.entries(key)), None)
        words = said.text if said else text("document.silent", self.scene.language)
        name = labelled(text(f"fields.activity.{key}", self.scene.language), words, self.scene.language)
        return Box(silent_key(key), shape, name, is_silent=said is None or said.state is not State.NONE)


def silent_key(key: str) -> str:
    """The key of the box for a field that names nothing."""
    return f"silent-{key}"

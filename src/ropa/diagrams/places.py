"""Jurisdictions as frames, and places of storage as boxes in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Shape
from ropa.diagrams.scene import Scene
from ropa.diagrams.zone import ZONES, zone_at
from ropa.finding import Pointer
from ropa.i18n import text
from ropa.transfers import PlaceUse
from ropa.view.words import place_words


@dataclass(frozen=True, slots=True)
class Stores:
    """Where data are kept.

    Attributes:
        scene: The law and the language.
        uses: The key of the box that keeps them, and the place.
    """

    scene: Scene
    uses: tuple[tuple[str, str], ...]

    def boxes(self) -> Iterator[Box]:
        """A box per place, in the frame of its jurisdiction."""
        scene = self.scene
        for code in dict.fromkeys(code for _, code in self.uses):
            zone = zone_at(PlaceUse("stored_in", code, Pointer("")), scene.law)
            group = Group(f"place|{zone}", scene.text("group.places"))
            yield Box(_key(code), Shape.PLACE, place_words(code, scene.language), frame=zone, alike=(group,))

    def lines(self) -> Iterator[Line]:
        """A line to each place."""
        said = (text("transfers.how.stored_in", self.scene.language),)
        for source, code in dict.fromkeys(self.uses):
            yield Line(source, _key(code), Flow.REFERENCE, said, said)


def _key(code: str) -> str:
    return f"place-{code}"


def zone_frames(scene: Scene, used: Iterable[str]) -> Iterator[Frame]:
    """The frames of the jurisdictions among these keys."""
    used = frozenset(used)
    for zone in ZONES:
        if zone in used:
            is_doubtful = zone in ("possible", "adequate-unnamed", "silent")
            yield Frame(zone, scene.text(f"zone.{zone}"), is_doubtful=is_doubtful)

"""The picture of what leaves the EEA, or may leave it: who passes data to whom, into which jurisdiction, by which tool.

Importers stand in a frame per jurisdiction. The line tells the verdict and the coverage, the box the risk, and words
tell them all. Control from a third country is a line of its own, and no transfer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ropa.diagrams.hops import above_of, node_of, place_lines
from ropa.diagrams.importers import Importers
from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.diagrams.places import zone_frames
from ropa.diagrams.scene import Scene
from ropa.diagrams.zone import zone_at
from ropa.graph import network, register_edges
from ropa.i18n import one_line, text
from ropa.register import Register
from ropa.transfers import Hop, PlaceUse, Verdict
from ropa.transfers.silence import silences, silent_on_recipients
from ropa.view.words import place_words

NAME = "transfers"

_EXPORTER = "exporter"


def draw(scene: Scene, activities: frozenset[str] | None = None) -> Picture:
    """The picture of a register's transfers.

    Args:
        scene: The register and how it is judged.
        activities: Addresses of the activities whose data are followed; None for all, and for what is tied to none.
    """
    hops = [hop for hop in scene.hops if activities is None or activities & set(hop.activities)]
    kept = _on_the_way(scene.register, hops)
    drawn = _Drawn(scene, kept)
    return Picture(
        NAME,
        scene.title(NAME),
        (*scene.head(), *scene.statement()),
        scene.language,
        drawn.boxes,
        tuple(drawn.lines()),
        tuple(drawn.frames()),
        tuple(_remarks(scene, kept, activities)),
        hubs=(_EXPORTER,),
    )


@dataclass(frozen=True)
class _Drawn:
    scene: Scene
    hops: list[Hop]

    @cached_property
    def importers(self) -> Importers:
        return Importers(self.scene, self.hops)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(self._boxes())

    def _boxes(self) -> Iterator[Box]:
        scene, importers = self.scene, self.importers
        yield Box(_EXPORTER, Shape.ORGANISATION, one_line(scene.register.organisation), link=scene.register.name)
        # Several hops may lead to one importer, as where it is both a recipient and a joint controller.
        for hop in {node_of(hop): hop for hop in reversed(self.hops)}.values():
            yield importers.box(hop, *place_lines(hop, self.scene.language), importers.activities(hop))
        for code, zone in self._stores().items():
            group = Group(f"place|{zone}", scene.text("group.places"))
            name = place_words(code, scene.language)
            own = Group(f"place|{code}", name)
            yield Box(f"place-{code}", Shape.PLACE, name, frame=zone, alike=(own, own, group, group))
        yield from importers.parents()

    def frames(self) -> Iterator[Frame]:
        used = {box.frame for box in self.boxes}
        yield from zone_frames(self.scene, used)

    def lines(self) -> Iterator[Line]:
        scene, importers = self.scene, self.importers
        nodes = {node_of(hop) for hop in self.hops}
        stores = self._stores()
        for hop in self.hops:
            upper = above_of(scene.register, hop)
            yield importers.line(hop, upper if upper in nodes else _EXPORTER)
            if hop.verdict is Verdict.PLACE_ONLY:
                stored = (text("transfers.how.stored_in", scene.language),)
                for code in dict.fromkeys(use.code for use in _stored(hop) if use.code in stores):
                    yield Line(node_of(hop), f"place-{code}", Flow.PLACE_ONLY, stored, stored)
        yield from importers.control()

    def _stores(self) -> dict[str, str]:
        """The places outside the EEA where data is only stored, each with its jurisdiction."""
        return {
            use.code: zone
            for hop in self.hops
            if hop.verdict is Verdict.PLACE_ONLY
            for use in _stored(hop)
            if use.code and (zone := zone_at(use, self.scene.law)) != "eea"
        }


def _stored(hop: Hop) -> Iterable[PlaceUse]:
    return (use for use in hop.places if use.how == "stored_in")


def _on_the_way(register: Register, hops: list[Hop]) -> list[Hop]:
    """The hops that leave the EEA or may leave it, and those inside it that lead to one by sub-contracting."""
    leaving = {node_of(hop) for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER}
    shared = register_edges(register.shared) if register.shared else ()
    graph = network((*register_edges(register), *shared))
    import networkx  # noqa: PLC0415 - costs more than all else that a command does

    before = {above for node in sorted(leaving) if node in graph for above in networkx.ancestors(graph, node)}
    return [hop for hop in hops if node_of(hop) in leaving or (hop.engagement and hop.engagement in before)]


def _remarks(scene: Scene, kept: list[Hop], activities: frozenset[str] | None) -> Iterator[str]:
    unsaid = silences(scene.register, scene.hops, scene.law)
    silent = sum(activities is None or one in activities for one in silent_on_recipients(scene.register))
    if silent:
        yield text("document.remark.recipients-silent", scene.language, count=silent)
    elif not kept and unsaid:
        yield text("transfers.silent", scene.language, count=len(unsaid))
    elif not kept:
        yield text("document.remark.no-transfer", scene.language)

"""What pictures of hops share: an importer as a box, the hop to it as a line, and who controls it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ropa.diagrams.hops import above_of, judged_words, node_of, seat_line, tool_words
from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Group, Line, Shape
from ropa.diagrams.scene import Scene, inferred_or_stated
from ropa.diagrams.zone import zone_at, zone_of
from ropa.i18n import labelled, listed, one_line, text
from ropa.model import Engagement, Party
from ropa.questions.moves import is_uncertain
from ropa.register import Register
from ropa.transfers import Hop, PlaceUse
from ropa.transfers.exposure import Exposure, exposures
from ropa.transfers.reach import Arrival, host_of, reached
from ropa.transfers.receiver import seat_of
from ropa.view.marks import State
from ropa.view.recipients import name_at
from ropa.vocabulary import label


@dataclass(frozen=True)
class Importers:
    """The importers of some hops of one register.

    Attributes:
        scene: The register and how it is judged.
        hops: The hops to them.
    """

    scene: Scene
    hops: Sequence[Hop]

    @cached_property
    def _reach(self) -> dict[str, Arrival]:
        return reached(self.scene.register, self.scene.law)

    def line(self, hop: Hop, source: str, *more: str) -> Line:
        """The line from a box to the importer of a hop: verdict, coverage, tool, and what else is said.

        It is possible, or inferred, where all that leads to the importer is; who draws what one activity says of it
        puts that in its place.
        """
        judged = tuple(judged_words(hop, self.scene.language))
        words = (*more, *judged, *tool_words(hop, self.scene.language))
        return Line(
            source,
            node_of(hop),
            Flow(hop.verdict),
            words,
            judged,
            hop.coverage,
            is_possible=is_uncertain(self.scene.register, self._reach, hop),
            state=self._state(hop),
            tip=tuple(self.tip(hop)),
        )

    def _state(self, hop: Hop) -> State:
        """How it is known that data go to an importer: inferred only where nothing else leads to it."""
        arrival = self._reach.get(node_of(hop))
        if arrival is None:
            return State.STATED
        leading = (*(at for _, at in arrival.disclosures), *arrival.joint, *arrival.systems)
        states = {self.scene.state(at) for at in leading}
        return State.INFERRED if states == {State.INFERRED} else State.STATED

    def box(self, hop: Hop, *lines: str) -> Box:
        """The importer of a hop: its service, then these lines, then the workspace's own law by which it is judged."""
        scene = self.scene
        engaged = scene.register.at(hop.engagement) if hop.engagement else None
        service = [f"– {engaged.service}"] if isinstance(engaged, Engagement) and engaged.service else []
        own = [text("transfers.own-row", scene.language, source=one_line(source)) for source in hop.own]
        return Box(
            node_of(hop),
            Shape.PARTY,
            name_at(scene.words, hop.importer),
            (*service, *lines, *own),
            frame=zone_of(hop, scene.law),
            link=hop.engagement or hop.importer,
            tip=tuple(self.tip(hop)),
            state=inferred_or_stated(scene.register.at(hop.engagement or hop.importer)),
            is_silent=any(use.code is None for use in hop.places),
            risk=hop.risk if scene.shows_risk else None,
            alike=tuple(self._alike(hop)),
        )

    def activities(self, hop: Hop) -> str:
        """The activities whose data go to the importer."""
        scene = self.scene
        names = [name_at(scene.words, address) for address in hop.activities]
        said = listed(some(names, scene.language), scene.language) if names else scene.text("no-activity")
        return labelled(scene.text("activities"), said, scene.language)

    def category(self, hop: Hop) -> tuple[str, str]:
        """The category of recipients that the importer is of, as key and in words."""
        party = self.scene.register.at(hop.importer)
        category = party.category if isinstance(party, Party) else None
        if not category:
            return "", self.scene.text("group.no-category")
        return category, label("party-category", category, self.scene.language)

    def _alike(self, hop: Hop) -> Iterator[Group]:
        scene = self.scene
        category, name = self.category(hop)
        judged = f"{zone_of(hop, scene.law)}|{hop.verdict}|{hop.coverage}"
        risk = hop.risk if scene.shows_risk else ""
        yield Group(f"{judged}|{risk}|{hop.tool}|{above_of(scene.register, hop)}|{category}", name)
        yield Group(f"{judged}|{risk}|{hop.tool}|{category}", name)
        yield Group(f"{judged}|{risk}", scene.text("group.recipients"))
        yield Group(judged, scene.text("group.recipients"))

    def tip(self, hop: Hop) -> Iterator[str]:
        """The importer and the activities, for where there is more room."""
        yield name_at(self.scene.words, hop.importer)
        yield from (name_at(self.scene.words, address) for address in hop.activities)

    def exposed(self) -> list[Exposure]:
        """Who of them is, or may be, controlled from a third country; nobody in a picture for a reader outside."""
        if not self.scene.shows_risk:
            return []
        return [*exposures(self.scene.register, self.hops, self.scene.law)]

    def parents(self) -> Iterator[Box]:
        """Those who control them, each once."""
        for item in {item.chain[-1]: item for item in self.exposed()}.values():
            yield parent_box(self.scene, item.chain[-1], PlaceUse("seat", item.country, item.at))

    def control(self) -> Iterator[Line]:
        """The lines from importers to those who control them."""
        said = (self.scene.text("flow.exposure"),)
        for item in self.exposed():
            for node in dict.fromkeys(node_of(hop) for hop in self.hops if hop.importer == item.party):
                yield Line(node, parent_key(item.chain[-1]), Flow.EXPOSURE, said, said)


def parent_key(address: str) -> str:
    """The key of the box of one who controls others."""
    return f"parent-{address}"


def parent_box(scene: Scene, address: str, seat: PlaceUse) -> Box:
    """One who controls an importer, in the frame of the jurisdiction where it sits."""
    zone = zone_at(seat, scene.law)
    groups = (Group(f"parent|{zone}", scene.text("group.parents")),) * 4
    return replace(party_box(scene, address, seat), key=parent_key(address), alike=groups)


def party_box(scene: Scene, node: str, seat: PlaceUse | None = None) -> Box:
    """A party, or one that renders a service, without a hop to judge: its seat, and the frame of that.

    Args:
        scene: The register and how it is judged.
        node: Address of the party or of the engagement.
        seat: Where it sits, if that is to be shown otherwise than recorded.
    """
    record = scene.register.at(node)
    service = [f"– {record.service}"] if isinstance(record, Engagement) and record.service else []
    address = node
    if isinstance(record, Engagement):
        home = scene.register.home(node)
        found = home.find(record.party)
        address, record = found or (home.address(record.party), None)
    seat = seat or seat_of(record if isinstance(record, Party) else None, address)
    name = name_at(scene.words, address)
    lines = (*service, seat_line(seat.code, scene.language))
    zone = zone_at(seat, scene.law)
    return Box(node, Shape.PARTY, name, lines, frame=zone, link=node, is_silent=seat.code is None)


def by_node(hops: Iterable[Hop]) -> dict[str, Hop]:
    """Hops by the node of their importer, which is one box: where several lead to it, the first."""
    found: dict[str, Hop] = {}
    for hop in hops:
        found.setdefault(node_of(hop), hop)
    return found


def host_at(register: Register, system: str) -> str | None:
    """Address of the engagement under which the system at an address runs; None where the record names none."""
    return host_of(register, system.removeprefix(f"{register.name}/"))


def sub_processors(scene: Scene, hop: Hop) -> Iterator[str]:
    """How far the sub-processors under a hop are known; nothing where they are recorded and no more is said."""
    engaged = scene.register.at(hop.engagement) if hop.engagement else None
    if not isinstance(engaged, Engagement):
        return
    if engaged.chain:
        yield label("chain", engaged.chain, scene.language)
    elif not any(above_of(scene.register, other) == hop.engagement for other in scene.hops):
        silent = text("document.silent", scene.language)
        yield labelled(text("fields.engagement.chain", scene.language), silent, scene.language)

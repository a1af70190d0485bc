"""The picture of what leaves the EEA, or may leave it: who passes data to whom, into which jurisdiction, by which tool.

Importers stand in a frame per jurisdiction. The line tells the verdict and the coverage, the box the risk, and words
tell them all. Control from a third country is a line of its own, and no transfer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.diagrams.scene import Scene
from ropa.diagrams.zone import ZONES, zone_at, zone_of
from ropa.graph import network, register_edges
from ropa.i18n import one_line, text
from ropa.model import Engagement, Party
from ropa.register import Register
from ropa.transfers import Coverage, Hop, PlaceUse, Verdict
from ropa.transfers.exposure import Exposure, exposures
from ropa.transfers.silence import silences, silent_on_recipients
from ropa.view.filed import held_by
from ropa.view.recipients import name_at
from ropa.view.words import place_words
from ropa.vocabulary import label

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
        tuple(drawn.boxes()),
        tuple(drawn.lines()),
        tuple(drawn.frames()),
        tuple(_remarks(scene, kept)),
        hubs=(_EXPORTER,),
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    scene: Scene
    hops: list[Hop]

    def boxes(self) -> Iterator[Box]:
        scene = self.scene
        yield Box(_EXPORTER, Shape.ORGANISATION, one_line(scene.register.organisation), link=scene.register.name)
        # Several hops may lead to one importer, as where it is both a recipient and a joint controller.
        for hop in {_node(hop): hop for hop in reversed(self.hops)}.values():
            yield self._importer(hop)
        for code, zone in self._stores().items():
            group = Group(f"place|{zone}", scene.text("group.places"))
            name = place_words(code, scene.language)
            own = Group(f"place|{code}", name)
            yield Box(f"place-{code}", Shape.PLACE, name, frame=zone, alike=(own, own, group, group))
        for item in {item.chain[-1]: item for item in self._exposed()}.values():
            yield self._parent(item)

    def frames(self) -> Iterator[Frame]:
        used = {box.frame for box in self.boxes()}
        for zone in ZONES:
            if zone in used:
                is_doubtful = zone in ("possible", "adequate-unnamed", "silent")
                yield Frame(zone, self.scene.text(f"zone.{zone}"), is_doubtful=is_doubtful)

    def lines(self) -> Iterator[Line]:
        scene = self.scene
        nodes = {_node(hop) for hop in self.hops}
        stores = self._stores()
        for hop in self.hops:
            above = _above(scene.register, hop)
            judged = tuple(self._judged(hop))
            tool = (label("tool", hop.tool, scene.language),) if hop.tool else ()
            yield Line(
                above if above in nodes else _EXPORTER,
                _node(hop),
                Flow(hop.verdict),
                (*judged, *tool),
                judged,
                hop.coverage,
                tip=tuple(self._tip(hop)),
            )
            if hop.verdict is Verdict.PLACE_ONLY:
                stored = (text("transfers.how.stored_in", scene.language),)
                for code in dict.fromkeys(use.code for use in _stored(hop) if use.code in stores):
                    yield Line(_node(hop), f"place-{code}", Flow.PLACE_ONLY, stored, stored)
        controlled = (scene.text("flow.exposure"),)
        for item in self._exposed():
            for hop in self.hops:
                if hop.importer == item.party:
                    yield Line(_node(hop), f"parent-{item.chain[-1]}", Flow.EXPOSURE, controlled, controlled)

    def _judged(self, hop: Hop) -> Iterator[str]:
        yield text(f"transfers.verdict.{hop.verdict}", self.scene.language)
        if hop.coverage and hop.coverage != Coverage.UNDETERMINABLE:
            yield text(f"transfers.coverage.{hop.coverage}", self.scene.language)

    def _importer(self, hop: Hop) -> Box:
        scene = self.scene
        words = scene.words
        engaged = scene.register.at(hop.engagement) if hop.engagement else None
        lines = [f"– {engaged.service}"] if isinstance(engaged, Engagement) and engaged.service else []
        lines += self._places(hop)
        names = [name_at(words, address) for address in hop.activities]
        listed = "; ".join(some(names, scene.language)) if names else scene.text("no-activity")
        lines.append(f"{scene.text('activities')}: {listed}")
        lines += [text("transfers.own-row", scene.language, source=one_line(source)) for source in hop.own]
        return Box(
            _node(hop),
            Shape.PARTY,
            name_at(words, hop.importer),
            tuple(lines),
            frame=zone_of(hop, scene.law),
            link=hop.engagement or hop.importer,
            tip=tuple(self._tip(hop)),
            is_silent=any(use.code is None for use in hop.places),
            risk=hop.risk if scene.shows_risk else None,
            alike=tuple(self._alike(hop)),
        )

    def _places(self, hop: Hop) -> Iterator[str]:
        """Where the importer is; the places that the record is silent on in one line."""
        scene = self.scene
        silent = []
        for use in hop.places:
            how = text(f"transfers.how.{use.how}", scene.language)
            if use.code is None:
                silent.append(how)
            else:
                yield f"{how}: {place_words(use.code, scene.language)}"
        if silent:
            yield f"{', '.join(silent)}: {text('document.silent', scene.language)}"

    def _alike(self, hop: Hop) -> Iterator[Group]:
        scene = self.scene
        party = scene.register.at(hop.importer)
        category = party.category if isinstance(party, Party) else None
        name = label("party-category", category, scene.language) if category else scene.text("group.no-category")
        judged = f"{zone_of(hop, scene.law)}|{hop.verdict}|{hop.coverage}"
        risk = hop.risk if scene.shows_risk else ""
        yield Group(f"{judged}|{risk}|{hop.tool}|{_above(scene.register, hop)}|{category or ''}", name)
        yield Group(f"{judged}|{risk}|{hop.tool}|{category or ''}", name)
        yield Group(f"{judged}|{risk}", scene.text("group.recipients"))
        yield Group(judged, scene.text("group.recipients"))

    def _tip(self, hop: Hop) -> Iterator[str]:
        yield name_at(self.scene.words, hop.importer)
        yield from (name_at(self.scene.words, address) for address in hop.activities)

    def _stores(self) -> dict[str, str]:
        """The places outside the EEA where data is only stored, each with its jurisdiction."""
        return {
            use.code: zone
            for hop in self.hops
            if hop.verdict is Verdict.PLACE_ONLY
            for use in _stored(hop)
            if use.code and (zone := zone_at(use, self.scene.law)) != "eea"
        }

    def _exposed(self) -> list[Exposure]:
        if not self.scene.shows_risk:
            return []
        found = exposures(self.scene.register, self.hops, self.scene.law)
        return [item for item in found if not item.is_transfer]

    def _parent(self, item: Exposure) -> Box:
        scene = self.scene
        seat = PlaceUse("seat", item.country, item.at)
        zone = zone_at(seat, scene.law)
        how = text("transfers.how.seat", scene.language)
        where = place_words(item.country, scene.language) if item.country else text("document.silent", scene.language)
        name = name_at(scene.words, item.chain[-1])
        group = Group(f"parent|{zone}", scene.text("group.parents"))
        return Box(
            f"parent-{item.chain[-1]}",
            Shape.PARTY,
            name,
            (f"{how}: {where}",),
            frame=zone,
            link=item.chain[-1],
            is_silent=item.country is None,
            alike=(group,) * 4,
        )


def _node(hop: Hop) -> str:
    return hop.engagement or hop.importer


def _stored(hop: Hop) -> Iterable[PlaceUse]:
    return (use for use in hop.places if use.how == "stored_in")


def _above(register: Register, hop: Hop) -> str:
    """The node of the engagement that a hop is sub-contracted from; empty where the organisation itself exports."""
    holder, key = held_by(register, hop.engagement)
    engaged = holder.records.get(key)
    under = engaged.under if isinstance(engaged, Engagement) else None
    found = holder.find(under) if under else None
    return found[0] if found else ""


def _on_the_way(register: Register, hops: list[Hop]) -> list[Hop]:
    """The hops that leave the EEA or may leave it, and those inside it that lead to one by sub-contracting."""
    leaving = {_node(hop) for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER}
    shared = register_edges(register.shared) if register.shared else ()
    graph = network((*register_edges(register), *shared))
    import networkx  # noqa: PLC0415 - costs more than all else that a command does

    before = {above for node in sorted(leaving) if node in graph for above in networkx.ancestors(graph, node)}
    return [hop for hop in hops if _node(hop) in leaving or (hop.engagement and hop.engagement in before)]


def _remarks(scene: Scene, kept: list[Hop]) -> Iterator[str]:
    unsaid = silences(scene.register, scene.hops, scene.law)
    silent = len(silent_on_recipients(scene.register))
    if silent:
        yield text("document.remark.recipients-silent", scene.language, count=silent)
    elif not kept and unsaid:
        yield text("transfers.silent", scene.language, count=len(unsaid))
    elif not kept:
        yield text("document.remark.no-transfer", scene.language)

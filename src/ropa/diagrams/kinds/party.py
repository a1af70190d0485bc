"""The picture of one party: who gives it what, for which service, who works for it, who controls it, and where.

Activities stand at the left, in a frame per organisation where several give it data; importers stand in a frame per
jurisdiction, those of the party itself with a bold border. A shared engagement is drawn for each organisation apart, so
that no line leads from one organisation's data to another's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ropa.diagrams.givers import giver_box
from ropa.diagrams.hops import above_of, place_lines, role_words
from ropa.diagrams.importers import Importers, by_node, parent_box, parent_key, party_box, sub_processors
from ropa.diagrams.picture import Box, Flow, Frame, Line, Picture, Shape
from ropa.diagrams.places import zone_frames
from ropa.diagrams.scene import Scene, several_head
from ropa.i18n import one_line, text
from ropa.model import Engagement, Party, System
from ropa.questions.impact import Impact, impact
from ropa.questions.impact_routes import Route, Time
from ropa.rules import Case
from ropa.transfers import Hop
from ropa.transfers.exposure import parents
from ropa.transfers.receiver import seat_of
from ropa.view.answers.voice import node_name

NAME = "party"

_UNTIED = "untied"


def draw(scenes: Sequence[Scene], node: str, depth: int | None = None) -> Picture:
    """The picture of a party, or of one of its engagements.

    Args:
        scenes: The registers whose data may reach it, in one language, by one law; at least one.
        node: Address of the party or of the engagement.
        depth: Steps of sub-processing that are followed; None for all.
    """
    first = scenes[0]
    parts = [_Part(scene, node, depth, "") for scene in scenes]
    met = [part for part in parts if not part.found.is_empty]
    if len(met) > 1:
        met = [replace(part, scope=f"{part.scene.register.name}:") for part in met]
    name = party_box(first, node).name
    boxes = [box for part in met for box in part.boxes()] or [replace(party_box(first, node), shape=Shape.ORGANISATION)]
    lines = [line for part in met for line in part.lines()]
    controls, control = _control(first, node, [box for box in boxes if box.shape is Shape.ORGANISATION])
    one = (met or parts)[0].scene
    internal = (first.text("internal"),) if first.shows_risk else ()
    several = (*several_head([part.scene.register for part in met], first.law, first.language), *internal)
    frames = [Frame(part.scope, one_line(part.scene.register.organisation)) for part in met if part.scope]
    found = {box.key: box for box in (*boxes, *controls)}
    return Picture(
        NAME,
        f"{first.text(f'title.{NAME}')} – {name}" if len(met) > 1 else one.title(NAME, name),
        several if len(met) > 1 else one.head(),
        first.language,
        tuple(found.values()),
        (*lines, *control),
        (*frames, *zone_frames(first, {box.frame for box in found.values()})),
        tuple(_remarks(first, parts, depth)),
        hubs=tuple(box.key for box in boxes if box.shape is Shape.ORGANISATION),
    )


@dataclass(frozen=True)
class _Part:
    scene: Scene
    node: str
    depth: int | None
    scope: str

    @cached_property
    def found(self) -> Impact:
        return impact(Case(self.scene.register, self.scene.law), self.node)

    @cached_property
    def hops(self) -> dict[str, Hop]:
        return by_node(self.scene.hops)

    @cached_property
    def importers(self) -> Importers:
        return Importers(self.scene, tuple(self.hops.values()))

    @cached_property
    def below(self) -> tuple[str, ...]:
        """The nodes of the sub-processors of the party, as far as they are to be followed."""
        layer = {node for node in self.hops if self._is_own(node)}
        found: dict[str, None] = {}
        steps = 0
        while layer and (self.depth is None or steps < self.depth):
            layer = {
                node
                for node, hop in self.hops.items()
                if above_of(self.scene.register, hop) in layer and node not in found and not self._is_own(node)
            }
            found.update(dict.fromkeys(sorted(layer)))
            steps += 1
        return tuple(found)

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """Engagements of this organisation that no disclosure leads to."""
        home = self.scene.register
        return tuple(node for node in self.found.unreached if home.home(node) is home or node in self.hops)

    def _is_own(self, node: str) -> bool:
        """Whether a node is the party itself or one of its engagements; of an engagement, only that one."""
        if node == self.node:
            return True
        hop = self.hops.get(node)
        return hop is not None and hop.importer == self.node

    def boxes(self) -> Iterator[Box]:
        for box in self._boxes():
            is_giver = box.shape in (Shape.ACTIVITY, Shape.RECORD)
            yield replace(box, key=self._key(box.key), frame=self.scope if is_giver else box.frame)

    def lines(self) -> Iterator[Line]:
        # A step that several ways have in common is one step; only those of activities count.
        for line in dict.fromkeys(self._lines()):
            yield replace(line, source=self._key(line.source), target=self._key(line.target))

    def _key(self, key: str) -> str:
        return key if key.startswith(parent_key("")) else f"{self.scope}{key}"

    def _boxes(self) -> Iterator[Box]:
        scene = self.scene
        for reached in self.found.reached:
            yield giver_box(self.scene, reached)
        known = {reached.activity for reached in self.found.reached}
        for address in self.found.supplied:
            if address not in known:
                yield Box(address, Shape.ACTIVITY, node_name(scene.register, address, scene.language), link=address)
        if self.found.unattributed:
            yield Box(_UNTIED, Shape.RECORD, scene.text("no-activity"))
        nodes = {step: None for route in self._routes() for step in self._walked(route)}
        nodes |= dict.fromkeys((*self.unreached, *self.below))
        if self.found.supplied or self.node in nodes:
            nodes[self.node] = None
        for node in nodes:
            yield self._recipient(node)

    def _routes(self) -> Iterator[Route]:
        for reached in self.found.reached:
            yield from reached.routes
        yield from self.found.unattributed

    def _walked(self, route: Route) -> list[str]:
        """The boxes on a route: a party that renders the engagement before it is drawn as that engagement."""
        register, walked = self.scene.register, list[str]()
        for step in route.nodes:
            before = register.at(walked[-1]) if walked else None
            rendered = register.home(walked[-1]).find(before.party) if isinstance(before, Engagement) else None
            if rendered is None or rendered[0] != step:
                walked.append(step)
        return walked

    def _recipient(self, node: str) -> Box:
        scene, importers = self.scene, self.importers
        hop = self.hops.get(node)
        if isinstance(scene.register.at(node), System):
            return Box(node, Shape.SYSTEM, node_name(scene.register, node, scene.language), link=node)
        if hop is None:
            box = party_box(scene, node)
        else:
            box = importers.box(hop, *place_lines(hop, self.scene.language), *sub_processors(scene, hop))
        if node in self.unreached:
            box = replace(box, lines=(*box.lines, scene.text("unreached")), is_silent=True)
        return replace(box, shape=Shape.ORGANISATION, alike=()) if self._is_own(node) else box

    def _lines(self) -> Iterator[Line]:
        scene = self.scene
        for reached in self.found.reached:
            for route in reached.routes:
                yield from self._along(reached.activity, route)
        for route in self.found.unattributed:
            yield from self._along(_UNTIED, route)
        for node in self.below:
            hop = self.hops[node]
            yield self._step(above_of(scene.register, hop), node, "document.recipient.sub-processor")
        supplies = (text("interface.edge.supplies", scene.language),)
        for address in self.found.supplied:
            yield Line(self.node, address, Flow.DATA, supplies)

    def _along(self, start: str, route: Route) -> Iterator[Line]:
        """The lines of one way: in which role it begins, then by which kind of step it goes on."""
        scene, register = self.scene, self.scene.register
        first, *steps = self._walked(route)
        words = [self._role(route)]
        if route.time is not Time.NOW:
            words.append(scene.text(f"tense.{'past' if route.time is Time.PAST else 'planned'}"))
        hop = self.hops.get(first) if route.time is Time.NOW else None
        line = self.importers.line(hop, start, *words) if hop else Line(start, first, Flow.DATA, tuple(words))
        yield replace(line, is_possible=route.certainty == "may", state=scene.state(route.at))
        for step in steps:
            before, here = register.at(first), register.at(step)
            if isinstance(before, System):
                yield self._step(first, step, "interface.edge.runs-on")
            elif isinstance(here, Party):
                controlled = (scene.text("flow.exposure"),)
                yield Line(first, step, Flow.EXPOSURE, controlled, controlled)
            elif isinstance(before, Party):
                yield Line(first, step, Flow.DATA, (text("questions.impact.service-open", scene.language),))
            else:
                yield self._step(first, step, "document.recipient.sub-processor")
            first = step

    def _role(self, route: Route) -> str:
        language = self.scene.language
        if route.at.field[0] == "systems":
            return text("interface.edge.uses", language)
        role = "joint-controller" if route.at.field[0] == "joint_controllers" else route.role
        return role_words(role, language)

    def _step(self, source: str, target: str, key: str) -> Line:
        words = text(key, self.scene.language)
        hop = self.hops.get(target)
        return self.importers.line(hop, source, words) if hop else Line(source, target, Flow.DATA, (words,))


def _control(scene: Scene, node: str, own: list[Box]) -> tuple[list[Box], list[Line]]:
    """Those who control the party, one above the other; nobody in a picture for a reader outside."""
    record, home = scene.register.at(node), scene.register.home(node)
    found = home.find(record.party) if isinstance(record, Engagement) else (node, record)
    chain = parents(scene.register, found[0]) if found and scene.shows_risk else ()
    boxes, lines = [], []
    said = (scene.text("flow.exposure"),)
    sources = [box.key for box in own]
    for address in chain:
        above_it = scene.register.at(address)
        seat = seat_of(above_it if isinstance(above_it, Party) else None, address)
        boxes.append(replace(parent_box(scene, address, seat), alike=()))
        lines += [Line(source, parent_key(address), Flow.EXPOSURE, said, said) for source in sources]
        sources = [parent_key(address)]
    return boxes, lines


def _remarks(scene: Scene, parts: Sequence[_Part], depth: int | None) -> Iterator[str]:
    if depth is not None:
        yield scene.text("only-depth", count=depth)
    silent = sum(len(part.found.silent) for part in parts)
    if all(part.found.is_empty for part in parts):
        yield text(f"questions.impact.{'cannot-exclude' if silent else 'nothing'}", scene.language)
    if silent:
        yield scene.text("silent-givers", count=silent)

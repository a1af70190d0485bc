"""The picture of one activity: whose data, which, from where, for what, on what systems, to whom, and where these are.

Read from left to right. What the record is silent on is a dashed box, so that no side of the activity looks empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ropa.diagrams.content import Content
from ropa.diagrams.hops import above_of, place_lines, role_words
from ropa.diagrams.importers import Importers, by_node, host_at, party_box, sub_processors
from ropa.diagrams.merging import some
from ropa.diagrams.origins import Origins
from ropa.diagrams.picture import Box, Flow, Frame, Line, Picture, Shape
from ropa.diagrams.places import Stores, zone_frames
from ropa.diagrams.scene import Scene
from ropa.diagrams.stated import Stated, silent_key
from ropa.graph import Kind, place_node, term_node
from ropa.i18n import labelled, listed, one_line, text
from ropa.model import NONE, Activity, Disclosure, System
from ropa.questions.uses import Tense, Use, flows
from ropa.transfers import Hop
from ropa.view.answers.voice import node_name
from ropa.vocabulary import label

NAME = "flow"

_TOLD = ("capacity", "purposes", "legal_basis", "special_categories", "retention")
"""Fields that stand in the activity's box."""

_MOST_WHEN = 2


def draw(scene: Scene, address: str) -> Picture:
    """The picture of one activity.

    Args:
        scene: The register and how it is judged.
        address: Address of the activity.
    """
    record = scene.register.at(address)
    assert isinstance(record, Activity), "the caller looked the activity up"
    drawn = _Drawn(scene, address, record)
    # Who both gives and receives data is one box, that of the recipient.
    boxes = tuple({box.key: box for box in drawn.boxes()}.values())
    return Picture(
        NAME,
        scene.title(NAME, node_name(scene.register, address, scene.language)),
        scene.head(),
        scene.language,
        boxes,
        tuple(drawn.lines()),
        tuple(drawn.frames(boxes)),
        tuple(_remarks(scene, record)),
        hubs=(address,),
    )


@dataclass(frozen=True)
class _Drawn:
    scene: Scene
    address: str
    activity: Activity

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        return tuple(use for use in flows(self.scene.register) if use.user == self.address)

    @cached_property
    def content(self) -> Content:
        return Content(self.scene, self.activity, self.uses)

    @cached_property
    def stated(self) -> Stated:
        return Stated(self.scene, self.address)

    @property
    def origins(self) -> Origins:
        return Origins(self.stated, self.activity, self.uses)

    @cached_property
    def importers(self) -> Importers:
        return Importers(self.scene, tuple(self.hops.values()))

    @cached_property
    def hops(self) -> dict[str, Hop]:
        return by_node(hop for hop in self.scene.hops if self.address in hop.activities)

    @cached_property
    def recipients(self) -> tuple[Use, ...]:
        return tuple(use for use in self.uses if use.kind in (Kind.DISCLOSES, Kind.JOINTLY))

    @cached_property
    def systems(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(use.used for use in self.uses if use.kind == Kind.USES))

    @cached_property
    def stores(self) -> Stores:
        return Stores(self.scene, tuple(self._stores()))

    def boxes(self) -> Iterator[Box]:
        scene, stated, importers = self.scene, self.stated, self.importers
        yield from (*self.content.subject_boxes(),) or (stated.unsaid("subjects", Shape.SUBJECT),)
        yield from self.origins.boxes()
        yield from (*self.content.data_boxes(),) or (stated.unsaid("data", Shape.DATA),)
        yield self._activity()
        yield from map(self._system, self.systems) if self.systems else (stated.unsaid("systems", Shape.SYSTEM),)
        for hop in self.hops.values():
            yield importers.box(hop, *place_lines(hop, self.scene.language), *sub_processors(scene, hop))
        yield from map(self._other, self._others())
        if self._is_silent_on_recipients:
            yield stated.unsaid("disclosure", Shape.PARTY)
        yield from self.stores.boxes()
        yield from importers.parents()

    def frames(self, boxes: tuple[Box, ...]) -> Iterator[Frame]:
        yield from zone_frames(self.scene, {box.frame for box in boxes})

    def lines(self) -> Iterator[Line]:
        scene = self.scene
        yield from self._content()
        yield from self.origins.lines()
        uses = (text("interface.edge.uses", scene.language),)
        for use in self.uses:
            if use.kind == Kind.USES:
                yield Line(self.address, use.used, Flow.DATA, uses, state=scene.state(use.at))
        if not self.systems:
            yield Line(self.address, silent_key("systems"), Flow.DATA)
        for use in self.recipients:
            yield self._disclosed(use)
        if self._is_silent_on_recipients:
            yield Line(self.address, silent_key("disclosure"), Flow.DATA)
        yield from self._onward()
        yield from self.stores.lines()
        yield from self.importers.control()

    def _content(self) -> Iterator[Line]:
        subjects = [box.key for box in self.content.subject_boxes()]
        data = [box.key for box in self.content.data_boxes()]
        yield from self.content.lines()
        if not (subjects and data):
            for source in subjects or [silent_key("subjects")]:
                yield from (Line(source, target, Flow.DATA) for target in data or [silent_key("data")])
        yield from (Line(key, self.address, Flow.DATA) for key in data or [silent_key("data")])

    @property
    def _is_silent_on_recipients(self) -> bool:
        """Whether no recipient is named: those who run a system are not what a disclosure would name."""
        return not self.recipients

    def _activity(self) -> Box:
        scene, status = self.scene, self.activity.status
        lines = [label("status", status, scene.language)] if status and status != "active" else []
        has_joint = isinstance(self.activity.joint_controllers, tuple)
        keys = _TOLD if has_joint else (*_TOLD, "joint_controllers")
        lines += [line for key in keys for line in self.stated.lines(key)]
        name = node_name(scene.register, self.address, scene.language)
        state, signs = scene.record_state(self.address), self.stated.signs(*keys)
        return Box(self.address, Shape.ACTIVITY, name, tuple(lines), link=self.address, state=state, signs=signs)

    def _system(self, node: str) -> Box:
        scene = self.scene
        record = scene.register.at(node)
        lines: tuple[str, ...] = ()
        is_silent = not isinstance(record, System)
        if isinstance(record, System) and record.engagement is None:
            said = text("fields.system.engagement", scene.language), text("document.silent", scene.language)
            lines, is_silent = (labelled(*said, scene.language),), True
        return Box(
            node, Shape.SYSTEM, node_name(scene.register, node, scene.language), lines, link=node, is_silent=is_silent
        )

    def _others(self) -> list[str]:
        """Recipients to which no hop of this day leads: those of other days, and those that the record lacks."""
        return [node for node in dict.fromkeys(use.used for use in self.recipients) if node not in self.hops]

    def _other(self, node: str) -> Box:
        scene = self.scene
        record = scene.register.at(node)
        if record is None:
            name = one_line(node.partition("/")[2])
            return Box(node, Shape.PARTY, name, (scene.text("no-record"),), is_silent=True)
        return party_box(scene, node)

    def _disclosed(self, use: Use) -> Line:
        scene = self.scene
        words = [*self._terms(use)]
        tense = use.tense(scene.law.date)
        if tense is not Tense.CURRENT:
            words.append(scene.text(f"tense.{tense}"))
        hop = self.hops.get(use.used)
        if hop is None or tense is not Tense.CURRENT:
            line = Line(self.address, use.used, Flow.DATA, tuple(words))
        else:
            line = self.importers.line(hop, self.address, *words)
        return replace(line, is_possible=use.is_possible_only, state=scene.state(use.at))

    def _terms(self, use: Use) -> Iterator[str]:
        """In which role, of which data, and when."""
        scene = self.scene
        if use.kind == Kind.JOINTLY:
            yield label("role", "joint-controller", scene.language)
        elif isinstance(use.stated, Disclosure):
            yield role_words(use.stated.role, scene.language)
            if use.stated.data:
                nodes = (term_node(scene.register, "data", word) for word in use.stated.data)
                names = [node_name(scene.register, node, scene.language) for node in nodes]
                said = listed(some(names, scene.language), scene.language)
                yield labelled(text("fields.disclosure.data", scene.language), said, scene.language)
            yield from map(one_line, (use.stated.when or ())[:_MOST_WHEN])

    def _onward(self) -> Iterator[Line]:
        """From systems to those who run them, and on to sub-processors."""
        scene = self.scene
        direct = {use.used for use in self.recipients}
        for node in self.systems:
            host = host_at(scene.register, node)
            if host in self.hops:
                yield self.importers.line(self.hops[host], node, text("interface.edge.runs-on", scene.language))
                direct.add(host)
        for node, hop in self.hops.items():
            if node not in direct:
                source = above_of(scene.register, hop)
                word = text("document.recipient.sub-processor", scene.language)
                yield self.importers.line(hop, source if source in self.hops else self.address, word)

    def _stores(self) -> Iterator[tuple[str, str]]:
        for node in self.systems:
            record = self.scene.register.at(node)
            yield from ((node, code) for code in (isinstance(record, System) and record.stored_in) or ())
        for use in self.uses:
            if use.kind == Kind.STORED and use.used != place_node(NONE):
                yield self.address, use.used if use.used.startswith("org:") else use.used.partition(":")[2]


def _remarks(scene: Scene, activity: Activity) -> Iterator[str]:
    if activity.data_exhaustive is False:
        yield scene.text("not-exhaustive")
    own = scene.register.own
    untied = [item for item in (own.disclosure if own else None) or () if item.applies == "not-attributed"]
    if untied:
        yield scene.text("untied", count=len(untied))

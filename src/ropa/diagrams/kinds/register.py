"""The picture of a whole register: activities in groups, the systems they use, to whom data go, in which jurisdiction.

Activities stand in a frame per group, by whose data it is unless another grouping is asked for; recipients in a frame
per jurisdiction. The overview draws each group, and recipients of one category, as one box; lines say how many.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from ropa.diagrams.hops import above_of, place_lines
from ropa.diagrams.importers import Importers, by_node, host_at
from ropa.diagrams.merging import is_crowded
from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.diagrams.places import zone_frames
from ropa.diagrams.scene import Scene
from ropa.diagrams.zone import zone_of
from ropa.graph import Kind
from ropa.i18n import labelled, one_line, text
from ropa.model import NONE, Activity, System
from ropa.questions.uses import Tense, Use, flows
from ropa.register import statements
from ropa.transfers import Hop, Verdict
from ropa.transfers.reach import is_current
from ropa.transfers.silence import silent_on_recipients
from ropa.view.answers.voice import node_name
from ropa.view.marks import State
from ropa.view.record import column
from ropa.vocabulary import label

NAME = "register"

_LEVELS = 4
_HUB = "organisation"
_UNTIED, _SILENT, _NONE = "untied", "silent-disclosure", "none-disclosure"


class By(StrEnum):
    """By what activities are grouped: a field of theirs."""

    SUBJECTS = "subjects"
    FUNCTION = "function"
    OWNER = "owner"
    CAPACITY = "capacity"
    STATUS = "status"
    BASIS = "basis"


_FIELDS = {By.SUBJECTS: "subjects", By.FUNCTION: "business_function", By.BASIS: "legal_basis"}


def draw(
    scene: Scene, by: By = By.SUBJECTS, activities: frozenset[str] | None = None, *, is_whole: bool = False
) -> Picture:
    """The picture of a register.

    Args:
        scene: The register and how it is judged.
        by: How its activities are grouped.
        activities: Addresses of the activities that are drawn; None for all, and for what is tied to none.
        is_whole: Whether each line is wanted, however many; else so many that they hide each other are drawn by way of
            the organisation.
    """
    drawn = _Drawn(scene, by, activities)
    boxes = tuple(drawn.boxes())
    picture = Picture(
        NAME,
        scene.title(NAME),
        (*scene.head(), *scene.statement(), drawn.grouping()),
        scene.language,
        boxes,
        drawn.lines,
        tuple(drawn.frames(boxes)),
        least=1,
    )
    return picture if is_whole or not is_crowded(picture) else _by_way_of_the_organisation(scene, picture, drawn)


def _by_way_of_the_organisation(scene: Scene, picture: Picture, drawn: "_Drawn") -> Picture:
    """The same with each line of an activity through the organisation, which the box of that stands for."""
    hub = Box(_HUB, Shape.ORGANISATION, one_line(scene.register.organisation), link=scene.register.name)
    given = (replace(line, source=_HUB) if line.source in drawn.activities else line for line in picture.lines)
    return replace(
        picture,
        boxes=(*picture.boxes, hub),
        lines=(*given, *(Line(address, _HUB, Flow.DATA) for address in drawn.activities)),
        remarks=(*picture.remarks, scene.text("by-way-of-organisation")),
        hubs=(_HUB,),
    )


@dataclass(frozen=True)
class _Drawn:
    scene: Scene
    by: By
    only: frozenset[str] | None

    @cached_property
    def activities(self) -> dict[str, Activity]:
        register, law = self.scene.register, self.scene.law
        current = (item for item in register.of(Activity) if is_current(item[1], law))
        found = {register.address(key): activity for key, activity in current}
        return {address: item for address, item in found.items() if self.only is None or address in self.only}

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """What these activities use today, and what the register ties to no activity."""
        register, date = self.scene.register, self.scene.law.date
        untied = (register.name,) if self.only is None else ()
        users = {*self.activities, *untied}
        found = (use for use in flows(register) if use.user in users)
        return tuple(use for use in found if use.tense(date) is Tense.CURRENT)

    @cached_property
    def hops(self) -> dict[str, Hop]:
        hops = [hop for hop in self.scene.hops if self.only is None or self.only & set(hop.activities)]
        return by_node(hops)

    @cached_property
    def importers(self) -> Importers:
        return Importers(self.scene, tuple(self.hops.values()))

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of each activity, as it is called."""
        return {address: self._group(address, activity) for address, activity in self.activities.items()}

    def grouping(self) -> str:
        """By what the activities are grouped, in words."""
        return self.scene.text("grouped-by", field=self._field())

    def _field(self) -> str:
        return text(f"fields.activity.{_FIELDS.get(self.by, self.by.value)}", self.scene.language)

    def _group(self, address: str, activity: Activity) -> str:
        values = list(dict.fromkeys(self._values(address, activity)))
        if len(values) > 1:
            return self.scene.text("group.several")
        return values[0] if values else text("document.silent", self.scene.language)

    def _values(self, address: str, activity: Activity) -> Iterator[str]:
        register, language = self.scene.register, self.scene.language
        key = address.partition("/")[2]
        if self.by is By.SUBJECTS:
            yield from (node_name(register, node, language) for node in self._subjects.get(address, ()))
        elif self.by is By.BASIS:
            for held in statements(register, key, activity, "legal_basis"):
                yield label("legal-basis", held.value.basis, language)
        elif entry := column(self.scene.words, key, activity, _FIELDS.get(self.by, self.by.value)).text:
            yield entry

    @cached_property
    def _subjects(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for use in self.uses:
            if use.kind == Kind.CONCERNS:
                found.setdefault(use.user, []).append(use.used)
        return found

    @cached_property
    def systems(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(use.used for use in self.uses if use.kind == Kind.USES))

    def boxes(self) -> Iterator[Box]:
        scene = self.scene
        register, language = scene.register, scene.language
        title = scene.text("activities")
        for address, group in self.groups.items():
            state = scene.record_state(address)
            alike = (*(Group(f"{group}|{state}", title),) * (_LEVELS - 1), Group(f"activities|{state}", title))
            name = node_name(register, address, language)
            yield Box(address, Shape.ACTIVITY, name, frame=f"by-{group}", link=address, state=state, alike=alike)
        if any(line.source == _UNTIED for line in self.lines):
            yield Box(_UNTIED, Shape.RECORD, scene.text("no-activity"))
        for node in self.systems:
            record = register.at(node)
            systems = Group("systems", text("fields.activity.systems", language))
            is_silent = isinstance(record, System) and record.engagement is None
            name = node_name(register, node, language)
            yield Box(node, Shape.SYSTEM, name, link=node, is_silent=is_silent, alike=(systems,) * _LEVELS)
        recipients = text("fields.activity.disclosure", language)
        if self._silent():
            yield Box(
                _SILENT, Shape.PARTY, labelled(recipients, text("document.silent", language), language), is_silent=True
            )
        if self._stating_none():
            yield Box(_NONE, Shape.PARTY, labelled(recipients, text("document.none", language), language))
        for hop in self.hops.values():
            box = self.importers.box(hop, *place_lines(hop, self.scene.language))
            yield replace(box, alike=tuple(self._alike(hop, box)))
        yield from self.importers.parents()

    def _alike(self, hop: Hop, box: Box) -> Iterator[Group]:
        category, name = self.importers.category(hop)
        zone = zone_of(hop, self.scene.law)
        recipients = self.scene.text("group.recipients")
        yield from (Group(f"{zone}|{box.risk}|{category}", name),) * (_LEVELS - 2)
        yield Group(f"{zone}|{box.risk}", recipients)
        yield Group(zone, recipients)

    def frames(self, boxes: tuple[Box, ...]) -> Iterator[Frame]:
        silent = text("document.silent", self.scene.language)
        for group in dict.fromkeys(self.groups.values()):
            is_said = group in (silent, self.scene.text("group.several"))
            title = labelled(self._field(), group, self.scene.language) if is_said else group
            yield Frame(f"by-{group}", title, is_doubtful=group == silent)
        yield from zone_frames(self.scene, {box.frame for box in boxes})

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        scene = self.scene
        direct: set[str] = set()
        for use in self.uses:
            source = _UNTIED if use.user == scene.register.name else use.user
            if use.kind == Kind.USES:
                yield Line(source, use.used, Flow.DATA)
            elif use.kind in (Kind.DISCLOSES, Kind.JOINTLY) and use.used in self.hops:
                direct.add(use.used)
                is_inferred = scene.state(use.at) is State.INFERRED
                state = State.INFERRED if is_inferred else State.STATED
                line = self._line(self.hops[use.used], source)
                yield replace(line, is_possible=use.is_possible_only, state=state)
        for node in self.systems:
            host = host_at(scene.register, node)
            if host in self.hops:
                direct.add(host)
                yield self._line(self.hops[host], node)
        for node, hop in self.hops.items():
            upper = above_of(scene.register, hop)
            if upper in self.hops:
                yield self._line(hop, upper)
            elif node not in direct:
                yield self._line(hop, _UNTIED)
        yield from (Line(address, _SILENT, Flow.DATA) for address in self._silent())
        yield from (Line(address, _NONE, Flow.REFERENCE) for address in self._stating_none())
        yield from self.importers.control()

    def _line(self, hop: Hop, source: str) -> Line:
        """A hop by verdict and coverage; that nothing leaves is said by the frame, and by the legend."""
        line = self.importers.line(hop, source)
        words = () if hop.verdict is Verdict.NOT_A_TRANSFER else line.brief
        return replace(line, words=words, brief=words)

    def _silent(self) -> list[str]:
        return [address for address in silent_on_recipients(self.scene.register) if address in self.activities]

    def _stating_none(self) -> list[str]:
        return [address for address, activity in self.activities.items() if activity.disclosure == NONE]

"""The picture of several organisations: the recipients that they share, who controls these, and where they are.

Named parties of one name are one, whichever register records them. A recipient of one organisation alone is counted in
that organisation's box and not drawn. What leaves the EEA, and what covers it, is counted in each recipient's box.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ropa.diagrams.importers import parent_box, party_box
from ropa.diagrams.merging import is_crowded
from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.diagrams.places import zone_frames
from ropa.diagrams.scene import Scene, several_head
from ropa.diagrams.zone import ZONES, zone_of
from ropa.i18n import labelled, one_line, text
from ropa.model import Party
from ropa.questions.concentration import By, Row, Sort, concentration
from ropa.transfers import Coverage, Hop
from ropa.transfers.exposure import parents
from ropa.transfers.receiver import seat_of
from ropa.transfers.silence import silent_on_recipients
from ropa.vocabulary import label

NAME = "portfolio"

_ALL = "organisations"
_MOST_ORGANISATIONS = 20
"""Organisations that are drawn each for itself, also where recipients are not."""

_FEWEST = 2
"""Organisations that share what is drawn."""


def draw(scenes: Sequence[Scene], *, is_whole: bool = False) -> Picture:
    """The picture of several registers.

    Args:
        scenes: The registers, in one language and by one law; at least one.
        is_whole: Whether each line is wanted, however many; else so many that they hide each other are drawn from all
            organisations as one.
    """
    first = scenes[0]
    drawn = _Drawn({scene.register.name: scene for scene in scenes})
    boxes = tuple(drawn.boxes())
    registers = [scene.register for scene in scenes]
    picture = Picture(
        NAME,
        first.text(f"title.{NAME}"),
        several_head(registers, first.law, first.language),
        first.language,
        boxes,
        tuple(drawn.lines()),
        tuple(drawn.frames(boxes)),
        tuple(drawn.remarks()),
        hubs=tuple(f"organisation-{register.name}" for register in registers),
    )
    return picture if is_whole or not is_crowded(picture) else _from_all(first, picture)


def _from_all(scene: Scene, picture: Picture) -> Picture:
    """The same with the lines of organisations as lines from a frame around all, each recipient reached once."""
    boxes = (replace(box, frame=_ALL) if box.shape is Shape.ORGANISATION else box for box in picture.boxes)
    lines: dict[tuple[str, str], Line] = {}
    for line in picture.lines:
        source = _ALL if line.source in picture.hubs else line.source
        lines.setdefault((source, line.target), replace(line, source=source, words=line.brief))
    return replace(
        picture,
        boxes=tuple(boxes),
        lines=tuple(lines.values()),
        frames=(Frame(_ALL, scene.text("group.organisations")), *picture.frames),
        remarks=(*picture.remarks, scene.text("from-all")),
    )


@dataclass(frozen=True)
class _Drawn:
    scenes: dict[str, Scene]

    @cached_property
    def first(self) -> Scene:
        return next(iter(self.scenes.values()))

    @cached_property
    def everyone(self) -> tuple[Row, ...]:
        registers = [scene.register for scene in self.scenes.values()]
        return concentration(registers, self.first.law, By.PARTY).rows

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every named party that data go to, or that controls one, by its name."""
        return {row.key: row for row in self.everyone if row.sort is Sort.PARTY}

    @cached_property
    def givers(self) -> dict[str, dict[str, int]]:
        """The registers whose data go to each party, not only to one it controls, with how many activities do."""
        return {key: found for key, row in self.rows.items() if (found := _givers(row))}

    @cached_property
    def shared(self) -> dict[str, dict[str, int]]:
        """Those that several give data to, the most shared first."""
        found = {key: givers for key, givers in self.givers.items() if len(givers) >= _FEWEST}
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @cached_property
    def controllers(self) -> dict[str, dict[str, None]]:
        """Those above each shared recipient, and those above the own recipients of several organisations."""
        found: dict[str, dict[str, None]] = {}
        for key in self.shared:
            for above in self._parents(key):
                found.setdefault(above, {})[f"party-{key}"] = None
        for key, row in self.rows.items():
            if key in self.shared or len(row.registers) < _FEWEST:
                continue
            for name in row.registers:
                has_shared = any(name in self.shared[other] for other in self.shared if key in self._parents(other))
                if name not in self.givers.get(key, {}) and not has_shared:
                    found.setdefault(key, {})[f"organisation-{name}"] = None
        return found

    @cached_property
    def key_of(self) -> dict[str, str]:
        return {address: key for key, row in self.rows.items() for address in row.records}

    def _scene(self, address: str) -> Scene:
        """The scene whose register can name a record."""
        return self.scenes.get(address.partition("/")[0], self.first)

    def _parents(self, key: str) -> list[str]:
        """Those who control a party, as rows."""
        found: dict[str, None] = {}
        for address in self.rows[key].records:
            for above in parents(self._scene(address).register, address):
                if above in self.key_of and self.key_of[above] != key:
                    found[self.key_of[above]] = None
        return list(found)

    def boxes(self) -> Iterator[Box]:
        for name, scene in self.scenes.items():
            yield self._organisation(name, scene)
        for key in self.shared:
            yield self._recipient(key)
        for key in self.controllers:
            if key not in self.shared:
                yield self._controller(key)

    def _organisation(self, name: str, scene: Scene) -> Box:
        title = one_line(scene.register.organisation)
        own = sum(1 for found in self.givers.values() if set(found) == {name})
        common = sum(1 for found in self.shared.values() if name in found)
        lines = [scene.text("shared-recipients", count=common), scene.text("own-recipients", count=own)]
        if silent := len(silent_on_recipients(scene.register)):
            lines.append(scene.text("silent-activities", count=silent))
        every = Group("organisations", scene.text("group.organisations"))
        alike = (every,) if len(self.scenes) > _MOST_ORGANISATIONS else ()
        return Box(f"organisation-{name}", Shape.ORGANISATION, title, tuple(lines), link=name, alike=alike)

    def _hops(self, key: str) -> dict[str, list[Hop]]:
        records = set(self.rows[key].records)
        return {
            name: [hop for hop in self.scenes[name].hops if hop.importer in records or hop.engagement in records]
            for name in self.shared[key]
        }

    def _recipient(self, key: str) -> Box:
        row, scene = self.rows[key], self.first
        address = self._party(row)
        hops = self._hops(key)
        judged = [hop for found in hops.values() for hop in found]
        base = party_box(self._scene(address), address)
        zones = {zone_of(hop, scene.law) for hop in judged} or {base.frame}
        zone = next(zone for zone in ZONES if zone in zones)
        counts = {"group.organisations": len(self.shared[key]), "activities": sum(self.shared[key].values())}
        counted = (labelled(scene.text(name), str(count), scene.language) for name, count in counts.items())
        lines = [*base.lines, *counted]
        worst = Counter(_worst(found) for found in hops.values())
        for coverage in Coverage:
            if worst[coverage]:
                said = text(f"transfers.coverage.{coverage}", scene.language)
                lines.append(scene.text("coverage-of", coverage=said, count=worst[coverage]))
        record = self._scene(address).register.at(address)
        category = (isinstance(record, Party) and record.category) or ""
        name = label("party-category", category, scene.language) if category else scene.text("group.no-category")
        recipients = Group(zone, scene.text("group.recipients"))
        alike = (
            Group(f"{zone}|{category}|{sorted(self.shared[key])}", name),
            Group(f"{zone}|{category}", name),
            recipients,
            recipients,
        )
        is_silent = base.is_silent or any(use.code is None for hop in judged for use in hop.places)
        return replace(
            base, key=f"party-{key}", lines=tuple(lines), frame=zone, link="", is_silent=is_silent, alike=alike
        )

    def _controller(self, key: str) -> Box:
        address = self._party(self.rows[key])
        scene = self._scene(address)
        record = scene.register.at(address)
        box = parent_box(scene, address, seat_of(record if isinstance(record, Party) else None, address))
        return replace(box, key=f"party-{key}", link="")

    def _party(self, row: Row) -> str:
        """The record of a party by which it is drawn."""
        at = (address for address in row.records if isinstance(self._scene(address).register.at(address), Party))
        return next(at)

    def frames(self, boxes: tuple[Box, ...]) -> Iterator[Frame]:
        yield from zone_frames(self.first, {box.frame for box in boxes})

    def lines(self) -> Iterator[Line]:
        for key, found in self.shared.items():
            for name, count in found.items():
                counted = labelled(self.first.text("activities"), str(count), self.first.language)
                told = counted if count else self.first.text("no-activity")
                yield Line(f"organisation-{name}", f"party-{key}", Flow.DATA, (told,))
        controlled = self.first.text("flow.exposure")
        for key, sources in self.controllers.items():
            for source in sources:
                is_by_own = source.startswith("organisation-")
                said = (self.first.text("own-controlled"),) if is_by_own else (controlled,)
                yield Line(source, f"party-{key}", Flow.EXPOSURE, said, said)

    def remarks(self) -> Iterator[str]:
        if not self.shared:
            yield self.first.text("nothing-shared")
        unnamed = sum(1 for row in self.everyone if row.sort is Sort.CATEGORY)
        yield self.first.text("same-name")
        if unnamed:
            yield self.first.text("unnamed", count=unnamed)


def _givers(row: Row) -> dict[str, int]:
    """How many activities of each register hang on a party other than as a parent; none where none is named."""
    direct = Counter(address.partition("/")[0] for address in row.activities if address not in row.exposed)
    exposed = {address.partition("/")[0] for address in row.exposed}
    return {name: direct[name] for name in row.registers if direct[name] or name not in exposed}


def _worst(hops: list[Hop]) -> Coverage | None:
    found = [hop.coverage for hop in hops if hop.coverage]
    return max(found, key=list(Coverage).index, default=None)

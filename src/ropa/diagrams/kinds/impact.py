"""The picture of what a breach at, or the leaving of, somebody or some place reaches, and who has to be told.

From the address, against the way the data took, to the activities; from these to the data, whose they are, and who
has to be told: what is done as controller and what as processor each by itself (GDPR Art. 33 and 34).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ropa.diagrams.asked import Asked, grouped
from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Group, Line, Picture, Shape
from ropa.i18n import labelled, one_line, text
from ropa.model import Party
from ropa.questions.impact import Impact, Reached
from ropa.questions.impact_routes import Duty, Route, Time
from ropa.register import Register
from ropa.view.answers.impact import ImpactVoice, is_open
from ropa.view.answers.impact_values import Clock
from ropa.view.marks import State
from ropa.vocabulary import label

NAME = "impact"

_OPEN = ("unreached", "silent", "open-places")
_LEAVING = ("ending", "supplied")


def draw(asked: Asked, node: str, found: Sequence[tuple[Register, Impact]], clock: Clock) -> Picture:
    """The picture of an impact.

    Args:
        asked: The question.
        node: What the event is at.
        found: What it reaches in each register.
        clock: The 72 hours.
    """
    parts = [
        _Part(asked, node, register, item if asked.shows_risk else _without_control(item), clock)
        for register, item in found
    ]
    for part in parts:
        part.follow()
    boxes = {box.key: box for part in parts for box in part.boxes.values()}
    lines = dict.fromkeys(line for part in parts for line in part.lines)
    made = asked.picture(NAME, (asked.box(node), *boxes.values()), lines)
    told = [part.voice.text("data-subjects") for part in parts if part.voice.runs][:1]
    remarks = (*told, *(line for part in parts for line in part.remarks(len(parts) > 1)), *asked.remarks)
    hubs = (node, *(key for part in parts for key in part.hubs))
    return grouped(replace(made, remarks=remarks, hubs=hubs))


def _without_control(found: Impact) -> Impact:
    """What is reached by more than the control of a parent."""
    kept = (item._replace(routes=tuple(_uncontrolled(item.routes))) for item in found.reached)
    reached = (now for was, now in zip(found.reached, kept, strict=True) if now.routes or not was.routes)
    return replace(found, reached=tuple(reached), unattributed=tuple(_uncontrolled(found.unattributed)))


def _uncontrolled(routes: Iterable[Route]) -> Iterator[Route]:
    return (route for route in routes if not route.by_control)


@dataclass
class _Part:
    """The boxes and lines of one register."""

    asked: Asked
    node: str
    register: Register
    found: Impact
    clock: Clock
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    hubs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voice = ImpactVoice(self.register, self.found, self.clock, self.asked.language)

    @property
    def whose(self) -> tuple[str, ...]:
        """The organisation, where the answer is about several; no frame, since shared records stand between them."""
        return (one_line(self.register.organisation),) if len(self.asked.registers) > 1 else ()

    def remarks(self, is_one_of_many: bool) -> Iterator[str]:
        """That nothing is reached, or that this is open; and what could not be read."""
        whose = labelled(one_line(self.register.organisation), "", self.asked.language) if is_one_of_many else ""
        if self.found.is_empty:
            yield whose + self.voice.text("cannot-exclude" if is_open(self.register, self.found) else "nothing")
        if self.register.findings:
            yield whose + self.voice.text("unread")

    def follow(self) -> None:
        """Draw what is reached and who is told of it, then what is not to be ruled out and what ends."""
        found, voice = self.found, self.voice
        for item in found.reached:
            self._reached(item)
        for route in found.unattributed:
            words = (voice.text("unattributed"), *self._said(route))
            self._line(self._way(route), self._sum("controller"), words, voice.state_at(route.at))
        if voice.controller or found.unattributed:
            self._summed("controller", voice.controller, is_partial=bool(found.unattributed))
        if voice.processor:
            self._summed("processor", voice.processor)
        for key in (*_OPEN, *_LEAVING):
            self._listed(key, getattr(found, key.replace("-", "_")))

    def _sum(self, capacity: str) -> str:
        return f"{self.register.name}|{capacity}"

    def _line(self, source: str, target: str, words: Iterable[str], state: State = State.STATED) -> None:
        words = tuple(words)
        self.lines.append(Line(source, target, Flow.REFERENCE, words, words[:1], state=state))

    def _field(self, key: str, names: Iterable[str], *, is_silent: bool = False) -> tuple[str, str]:
        """A field of activities and some of its values, and that it is not stated of one of them where it is not."""
        silence = (text("document.silent", self.asked.language),) if is_silent else ()
        said = (*some(sorted(set(names)), self.asked.language), *silence)
        return text(f"fields.activity.{key}", self.asked.language), ", ".join(said)

    def _pair(self, label: str, said: str) -> str:
        return labelled(label, said, self.asked.language)

    def _holds(self, items: Sequence[Reached], *, is_partial: bool = False) -> Iterator[str]:
        """Data reached, the special ones among them named apart."""
        name = self.voice.name
        is_silent = is_partial or any(item.data is None for item in items)
        data = (name(node) for item in items for node in item.data or ())
        yield self._pair(*self._field("data", data, is_silent=is_silent))
        for key, found in (
            ("special", [item.special for item in items]),
            ("criminal", [one.criminal for one in items]),
        ):
            names = sorted({name(node) for nodes in found for node in nodes})
            if names and key == "special":
                yield self._pair(*self._field("special_categories", names))
            elif names:
                yield self._pair(self.voice.text("criminal"), ", ".join(some(names, self.asked.language)))

    def _whose(self, items: Sequence[Reached], *, is_partial: bool = False) -> tuple[str, str]:
        names = (self.voice.name(node) for item in items for node in item.subjects or ())
        return self._field("subjects", names, is_silent=is_partial or any(item.subjects is None for item in items))

    def _reached(self, item: Reached) -> None:
        voice = self.voice
        is_processor = item.capacity == "processor"
        lines = [*self._holds([item]), self._pair(*self._whose([item]))]
        if item.time is not Time.NOW:
            lines.append(voice.text(f"time.{item.time}"))
        if not item.capacity:
            lines.append(voice.text("capacity-silent"))
        if item.duty is not Duty.OWN and not is_processor:
            lines.append(voice.text(f"duty.{item.duty}"))
        made = replace(
            self.asked.box(item.activity, lines=(*self.whose, *lines)),
            is_silent=item.data is None or item.subjects is None,
        )
        kind = f"{self.register.name}|{is_processor}"
        group = Group(f"{kind}|{item.duty}|{bool(item.special)}|{made.is_silent}", self._kind())
        coarse = Group(kind, self._kind())
        if item.activity != self.node:
            self.boxes[item.activity] = replace(made, tip=(made.name, *lines), alike=(group, group, coarse, coarse))
        for route in item.routes:
            self._line(self._way(route), item.activity, self._said(route), voice.state_at(route.at))
        if not item.routes and item.activity != self.node:
            self._line(self.node, item.activity, ())
        self._line(item.activity, self._sum("processor" if is_processor else "controller"), ())

    def _kind(self) -> str:
        return " – ".join((text("fields.kinds.activity", self.asked.language), *self.whose))

    def _way(self, route: Route) -> str:
        """The steps from the address up to the first recipient, each drawn once; the node of that one."""
        for near, far in pairwise(reversed(route.nodes)):
            self.boxes.setdefault(far, self.asked.box(far, lines=self.asked.whose(far)))
            is_control = all(isinstance(self.register.at(node), Party) for node in (near, far))
            self._line(near, far, (self.voice.text("by-control"),) if is_control else ())
        return route.nodes[0]

    def _said(self, route: Route) -> Iterator[str]:
        if route.role:
            yield label("role", route.role, self.asked.language)
        if route.certainty == "may":
            yield label("certainty", route.certainty, self.asked.language)
        yield from route.when
        if route.time is not Time.NOW:
            yield self.voice.text(f"time.{route.time}")
        if route.service_open:
            yield self.voice.text("service-open")

    def _summed(self, capacity: str, items: Sequence[Reached], *, is_partial: bool = False) -> None:
        """What is reached in all, whose it is, and who has to be told."""
        voice, key = self.voice, self._sum(capacity)
        count = voice.text(capacity, count=len(items))
        lines = tuple(self._holds(items, is_partial=is_partial))
        self.boxes[key] = Box(key, Shape.DATA, count, (*self.whose, *lines), link=self.register.name)
        self.hubs.append(key)
        if capacity == "processor":
            for box in self._controllers(items):
                self.boxes[box.key] = box
                self._line(key, box.key, (voice.text("tell"),))
        elif voice.runs:
            authority, clock = voice.authority(), (voice.text("clock"), voice.begun().text)
            told = Box(f"{key}|authority", Shape.PARTY, authority.branches[0].text, (authority.text, *clock))
            self.boxes[told.key] = replace(told, is_silent=authority.branches[0].state is State.SILENT)
            self._line(key, told.key, (self.asked.text("notified"),))
        subjects = f"{key}|subjects"
        head, names = self._whose(items, is_partial=is_partial)
        self.boxes[subjects] = Box(subjects, Shape.SUBJECT, head, (names,))
        self._line(key, subjects, ())

    def _controllers(self, items: Sequence[Reached]) -> Iterator[Box]:
        """The controllers on whose behalf a processor acts (GDPR Art. 33(2)); a dashed box where one is not stated."""
        for node in dict.fromkeys(one for item in items for one in item.controllers or ()):
            box = self.asked.box(node)
            yield replace(box, key=f"{self._sum('processor')}|{node}", lines=self.voice.contact(node))
        if any(item.controllers is None for item in items):
            silence = text("document.silent", self.asked.language)
            yield Box(f"{self._sum('processor')}|", Shape.PARTY, silence, is_silent=True)

    def _listed(self, key: str, addresses: Sequence[str]) -> None:
        """Records that cannot be ruled out, or that end with it: one box for all of a sort."""
        names = [self.voice.name(address) for address in addresses if address != self.node]
        is_doubtful = key in _OPEN
        if not names:
            return
        box = f"{self.register.name}|{key}"
        said = f"{self.voice.text(key)} ({len(names)})"
        shown = some(names, self.asked.language)
        self.boxes[box] = Box(box, Shape.RECORD, said, (*self.whose, *shown), tip=(said, *names), is_silent=is_doubtful)
        words = (self.asked.text("flow.open"),) if is_doubtful else ()
        self.lines.append(Line(self.node, box, Flow.OPEN if is_doubtful else Flow.REFERENCE, words, words))

"""The picture of how data can get from one node to another: every hop of the answer, worst first, as chains.

Each register stands by itself, since a path never leaves it. The verdict, the tool and the role stand where data pass
from one organisation to another, purposes and legal basis in the activity. What the record leaves open is drawn
dashed: through what does not say so, straight to where it might lead.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ropa.diagrams.asked import Asked, grouped
from ropa.diagrams.hops import judged_words, place_lines, seat_line, tool_words
from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Frame, Line, Picture, Shape
from ropa.diagrams.style import signed
from ropa.graph import Edge
from ropa.i18n import labelled, one_line, text
from ropa.model import Activity, Party
from ropa.questions.trace import Trace, TracedHop
from ropa.questions.trace_gaps import Gap, Why
from ropa.questions.trace_grade import Grade
from ropa.register import Register
from ropa.transfers import Hop, Risk, Verdict
from ropa.view.answers.trace import TraceVoice
from ropa.view.hop import hop_entry
from ropa.view.record import column
from ropa.vocabulary import label

NAME = "trace"

_AT_START = ("data", "subjects", "data_exhaustive", "sources")
"""Fields whose silence leaves open what an activity takes from the start; all others, where it gives it."""
_UNTOLD = {Grade.UNDETERMINABLE: Flow.UNDETERMINABLE, Grade.PLACE_ONLY: Flow.PLACE_ONLY}
_FACTS = ("purposes", "categories_of_processing", "legal_basis")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one register: the answer, and the nodes it begins and ends with there."""

    register: Register
    trace: Trace
    start: str
    end: str


def draw(asked: Asked, found: Sequence[Found]) -> Picture:
    """The picture of a trace.

    Args:
        asked: The question.
        found: What was found in each register.
    """
    ways = [_Way(asked, item, f"{item.register.name}|" if len(found) > 1 else "") for item in found]
    for way in ways:
        way.follow()
    frames = [Frame(item.register.name, one_line(item.register.organisation)) for item in found] if ways[1:] else []
    made = asked.picture(
        NAME,
        (box for way in ways for box in way.placed()),
        (line for way in ways for line in way.lines),
    )
    graded = Counter(hop.grade for way in ways for hop in way.found.trace.hops)
    counts = (
        text(f"questions.trace.grade.{grade}", asked.language, count=graded[grade]) for grade in Grade if graded[grade]
    )
    remarks = (*counts, *(line for way in ways for line in way.remarks()), *asked.remarks)
    hubs = tuple(key for way in ways for key in (way.key(way.found.start), way.key(way.found.end)))
    return grouped(replace(made, frames=tuple(frames), remarks=remarks, hubs=hubs))


@dataclass
class _Way:
    """The boxes and lines of one register."""

    asked: Asked
    found: Found
    prefix: str
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = {"start": self.asked.name(self.found.start), "end": self.asked.name(self.found.end)}
        self.voice = TraceVoice(self.found.register, self.found.trace, names, self.asked.language)

    def key(self, node: str) -> str:
        """The key of a node's box: one in each register, so that no two clients' ways are joined."""
        return f"{self.prefix}{node}"

    def follow(self) -> None:
        """Draw every hop, worst first along its witness, then what is apart from them."""
        trace = self.found.trace
        self.box(self.found.start)
        for hop in trace.hops:
            for edge in hop.witness:
                self.box(edge.source)
                self.box(edge.target)
        self.box(self.found.end)
        for hop in trace.hops:
            self.hop(hop)
        for hop in trace.apart:
            self.line(hop.edge, Flow.REFERENCE, (self.relation(hop.edge), self.asked.text("apart")))
        if self.asked.shows_risk:
            for edge in trace.exposures:
                self.exposure(edge)
        self.gaps()

    def placed(self) -> Iterator[Box]:
        """The boxes; in a frame of the register where there are several."""
        frame = self.found.register.name if self.prefix else ""
        yield from (replace(box, frame=frame) for box in self.boxes.values())

    @property
    def whose(self) -> str:
        """Whose register it is, where there are several."""
        return labelled(one_line(self.found.register.organisation), "", self.asked.language) if self.prefix else ""

    def remarks(self) -> Iterator[str]:
        """That there is no hop, or that this is open; and what could not be read."""
        trace, voice = self.found.trace, self.voice
        if not trace.hops:
            yield self.whose + voice.text("open" if trace.gaps else "none", **voice.names)
        if any(gap.why is Why.UNREAD for gap in trace.gaps):
            yield self.whose + voice.text("gap.unread")

    def box(self, node: str) -> Box:
        """The box of a node, made where it is first met."""
        key = self.key(node)
        if key not in self.boxes:
            record = self.found.register.at(node) if "/" in node else None
            made = self.asked.box(node, key)
            self.boxes[key] = self._activity(made, node, record) if isinstance(record, Activity) else made
        return self.boxes[key]

    def _activity(self, box: Box, node: str, record: Activity) -> Box:
        words, key = self.voice.words, node.partition("/")[2]
        entries = {name: column(words, key, record, name) for name in _FACTS}
        lines = (
            signed(words.pair(words.text(f"fields.activity.{name}"), entry.text), entry.state)
            for name, entry in entries.items()
            if entry.text
        )
        return replace(box, lines=tuple(lines), signs=tuple(entry.state for entry in entries.values() if entry.text))

    def relation(self, edge: Edge) -> str:
        """What an edge says."""
        return text(f"interface.edge.{edge.kind}", self.asked.language)

    def line(self, edge: Edge, flow: Flow, words: tuple[str, ...], tip: tuple[str, ...] = ()) -> Line:
        """A line along an edge."""
        ends = (self.box(edge.source), self.box(edge.target))
        told = (f"{ends[0].name} → {ends[1].name}", *(tip or words))
        state = self.voice.state_at(edge.at)
        self.lines.append(Line(ends[0].key, ends[1].key, flow, words, words[:1], state=state, tip=told))
        return self.lines[-1]

    def hop(self, hop: TracedHop) -> None:
        """A hop: with the verdict where data pass to another organisation, else as the step that it is."""
        facts = tuple(self.voice.facts(hop))
        judged = self.found.trace.told_at(hop)
        if judged is None:
            flow = _UNTOLD.get(hop.grade, Flow.DATA) if hop.grade else Flow.DATA
            self.line(hop.edge, flow, (self.relation(hop.edge),), facts)
            return
        language, silent = self.asked.language, text("document.silent", self.asked.language)
        verdict = tuple(judged_words(judged, language))
        words = [*verdict, *self._passed(hop)]
        if judged.verdict is Verdict.TRANSFER:
            tool = ", ".join(tool_words(judged, language)) or silent
            words.append(labelled(text("fields.transfer.tool", language), tool, language))
        steps = tuple(step.text for step in hop_entry(self.voice.words, judged).details)
        is_possible = hop.disclosure is not None and hop.disclosure.certainty == "may"
        made = self.line(hop.edge, Flow(judged.verdict), tuple(words), (*verdict, *facts, *steps))
        self.lines[-1] = replace(made, brief=verdict, coverage=judged.coverage, is_possible=is_possible)
        self._receive(hop.edge.target, judged)

    def _passed(self, hop: TracedHop) -> Iterator[str]:
        """The role, purpose and data of a disclosure; the data where they are not the ones asked about."""
        words, disclosure = self.voice.words, hop.disclosure
        if disclosure:
            silent = words.text("document.silent")
            role = label("role", disclosure.role, self.asked.language) if disclosure.role else silent
            yield words.pair(words.text("fields.disclosure.role"), role)
            if disclosure.purpose:
                yield words.pair(words.text("fields.disclosure.purpose"), disclosure.purpose)
            yield from disclosure.when or ()
        if hop.data is not None and hop.data != (self.found.start,):
            names = some([self.voice.name(node) for node in hop.data], self.asked.language)
            yield words.pair(words.text("fields.activity.data"), ", ".join(names))

    def _receive(self, node: str, judged: Hop) -> None:
        """Say in the box of who receives where it is, and what risk that is; of several the worst."""
        box = self.box(node)
        lines = tuple(dict.fromkeys((*box.lines, *place_lines(judged, self.asked.language))))
        risks = [risk for risk in (box.risk, judged.risk if self.asked.shows_risk else None) if risk]
        risk = max(risks, key=list(Risk).index, default=None)
        is_silent = box.is_silent or any(place.code is None for place in judged.places)
        self.boxes[box.key] = replace(box, lines=lines, risk=risk, is_silent=is_silent)

    def exposure(self, edge: Edge) -> None:
        """Control over a party: no path of data."""
        above, party = self.box(edge.source), self.found.register.at(edge.source)
        seat = party.seat if isinstance(party, Party) else None
        line = seat_line(seat, self.asked.language)
        if line not in above.lines:
            self.boxes[above.key] = replace(above, lines=(*above.lines, line), is_silent=seat is None)
        words = (self.asked.text("flow.exposure"),)
        self.lines.append(Line(self.box(edge.target).key, above.key, Flow.EXPOSURE, words, words))

    def gaps(self) -> None:
        """What the record leaves open: from a box on the way itself, else from one that stands for all of its sort."""
        start, end = self.key(self.found.start), self.key(self.found.end)
        left = (self.asked.text("flow.open"),)
        beside: dict[tuple[str, bool], list[Gap]] = {}
        for gap in self.found.trace.gaps:
            if gap.why is Why.UNREAD:
                continue
            words, here = (self.voice.gap_words(gap),), self.key(gap.at.record)
            is_begun = gap.at.field[0] in _AT_START
            if here in self.boxes and gap.why is not Why.NOT_ATTRIBUTED and here not in (start, end):
                ends = (start, here) if is_begun else (here, end)
                self.lines.append(Line(*ends, Flow.OPEN, words, left))
            else:
                beside.setdefault((words[0], is_begun), []).append(gap)
        for number, ((words_, _), gaps) in enumerate(sorted(beside.items())):
            names = list(dict.fromkeys(self.voice.gap_name(gap) for gap in gaps))
            key = self.key(f"gap-{number}")
            shown = some(names, self.asked.language)
            tip = (words_, *names)
            self.boxes[key] = Box(key, Shape.RECORD, f"{words_} ({len(names)})", shown, tip=tip, is_silent=True)
            self.lines += [Line(start, key, Flow.OPEN, left, left), Line(key, end, Flow.OPEN, left, left)]

"""The picture of what would follow if the law, a party or a document changed: before and after in one.

Every hop that the change touches is one line. What it was and what it would be stand beside it, the line looks as it
would be; what appears, goes or changes is marked on lines and boxes. What stays as it is is only counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ropa.diagrams.asked import Asked, grouped
from ropa.diagrams.hops import above_of, judged_words, node_of, place_lines, tool_words
from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Change, Flow, Frame, Line, Picture, Shape
from ropa.i18n import labelled, listed, one_line, text
from ropa.model import Engagement
from ropa.questions.moves import Control, Move, Outcome, hop_key
from ropa.questions.what_if import Effect, Redo
from ropa.register import Register
from ropa.transfers import Hop, Verdict
from ropa.transfers.receiver import organisation
from ropa.view.answers.voice import node_name
from ropa.view.words import place_words
from ropa.vocabulary import label

NAME = "what-if"

_COUNTED = ("paths", "appear", "go", "activities")


def draw(asked: Asked, supposed: Sequence[str], effects: Sequence[Effect], stays: Mapping[str, int]) -> Picture:
    """The picture of a supposition.

    Args:
        asked: The question.
        supposed: What is supposed, sentence by sentence; the head of the picture states it.
        effects: What it does to each register that it touches.
        stays: How many hops of each register it leaves as they are.
    """
    parts = [_Part(asked, effect, f"{effect.before.name}|" if len(effects) > 1 else "") for effect in effects]
    for part in parts:
        part.follow()
    frames = [Frame(part.frame, one_line(part.effect.before.organisation)) for part in parts if part.frame]
    idle = [asked.box(register.name) for register in asked.registers if not parts]
    boxes = (replace(box, frame=part.frame) for part in parts for box in part.boxes.values())
    made = asked.picture(
        NAME,
        (*idle, *boxes),
        (line for part in parts for line in part.lines),
    )
    head = (*(asked.text("supposed", change=sentence) for sentence in supposed), *made.head)
    remarks = (*_counts(asked, effects, stays), *asked.remarks)
    hubs = tuple(part.key(organisation(part.effect.before)) for part in parts)
    # Who loses something is never one with those of whom that cannot be told.
    untold = {key: asked.text("cannot-be-told") for part in parts for key in part.untold}
    return grouped(replace(made, head=head, frames=tuple(frames), remarks=remarks, hubs=hubs), untold)


def _counts(asked: Asked, effects: Sequence[Effect], stays: Mapping[str, int]) -> Iterator[str]:
    """What is counted and not drawn: paths, findings, activities, and the hops that stay as they are."""
    for key in _COUNTED:
        if count := sum(len(getattr(effect, key)) for effect in effects):
            yield text(f"questions.what-if.{key}", asked.language, count=count)
    if effects:
        yield asked.text("unaffected", count=sum(stays.values()))


def unaffected(effect: Effect, hops: Iterable[Hop]) -> int:
    """How many hops of a register a change leaves as they are, as far as that can be told."""
    drawn = {hop_key(hop) for hop in (*(move.hop for move in effect.moves), *(item.hop for item in effect.open))}
    drawn |= {hop_key(item.hop) for item in effect.redo}
    return sum(hop_key(hop) not in drawn for hop in hops)


@dataclass
class _Part:
    """The boxes and lines of one register."""

    asked: Asked
    effect: Effect
    prefix: str
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def frame(self) -> str:
        """The frame of the register, where there are several."""
        return self.effect.before.name if self.prefix else ""

    def key(self, node: str) -> str:
        """The key of a node's box: one in each register, so that no two clients' hops are joined."""
        return f"{self.prefix}{node}"

    @property
    def untold(self) -> frozenset[str]:
        """The keys of boxes of which nothing is known but that what becomes of them cannot be told."""
        told = {self.key(node_of(move.hop)) for move in self.effect.moves}
        return frozenset(self.key(node_of(one.hop)) for one in self.effect.open) - told

    def follow(self) -> None:
        """Draw every hop that is touched, worst first, then assessments to make again and what cannot be told."""
        effect = self.effect
        self._box(organisation(effect.before))
        for move in effect.moves:
            self._node(move.hop, move)
        for untold in effect.open:
            self._node(untold.hop)
        for move in effect.moves:
            self._move(move)
        for redo in effect.redo:
            self._redo(redo)
        for untold in effect.open:
            words = (self.asked.text("cannot-be-told"), *self._uncertain(untold.is_uncertain))
            hop = untold.hop
            self.lines.append(Line(self._source(hop), self.key(node_of(hop)), Flow.UNDETERMINABLE, words, words[:1]))

    def _register(self, node: str) -> Register:
        """The register that has a record of a node: as it would be, else as it is."""
        return self.effect.after if self._is_in(self.effect.after, node) else self.effect.before

    def _is_in(self, register: Register, node: str) -> bool:
        return node == register.name or register.at(node) is not None

    def _box(self, node: str) -> Box:
        """The box of a node, made where it is first met, and marked where the record would or would no more have it."""
        key = self.key(node)
        if key not in self.boxes:
            before, after = (self._is_in(item, node) for item in (self.effect.before, self.effect.after))
            change = None if before is after else Change.ADDED if after else Change.REMOVED
            name = node_name(self._register(node), node, self.asked.language)
            shape = self.asked.shape(node) if before else Shape.PARTY
            self.boxes[key] = Box(key, shape, name, link=node if before else "", change=change)
        return self.boxes[key]

    def _source(self, hop: Hop) -> str:
        """The key of the box that a hop starts from: the engagement above, where that is drawn, else the exporter."""
        above = above_of(self._register(hop.engagement or hop.importer), hop)
        return self.key(above) if self.key(above) in self.boxes else self._box(hop.exporter).key

    def _node(self, hop: Hop, move: Move | None = None) -> Box:
        """The box of who receives: where it is, whose data it has, and in which of that it differs."""
        box, language = self._box(node_of(hop)), self.asked.language
        register = self._register(node_of(hop))
        record = register.at(hop.engagement) if hop.engagement else None
        service = [f"– {record.service}"] if isinstance(record, Engagement) and record.service else []
        names = [node_name(self._register(one), one, language) for one in hop.activities]
        found = listed(some(names, language), language) if names else self.asked.text("no-activity")
        before = [*self._before(move.before, move.after)] if move and move.before and move.after else []
        lines = (
            *service,
            *before,
            *place_lines(hop, language),
            *self._controlled(move),
            *self._fallback(move),
            labelled(self.asked.text("activities"), found, language),
        )
        is_changed = bool(before) or bool(move and move.controlled[0] != move.controlled[1])
        made = replace(
            box,
            name=node_name(register, hop.importer, language),
            shape=Shape.PARTY,
            lines=lines,
            risk=hop.risk if self.asked.shows_risk else None,
            change=box.change or (Change.CHANGED if is_changed else None),
            is_silent=any(place.code is None for place in hop.places),
        )
        self.boxes[box.key] = made
        return made

    def _before(self, before: Hop, after: Hop) -> Iterator[str]:
        """The places, and the risk, as they were; nothing where they are the same."""
        was, is_ = (tuple(place_lines(hop, self.asked.language)) for hop in (before, after))
        yield from (self._pair("before", line) for line in was if line not in is_)
        if before.risk != after.risk and before.risk and self.asked.shows_risk:
            yield self._pair("before", text(f"transfers.risk.{before.risk}", self.asked.language))

    def _pair(self, key: str, said: str) -> str:
        return labelled(self.asked.text(key), said, self.asked.language)

    def _controlled(self, move: Move | None) -> Iterator[str]:
        if move and move.controlled[0] != move.controlled[1] and self.asked.shows_risk:
            chains = [self._chain(chain) for chain in move.controlled]
            yield text("questions.what-if.control", self.asked.language, before=chains[0], after=chains[1])

    def _fallback(self, move: Move | None) -> Iterator[str]:
        """What is named to take over where the tool is lost: who has nothing comes first."""
        if move and move.outcome is Outcome.LOSES:
            tools = ", ".join(label("tool", word, self.asked.language) for word in move.fallback)
            yield self.asked.text("fallback", tools=tools) if tools else self.asked.text("no-fallback")

    def _chain(self, chain: Control) -> str:
        silent = text("document.silent", self.asked.language)
        language = self.asked.language
        named = [
            f"{node_name(self._register(node), node, language)} ({place_words(seat, language) if seat else silent})"
            for node, seat in chain
        ]
        return ", ".join(named) or silent

    def _move(self, move: Move) -> None:
        """One line for what a hop was and what it would be."""
        before, after, hop = move.before, move.after, move.hop
        change = None
        if before is None or after is None:
            change = Change.ADDED if before is None else Change.REMOVED
        elif self._judged(before) != self._judged(after):
            change = Change.CHANGED
        words = self._told(move, change, self._judged)
        self.lines.append(
            Line(
                self._source(hop),
                self.key(node_of(hop)),
                Flow(hop.verdict),
                (*words, *self._uncertain(move.is_uncertain)),
                self._told(move, change, lambda item: tuple(judged_words(item, self.asked.language))),
                hop.coverage,
                change=change,
            )
        )

    def _told(self, move: Move, change: Change | None, judged: Callable[[Hop], tuple[str, ...]]) -> tuple[str, ...]:
        """How a hop is judged; where that changes, as it is and as it would be."""
        if change is not Change.CHANGED or not (move.before and move.after):
            return judged(move.hop)
        sides = (("before", move.before), ("after", move.after))
        return tuple(self._pair(key, ", ".join(judged(hop))) for key, hop in sides)

    def _judged(self, hop: Hop) -> tuple[str, ...]:
        tool = tool_words(hop, self.asked.language) if hop.verdict is Verdict.TRANSFER else ()
        return (*judged_words(hop, self.asked.language), *tool)

    def _uncertain(self, is_uncertain: bool) -> tuple[str, ...]:
        return (self.asked.text("possible"),) if is_uncertain else ()

    def _redo(self, redo: Redo) -> None:
        """An assessment to make again, on the hop that it is of."""
        document = self._box(redo.document)
        self.boxes[document.key] = replace(document, change=document.change or Change.CHANGED)
        if self.key(node_of(redo.hop)) not in self.boxes:
            self._node(redo.hop)
            words = tuple(judged_words(redo.hop, self.asked.language))
            node = self.key(node_of(redo.hop))
            self.lines.append(
                Line(self._source(redo.hop), node, Flow(redo.hop.verdict), words, words, redo.hop.coverage)
            )
        reason = text(f"questions.what-if.redo-{redo.reason}", self.asked.language)
        words = (self.asked.text("redo"), reason)
        self.lines.append(Line(self.key(node_of(redo.hop)), document.key, Flow.REFERENCE, words, words[:1]))

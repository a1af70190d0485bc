"""What a picture of an answer is drawn from beside the answer itself, and how the nodes that it names become boxes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Group, Line, Picture, Shape
from ropa.diagrams.scene import inferred_or_stated, law_line
from ropa.i18n import labelled, one_line, text
from ropa.law import Law
from ropa.model import Activity, DataTerm, Document, Engagement, Party, SubjectTerm, System
from ropa.register import SHARED, Portfolio, Register
from ropa.transfers.receiver import organisation
from ropa.view.answers.voice import named

_SHAPES = {
    Activity: Shape.ACTIVITY,
    DataTerm: Shape.DATA,
    Document: Shape.DOCUMENT,
    Party: Shape.PARTY,
    SubjectTerm: Shape.SUBJECT,
    System: Shape.SYSTEM,
}
_WORDS = {
    "data": Shape.DATA,
    "subject": Shape.SUBJECT,
    "country": Shape.PLACE,
    "region": Shape.PLACE,
    "org": Shape.PLACE,
}
_KINDS = {
    Shape.ACTIVITY: "fields.kinds.activity",
    Shape.DATA: "fields.kinds.data",
    Shape.DOCUMENT: "fields.kinds.document",
    Shape.ORGANISATION: "fields.kinds.register",
    Shape.PARTY: "fields.kinds.party",
    Shape.PLACE: "diagrams.alike.place",
    Shape.SUBJECT: "fields.kinds.subject",
    Shape.SYSTEM: "fields.kinds.system",
}
_SAME = (Shape.DATA, Shape.SUBJECT, Shape.PLACE)
"""What is the same word in every register."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture of an answer is drawn from beside the answer.

    Attributes:
        portfolio: The registers that hold the records of the answer.
        registers: Those it was asked of.
        law: The law of the day of the picture.
        language: Language of everything but user text.
        shows_risk: Whether the picture shows risk and control, which are the organisation's own affair.
        question: The question in words, which is the title.
        remarks: What must be known to read the answer right.
    """

    portfolio: Portfolio
    registers: tuple[Register, ...]
    law: Law
    language: str
    shows_risk: bool
    question: str
    remarks: tuple[str, ...] = ()

    def text(self, key: str, /, **params: object) -> str:
        """A text of diagrams."""
        return text(f"diagrams.{key}", self.language, **params)

    def picture(self, name: str, boxes: Iterable[Box], lines: Iterable[Line]) -> Picture:
        """A picture of the answer, titled by the question, with what a reader must know to judge it at its head."""
        boxes, lines = tuple(boxes), tuple(lines)
        shown = self._shown(boxes)
        title = f"{self.question} – {one_line(shown[0].organisation)}" if len(shown) == 1 else self.question
        is_internal = any(box.risk for box in boxes) or any(line.flow is Flow.EXPOSURE for line in lines)
        return Picture(name, title, tuple(self._head(shown, is_internal)), self.language, boxes, lines)

    def _shown(self, boxes: tuple[Box, ...]) -> list[Register]:
        """The registers of which a picture names records; the only one that was asked in any case."""
        used = {self.holder(box.link) for box in boxes}
        return [item for item in self.registers if item.name in used or len(self.registers) == 1]

    def _head(self, shown: list[Register], is_internal: bool) -> Iterator[str]:
        reconstructed = [one_line(register.organisation) for register in shown if register.reconstructed]
        if reconstructed:
            banner = text("document.banner.reconstructed", self.language)
            listed = ", ".join(some(reconstructed, self.language))
            yield banner if len(reconstructed) == len(shown) else labelled(listed, banner, self.language)
        if len(shown) > 1:
            whose = [one_line(register.organisation) for register in shown]
            yield self.text("several")
            yield self.text("organisations", count=len(whose), names=", ".join(some(whose, self.language)))
        yield law_line(self.law, self.language)
        if is_internal:
            yield self.text("internal")

    def name(self, node: str) -> str:
        """What a node is called."""
        return named(self.portfolio, node, self.language)[0]

    def shape(self, node: str) -> Shape:
        """What a node is."""
        found = self.portfolio.find(node)
        if node in self.portfolio.registers or (found and node == organisation(found[0])):
            return Shape.ORGANISATION
        if found:
            return _SHAPES.get(type(found[2]), Shape.RECORD)
        return _WORDS.get(node.partition(":")[0], Shape.RECORD)

    def box(self, node: str, key: str = "", lines: Iterable[str] = ()) -> Box:
        """The box of a node; one that names no record and no word is dashed, since what it is is not known."""
        found = self.portfolio.find(node)
        shape = self.shape(node)
        said = [text("fields.kind.engagement", self.language)] if found and isinstance(found[2], Engagement) else []
        is_known = bool(found) or shape is not Shape.RECORD or ":" in node
        link = node if found or node in self.portfolio.registers else ""
        state = inferred_or_stated(found[2] if found else None)
        return Box(key or node, shape, self.name(node), (*said, *lines), link=link, state=state, is_silent=not is_known)

    def whose(self, node: str) -> tuple[str, ...]:
        """The organisation whose record it is, where the question was asked of several."""
        holder = self.holder(node) if len(self.registers) > 1 else ""
        return (one_line(self.portfolio.registers[holder].organisation),) if holder and holder != node else ()

    def holder(self, node: str) -> str:
        """The register whose node it is, where it is one of those asked; empty for a word and what is shared."""
        holder = node.partition("/")[0]
        return holder if holder != SHARED and any(register.name == holder for register in self.registers) else ""


def grouped(picture: Picture, apart: Mapping[str, str] = MappingProxyType({})) -> Picture:
    """A picture whose boxes name what they may be drawn with: what leads to and from the same, then what is of a kind.

    A box that names groups already keeps them. A hub stands by itself, unless each of several registers has its own:
    then these are one where all else is.

    Args:
        picture: The picture.
        apart: By the key of a box, what it has that others of its kind have not: these are never drawn as one.
    """
    ends: dict[str, list[tuple[str, str]]] = {}
    for line in picture.lines:
        ends.setdefault(line.target, []).append((line.source, line.flow))
        ends.setdefault(line.source, []).append((line.target, line.flow))

    def alike(box: Box) -> tuple[Group, ...]:
        is_engagement = text("fields.kind.engagement", picture.language) in box.lines
        usual = "fields.kinds.engagement" if is_engagement else "diagrams.alike.record"
        name = text(_KINDS.get(box.shape, usual), picture.language)
        kind = f"{box.shape}|{is_engagement}|{box.change}|{box.is_silent}|{apart.get(box.key, '')}"
        if box.key in apart:
            name = f"{name} – {apart[box.key]}"
        if box.key in picture.hubs and not box.frame:
            return ()
        if box.key in picture.hubs:
            alone = Group(box.key, box.name)
            return (alone, alone, alone, Group(f"{kind}|hub", box.name if box.shape in _SAME else name))
        near = sorted(set(ends.get(box.key, ())))
        return (
            Group(f"{kind}|{box.frame}|{box.risk}|{box.state}|{near}", name),
            Group(f"{kind}|{box.frame}|{box.risk}|{near[:1]}", name),
            Group(f"{kind}|{box.frame}", name),
            Group(kind, name),
        )

    boxes = (box if box.alike else replace(box, alike=alike(box)) for box in picture.boxes)
    return replace(picture, boxes=tuple(boxes))

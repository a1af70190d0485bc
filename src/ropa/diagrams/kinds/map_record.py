"""The picture of one record between what it comes from and what it goes to, one step each way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ropa.diagrams.asked import Asked, grouped
from ropa.diagrams.merging import some
from ropa.diagrams.picture import Box, Flow, Frame, Line, Picture, Shape
from ropa.diagrams.style import signed
from ropa.graph import Edge, Kind
from ropa.i18n import labelled, text
from ropa.questions.around import Around
from ropa.view.answers.voice import Voice
from ropa.view.document import Entry

NAME = "map"

_CAME, _GOES = "comes-from", "goes-to"


def draw(asked: Asked, found: Around, facts: Sequence[tuple[str, Entry]]) -> Picture:
    """The picture of a map.

    Args:
        asked: The question.
        found: The record and its edges.
        facts: What the record says of itself: fields, each with its label.
    """
    came, goes = (
        [edge for edge in side if asked.shows_risk or edge.kind is not Kind.CONTROLS]
        for side in (found.comes_from, found.goes_to)
    )
    silent = [(side, kind) for side, kinds in zip((_CAME, _GOES), found.silent, strict=True) for kind in kinds]
    focus = asked.box(
        found.node, lines=(signed(labelled(label, entry.text, asked.language), entry.state) for label, entry in facts)
    )
    focus = replace(focus, signs=tuple(entry.state for _, entry in facts))
    boxes = [
        *_beside(asked, found.node, _CAME, (edge.source for edge in came)),
        focus,
        *_beside(asked, found.node, _GOES, (edge.target for edge in goes)),
        *(_unsaid(asked, *item) for item in silent),
    ]
    lines = [
        *(_line(asked, edge, _key(_CAME, edge.source, found.node), found.node) for edge in came),
        *(_line(asked, edge, found.node, _key(_GOES, edge.target, found.node)) for edge in goes),
        *(_silence(asked, found.node, *item) for item in silent),
    ]
    frames = (
        Frame(_CAME, text("interface.comes-from", asked.language, count=len(came))),
        Frame(_GOES, text("interface.goes-to", asked.language, count=len(goes))),
    )
    used = {box.frame for box in boxes}
    made = replace(
        asked.picture(NAME, boxes, lines),
        frames=tuple(frame for frame in frames if frame.key in used),
        remarks=asked.remarks,
        hubs=(found.node,),
    )
    return grouped(made)


def _key(side: str, node: str, focus: str) -> str:
    return node if node == focus else f"{side}|{node}"


def _beside(asked: Asked, focus: str, side: str, nodes: Iterable[str]) -> Iterator[Box]:
    """The boxes on one side; a record that stands on both sides has a box on each, as on the screen."""
    for node in dict.fromkeys(nodes):
        if node != focus:
            yield replace(asked.box(node, _key(side, node, focus), asked.whose(node)), frame=side)


def _line(asked: Asked, edge: Edge, source: str, target: str) -> Line:
    relation = text(f"interface.edge.{edge.kind}", asked.language)
    names = sorted(asked.name(node) for node in edge.data or () if node not in (edge.source, edge.target))
    words = (relation, ", ".join(some(names, asked.language))) if names else (relation,)
    flow = Flow.EXPOSURE if edge.kind is Kind.CONTROLS else Flow.REFERENCE if edge.kind is Kind.CITES else Flow.DATA
    state = Voice(NAME, asked.portfolio.registers[edge.register], asked.language).state_at(edge.at)
    return Line(source, target, flow, words, (relation,), state=state, tip=(relation, *names))


def _unsaid(asked: Asked, side: str, kind: Kind) -> Box:
    silence = text("document.silent", asked.language)
    return Box(f"silent-{kind}", Shape.RECORD, silence, frame=side, is_silent=True)


def _silence(asked: Asked, focus: str, side: str, kind: Kind) -> Line:
    words = (text(f"interface.edge.{kind}", asked.language),)
    ends = (f"silent-{kind}", focus) if side == _CAME else (focus, f"silent-{kind}")
    return Line(*ends, Flow.OPEN, words, words)

"""The picture of what a record uses, or who uses it, to any depth: the tree of the answer, each record drawn once."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.diagrams.asked import Asked, grouped
from ropa.diagrams.picture import Box, Flow, Line, Picture, Shape
from ropa.graph import Kind
from ropa.i18n import text
from ropa.questions.uses import Tense, Use
from ropa.questions.xray import Node, Xray
from ropa.view.answers.voice import Voice

NAME = "xray"

_FLOWS = {Kind.CONTROLS: Flow.EXPOSURE, Kind.DISCLOSES: Flow.DATA, Kind.JOINTLY: Flow.DATA, Kind.SUPPLIES: Flow.DATA}


def draw(asked: Asked, found: Xray) -> Picture:
    """The picture of a tree of uses.

    Args:
        asked: The question.
        found: The answer.
    """
    nodes = tuple(_nodes(asked, found.root))
    cut = {node.address for node in nodes if node.is_cut}
    boxes: dict[str, Box] = {}
    for node in nodes:
        address = node.address
        boxes.setdefault(address, asked.box(address, lines=_said(asked, address, is_cut=address in cut)))
        boxes.update({_silent(node, kind): _unsaid(asked, node, kind) for kind in node.silent})
    lines = dict.fromkeys(line for node in nodes for line in _lines(asked, node))
    made = asked.picture(NAME, boxes.values(), lines)
    return grouped(replace(made, remarks=asked.remarks, hubs=(found.root.address,)))


def _said(asked: Asked, address: str, *, is_cut: bool) -> Iterator[str]:
    """Whose record it is, where the answer is about several organisations; and that more hangs on it."""
    # No frames: what several registers share stands between their records, and frames would have to cross.
    yield from asked.whose(address)
    if is_cut:
        yield text("questions.xray.more", asked.language)


def _nodes(asked: Asked, node: Node) -> Iterator[Node]:
    yield node
    for branch in node.branches:
        if asked.shows_risk or branch.use is None or branch.use.kind != Kind.CONTROLS:
            yield from _nodes(asked, branch)


def _lines(asked: Asked, node: Node) -> Iterator[Line]:
    for kind in node.silent:
        words = (text(f"interface.edge.{kind}", asked.language),)
        yield Line(node.address, _silent(node, kind), Flow.OPEN, words, words)
    for branch in node.branches:
        if branch.use and (asked.shows_risk or branch.use.kind != Kind.CONTROLS):
            yield _use(asked, branch, branch.use)


def _use(asked: Asked, branch: Node, use: Use) -> Line:
    """A use as its words have it: from the one they speak of."""
    marks = (
        text(f"questions.xray.{key}", asked.language)
        for key, holds in (
            ("past", branch.tense is Tense.PAST),
            ("planned", branch.tense is Tense.PLANNED),
            ("unattributed", use.is_unattributed),
        )
        if holds
    )
    flow = next((flow for kind, flow in _FLOWS.items() if kind == use.kind), Flow.REFERENCE)
    # Control is told as in every picture: from who is controlled.
    is_from_user = use.is_subject or flow is Flow.EXPOSURE
    relation = asked.text("flow.exposure") if flow is Flow.EXPOSURE else text(use.label, asked.language)
    return Line(
        *((use.user, use.used) if is_from_user else (use.used, use.user)),
        flow,
        (relation, *marks),
        (relation,),
        is_possible=branch.is_possible_only,
        state=Voice(NAME, asked.portfolio.registers[use.register], asked.language).state_at(use.at),
    )


def _silent(node: Node, kind: Kind) -> str:
    return f"silent-{kind}|{node.address}"


def _unsaid(asked: Asked, node: Node, kind: Kind) -> Box:
    silence = text("document.silent", asked.language)
    return Box(_silent(node, kind), Shape.RECORD, silence, link=node.address, is_silent=True)

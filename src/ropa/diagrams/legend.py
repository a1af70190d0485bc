"""The legend of a picture: the lines, arrows, grounds and borders that occur in it, each with its word.

Every sample is one box, drawn with the line it explains, so that the legend stands in one column beside the picture
and takes no room from it.
"""

from collections.abc import Iterator, Mapping

import graphviz

from ropa.diagrams.listed import listed, quoted
from ropa.diagrams.picture import Change, Flow, Picture
from ropa.diagrams.style import CHANGES, COVERAGES, FLOWS, FONT, HEADS, PLAIN_HEADS, RISKS, label
from ropa.i18n import text
from ropa.transfers import Coverage, Risk
from ropa.view.marks import SIGNS, State

_FEWEST = 2
_ROUND = {"style": "rounded"}

_Sample = tuple[str, Mapping[str, str]]


def legend(graph: graphviz.Digraph, picture: Picture) -> None:
    """Add a frame with a sample of all that occurs in a picture and has a meaning; none where hardly anything has."""
    samples = [*_line_samples(picture), *_box_samples(picture)]
    if len(samples) < _FEWEST:
        return
    with graph.subgraph(name="cluster-legend") as frame:
        heading = label([text("diagrams.legend", picture.language)])
        frame.attr(label=heading, style="solid", color="#9a9a9a", fontname=FONT, fontsize="10", margin="6")
        # The engine stacks what comes first at the bottom.
        for number, (meaning, style) in reversed(tuple(enumerate(samples))):
            look = {"shape": "box", "fontsize": "9", "width": "2", "height": "0.2", "margin": "0.06,0.03", **style}
            look["label"] = label([meaning], width=40)
            frame.body.append(f"\t{quoted(f'legend-{number}')}{listed(look)}\n")


def _line_samples(picture: Picture) -> Iterator[_Sample]:
    flows = {line.flow for line in picture.lines}
    coverages = {line.coverage for line in picture.lines}
    for flow in Flow:
        if flow in flows and flow is not Flow.REFERENCE:
            said = f"{PLAIN_HEADS.get(flow, '')} {text(f'diagrams.flow.{flow}', picture.language)}"
            yield said.strip(), _bordered(FLOWS[flow], flow)
    for coverage in Coverage:
        if coverage in coverages:
            said = f"{HEADS[coverage]} {text(f'transfers.coverage.{coverage}', picture.language)}"
            yield said, {"color": COVERAGES[coverage]["color"], "penwidth": "1.8"}


def _bordered(style: Mapping[str, str], flow: Flow) -> dict[str, str]:
    """The look of a line as that of a border."""
    if flow is Flow.EXPOSURE:
        return {"peripheries": "2"}
    return {key: value for key, value in style.items() if key in ("style", "penwidth")}


def _box_samples(picture: Picture) -> Iterator[_Sample]:
    risks = {box.risk for box in picture.boxes}
    changes = {box.change for box in picture.boxes} | {line.change for line in picture.lines}
    states = {box.state for box in picture.boxes} | {line.state for line in picture.lines}
    states |= {sign for box in picture.boxes for sign in box.signs}
    for risk in Risk:
        if risk in risks:
            yield text(f"transfers.risk.{risk}", picture.language), {"style": "rounded,filled", **RISKS[risk]}
    for change in Change:
        if change in changes:
            yield text(f"diagrams.change.{change}", picture.language), CHANGES[change]
    if any(box.is_silent for box in picture.boxes):
        yield text("diagrams.silent-box", picture.language), {"style": "rounded,dashed"}
    for state in (State.CONFIRMED, State.LINKED, State.INFERRED, State.DERIVED):
        if state in states:
            said = f"{SIGNS[state]} {text(f'document.state.{state}', picture.language)}"
            yield said, {"style": "rounded,dotted"} if state is State.INFERRED else _ROUND

"""The legend of a diagram: the lines and colours that occur in it, each with its word."""

from collections.abc import Iterable

import graphviz

from ropa.diagrams.style import COLOURS, FONT, LINES, label
from ropa.transfers import Coverage, Verdict
from ropa.view.words import Words


def legend(
    graph: graphviz.Digraph,
    words: Words,
    verdicts: Iterable[Verdict],
    coverages: Iterable[Coverage | None],
    *,
    is_silent: bool,
) -> None:
    """Add a frame with a sample of every line that occurs, and of a silent box where there is one."""
    shown, colours = set(verdicts), set(coverages)
    samples = [
        (dict(LINES[verdict]), words.text(f"transfers.verdict.{verdict}")) for verdict in Verdict if verdict in shown
    ]
    samples += [
        ({"color": COLOURS[coverage], "penwidth": "1.6"}, words.text(f"transfers.coverage.{coverage}"))
        for coverage in Coverage
        if coverage in colours
    ]
    with graph.subgraph(name="cluster-legend") as frame:
        heading = label([words.text("document.diagram.legend")])
        frame.attr(label=heading, style="solid", color="#9a9a9a", fontname=FONT, fontsize="11", margin="8")
        if is_silent:
            number = len(samples)
            frame.node(f"legend-{number}", "", style="rounded,dashed", width="0.4", height="0.2")
            _row(frame, number, words.text("document.diagram.silent-box"), style="invis")
        # The engine stacks what comes first at the bottom.
        for number, (style, meaning) in reversed(tuple(enumerate(samples))):
            frame.node(f"legend-{number}", "", shape="point", width="0.02", color="white")
            _row(frame, number, meaning, **style)


def _row(frame: graphviz.Digraph, number: int, meaning: str, **style: str) -> None:
    text = label([meaning], width=60)
    frame.node(
        f"meaning-{number}", text, shape="plaintext", fontsize="10", width="3.4", height="0.2", margin="0.04,0.02"
    )
    frame.edge(f"legend-{number}", f"meaning-{number}", **style)

"""A picture as the DOT text that Graphviz lays out: text is never markup, and the same picture gives the same text."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import graphviz

from ropa.diagrams.legend import legend
from ropa.diagrams.listed import listed, quoted
from ropa.diagrams.picture import Box, Line, Picture, Shape
from ropa.diagrams.sheet import Sheet
from ropa.diagrams.style import (
    CHANGES,
    COVERAGES,
    FLOWS,
    FONT,
    INK,
    RISKS,
    SHAPES,
    beside,
    height,
    label,
    signed,
    tooltip,
)
from ropa.i18n import text
from ropa.view.marks import State

_POINTS_PER_INCH = 72
_COLUMN, _ROW = 250.0, 13.0
"""Width of a column of boxes with the room for lines beside it, and height of a line of text, in points."""
_MOST_COLUMNS = 6
_GOOD = 1.25
"""How far a picture may be larger than its sheet before another column is worth it."""


def dot(picture: Picture, sheet: Sheet) -> str:
    """The DOT text of a picture.

    Args:
        picture: The picture.
        sheet: What it is drawn for: it is scaled down to that, and its boxes are placed so that they fill it.
    """
    return _Writer(picture, sheet).written()


@dataclass
class _Writer:
    picture: Picture
    sheet: Sheet

    def written(self) -> str:
        picture = self.picture
        graph = graphviz.Digraph(picture.name)
        width, high = (side / _POINTS_PER_INCH for side in self.sheet.inner)
        graph.attr(
            "graph",
            rankdir="LR",
            compound="true",
            fontname=FONT,
            fontsize="13",
            label=label(self._title(), width=110),
            tooltip=tooltip([picture.title]),
            labelloc="t",
            labeljust="l",
            bgcolor="white",
            pad="0.1",
            nodesep="0.25",
            ranksep="0.9",
            size=f"{width:.3f},{high:.3f}",
        )
        graph.attr("node", fontname=FONT, fontsize="11", shape="box", color=INK, margin="0.12,0.07", tooltip=" ")
        graph.attr("edge", fontname=FONT, fontsize="10", color=INK, arrowsize="0.8", tooltip=" ")
        self.nodes = {box.key: f"box-{number}" for number, box in enumerate(picture.boxes)}
        self.inside: dict[str, list[Box]] = {}
        for box in picture.boxes:
            self.inside.setdefault(box.frame, []).append(box)
        self.bundles = self._bundles()
        self.columns = self._columns()
        self._frames(graph, "")
        for line in picture.lines:
            self._line(graph, line)
        legend(graph, picture)
        return str(graph.source)

    def _title(self) -> Iterator[str]:
        yield self.picture.title
        yield from self.picture.head
        number, count = self.picture.page
        if count > 1:
            yield text("diagrams.page", self.picture.language, number=number, count=count)
        yield from self.picture.remarks

    def _frames(self, graph: graphviz.Digraph, within: str) -> None:
        for box in self.inside.get(within, ()):
            self._box(graph, box)
        self._grid(graph, within)
        for frame in self.picture.frames:
            if frame.within != within:
                continue
            with graph.subgraph(name=f"cluster-{frame.key}") as inner:
                style = "rounded,dashed" if frame.is_doubtful else "rounded"
                heading = label([frame.title], width=60) if frame.title else ""
                inner.attr(label=heading, style=style, color="#555555", fontname=FONT, fontsize="12", margin="12")
                self._frames(inner, frame.key)

    def _box(self, graph: graphviz.Digraph, box: Box) -> None:
        style = dict(SHAPES[box.shape])
        looks = [style.get("style", "")]
        if box.risk:
            looks.append("filled")
            is_bold = style.get("style") == "bold"
            style |= {key: value for key, value in RISKS[box.risk].items() if key != "penwidth" or not is_bold}
        if box.change:
            style |= CHANGES[box.change]
        if box.is_silent:
            looks.append("dashed")
        if box.state is State.INFERRED:
            looks.append("dotted")
        style["style"] = ",".join(filter(None, looks))
        if box.href:
            style |= {"URL": box.href, "target": "_top"}
        told = box.tip or (box.name, *box.lines)
        is_centred = box.shape in (Shape.PLACE, Shape.SUBJECT) or (box.shape is Shape.ORGANISATION and not box.lines)
        align = "n" if is_centred else "l"
        style |= {"label": label(self._said(box), align=align), "tooltip": tooltip(told)}
        graph.body.append(f"\t{quoted(self.nodes[box.key])}{listed(style)}\n")

    def _said(self, box: Box) -> Iterator[str]:
        yield signed(box.name, box.state)
        yield from box.lines
        if box.risk:
            yield text(f"transfers.risk.{box.risk}", self.picture.language)
        if box.change:
            yield text(f"diagrams.change.{box.change}", self.picture.language)

    def _line(self, graph: graphviz.Digraph, line: Line) -> None:
        style = dict(FLOWS[line.flow])
        if line.coverage:
            style |= COVERAGES[line.coverage]
        if line.change:
            style |= CHANGES[line.change]
        words = [*line.words]
        if line.state is not State.STATED:
            words[:1] = [signed(words[0] if words else "", line.state)]
        if line.state is State.INFERRED:
            style |= {"dir": "both", "arrowtail": "odiamond"}
        if line.is_possible:
            words.append(text("diagrams.possible", self.picture.language))
        if line.change:
            words.append(text(f"diagrams.change.{line.change}", self.picture.language))
        if line.count > 1:
            words.insert(0, f"{line.count} ×")
        told = tooltip(line.tip or words)
        style |= {"edgetooltip": told, "labeltooltip": told, "tooltip": told}
        tail, head = self._end(line.source, is_tail=True), self._end(line.target)
        if line.source not in self.nodes:
            style["ltail"] = f"cluster-{line.source}"
        if line.target not in self.nodes:
            style["lhead"] = f"cluster-{line.target}"
        if words:
            style["label"] = beside(words)
        graph.body.append(f"\t{quoted(tail)} -> {quoted(head)}{listed(style)}\n")

    def _end(self, key: str, *, is_tail: bool = False) -> str:
        """The node at which a line ends; of a frame, the one in the middle of the column nearest to the line."""
        if key in self.nodes:
            return self.nodes[key]
        inside = self.inside.get(key, [])
        rows = math.ceil(len(inside) / self.columns)
        is_grid = key in self.bundles
        column = inside[(len(inside) - 1) // rows * rows :] if is_tail and is_grid else inside[:rows]
        return self.nodes[column[len(column) // 2].key]

    def _grid(self, graph: graphviz.Digraph, frame: str) -> None:
        """Place boxes of a frame beside each other where no line reaches one of them alone."""
        if self.columns == 1 or frame not in self.bundles:
            return
        inside = [box.key for box in self.inside.get(frame, ())]
        rows = math.ceil(len(inside) / self.columns)
        for number in range(rows, len(inside)):
            graph.edge(self.nodes[inside[number - rows]], self.nodes[inside[number]], style="invis")

    def _bundles(self) -> set[str]:
        """The frames that lines reach as a whole, and none of whose boxes is reached alone."""
        ends = {end for line in self.picture.lines for end in (line.source, line.target)}
        alone = {box.frame for box in self.picture.boxes if box.key in ends}
        return {frame.key for frame in self.picture.frames if frame.key in ends} - alone

    def _columns(self) -> int:
        """The number of columns with which the picture fills its sheet best, as far as that can be told beforehand."""
        inside = {frame: (len(boxes), max(map(height, boxes))) for frame, boxes in self.inside.items() if frame}

        def needed(columns: int) -> float:
            rows = sum(
                math.ceil(number / (columns if frame in self.bundles else 1)) * highest
                for frame, (number, highest) in inside.items()
            )
            return max(_GOOD, 1 / self.sheet.scale(_COLUMN * (columns + 2), _ROW * rows + 100))

        return min(range(1, _MOST_COLUMNS + 1), key=lambda columns: (needed(columns), columns))

"""How long pictures of a chosen size take, against the engine that lays out the same DOT text.

The engine is started, fed and waited for in the same way on both sides, and what it gives is looked at on both. Of the
processor it takes up to a third more or less from one run to the next, whichever side comes first, so that a small
picture is drawn many times. Each is drawn as in a program that was just started, with no text quoted or broken before.
"""

from collections.abc import Callable, Iterator, Mapping

from bench.measure import Pair, forgotten
from ropa.diagrams.fitting import Drawn, drawn_on, fitted, overview
from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.diagrams.sheet import Sheet
from ropa.render import lay_out
from ropa.transfers import Coverage

SIZES: Mapping[int, int] = {20: 25, 100: 25, 500: 5, 2000: 3}
"""Numbers of boxes, and how often such a picture is drawn."""


def pairs() -> Iterator[Pair]:
    """Ratios of a picture on one sheet, of its overview, and of a series that can be read, against the engine alone."""
    forget = forgotten("ropa.diagrams.dot", "ropa.diagrams.listed", "ropa.diagrams.style")
    for size, count in SIZES.items():
        picture = chains(size)
        source = drawn_on(picture, Sheet(), lambda _: b"").dot
        engine = _laid_out(source)
        yield Pair(f"{size} boxes: one sheet / engine", _one_sheet(picture), engine, count, forget)
        yield Pair(f"{size} boxes: overview / engine", _overview(picture), engine, count, forget)
        yield Pair(f"{size} boxes: readable series / engine", _series(picture), engine, count, forget)


def chains(size: int) -> Picture:
    """An organisation and importers in four jurisdictions, every third one a sub-processor of the one before it."""
    boxes, lines = [Box("o", Shape.ORGANISATION, "Organisation")], []
    for number in range(1, size):
        frame = f"zone-{number % 4}"
        alike = (Group(f"{frame}-{number % 7}", f"Category {number % 7}"), Group(frame, "Recipients"))
        said = ("– Service", "Seat: somewhere", "Activities: one; two; three")
        boxes.append(Box(f"b{number}", Shape.PARTY, f"Vendor {number}", said, frame, alike=alike))
        above = f"b{number - 1}" if number % 3 == 0 else "o"
        coverage = tuple(Coverage)[number % 4]
        lines.append(Line(above, f"b{number}", Flow.TRANSFER, ("transfer", coverage), (coverage,), coverage))
    frames = tuple(Frame(f"zone-{number}", f"Zone {number}") for number in range(4))
    return Picture("chains", "Chains", ("Head",), "en", tuple(boxes), tuple(lines), frames, hubs=("o",))


def _svg(dot: str) -> bytes:
    return lay_out(dot, ".svg", seconds=600).content


def _laid_out(dot: str) -> Callable[[], bytes]:
    return lambda: _svg(dot)


def _one_sheet(picture: Picture) -> Callable[[], Drawn]:
    return lambda: drawn_on(picture, Sheet(), _svg)


def _overview(picture: Picture) -> Callable[[], Drawn]:
    return lambda: overview(picture, _svg)


def _series(picture: Picture) -> Callable[[], tuple[Drawn, ...]]:
    return lambda: fitted(picture, _svg, str)

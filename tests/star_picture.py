"""Pictures that the tests of diagrams share."""

from ropa.diagrams.picture import Box, Flow, Frame, Group, Line, Picture, Shape
from ropa.transfers import Coverage


def star(count: int, *, groups: bool = True, chained: bool = False) -> Picture:
    """One organisation and so many importers in two frames; of a chained one every third is passed data by another."""
    boxes = [Box("o", Shape.ORGANISATION, "Organisation")]
    lines = []
    for number in range(count):
        frame = "left" if number % 2 else "right"
        alike = (Group(frame, frame.title()),) if groups else ()
        boxes.append(Box(f"b{number}", Shape.PARTY, f"Importer {number}", ("Seat: x", "Service"), frame, alike=alike))
        lines.append(Line("o", f"b{number}", Flow.TRANSFER, ("transfer", "tool"), ("transfer",), Coverage.COVERED))
        if chained and number % 3 == 2:
            lines.append(Line(f"b{number - 1}", f"b{number}", Flow.DATA))
    frames = (Frame("left", "Left"), Frame("right", "Right", is_doubtful=True))
    return Picture("star", "Star", ("Head",), "en", tuple(boxes), tuple(lines), frames, ("Remark",), ("o",))

"""The DOT text holds every box and line, tells differences by more than colour, and never lets text become markup."""

import re
from dataclasses import replace
from itertools import product

import pytest
from graphviz.quoting import quote

from export_sample import HOSTILE_NAMES
from ropa.diagrams.dot import dot
from ropa.diagrams.fitting import drawn_on
from ropa.diagrams.picture import Change, Flow, Shape
from ropa.diagrams.sheet import Paper, Sheet
from ropa.diagrams.style import CHANGES, COVERAGES, FLOWS, HEADS, RISKS, SHAPES, label, tooltip
from ropa.i18n import LANGUAGES, visible
from ropa.render import lay_out
from ropa.transfers import Coverage, Risk
from ropa.view.marks import State
from star_picture import star

INK = "#000000"


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_everything_has_a_look_and_each_stands_out_as_text_must() -> None:
    assert set(FLOWS) == set(Flow)
    assert set(COVERAGES) == set(HEADS) == set(Coverage)
    assert set(RISKS) == set(Risk)
    assert set(SHAPES) == set(Shape)
    assert set(CHANGES) == set(Change)
    for look in (*COVERAGES.values(), *CHANGES.values()):
        assert contrast(look["color"], "#ffffff") >= 4.5
    for look in RISKS.values():
        assert contrast(INK, look["fillcolor"]) >= 4.5
        assert all(contrast(coverage["color"], look["fillcolor"]) >= 3 for coverage in COVERAGES.values())


def test_no_two_coverages_or_verdicts_differ_by_colour_alone() -> None:
    assert len({look["arrowhead"] for look in COVERAGES.values()}) == len(Coverage)
    lines = {tuple(sorted((k, v) for k, v in FLOWS[flow].items() if k != "color")) for flow in Flow}
    assert len(lines) == len(Flow)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_beside_every_look(language: str) -> None:
    picture = star(1)
    line, box = picture.lines[0], picture.boxes[1]
    lines = tuple(
        replace(line, flow=flow, coverage=coverage, change=change, is_possible=True)
        for flow, coverage, change in product(Flow, Coverage, Change)
    )
    boxes = tuple(
        replace(box, key=f"r-{risk}-{state}", risk=risk, state=state, is_silent=True)
        for risk, state in product(Risk, State)
    )
    source = dot(replace(picture, language=language, lines=lines, boxes=(*picture.boxes, *boxes)), Sheet())
    assert lay_out(source, ".svg").warnings == ()
    legend = source[source.index("cluster-legend") :]
    assert (
        len(set(re.findall(r"legend-\d+\" \[", legend))) == len(Flow) - 1 + len(Coverage) + len(Risk) + len(Change) + 5
    )


def test_size_is_that_of_the_sheet() -> None:
    for paper, is_landscape in product(Paper, (True, False)):
        sheet = Sheet(paper, is_landscape)
        svg = lay_out(dot(star(40), sheet), ".svg").content.decode()
        width, height = (float(side) for side in re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', svg).groups())
        assert width <= sheet.inner[0] + 1
        assert height <= sheet.inner[1] + 1


def test_a_bundle_is_one_line_to_a_frame() -> None:
    source = drawn_on(star(8), Sheet(), lambda _: b"").dot
    assert source.count("->") == source.count("style=invis") + 2
    assert source.count("lhead=") == 2
    assert "4 ×" in source


def test_page_and_remarks_stand_in_the_title_block() -> None:
    source = dot(replace(star(1), page=(2, 5)), Sheet())
    assert "Star\\lHead\\lSheet 2 of 5\\lRemark\\l" in source


@pytest.mark.parametrize("text", HOSTILE_NAMES)
def test_label_and_tooltip_never_turn_into_markup(text: str) -> None:
    for made in (label([text]), tooltip([text])):
        assert not quote(made).startswith("<")


def test_hostile_text_is_text_everywhere() -> None:
    picture = star(len(HOSTILE_NAMES))
    boxes = tuple(
        replace(box, name=name, lines=(name,), tip=(name,))
        for box, name in zip(picture.boxes, ("o", *HOSTILE_NAMES), strict=True)
    )
    lines = tuple(
        replace(line, words=(name,), tip=(name,)) for line, name in zip(picture.lines, HOSTILE_NAMES, strict=True)
    )
    frames = tuple(replace(frame, title=HOSTILE_NAMES[0]) for frame in picture.frames)
    made = replace(picture, boxes=boxes, lines=lines, frames=frames, title=HOSTILE_NAMES[1], head=HOSTILE_NAMES)
    drawing = lay_out(dot(made, Sheet(Paper.A3)), ".svg")
    content = drawing.content.decode()
    assert drawing.warnings == ()
    assert "<script" not in content
    assert 'href="' not in content.replace('xmlns:xlink="', "")
    assert content == visible(content)
    assert content.count('<g id="node') == len(boxes) + source_legend(drawing.content)


def source_legend(content: bytes) -> int:
    return content.count(b"<title>legend&#45;") + content.count(b"<title>legend-")

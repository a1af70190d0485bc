"""GraphML holds every box and line with what they tell, and any text."""

from dataclasses import replace
from io import BytesIO

import networkx

from export_sample import HOSTILE_NAMES
from ropa.diagrams.graphml import graphml
from ropa.i18n import one_line, visible
from star_picture import star


def test_another_reader_finds_everything() -> None:
    picture = star(60, chained=True)
    found = networkx.read_graphml(BytesIO(graphml(picture)), force_multigraph=True)
    assert found.number_of_nodes() == len(picture.boxes)
    assert found.number_of_edges() == len(picture.lines)
    assert found.nodes["b1"]["name"] == "Importer 1"
    assert found.nodes["b1"]["frame"] == "Left"
    assert {data["coverage"] for _, _, data in found.edges(data=True)} == {"covered", ""}


def test_any_text_comes_back_as_it_is_shown() -> None:
    picture = star(len(HOSTILE_NAMES))
    boxes = tuple(replace(box, name=name) for box, name in zip(picture.boxes[1:], HOSTILE_NAMES, strict=True))
    found = networkx.read_graphml(BytesIO(graphml(replace(picture, boxes=(picture.boxes[0], *boxes)))))
    for box in boxes:
        assert found.nodes[box.key]["name"] == visible(one_line(box.name))


def test_same_bytes_twice() -> None:
    assert graphml(star(9)) == graphml(star(9))

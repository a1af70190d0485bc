"""The picture of a map has the neighbours that the screen has, on the same sides, and draws silence."""

from pathlib import Path

import pytest

from chain_sample import clients, demo, dot, drawn
from helpers import told
from ropa.results import MapView


@pytest.mark.parametrize("address", ["demo/shop", "demo/eucloud", "demo/us2", "demo/crm", "demo/silent", "demo/tia"])
def test_the_same_neighbours_as_on_the_screen(tmp_path: Path, address: str) -> None:
    root = demo(tmp_path)
    result = told(root, f"map {address}")[0]
    assert isinstance(result, MapView)
    shown = drawn(root, f"map {address}")
    focus = result.title
    came = sorted((item.name, item.relation) for item in result.comes_from)
    goes = sorted((item.name, item.relation) for item in result.goes_to)
    lines = [(one, other, line["text"].split("; ")[0]) for one, other, line in shown.lines]
    assert sorted((one, words) for one, other, words in lines if other == focus) == came
    assert sorted((other, words) for one, other, words in lines if one == focus) == goes


def test_silence_is_dashed_on_the_picture_and_said_on_the_screen(tmp_path: Path) -> None:
    root = demo(tmp_path)
    line = drawn(root, "map demo/silent").line("Reception", "not stated")
    assert (line["kind"], line["text"]) == ("open", "discloses to")
    assert "discloses to: not stated" in told(root, "map demo/silent")[1]
    assert "dashed" in dot(root, "map demo/silent").decode()
    assert not any(line["kind"] == "open" for _, _, line in drawn(root, "map demo/shop").lines)


def test_facts_have_their_labels_and_signs(tmp_path: Path) -> None:
    said = drawn(demo(tmp_path), "map demo/shop").boxes["Web shop"]["text"]
    assert "? Purposes: Handling orders" in said
    assert "Time limits for erasure: not stated" in said


def test_control_is_left_out_for_readers_outside(tmp_path: Path) -> None:
    root = demo(tmp_path)
    assert drawn(root, "map demo/eucloud").line("Top Group Inc.", "EU Cloud BV")["kind"] == "exposure"
    assert "Top Group Inc." not in drawn(root, "map demo/eucloud --public").boxes


def test_a_shared_record_is_seen_from_all_clients_or_from_one(tmp_path: Path) -> None:
    root = clients(tmp_path)
    both = drawn(root, "map shared/vendor")
    assert {"Post van alpha", "Post van beta"} <= set(both.boxes)
    assert "Klant beta" in both.boxes["Post van beta"]["text"]
    assert "Organisations (2)" in both.about
    one = drawn(root, "map shared/vendor --register alpha")
    assert "Post van alpha" in one.boxes
    assert b"beta" not in one.content
    assert "beta" not in told(root, "map shared/vendor --register alpha")[1]

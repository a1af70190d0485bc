"""The picture of an xray has the tree of the answer, each record once."""

import json
from pathlib import Path
from typing import Any

import pytest

from chain_sample import clients, demo, drawn
from helpers import told
from ropa.layout import as_json


def nodes(tree: dict[str, Any]) -> set[str]:
    return {tree["id"]}.union(*(nodes(branch) for branch in tree["branches"]))


@pytest.mark.parametrize("line", ["xray demo/shop", "xray country:US --reverse", "xray demo/demo --depth 2"])
def test_every_node_of_the_tree_once(tmp_path: Path, line: str) -> None:
    root = demo(tmp_path)
    tree = json.loads(as_json(told(root, f"{line} --format json")[0]))["tree"]
    shown = drawn(root, line)
    known = [box["address"] for name, box in shown.boxes.items() if name != "not stated" and box["address"]]
    assert len(known) == len(set(known))
    assert set(known) == {node for node in nodes(tree) if "/" in node}


def test_depth_and_what_is_cut_are_told(tmp_path: Path) -> None:
    root = demo(tmp_path)
    near, far = drawn(root, "xray demo/shop --depth 1"), drawn(root, "xray demo/shop")
    assert len(near.boxes) < len(far.boxes)
    assert "more hangs on it" in near.boxes["Hosting"]["text"]
    assert "more hangs on it" not in far.boxes["Hosting"]["text"]


def test_past_possible_inferred_and_silent_are_told(tmp_path: Path) -> None:
    root = demo(tmp_path)
    shown = drawn(root, "xray demo/shop")
    line = shown.line("Web shop", "Mailing")
    assert (line["possible"], line["state"]) == ("True", "inferred")
    assert shown.line("Print partners", "not stated")["kind"] == "open"
    assert "no longer" in drawn(root, "xray demo/news").line("Newsletter", "CRM")["text"]


def test_control_is_a_line_of_its_own_for_readers_inside(tmp_path: Path) -> None:
    root = demo(tmp_path)
    assert drawn(root, "xray demo/eucloud").line("EU Cloud BV", "Top Group Inc.")["kind"] == "exposure"
    assert "Top Group Inc." not in drawn(root, "xray demo/eucloud --public").boxes


def test_one_client_names_no_other(tmp_path: Path) -> None:
    root = clients(tmp_path)
    both = drawn(root, "xray shared/vendor --reverse")
    assert "Organisations (2): Klant alpha, Klant beta" in both.about
    assert "Klant alpha: Reconstructed" in both.about
    assert "Klant beta" in both.boxes["Nieuws van beta"]["text"]
    one = drawn(root, "xray shared/vendor --reverse --register beta")
    assert b"alpha" not in one.content
    assert "Gereconstrueerd" not in one.about

"""Both engines draw the same structure: what the system's Graphviz made of a picture is what the embedded one makes."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from export_sample import GOLDEN
from ropa.diagrams.fitting import drawn_on
from ropa.diagrams.sheet import Sheet
from ropa.render import lay_out
from star_picture import star

FILE = GOLDEN / "system-graphviz.json"


def structure(layout: bytes) -> dict[str, Any]:
    """Nodes with their labels, lines with their ends and labels, and what stands in which frame."""
    found = json.loads(layout)
    names = {item["_gvid"]: item["name"] for item in found["objects"]}
    nodes = {item["name"]: item.get("label", "") for item in found["objects"] if "nodes" not in item}
    frames = {
        item["name"]: sorted(names[number] for number in item["nodes"])
        for item in found["objects"]
        if item["name"].startswith("cluster")
    }
    lines = sorted([names[edge["tail"]], names[edge["head"]], edge.get("label", "")] for edge in found["edges"])
    return {"nodes": nodes, "frames": frames, "lines": lines}


PICTURE = drawn_on(star(14, chained=True), Sheet(), lambda _: b"").dot


def test_the_embedded_engine_draws_what_the_systems_drew() -> None:
    if os.environ.get("UPDATE_GOLDEN") == "1" and shutil.which("dot"):
        made = structure(lay_out(PICTURE, ".json0", is_system=True).content)
        FILE.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    recorded = json.loads(FILE.read_text("utf-8"))
    assert structure(lay_out(PICTURE, ".json0").content) == recorded
    assert len(recorded["nodes"]) > 15
    assert len(recorded["lines"]) > 4


def test_the_systems_engine_is_the_one_on_the_search_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "dot"
    fake.write_text("#!/bin/sh\necho '<svg xmlns=\"http://www.w3.org/2000/svg\"/>'\n", "utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert lay_out(PICTURE, ".svg", is_system=True).content.startswith(b"<svg xmlns")
    assert b"graphviz" in lay_out(PICTURE, ".svg").content

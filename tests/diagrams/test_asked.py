"""Pictures of answers are safe against hostile names, and become few boxes where they hold many."""

import re
from pathlib import Path

import pytest

from chain_sample import dot, drawn
from export_sample import HOSTILE_NAMES
from helpers import told, workspace
from ropa.diagrams.asked import grouped
from ropa.diagrams.merging import merged
from ropa.diagrams.picture import Box, Picture, Shape
from ropa.i18n import visible
from ropa.results import Written

LINES = (
    "trace subject:customer country:US",
    "map example/activity-0",
    "xray example/activity-0",
    "impact country:US",
    "what-if example --seat example/party-1=US",
)


def hostile(root: Path) -> Path:
    lines = ["[register]", "organisation = 'party-0'"]
    for number, name in enumerate(HOSTILE_NAMES):
        text = '"' + "".join(f"\\U{ord(character):08X}" for character in name) + '"'
        lines += [
            f"[party.party-{number}]\nname = {text}",
            f"[engagement.engagement-{number}]\nparty = 'party-{number}'\nservice = {text}\naccessed_from = ['US']",
            f"[activity.activity-{number}]\nname = {text}\npurposes = [{text}]\nsubjects = ['customer']",
            f"[[activity.activity-{number}.disclosure]]\nto = 'engagement-{number}'\npurpose = {text}",
        ]
    return workspace(root, {"example/example.toml": "\n".join(lines)})


@pytest.mark.parametrize("line", LINES)
def test_hostile_names_are_text(tmp_path: Path, line: str) -> None:
    root = hostile(tmp_path)
    result, text = told(root, f"diagram {line} --detail overview --to {root / 'x.svg'}")
    assert isinstance(result, Written), text
    content = (root / "x.svg").read_text("utf-8")
    assert "<script" not in content
    assert "javascript:" not in "".join(piece.split('"')[0] for piece in content.split('href="')[1:])
    names = {visible(" ".join(name.split())) for name in HOSTILE_NAMES}
    assert any(name in shown for shown in drawn(root, line).boxes for name in names)


@pytest.mark.parametrize("line", LINES)
def test_the_same_twice(tmp_path: Path, line: str) -> None:
    root = hostile(tmp_path)
    assert drawn(root, line).content == drawn(root, line).content
    assert dot(root, line) == dot(root, line)


def test_an_overview_of_many_has_few_boxes(tmp_path: Path) -> None:
    lines = ["[register]", "organisation = 'o'", "[party.o]", "name = 'O'", "[party.v]", "name = 'V'", "seat = 'US'"]
    for number in range(100):
        lines += [f"[engagement.e{number}]", "party = 'v'", f"service = 'S {number}'"]
        lines += [f"[activity.a{number}]", f"name = 'A {number}'", "data = ['name']"]
        lines += [f"disclosure = [{{ to = 'e{number}' }}]"]
    root = workspace(tmp_path, {"o/o.toml": "\n".join(lines)})
    for line in ("trace data:name country:US", "xray o/v --reverse", "map o/v", "impact o/v", "what-if --seat o/v=IN"):
        assert drawn(root, line).content.count(b"<node ") > 90
        text = dot(root, f"{line} --detail overview").decode()
        assert sum(item.lstrip().startswith('"box-') and "->" not in item for item in text.splitlines()) <= 40, line


@pytest.mark.parametrize("line", ["map", "xray"])
def test_a_record_that_is_a_proposal_looks_so(tmp_path: Path, line: str) -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[activity.x]\nname = 'X'\nstatus = 'to-confirm'\n"
    root = workspace(tmp_path, {"a/a.toml": text})
    assert drawn(root, f"{line} a/x").boxes["X"]["state"] == "inferred"
    workspace(tmp_path, {"a/a.toml": text.replace("to-confirm", "active")})
    assert drawn(root, f"{line} a/x").boxes["X"]["state"] == "stated"


def test_what_sets_boxes_apart_keeps_them_apart_and_is_said() -> None:
    boxes = tuple(Box(f"b{number}", Shape.PARTY, f"B{number}") for number in range(8))
    picture = Picture("p", "P", (), "en", boxes)
    untold = {f"b{number}": "cannot be told" for number in range(5)}
    assert [box.name for box in merged(grouped(picture), 2).boxes] == ["Parties (8)"]
    assert [box.name for box in merged(grouped(picture, untold), 2).boxes] == [
        "Parties – cannot be told (5)",
        "Parties (3)",
    ]


def test_a_supposition_never_draws_losses_as_one_with_what_cannot_be_told(tmp_path: Path) -> None:
    lines = ["[register]\norganisation = 'o'\n[party.o]\nname = 'O'\nseat = 'NL'\n[activity.a]\nname = 'A'"]
    for number in range(50):
        seat = "seat = 'US'" if number % 2 else ""
        lines += [
            f"[party.p{number}]\nname = 'P{number}'\n{seat}",
            f"[engagement.e{number}]\nparty = 'p{number}'\nservice = 'S'",
            f"[[activity.a.disclosure]]\nto = 'e{number}'\ntransfer = {{ tool = 'adequacy' }}",
        ]
    root = workspace(tmp_path, {"r/r.toml": "\n".join(lines)})
    result, text = told(root, f"diagram what-if r --revoke US --detail overview --to {root / 'x.dot'}")
    assert isinstance(result, Written), text
    content = (root / "x.dot").read_text("utf-8")
    heads = [" ".join(label.replace("\\l", " ").split()) for label in re.findall(r'label="([^"]*\(25\))', content)]
    assert sorted(heads) == ["Parties (25)", "Parties – cannot be told: no country is named (25)"]

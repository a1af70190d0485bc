"""The picture of a trace has every hop of the answer, judged as there; what is open is dashed, clients stay apart."""

import json
from pathlib import Path

import pytest

from chain_sample import clients, demo, dot, drawn
from export_sample import golden
from helpers import told
from ropa.i18n import LANGUAGES
from ropa.layout import as_json

LINE = "trace data:email-address country:US"


def test_golden(tmp_path: Path) -> None:
    golden("trace-picture.dot", dot(demo(tmp_path), LINE))


def test_every_hop_of_the_answer_is_a_line(tmp_path: Path) -> None:
    root = demo(tmp_path)
    values = json.loads(as_json(told(root, f"{LINE} --format json")[0]))
    hops = values["registers"][0]["hops"]
    shown = drawn(root, LINE)
    ends = {(box["address"] or name) for name, box in shown.boxes.items()}
    assert {end for hop in hops for end in (hop["source"], hop["target"]) if "/" in end} <= ends
    solid = [line for _, _, line in shown.lines if line["kind"] not in ("open", "exposure", "reference")]
    assert len(solid) == len(hops) > 5


def test_verdict_coverage_role_purpose_tool_place_and_risk_are_told(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), "trace data:email-address country:IN")
    first, second = shown.line("Web shop", "Hosting"), shown.line("Hosting", "Night support")
    assert first["kind"] == "not-a-transfer"
    assert "Role: Processor; Purpose of the disclosure: keeping the shop online" in first["text"]
    assert (second["kind"], second["coverage"]) == ("transfer", "covered")
    assert "Standard contractual clauses" in second["text"]
    box = shown.boxes["Night support"]
    assert "Seat: India (IN)" in box["text"]
    assert box["risk"] == "not-assessed"
    assert "Legal basis: Contract" in shown.boxes["Web shop"]["text"]
    assert shown.line("Night support", "India (IN)")["text"].startswith(("accessed from", "stored in"))


def test_risk_and_control_are_left_out_for_readers_outside(tmp_path: Path) -> None:
    root = demo(tmp_path)
    inside, outside = drawn(root, LINE), drawn(root, f"{LINE} --public")
    assert any(line["kind"] == "exposure" for _, _, line in inside.lines)
    assert "Internal" in inside.about
    assert not any(line["kind"] == "exposure" for _, _, line in outside.lines)
    assert not any(box["risk"] for box in outside.boxes.values())
    assert "Internal" not in outside.about


def test_inferred_and_possible_hops_look_different(tmp_path: Path) -> None:
    root = demo(tmp_path)
    found = drawn(root, LINE).line("Web shop", "Mailing")
    assert (found["state"], found["possible"]) == ("inferred", "True")
    text = dot(root, LINE).decode()
    assert "arrowtail=odiamond" in text
    assert "? Purposes: Handling orders" in text
    assert "? inferred" in text


def test_what_is_open_is_dashed_and_names_the_field(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), LINE)
    assert shown.line("Web shop", "United States (US)")["kind"] == "open"
    gap = next(box for name, box in shown.boxes.items() if name.startswith("Seat: not stated"))
    assert (gap["silent"], gap["text"]) == ("True", "Print partners")
    told_ = drawn(demo(tmp_path), "trace data:salary country:GB")
    assert [line["kind"] for _, _, line in told_.lines if line["kind"] == "transfer"] == []


def test_what_has_ended_is_told_and_not_judged(tmp_path: Path) -> None:
    line = drawn(demo(tmp_path), LINE).line("Newsletter", "CRM")
    assert line["kind"] == "reference"
    assert line["coverage"] == ""
    assert "ended or not begun, not judged" in line["text"]


def test_two_clients_are_never_joined_and_one_names_no_other(tmp_path: Path) -> None:
    root = clients(tmp_path)
    both = drawn(root, LINE)
    assert "Organisations (2): Klant alpha, Klant beta" in both.about
    ends = {(one, other) for one, other, _ in both.lines}
    assert ("Nieuws van alpha", "Post van beta") not in ends
    assert both.content.count(b">Common Vendor Inc.<") == 2
    one = drawn(root, f"{LINE} --register alpha")
    assert b"beta" not in one.content
    assert one.title.endswith(" – Klant alpha")


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_the_same_twice(tmp_path: Path, language: str) -> None:
    root = demo(tmp_path)
    assert dot(root, f"{LINE} --lang {language}") == dot(root, f"{LINE} --lang {language}")

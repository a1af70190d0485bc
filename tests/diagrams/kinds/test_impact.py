"""The picture of an impact leads from the address to activities, data, data subjects and who has to be told."""

import json
from pathlib import Path

from chain_sample import clients, demo, dot, drawn
from helpers import told
from ropa.layout import as_json

LINE = "impact demo/eucloud"


def test_the_activities_of_the_answer(tmp_path: Path) -> None:
    root = demo(tmp_path)
    (answer,) = json.loads(as_json(told(root, f"{LINE} --format json")[0]))["registers"]
    shown = drawn(root, LINE)
    reached = {box["address"] for box in shown.boxes.values() if box["kind"] == "activity"}
    assert reached == {item["id"] for key in ("controller", "processor") for item in answer[key]}
    assert ("EU Cloud BV", "Hosting") in {(one, other) for one, other, _ in shown.lines}
    assert shown.line("Hosting", "Web shop")["text"] == "Processor"


def test_controller_and_processor_have_each_their_own_duty(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), f"{LINE} --aware 2026-11-20T10:00+01:00")
    own, other = "As controller (Art. 33(1)), activities: 1", "As processor (Art. 33(2)), activities: 2"
    assert "Special categories of data: Data concerning health" in shown.boxes[own]["text"]
    authority = next(name for name in shown.boxes if name.startswith("Autoriteit Persoonsgegevens"))
    assert shown.line(own, authority)["text"] == "notified (Art. 33(1))"
    assert "72 hours end 23 November 2026 10:00" in shown.boxes[authority]["text"]
    assert shown.line(other, "Client NV")["text"] == "To be told without undue delay"
    assert shown.boxes["Client NV"]["text"] == "breach@client.example"
    assert shown.boxes["not stated"]["silent"] == "True"
    assert (own, "Client NV") not in {(one, far) for one, far, _ in shown.lines}


def test_the_clock_does_not_run_by_itself(tmp_path: Path) -> None:
    assert "clock not started" in dot(demo(tmp_path), LINE).decode()


def test_what_cannot_be_ruled_out_is_dashed(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), LINE)
    name = next(name for name in shown.boxes if name.startswith("Silent on recipients"))
    assert (shown.boxes[name]["silent"], shown.boxes[name]["text"]) == ("True", "Reception")
    assert shown.line("EU Cloud BV", name)["kind"] == "open"


def test_what_only_control_reaches_is_told_to_readers_inside_only(tmp_path: Path) -> None:
    root = demo(tmp_path)
    inside = drawn(root, "impact demo/top")
    assert "only by control" in inside.line("Top Group Inc.", "EU Cloud BV")["text"]
    assert "Web shop" in inside.boxes
    assert "Web shop" not in drawn(root, "impact demo/top --public").boxes


def test_an_activity_itself(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), "impact demo/shop")
    assert shown.line("Web shop", "As controller (Art. 33(1)), activities: 1")["kind"] == "reference"


def test_clients_stand_apart_and_one_names_no_other(tmp_path: Path) -> None:
    root = clients(tmp_path)
    both = drawn(root, "impact shared/vendor")
    assert both.boxes["Nieuws van alpha"]["text"].startswith("Klant alpha; ")
    assert "Organisations (2): Klant alpha, Klant beta" in both.about
    one = drawn(root, "impact shared/vendor --register alpha")
    assert b"beta" not in one.content


def test_nothing_is_reached(tmp_path: Path) -> None:
    text = dot(demo(tmp_path), "impact demo/client").decode()
    assert "cannot be ruled out" in text

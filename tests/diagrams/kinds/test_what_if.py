"""The picture of a supposition has before and after in one, marks what differs and counts what does not."""

from pathlib import Path

import pytest

from chain_sample import clients, demo, dot, drawn
from export_sample import golden
from ropa.i18n import LANGUAGES

LINE = "what-if demo --revoke US --seat demo/eucloud=US --remove demo/uk --expire demo/tia --sub demo/mail=demo/jp"


def test_golden(tmp_path: Path) -> None:
    golden("what-if-picture.dot", dot(demo(tmp_path), LINE))


def test_the_head_states_every_supposition_whole(tmp_path: Path) -> None:
    about = drawn(demo(tmp_path), LINE).about
    for words in (
        "Supposed: the adequacy decision for United States (US) falls",
        "Supposed: EU Cloud BV sits in United States (US)",
        "Supposed: London Support Ltd is gone",
        "Supposed: “Transfer impact assessment Helpdesk” is no longer in force",
        "Supposed: Tokyo KK is engaged as a sub-processor under Mail service",
    ):
        assert words in about


def test_what_changes_appears_and_goes_is_marked(tmp_path: Path) -> None:
    root = demo(tmp_path)
    shown = drawn(root, LINE)
    changed = shown.line("Demo BV", "EU Cloud BV")
    assert changed["change"] == "changed"
    assert changed["text"].startswith("before: no transfer; after: transfer, no tool recorded")
    assert "before: Seat: Netherlands (NL); Seat: United States (US)" in shown.boxes["EU Cloud BV"]["text"]
    assert shown.boxes["EU Cloud BV"]["change"] == "changed"
    assert shown.line("Demo BV", "London Support Ltd")["change"] == "removed"
    assert shown.boxes["London Support Ltd"]["change"] == "removed"
    assert shown.line("Mail service", "Tokyo KK")["change"] == "added"
    assert shown.boxes["Tokyo KK"]["change"] == "added"
    document = shown.line("Helpdesk India Ltd", "Transfer impact assessment Helpdesk")
    assert "It is itself no longer in force." in document["text"]
    text = dot(root, LINE).decode()
    for words in ("changed", "gone", "new"):
        assert f"\\n    {words}    \\n" in text


def test_who_loses_a_tool_tells_whether_another_is_named(tmp_path: Path) -> None:
    lines = '[register]\norganisation = "o"\n[party.o]\nname = "O"\nseat = "NL"\n[activity.a]\nname = "A"\n'
    scope = 'scope = { listing = "Data Privacy Framework", active = true, checked = 2026-06-01 }'
    for name, more in (("ready", ', fallback = "scc"'), ("bare", "")):
        lines += f'[[activity.a.disclosure]]\nto = "{name}"\ntransfer = {{ tool = "adequacy", {scope}{more} }}\n'
        lines += f'[party.{name}]\nname = "{name}"\nseat = "US"\n'
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "a.toml").write_text(lines, "utf-8")
    boxes = drawn(tmp_path, "what-if r --revoke US").boxes
    assert "fallback tool named: Standard contractual clauses (2021)" in boxes["ready"]["text"]
    assert "no fallback tool recorded" in boxes["bare"]["text"]


def test_what_stays_is_counted_and_not_drawn(tmp_path: Path) -> None:
    root = demo(tmp_path)
    shown = drawn(root, "what-if demo --seat demo/eucloud=US")
    assert "Cloud Inc." not in shown.boxes
    assert "Hops that stay as they are, not drawn: 8" in dot(root, "what-if demo --seat demo/eucloud=US").decode()


def test_what_cannot_be_told_is_dashed(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), "what-if demo --revoke US")
    line = shown.line("Demo BV", "Print partners")
    assert (line["kind"], line["text"]) == ("undeterminable", "cannot be told: no country is named")
    assert shown.boxes["Print partners"]["silent"] == "True"


def test_control_is_told_to_readers_inside_only(tmp_path: Path) -> None:
    root = demo(tmp_path)
    line = "what-if demo --parent demo/joint=demo/top"
    assert "Top Group Inc. (United States (US))" in drawn(root, line).boxes["Sister GmbH"]["text"]
    assert "Top Group" not in drawn(root, f"{line} --public").boxes["Sister GmbH"]["text"]


def test_nothing_follows(tmp_path: Path) -> None:
    text = dot(demo(tmp_path), "what-if demo --expire demo/scc --remove demo/client").decode()
    assert "Nothing was written" in text


def test_clients_stand_apart_and_one_names_no_other(tmp_path: Path) -> None:
    root = clients(tmp_path)
    both = drawn(root, "what-if --seat shared/vendor=IN")
    assert "Organisations (2)" in both.about
    assert {box["frame"] for box in both.boxes.values()} == {"Klant alpha", "Klant beta"}
    assert b"beta" not in drawn(root, "what-if alpha --seat shared/vendor=IN").content


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_the_same_twice(tmp_path: Path, language: str) -> None:
    root = demo(tmp_path)
    assert dot(root, f"{LINE} --lang {language}") == dot(root, f"{LINE} --lang {language}")


def test_who_is_touched_is_told_with_where_it_is(tmp_path: Path) -> None:
    shown = drawn(demo(tmp_path), "what-if demo --revoke GB")
    assert "Seat: United Kingdom (GB)" in shown.boxes["London Support Ltd"]["text"]

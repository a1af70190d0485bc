"""What the commands answer about the sample, as text and as JSON."""

import json
import zipfile

import pytest

from helpers import TODAY, register, told, workspace
from ropa.commands import Session, run_line
from ropa.exports import FORMATS
from ropa.layout import as_json
from ropa.model import KINDS
from ropa.results import Failure, FindingList, Home, Listing, MapView, RecordView, TransferList, Written


def data(root, line):
    return json.loads(as_json(told(root, f"{line} --format json")[0]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_with_its_field_names(sample, kind):
    found = data(sample, f"list {kind}")
    keys = {field.alias or name for name, field in KINDS[kind].model_fields.items()}
    assert all(set(item) == {"id", "table"} | keys and item["table"] == kind for item in found)
    result, text = told(sample, f"list {kind}")
    assert isinstance(result, Listing)
    assert all(item["id"] in text for item in found)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("list activities", ["acme/newsletter", "beta/newsletter"]),
        ("list act", ["acme/newsletter", "beta/newsletter"]),
        ("list activity --register beta", ["beta/newsletter"]),
        ("list activity --register beta --register acme", ["beta/newsletter", "acme/newsletter"]),
        ("list activity --where basis:consent", ["acme/newsletter"]),
        ("list activity --where !basis:consent", ["beta/newsletter"]),
        ("list activity --where 'name:\"of beta\"'", ["beta/newsletter"]),
        ("list register", ["acme", "beta"]),
        ("list data", ["acme/shoe-size"]),
        ("list system", []),
    ],
)
def test_lists_are_filtered(sample, line, ids):
    assert [item["id"] for item in data(sample, line)] == ids


def test_a_list_marks_what_is_wrong_and_what_is_silent(sample):
    result, text = told(sample, "list activity")
    assert isinstance(result, Listing)
    beta = next(line for line in text.splitlines() if line.startswith("beta/newsletter"))
    assert "▯ not stated" in beta
    assert beta.split()[-2].startswith("E")


def test_a_list_cuts_long_cells_and_keeps_columns_in_line(tmp_path):
    names = ("A", "名" * 100, "x" * 300)
    text = "".join(f'[party.p{number}]\nname = "{name}"\n' for number, name in enumerate(names))
    workspace(tmp_path, {"r/a.toml": f'[register]\norganisation = "p0"\n{text}'})
    lines = told(tmp_path, "list party")[1].splitlines()[:-1]
    assert all(len(line) < 200 for line in lines)
    assert "x" * 43 + "…" in lines[3]


def test_a_record_is_shown_whole(sample):
    found = data(sample, "show acme/newsletter")
    assert (found["id"], found["table"], found["purposes"]) == ("acme/newsletter", "activity", ["Sending news"])
    assert found["retention"] is None
    assert {item["record"] for item in found["findings"]} == {"acme/newsletter"}
    result, text = told(sample, "show acme/newsletter")
    assert isinstance(result, RecordView)
    assert all(f"({letter}) " in text for letter in "abcdefg")
    for shown in ("Sending news", "answering questions", "Cloud Inc.", "Shoe size", "▯ not stated", "Consent"):
        assert shown in text


@pytest.mark.parametrize("address", ["acme", "acme/acme", "acme/support", "acme/shoe-size", "shared/cloud", "helpdesk"])
def test_every_kind_of_record_can_be_shown_and_mapped(sample, address):
    for command in ("show", "map"):
        found = data(sample, f"{command} {address}")
        assert found["id"].endswith(address)
        assert not isinstance(told(sample, f"{command} {address}")[0], Failure)


def test_findings_have_rule_place_and_class(sample):
    found = data(sample, "check acme")
    assert found
    for item in found:
        about = {"rule", "variant", "title", "severity", "class", "law", "message", "help", "decision"}
        assert set(item) == {*about, "record", "field", "file", "line", "column"}
        assert item["help"] == f"ropa rule {item['rule']}"
        assert item["decision"] is None
        assert item["record"].startswith("acme")
        assert item["file"].endswith(".toml")
        assert item["line"] >= 1
    assert [(item["file"], item["line"], item["column"]) for item in found] == sorted(
        (item["file"], item["line"], item["column"]) for item in found
    )


def test_check_counts_and_names_the_law(sample):
    result, text = told(sample, "check --as-of 2020-01-01")
    assert isinstance(result, FindingList)
    assert result.registers == 3
    assert "2020-01-01" in text.splitlines()[-1]
    assert f"errors: {sum(item.finding.severity == 'error' for item in result.findings)}" in text


def test_transfers_with_verdict_coverage_and_steps(sample):
    told_all = data(sample, "transfers")
    found = told_all["transfers"]
    assert [(item["importer"], item["verdict"], item["coverage"], item["tool"]) for item in found] == [
        ("acme/helpdesk", "transfer", "condition-unconfirmed", "scc"),
        ("shared/cloud", "transfer", "condition-unconfirmed", None),
    ]
    first = found[0]
    assert first["engagement"] == "acme/support"
    assert first["activities"] == ["acme/newsletter"]
    assert {"how": "accessed_from", "place": "IN"} in first["places"]
    assert {step["law"] for step in first["steps"]} >= {"44", "46(2)(c), 46(1)"}
    assert first["risk"] == "not-assessed"
    assert first["role_pair"] == {"exporter": None, "importer": "processor"}
    assert [item["comparison"] for item in found] == ["both", "derived"]
    assert [(item["kind"], item["record"], item["field"]) for item in told_all["differences"]] == [
        ("hidden", "acme/newsletter", "disclosure[2].transfer")
    ]
    assert told_all["exposures"] == []
    result, text = told(sample, "transfers acme")
    assert isinstance(result, TransferList)
    assert "Helpdesk Ltd" in text
    assert "Cloud Inc." in text


WORST_FIRST = """\
[register]
organisation = "o"
[party.o]
name = "O"
seat = "NL"
[party.low]
name = "Low"
seat = "CH"
[party.unknown]
name = "Unknown"
[party.high]
name = "High"
seat = "IN"
[party.untooled]
name = "Untooled"
seat = "IN"
[party.unassessed]
name = "Unassessed"
seat = "IN"
[party.inside]
name = "Inside"
seat = "NL"
parent = "untooled"
[document.tia]
title = "TIA"
outcome = "insufficient"
[document.open]
title = "Open"
[activity.a]
name = "A"
capacity = "controller"
disclosure = [
  { to = "low" },
  { to = "inside" },
  { to = "unassessed", transfer = { tool = "scc", assessment = "open" } },
  { to = "high", transfer = { tool = "scc", assessment = "tia" } },
  { to = "unknown" },
  { to = "untooled" },
]
"""


def test_transfers_stand_worst_first_with_what_stands_beside_them(tmp_path):
    workspace(tmp_path, {"r/a.toml": WORST_FIRST})
    found = data(tmp_path, "transfers --all")
    assert [(item["importer"], item["coverage"], item["risk"]) for item in found["transfers"]] == [
        ("r/untooled", "no-tool-recorded", "not-assessed"),
        ("r/unknown", "undeterminable", "not-assessed"),
        ("r/high", "covered", "high"),
        ("r/unassessed", "covered", "not-assessed"),
        ("r/low", "covered", "low"),
        ("r/inside", None, None),
    ]
    (exposed,) = found["exposures"]
    assert (exposed["party"], exposed["parents"], exposed["country"], exposed["also_transfer"]) == (
        "r/inside",
        ["r/untooled"],
        "IN",
        False,
    )
    assert exposed["activities"] == ["r/a"]
    text = told(tmp_path, "transfers")[1]
    lines = text.splitlines()
    assert "O → High: transfer; covered; risk high; declared and derived" in text
    assert "O → Low: transfer; covered; risk low; derived, not declared in the record" in text
    assert lines.index("  r: Inside is controlled from India (IN): Inside ← Untooled")
    assert "O → Inside" not in text
    for heading in ("Control from a third country", "Declared compared with derived"):
        assert any(line.startswith(heading) for line in lines)
    assert "risk high" not in told(tmp_path, "show r/a")[1]


def test_a_record_that_shows_no_transfer_says_so_only_where_nothing_is_silent(tmp_path):
    text = """\
[register]
organisation = "o"
[party.o]
name = "O"
seat = "NL"
[party.v]
name = "V"
seat = "NL"
[activity.a]
name = "A"
disclosure = [{ to = "v" }]
"""
    workspace(tmp_path, {"r/a.toml": text})
    sure, all_hops = told(tmp_path, "transfers")[1], told(tmp_path, "transfers --all")[1]
    assert "V" not in sure.splitlines()[0]
    assert "→ V" in all_hops
    workspace(tmp_path, {"r/a.toml": text.replace('seat = "NL"\n[activity', "[activity")})
    assert told(tmp_path, "transfers")[1].splitlines()[-2] != sure.splitlines()[-2]


def test_a_map_goes_both_ways(sample):
    found = data(sample, "map acme/newsletter")
    assert [item["id"] for item in found["comes_from"]] == ["subject:customer", "data:email-address", "acme/shoe-size"]
    assert [item["id"] for item in found["goes_to"]] == ["acme/support", "shared/cloud"]
    assert [item["name"] for item in found["goes_to"]] == ["answering questions", "Cloud Inc."]
    back = data(sample, "map acme/support")
    assert "acme/newsletter" in [item["id"] for item in back["comes_from"]]
    result, text = told(sample, "map acme/helpdesk --lang nl")
    assert isinstance(result, MapView)
    assert "India (IN)" in text


def test_home_counts_and_every_tile_leads_somewhere(sample):
    session = Session(sample, TODAY)
    home = run_line("home", session)
    assert isinstance(home, Home)
    assert [item.name for item in home.registers] == ["acme", "beta"]
    for tile in (tile for item in home.registers for tile in item.tiles):
        result = run_line(tile.line, session)
        assert not isinstance(result, Failure)
        if isinstance(result, Listing):
            assert str(len(result.rows)) == tile.value
    found = data(sample, "home")
    assert [item["id"] for item in found] == ["acme", "beta"]
    assert [tile["value"] for tile in found[0]["tiles"]] == [tile.value for tile in home.registers[0].tiles]


def test_home_of_an_empty_workspace_tells_how_to_begin(tmp_path):
    assert "ropa init" in told(tmp_path, "home")[1]


def test_a_rule_is_explained_in_the_readers_language(sample):
    english, dutch = (told(sample, f"rule a106 --lang {language}")[1] for language in ("en", "nl"))
    assert english.startswith("A106 ")
    assert "## Why" in english
    assert english.splitlines()[0] != dutch.splitlines()[0]
    assert told(sample, "rule")[1].splitlines()[0].startswith("A101  error")


def test_init_makes_a_workspace_that_can_be_read_whole(tmp_path):
    result, text = told(tmp_path, f"init {tmp_path / 'new'} --register acme")
    assert isinstance(result, Written)
    assert "register.toml" in text
    files = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*.*")}
    assert files == {"register.schema.json", "acme/register.toml"}
    codes = {item["rule"] for item in data(tmp_path / "new", "check")}
    assert codes
    assert not {code for code in codes if code[0] in "RH"}


def test_init_adds_a_register_to_a_workspace_and_overwrites_none(sample):
    before = (sample / "acme" / "register.toml").read_bytes()
    assert isinstance(told(sample, f"init {sample} --register acme")[0], Failure)
    assert (sample / "acme" / "register.toml").read_bytes() == before
    assert isinstance(told(sample, f"init {sample} --register gamma")[0], Written)
    assert "gamma" in [item["id"] for item in data(sample, "list register")]


def test_export_writes_the_register_and_refuses_one_that_cannot_be_read_whole(sample, tmp_path):
    target = tmp_path / "acme.html"
    assert isinstance(told(sample, f"export art30 acme --to {target}")[0], Written)
    assert "Newsletter" in target.read_text("utf-8")
    assert "Letter of Beta" not in target.read_text("utf-8")
    target.unlink()
    workspace(sample, {"acme/broken.toml": "a = "})
    result, text = told(sample, f"export art30 acme --to {target}")
    assert isinstance(result, Failure)
    assert "R101" in text
    assert not target.exists()


@pytest.mark.parametrize("made", FORMATS, ids=lambda made: made.NAME)
def test_the_register_is_written_in_every_format_and_tells_of_no_other(sample, tmp_path, made):
    target = tmp_path / f"acme{made.SUFFIX}"
    assert isinstance(told(sample, f"export art30 acme --to {target}")[0], Written)
    content = target.read_bytes()
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as archive:
            content = b"".join(map(archive.read, archive.namelist()))
    assert b"Newsletter" in content
    assert b"Letter of Beta" not in content


def test_export_of_a_graph_holds_one_register_and_is_refused_alike(sample, tmp_path):
    target = tmp_path / "acme.TTL"
    assert isinstance(told(sample, f"export art30 acme --to {target}")[0], Written)
    written = target.read_text("utf-8")
    assert "dpv:hasPurpose" in written
    assert "Letter of Beta" not in written
    assert "urn:ropa:register:beta" not in written
    target.unlink()
    assert ".md, .txt" in told(sample, f"export art30 acme --to {tmp_path / 'acme.odt'}")[1]
    workspace(sample, {"acme/broken.toml": "a = "})
    assert isinstance(told(sample, f"export art30 acme --to {target}")[0], Failure)
    assert not target.exists()


def test_a_diagram_is_written(sample, tmp_path):
    target = tmp_path / "acme.svg"
    result, text = told(sample, f"diagram transfers acme --to {target}")
    assert isinstance(result, Written), text
    assert b"<svg" in target.read_bytes()


def test_schema_is_printed_and_written(sample, tmp_path):
    printed = told(sample, "schema")[1]
    assert isinstance(told(sample, f"schema --to {tmp_path / 's.json'}")[0], Written)
    assert json.loads(printed) == json.loads((tmp_path / "s.json").read_text("utf-8"))


CIRCULAR = """\
[register]
organisation = "a"
[party.a]
name = "A"
parent = "a"
[engagement.e]
party = "a"
under = "f"
[engagement.f]
party = "a"
under = "e"
[activity.x]
name = "X"
replaced_by = "x"
data = ["d"]
disclosure = [{ to = "e" }]
[data.d]
name = "D"
broader = "d"
"""


@pytest.mark.parametrize(
    "line", ["home", "check", "transfers", "list data", "show r/x", "show r/e", "map r/e", "map r/a", "show r/d"]
)
def test_circles_of_references_end(tmp_path, line):
    assert register(CIRCULAR).findings
    assert not isinstance(told(workspace(tmp_path, {"r/a.toml": CIRCULAR}), line)[0], Failure)

"""`ropa law`, and how a workspace's own rows of the law are told wherever something rests on one."""

import dataclasses
import json
from pathlib import Path

import pytest

from helpers import told, workspace
from ropa import results
from ropa.i18n import LANGUAGES
from ropa.layout import as_json
from ropa.results import Failure, Outline

OWN = """\
[[law.place]]
code = "IN"
status = "partial"
decision = "(EU) 2026/7777"
from = 2026-11-01
scope = "certified [b]importers[/b]"
source = "OJ L 2026/7777"
note = "Read in the Official Journal"

[[law.place]]
code = "US"
status = "third"
from = 2026-11-10
source = "C-703/25 P"
confidence = "medium"

[[law.tool]]
tool = "scc"
until = 2026-12-31
source = "Draft of a decision"
"""
MARK = "This rests on the workspace’s own row in ropa.toml"


@pytest.fixture
def own(sample: Path) -> Path:
    return workspace(sample, {"ropa.toml": OWN})


def test_a_place_over_time(sample):
    result, text = told(sample, "law US")
    assert isinstance(result, Outline)
    assert text.startswith("United States (US) on 2026-11-22: adequate for some recipients only\n")
    assert "2016-07-12 to 2020-07-15; covers: organisations certified under the EU–US Privacy Shield" in text
    assert "from 2023-07-10; holds on 2026-11-22; covers: organisations on the active list" in text
    assert "source: CELEX 32023D1795; checked on 2026-11-22; confidence: high" in text
    assert "own" not in text


def test_a_place_without_a_row_is_told_as_such(sample):
    _, text = told(sample, "law IN")
    assert text.startswith("India (IN) on 2026-11-22: without an adequacy decision\nNo row speaks of this day")


def test_a_place_on_another_day(sample):
    assert told(sample, "law GB --as-of 2020-06-01")[1].startswith("United Kingdom (GB) on 2020-06-01: in the EEA")


def test_an_own_row_is_marked_and_sets_the_packages_aside(own):
    result, text = told(own, "law US")
    assert text.startswith("United States (US) on 2026-11-22: without an adequacy decision\n")
    assert "from 2023-07-10; set aside on 2026-11-22 by the workspace’s own row; covers" in text
    assert "from 2026-11-10; holds on 2026-11-22; the workspace’s own row (ropa.toml); source: C-703/25 P" in text
    rows = json.loads(as_json(result))["rows"]
    assert [(row["own"], row["holds"], row["checked"]) for row in rows] == [
        (False, False, "2026-11-22"),
        (False, False, "2026-11-22"),
        (True, True, None),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_law_as_a_whole(own, language):
    result, text = told(own, f"law --lang {language}")
    values = json.loads(as_json(result))
    assert [row.get("code") or row["tool"] for row in values["own"]] == ["IN", "US", "scc"]
    assert [row.get("code") or row["tool"] for row in values["ending"]] == ["scc"]
    assert {"GB", "IN", "org:epo"} <= {row["code"] for row in values["decided"]}
    assert "US" not in {row["code"] for row in values["decided"]}
    assert {"GI", "IL", "US"} <= {row["code"] for row in values["doubtful"]}
    assert {"tool": "scc-pre-2021", "in_force": False, "until": "2022-12-27"}.items() <= values["tools"][-1].items()
    assert values["law"] == {"date": "2026-11-22", "checked": "2026-11-22", "own_rows": 3}
    assert "Read in the Official Journal" in text
    assert "certified [b]importers[/b]" in text


def test_nothing_ends_soon_is_said(sample):
    result, text = told(sample, "law")
    assert "Nothing that holds on this day is known to end by 2027-05-21." in text
    assert json.loads(as_json(result))["own"] == []


@pytest.mark.parametrize(("code", "hint"), [("UK", "“GB”"), ("us", "“US”"), ("EL", "“GR”"), ("org:ep", "“org:epo”")])
def test_a_code_of_no_list_is_refused_with_the_cure(sample, code, hint):
    result, text = told(sample, f"law {code}")
    assert isinstance(result, Failure)
    assert hint in text


def test_transfers_say_what_rests_on_an_own_row(own, sample):
    result, text = told(own, "transfers acme")
    assert f"covers some recipients only: certified [b]importers[/b]. {MARK} (source: OJ L 2026/7777)." in text
    assert f"{MARK} (source: Draft of a decision)." in text
    assert f"without an adequacy decision (Art. 44). {MARK} (source: C-703/25 P)." in text
    support = next(row for row in json.loads(as_json(result))["transfers"] if row["id"] == "acme/support")
    assert support["own_rows"] == ["OJ L 2026/7777", "Draft of a decision"]
    assert any(MARK in step["text"] for step in support["steps"])


def test_every_result_that_names_its_law_can_count_the_own_rows():
    kinds = [kind for kind in vars(results).values() if dataclasses.is_dataclass(kind)]
    fields = {kind: {field.name for field in dataclasses.fields(kind)} for kind in kinds}
    assert len([kind for kind in kinds if "law_date" in fields[kind]]) >= 4
    assert all("law_own" in names for names in fields.values() if "law_date" in names)


def test_without_own_rows_nothing_says_so(sample):
    for line in ("transfers", "what-if --revoke US", "check", "home"):
        assert "own row" not in told(sample, line)[1]


@pytest.mark.parametrize("line", ["check", "transfers", "home", "law", "what-if acme --revoke IN", "access customer"])
def test_whatever_names_its_law_counts_the_own_rows(own, line):
    text = told(own, line)[1]
    assert "law data checked on 2026-11-22. 3 rows of it are the workspace’s own (ropa.toml)." in text


def test_a_single_row_is_counted_as_one(sample):
    workspace(sample, {"ropa.toml": OWN.partition("[[law.tool]]")[0].partition('[[law.place]]\ncode = "US"')[0]})
    assert "1 row of it is the workspace’s own" in told(sample, "check")[1]


def test_a_decision_of_an_own_row_can_be_revoked(own):
    result, text = told(own, "what-if acme --revoke IN")
    assert isinstance(result, Outline)
    assert f"\nIN: (EU) 2026/7777. {MARK} (source: OJ L 2026/7777).\n" in text
    assert (
        "Place of access: India (IN), a third country or international organisation without an adequacy decision"
        in text
    )
    assert json.loads(as_json(result))["law"]["own_rows"] == 3
    assert isinstance(told(own, "what-if acme --revoke US")[0], Failure), "the own row has ended it already"


def test_a_code_that_no_list_has_may_be_used_once_a_row_speaks_of_it(sample):
    parties = sample / "acme" / "register.toml"
    parties.write_text(parties.read_text("utf-8").replace('seat = "IN"', 'seat = "XK"'), "utf-8")
    assert "H103" in told(sample, "check acme")[1]
    workspace(sample, {"ropa.toml": '[[law.place]]\ncode = "XK"\nstatus = "third"\nsource = "List"\n'})
    assert "H103" not in told(sample, "check acme")[1]
    assert "Kosovo (XK)" in told(sample, "xray country:XK --reverse")[1]
    assert isinstance(told(sample, "what-if acme --seat helpdesk=XK")[0], Outline)


def test_documents_count_the_own_rows_and_name_them(own, tmp_path):
    _, text = told(own, f"export art30 acme --lang en --to {tmp_path / 'acme.html'}")
    page = (tmp_path / "acme.html").read_text("utf-8")
    assert "Rows of the law set by the workspace itself (ropa.toml)" in page
    assert f"{MARK} (source: OJ L 2026/7777)." in page
    assert "certified [b]importers[/b]" in page, text


def test_no_document_is_made_while_a_row_of_the_law_is_left_out(own, tmp_path):
    workspace(own, {"ropa.toml": OWN.replace('"partial"', '"partly"')})
    result, text = told(own, f"export art30 acme --to {tmp_path / 'acme.html'}")
    assert isinstance(result, Failure)
    assert "R110" in text
    assert "R120" in text
    assert not (tmp_path / "acme.html").exists()
    assert "R120" in told(own, "check acme")[1], "whichever register is asked about"


@pytest.mark.parametrize(
    ("settings", "is_refused"), [("law = [", True), ("[lwa]", True), ('members = ["gone"]', False), ("", False)]
)
def test_a_document_is_refused_where_settings_may_hold_law_that_is_not_read(sample, tmp_path, settings, is_refused):
    workspace(sample, {"ropa.toml": settings})
    told(sample, f"export art30 acme --to {tmp_path / 'acme.html'}")
    assert (tmp_path / "acme.html").exists() is not is_refused


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_law_of_the_ends_of_time(own, date):
    assert isinstance(told(own, f"law --as-of {date}")[0], Outline)

"""`ropa completeness`: shares in words and values, by point and by activity, what was not verified, four languages."""

import json

import pytest

from export_sample import golden
from helpers import told, workspace
from ropa.i18n import LANGUAGES
from ropa.layout import as_json, as_text
from ropa.questions.layouts import LAYOUTS
from ropa.results import Failure, Outline, Written

TEXT = """\
[register]
organisation = "shop"
language = "nl"
measures = ["access-control"]

[party.shop]
name = "Shop [/b] Ltd"
seat = "NL"
email = ["privacy@shop.example"]

[activity.orders]
name = "Orders"
purposes = ["Selling"]
subjects = ["customer"]
data = ["name"]
disclosure = "none"
transfers = { statement = "none" }

[[activity.orders.open]]
field = "retention"
state = "not-possible"
reason = "Depends on the claim"

[activity.letters]
name = "Letters"
purposes = ["Informing"]
cited = { basis = "inferred" }

[[activity.letters.open]]
field = "data"
state = "asked"
of = "post room"

[activity.payroll]
name = "Payroll for others"
capacity = "processor"
"""


@pytest.fixture
def shop(tmp_path):
    return workspace(tmp_path / "registers", {"shop/register.toml": TEXT})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["point", "activity"])
def test_the_share_in_words(shop, language, by):
    result, _ = told(shop, f"completeness shop --by {by} --lang {language}")
    assert isinstance(result, Outline)
    golden(f"completeness-{by}.{language}.txt", as_text(result, language).encode())


def test_values_add_up(shop):
    found = json.loads(as_json(told(shop, "completeness --format json")[0]))
    assert (found["layout"], found["verified"], found["unseen"], found["unheld"]) == ("art30", True, [], [])
    (register,) = found["registers"]
    counts = register["counts"]
    assert register["answered"] == sum(counts[word] for word in ("answered", "inherited", "none", "excused"))
    assert register["asked"] == sum(counts.values()) - counts["untold"]
    assert register["percent"] == register["answered"] * 100 // register["asked"]
    assert sum(item["answered"] for item in register["activities"]) == register["answered"]
    at = {(item["about"], item["point"]): item["status"] for item in register["points"]}
    assert at["shop/letters", "purposes"] == "proposed"
    assert at["shop/letters", "data"] == "asked"
    assert at["shop/orders", "retention"] == "excused"
    assert at["shop/orders", "measures"] == "inherited"
    assert at["shop/payroll", "on-behalf-of"] == "missing"


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layout_has_words(shop, name, language):
    result, text = told(shop, f"completeness --layout {name} --lang {language}")
    assert isinstance(result, Outline)
    assert "%" in text


def test_what_was_not_verified_is_said(shop):
    gba = told(shop, "completeness --layout gba")[1]
    assert "Not all points of this layout were verified" in gba
    assert "Not seen in the authority’s own layout" in gba
    assert "Type of processing" in gba
    assert "calls mandatory was not verified" in told(shop, "completeness --layout ico")[1]
    assert "verified" not in told(shop, "completeness")[1]


def test_nothing_is_asked_of_a_register_without_activities_but_its_head(tmp_path):
    workspace(tmp_path, {"r/a.toml": '[register]\norganisation = "me"\n[party.me]\nname = "Me"\nseat = "NL"\n'})
    found = json.loads(as_json(told(tmp_path, "completeness --format json")[0]))["registers"][0]
    assert {item["about"] for item in found["points"]} == {"r"}
    assert (found["answered"], found["asked"]) == (1, 2)


def test_a_folder_takes_a_file_per_register(shop, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    assert isinstance(told(shop, f"completeness --layout cnil --to '{folder}'")[0], Written)
    assert "CNIL" in (folder / "shop-completeness.html").read_text("utf-8")


def test_an_unknown_layout_is_refused(shop):
    assert isinstance(told(shop, "completeness --layout dsk")[0], Failure)

"""`ropa obligations` and its words: lists, the open ones, values, files, four languages, and a golden."""

import json

import pytest

from export_sample import golden
from helpers import told, workspace
from ropa.i18n import LANGUAGES, has
from ropa.layout import as_json, as_text
from ropa.questions.obligations import Duty, Standing
from ropa.results import Failure, Home, Outline, Written

TEXT = """\
[register]
organisation = "shop"
language = "nl"
dpo_grounds = ["public-authority"]
representative = "none"

[register.breach]
contact = "desk@shop.example"

[party.shop]
name = "Shop [/b] Ltd"
seat = "US"
email = ["privacy@shop.example"]

[party.cloud]
name = "Cloud"
seat = "NL"
parent = "cloud-inc"

[party.cloud-inc]
name = "Cloud Inc."
seat = "US"

[party.helpdesk]
name = "Helpdesk"
seat = "IN"

[engagement.hosting]
party = "cloud"
service = "Hosting"
contract = { kind = "processor-agreement", document = "dpa" }
authorisation = "general"

[engagement.support]
party = "helpdesk"
under = "hosting"
service = "Support"
transfer = { tool = "scc", module = 3 }

[document.dpa]
title = "Agreement"
version = "3"
date = 2026-02-01

[activity.orders]
name = "Orders"
purposes = ["Selling"]
subjects = ["customer"]
data = ["name", "health"]
notice = ["dpa"]
dpia = { criteria = ["large-scale", "vulnerable-subjects"] }

[[activity.orders.legal_basis]]
basis = "legitimate-interests"
interest = "Knowing customers"

[[activity.orders.deferred]]
rule = "L104"
plan = "Workshop in spring"
decided_by = "Director"
advice = "DPO: not later"
until = 2027-03-31

[[activity.orders.disclosure]]
to = "hosting"
role = "processor"

[activity.letters]
name = "Letters"
legal_basis = [{ basis = "legal-obligation" }]

[[activity.letters.accepted]]
rule = "L106"
reason = "Known to everybody"
decided_by = "Director"

[[activity.letters.open]]
field = "notice"
state = "not-applicable"
reason = "Art. 14(5)(c)"
"""


@pytest.fixture
def shop(tmp_path):
    return workspace(tmp_path / "registers", {"shop/register.toml": TEXT})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_in_words(shop, language):
    result, _ = told(shop, f"obligations --lang {language}")
    assert isinstance(result, Outline)
    golden(f"obligations.{language}.txt", as_text(result, language).encode())


def test_every_word_has_its_text():
    assert all(has(f"obligations.duty.{duty}") for duty in Duty)
    assert all(has(f"obligations.standing.{standing}") for standing in Standing)


def test_the_open_ones_alone(shop):
    result, text = told(shop, "obligations shop --open")
    assert isinstance(result, Outline)
    assert "met" not in text.split()
    assert "Orders – Knowing customers: deferred  [shop/orders]" in text
    assert "Cannot be told" not in text
    found = json.loads(as_json(told(shop, "obligations --open --format json")[0]))
    (register,) = found["registers"]
    assert {item["standing"] for item in register["obligations"]} == {"open", "undecided", "deferred"}
    assert register["untold"] == []
    assert register["counts"]["met"] > 0


def test_values_tell_what_why_and_by_what(shop):
    (register,) = json.loads(as_json(told(shop, "obligations --format json")[0]))["registers"]
    found = {(item["duty"], item["about"]): item for item in register["obligations"]}
    contract = found["contract", "shop/hosting"]
    assert contract["standing"] == "met"
    assert contract["documents"] == [{"id": "shop/dpa", "version": "3", "date": "2026-02-01"}]
    assert contract["reasons"] == [{"reason": "role", "at": "shop/orders#disclosure[1].role"}]
    assert found["balancing", "shop/orders"]["decision"]["until"] == "2027-03-31"
    assert found["notice", "shop/letters"]["excuse"] == "Art. 14(5)(c)"
    assert found["representative", "shop"]["standing"] == "excused"
    assert found["transfer-assessment", "shop/support"]["reasons"][0]["tool"] == "tool/scc"
    assert register["fully_read"]


def test_a_register_that_makes_nothing_due_says_so(tmp_path):
    text = '[register]\norganisation = "me"\ndpo_grounds = "none"\n[party.me]\nname = "Me"\nseat = "NL"\n'
    workspace(tmp_path, {"r/a.toml": text})
    assert "The record makes nothing due." in told(tmp_path, "obligations")[1]
    assert "Nothing that the record makes due is open." in told(tmp_path, "obligations --open")[1]


def test_a_part_that_cannot_be_read_is_told(tmp_path):
    workspace(tmp_path, {"r/a.toml": '[register]\norganisation = "me"\n[party.me]\nname = 3\n'})
    assert "could not be read" in told(tmp_path, "obligations")[1]


def test_a_file_is_in_the_language_of_its_register(shop, tmp_path):
    target = tmp_path / "out.html"
    assert isinstance(told(shop, f"obligations shop --to '{target}'")[0], Written)
    content = target.read_text("utf-8")
    assert "<h2" in content
    assert "Verwerkersovereenkomst" in content
    assert "Shop [/b] Ltd" in content


def test_an_unknown_register_is_refused(shop):
    assert isinstance(told(shop, "obligations shp")[0], Failure)


def test_home_counts_what_is_open_and_what_is_answered(shop):
    home = told(shop, "home")[0]
    assert isinstance(home, Home)
    tiles = {tile.line: tile.value for tile in home.registers[0].tiles}
    opened = json.loads(as_json(told(shop, "obligations shop --open --format json")[0]))["registers"][0]
    assert tiles["obligations shop --open"] == str(len(opened["obligations"]))
    share = json.loads(as_json(told(shop, "completeness shop --format json")[0]))["registers"][0]["percent"]
    assert tiles["completeness shop"] == f"{share} %"

"""`ropa what-if` on a workspace: text, JSON, and what it refuses."""

import json

import pytest

from helpers import told, workspace
from ropa.layout import as_json
from ropa.results import Failure, Outline


def test_a_seat_that_moves_is_told_before_and_after(sample):
    result, text = told(sample, "what-if acme --seat helpdesk=NL")
    assert isinstance(result, Outline)
    assert text.startswith("What if: Helpdesk Ltd sits in Netherlands (NL)\n  Acme  [acme]")
    assert "Acme → Helpdesk Ltd — answering questions: transfer; condition unconfirmed" in text
    assert "Activities affected" not in text, "it still reaches the data from abroad, with the same tool"
    assert "Nothing was written" in text


def test_a_shared_party_is_told_for_each_register(sample):
    _, text = told(sample, "what-if --revoke US")
    assert "Hops that lose their tool: 1" in text
    assert "Acme → Cloud Inc.: transfer; condition unconfirmed → transfer; no tool recorded  [shared/cloud]" in text
    assert "No effect found in the record: beta." in text
    assert "Newsletter  [acme/newsletter]" in text


@pytest.mark.parametrize("word", ["DPF", "dpf", "'(EU) 2023/1795'", "2023/1795", "'data privacy framework'"])
def test_a_decision_goes_by_its_name_and_number_too(sample, word):
    assert told(sample, f"what-if --revoke {word}") == told(sample, "what-if --revoke US")


def test_who_loses_a_tool_and_has_none_to_fall_back_on_comes_first(tmp_path):
    def register(name, *hops):
        lines = f'[register]\norganisation = "{name}"\n[party.{name}]\nname = "{name.title()}"\nseat = "NL"\n'
        lines += f'[activity.use-{name}]\nname = "Use"\n'
        for party, seat, tool in hops:
            lines += f'[[activity.use-{name}.disclosure]]\nto = "{party}"\n'
            lines += f"transfer = {{ {tool} }}\n" * bool(tool)
            lines += f'[party.{party}]\nname = "{party.title()}"\n' + f'seat = "{seat}"\n' * bool(seat)
        return lines

    certified = 'tool = "adequacy", scope = { listing = "Data Privacy Framework", active = true, checked = 2026-06-01 }'
    ready = ("ready", "US", f'{certified}, fallback = "scc"')
    registers = {"a": (("nowhere", "", ""),), "b": (ready,), "c": (ready, ("bare", "US", certified))}
    workspace(tmp_path, {f"{name}/a.toml": register(name, *hops) for name, hops in registers.items()})
    _, shown = told(tmp_path, "what-if --revoke US")
    places = [shown.index(words) for words in ("  C  [c]", "C → Bare", "C → Ready", "  B  [b]", "  A  [a]")]
    assert places == sorted(places)


def test_a_finding_on_a_shared_record_is_told_once(sample):
    vendors = sample / "shared" / "vendors.toml"
    engaged = '[engagement.hosting]\nparty = "cloud"\ntransfer = { tool = "adequacy", scope = { active = true } }\n'
    vendors.write_text(vendors.read_text("utf-8") + engaged, "utf-8")
    activities = sample / "acme" / "activities.toml"
    activities.write_text(activities.read_text("utf-8").replace("shared/cloud", "shared/hosting"), "utf-8")
    _, text = told(sample, "what-if --revoke US")
    assert text.count("⇒ T102") == 1
    assert "[shared]" not in text
    assert text.count("Hops that lose their tool: 1") == 1


def test_a_text_that_cannot_be_read_is_owned_up_to(sample):
    (sample / "beta" / "more.toml").write_text("[party", "utf-8")
    _, text = told(sample, "what-if --revoke CH")
    assert "Parts of beta cannot be read" in text
    assert "No effect found in the record: acme." in text


def test_a_sub_processor_that_is_only_supposed_links_to_its_party(sample):
    _, text = told(sample, "what-if acme --sub support=shared/cloud")
    assert "New hops: 1\n      ⇒ Helpdesk Ltd → Cloud Inc.: transfer; condition unconfirmed  [shared/cloud]" in text
    assert "under-support]" not in text


def test_a_hop_that_ends_keeps_its_name(sample):
    _, text = told(sample, "what-if acme --remove helpdesk")
    assert "⇒ Acme → Helpdesk Ltd — answering questions: transfer; condition unconfirmed  [acme/support]" in text


def test_the_answer_as_json(sample):
    result, _ = told(sample, "what-if acme --remove support --format json")
    found = json.loads(as_json(result))
    assert found["change"]["removed"] == ["acme/support"]
    (acme,) = found["registers"]
    assert acme["id"] == "acme"
    assert acme["transfers"] == [
        {
            "exporter": "acme/acme",
            "importer": "acme/helpdesk",
            "engagement": "acme/support",
            "outcome": "goes",
            "before": {"verdict": "transfer", "coverage": "condition-unconfirmed", "tool": "scc"},
            "after": None,
            "controlled_before": [],
            "controlled_after": [],
            "only_may": False,
            "activities": ["acme/newsletter"],
        }
    ]
    assert acme["activities"] == ["acme/newsletter"]
    assert acme["cannot_be_told"] == []


def test_nothing_reaches_the_disk(sample):
    before = {path: path.read_bytes() for path in sample.rglob("*.toml")}
    told(sample, "what-if --remove helpdesk --seat shared/cloud=NL --revoke US")
    assert {path: path.read_bytes() for path in sample.rglob("*.toml")} == before
    assert told(sample, "check")[1] == told(sample, "check")[1]


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_language_tells_all_changes(sample, language):
    options = "--seat helpdesk=US --parent helpdesk=shared/cloud --sub support=shared/cloud --revoke US"
    for line in (f"what-if acme {options}", "what-if acme --replace helpdesk=shared/cloud"):
        result, text = told(sample, f"{line} --lang {language}")
        assert isinstance(result, Outline)
        assert "{" not in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("what-if", "Say what changes"),
        ("what-if acne --revoke US", "Did you mean “acme”?"),
        ("what-if --seat helpdeks=US", "Did you mean “helpdesk”?"),
        ("what-if --seat helpdesk", "takes two sides"),
        ("what-if --seat helpdesk=UK", "Did you mean “GB”?"),
        ("what-if --seat helpdesk=nl", "Did you mean “NL”?"),
        ("what-if --revoke IN", "There are: "),
        ("what-if --revoke us", "Did you mean “US”?"),
        ("what-if --revoke 'United States'", "Did you mean “US”?"),
        ("what-if --revoke US --as-of 2021-01-01", "is in force on 2021-01-01"),
        ("what-if --expire support", "of the kind “Engagement”; expected: Document"),
        ("what-if --replace helpdesk=support", "expected: Party"),
        ("what-if beta --seat acme/helpdesk=US", "not in the registers asked about"),
        ("what-if --parent shared/cloud=acme/helpdesk", "shared cannot refer to acme/helpdesk"),
        ("what-if --remove acme/acme", "is the organisation whose register this is"),
        ("what-if --remove helpdesk --seat helpdesk=US", "excludes itself"),
        ("what-if --seat helpdesk=US --seat helpdesk=IN", "excludes itself"),
        ("what-if --parent helpdesk=helpdesk", "would control itself"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_cure(sample, line, said):
    result, text = told(sample, line)
    assert isinstance(result, Failure)
    assert said in text


def test_a_new_path_is_told_whole_and_as_values(sample):
    line = "what-if acme --sub support=shared/cloud"
    text = told(sample, line)[1]
    assert "New paths out of the EEA, or worse than before, worst first: 1" in text
    way = "Newsletter → answering questions → Cloud Inc. → United States (US): transfer; condition unconfirmed"
    assert f"⇒ {way}  [shared/cloud]\n          There is no such path now.\n" in text
    found = json.loads(as_json(told(sample, f"{line} --format json")[0]))["registers"][0]["new_paths"][0]
    assert found["path"][0] == "acme/newsletter"
    assert (found["importer"], found["grade"], found["is_new"]) == ("shared/cloud", "condition-unconfirmed", True)
    assert found["places"] == [{"how": "seat", "place": "US"}]


def test_that_paths_are_cut_is_said(sample):
    parties = "".join(f'[party.p{n}]\nname = "P{n}"\nseat = "IN"\n' for n in range(12))
    (sample / "acme" / "more.toml").write_text(parties, "utf-8")
    options = " ".join(f"--sub support=acme/p{n}" for n in range(12))
    text = told(sample, f"what-if acme {options}")[1]
    assert "worst first: 12\n" in text
    assert text.count("There is no such path now.") == 10
    assert "Register “acme”: 10 of 12 new or worse paths are listed, the worst." in text


def test_a_refusal_without_a_hint_ends_with_its_sentence(sample):
    assert told(sample, "what-if --expire xyzzy-quux")[1] == "There is no record “xyzzy-quux”."


def test_what_the_record_names_to_fall_back_on_is_told_with_the_tool_that_is_lost(sample):
    _, text = told(sample, "what-if acme --revoke US")
    assert "No fallback tool is recorded." in text
    path = sample / "acme" / "activities.toml"
    tool = 'transfer = { tool = "adequacy", scope = { active = true }, fallback = "scc" }\n'
    path.write_text(path.read_text(encoding="utf-8") + tool, encoding="utf-8")
    _, text = told(sample, "what-if acme --revoke US")
    assert "Fallback tool: Standard contractual clauses (2021)." in text
    assert "No fallback tool is recorded." not in text

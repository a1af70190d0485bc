"""What would follow: tools that are lost or kept, assessments to make again, findings and activities touched."""

import pytest

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.changed import Change, changed
from ropa.questions.moves import Outcome
from ropa.questions.what_if import Effect, what_if
from ropa.rules import case_of

ACTIVITY = """\
[activity.support]
name = "Support"
disclosure = [{ to = "desk", role = "processor" }]

[engagement.desk]
party = "vendor"
accessed_from = ["US"]
stored_in = ["DE"]
"""
VENDOR = """\
[party.vendor]
name = "Vendor"
seat = "US"
"""
TIA = """\
[document.tia]
title = "Assessment"

[document.clauses]
title = "Clauses"
"""


def effect(text: str, shared: str = "", **change: object) -> Effect:
    found = register(text, shared=shared)
    before = repr(found)
    made = what_if(case_of(found, law_at(TODAY)), Change(**change))
    assert repr(found) == before
    return made


def outcomes(made: Effect) -> list[tuple[str, str | None, str | None]]:
    return [
        (move.outcome, move.before and move.before.coverage, move.after and move.after.coverage) for move in made.moves
    ]


def rules(findings) -> list[str]:
    return [finding.rule for finding in findings]


def with_transfer(transfer: str) -> str:
    return f"{ACTIVITY}transfer = {{ {transfer} }}\n\n{VENDOR}\n{TIA}"


CERTIFIED = 'tool = "adequacy", scope = { active = true }'
CLAUSES = 'tool = "scc", document = "clauses", assessment = "tia"'


def test_a_certified_recipient_loses_its_tool_with_the_decision():
    made = effect(with_transfer(CERTIFIED), revoked=("US",))
    assert outcomes(made) == [(Outcome.LOSES, "covered", "no-tool-recorded")]
    assert "T102" in rules(made.appear)
    assert made.activities == ("example/support",)
    assert made.redo == ()


def test_clauses_stand_and_their_assessment_is_made_again():
    made = effect(with_transfer(CLAUSES), revoked=("US",))
    assert outcomes(made) == [(Outcome.KEEPS, "covered", "covered")]
    assert [(item.document, item.reason) for item in made.redo] == [("example/tia", "decision")]
    assert made.activities == ("example/support",)
    assert made.appear == ()


def test_the_fall_of_another_decision_touches_nothing():
    made = effect(with_transfer(CLAUSES), revoked=("GB",))
    assert (made.moves, made.redo, made.activities, made.open) == ((), (), (), ())


@pytest.mark.parametrize("seat", ["", 'seat = "ADEQUATE"', 'seat = "EEA-OR-ADEQUATE"', 'seat = "THIRD"'])
def test_where_no_country_is_named_nothing_can_be_told(seat):
    made = effect(f'{ACTIVITY.replace("US", "NL")}\n[party.vendor]\nname = "Vendor"\n{seat}\n', revoked=("US",))
    assert made.moves == ()
    assert [item.hop.importer for item in made.open] == ["example/vendor"]


def test_a_place_in_the_eea_is_told_and_silent_storage_does_not_matter():
    text = ACTIVITY.replace("US", "EEA").replace('stored_in = ["DE"]\n', "") + VENDOR.replace("US", "NL")
    made = effect(text, revoked=("US",))
    assert (made.moves, made.open) == ((), ())


def test_a_lapsed_assessment_leaves_the_tool_and_is_made_again():
    made = effect(with_transfer(CLAUSES), expired=("example/tia",))
    assert outcomes(made) == [(Outcome.CHANGES, "covered", "condition-unconfirmed")]
    assert [(item.document, item.reason) for item in made.redo] == [("example/tia", "expired")]


def test_lapsed_clauses_take_the_tool_with_them():
    made = effect(with_transfer(CLAUSES), expired=("example/clauses",))
    assert [move.outcome for move in made.moves] == [Outcome.LOSES]
    assert made.moves[0].after.tool == ""
    assert made.redo == ()


def test_a_lapsed_contract_touches_the_activities_that_lean_on_it():
    text = ACTIVITY + 'contract = { kind = "processor-agreement", document = "clauses" }\n' + VENDOR + TIA
    made = effect(text, expired=("example/clauses",))
    assert (made.moves, made.activities) == ((), ("example/support",))
    assert not effect(text, expired=("example/tia",)).activities


def test_a_derogation_outlives_the_document_that_records_it():
    made = effect(with_transfer('tool = "explicit-consent", document = "clauses"'), expired=("example/clauses",))
    assert all(move.after.tool == "explicit-consent" for move in made.moves)


def test_a_document_stays_the_source_of_what_it_says():
    text = ACTIVITY + VENDOR + TIA + '[activity.other]\nname = "Other"\ncited = { document = "tia" }\n'
    assert effect(text, expired=("example/tia",)).after.records["other"].cited.document == "tia"


def test_a_seat_abroad_makes_a_transfer_and_one_at_home_ends_it():
    home = ACTIVITY.replace("US", "NL") + VENDOR.replace("US", "NL")
    made = effect(home, seats=(("example/vendor", "IN"),))
    assert made.moves[0].before.verdict == "not-a-transfer"
    assert (made.moves[0].outcome, made.moves[0].after.verdict) == (Outcome.CHANGES, "transfer")
    assert {"T101", "A113"} <= set(rules(made.appear))
    back = effect(home.replace("NL", "IN"), seats=(("example/vendor", "NL"),))
    assert back.moves[0].after.verdict == "transfer", "it still reaches the data from there"


def test_control_from_abroad_is_shown_and_is_no_transfer():
    text = ACTIVITY.replace("US", "NL") + VENDOR.replace("US", "NL") + '[party.top]\nname = "Top"\nseat = "US"\n'
    made = effect(text, parents=(("example/vendor", "example/top"),))
    assert [(move.outcome, move.after.verdict) for move in made.moves] == [(Outcome.STAYS, "not-a-transfer")]
    assert made.moves[0].controlled == ((), (("example/top", "US"),))
    assert made.activities == ("example/support",)


def test_control_that_runs_in_a_circle_is_walked_once():
    text = ACTIVITY + VENDOR + 'parent = "top"\n[party.top]\nname = "Top"\nparent = "vendor"\n'
    made = effect(text, seats=(("example/top", "US"),))
    assert dict(made.moves[0].controlled[1]) == {"example/top": "US", "example/vendor": "US"}


SUBS = (
    ACTIVITY + VENDOR + '[party.below]\nname = "Below"\nseat = "IN"\n[engagement.lower]\nparty = "below"\n'
    'under = "desk"\n[party.next]\nname = "Next"\nseat = "NL"\n'
)


def test_a_party_that_goes_takes_its_engagements_and_what_is_under_them():
    made = effect(SUBS, removed=("example/vendor",))
    assert {(move.outcome, move.hop.importer) for move in made.moves} == {
        (Outcome.GOES, "example/vendor"),
        (Outcome.GOES, "example/below"),
    }
    assert "A111" in rules(made.appear)
    assert "H103" not in rules(made.appear)
    assert "T123" in rules(made.go)
    assert {"desk", "lower"}.isdisjoint(made.after.records)


def test_an_engagement_that_goes_leaves_its_party():
    made = effect(SUBS, removed=("example/lower",))
    assert [(move.outcome, move.hop.importer) for move in made.moves] == [(Outcome.GOES, "example/below")]
    assert set(made.after.records) == set(made.before.records) - {"lower"}


def test_past_disclosures_stay_with_the_party_that_had_them():
    text = SUBS + '[activity.old]\nname = "Old"\ndisclosure = [{ to = "desk", until = 2020-01-01 }]\n'
    for change in ({"removed": ("example/vendor",)}, {"replaced": (("example/vendor", "example/next"),)}):
        made = effect(text, **change)
        assert [item.to for item in made.after.records["old"].disclosure] == ["vendor"]
        assert "vendor" in made.after.records


def test_nothing_agreed_passes_to_the_party_that_follows():
    text = with_transfer(CLAUSES) + '[party.next]\nname = "Next"\nseat = "IN"\n'
    made = effect(text, replaced=(("example/vendor", "example/next"),))
    desk = made.after.records["desk"]
    assert (desk.party, desk.transfer, desk.accessed_from) == ("next", None, None)
    assert {(move.outcome, move.hop.importer) for move in made.moves} == {
        (Outcome.GOES, "example/vendor"),
        (Outcome.APPEARS, "example/next"),
    }
    assert made.activities == ("example/support",)


def test_an_engagement_that_follows_brings_its_own_terms():
    text = SUBS + '[engagement.new]\nparty = "next"\naccessed_from = ["NL"]\nstored_in = ["NL"]\n'
    made = effect(text, replaced=(("example/desk", "example/new"),))
    assert [item.to for item in made.after.records["support"].disclosure] == ["new"]
    assert {"desk", "lower"}.isdisjoint(made.after.records)
    assert rules(made.go).count("A112") == 1, "the new engagement is a recipient now"


def test_a_sub_processor_is_a_new_hop_of_silent_places():
    made = effect(SUBS, subs=(("example/desk", "example/next"),))
    assert [(move.outcome, move.hop.exporter, move.hop.importer, move.hop.verdict) for move in made.moves] == [
        (Outcome.APPEARS, "example/vendor", "example/next", "undeterminable")
    ]
    assert made.moves[0].hop.activities == ("example/support",)


def test_ids_of_new_sub_engagements_never_collide():
    made = effect(SUBS, subs=(("example/desk", "example/next"), ("example/desk", "example/next")))
    assert {"next-under-desk", "next-under-desk-2"} <= set(made.after.records)


def test_a_shared_party_changes_for_the_register_that_uses_it():
    text = '[activity.support]\nname = "Support"\ndisclosure = [{ to = "shared/vendor" }]\n'
    made = effect(text, shared=VENDOR.replace("US", "NL"), seats=(("shared/vendor", "IN"),))
    assert [(move.outcome, move.hop.importer) for move in made.moves] == [(Outcome.CHANGES, "shared/vendor")]


def test_a_disclosure_that_only_may_happen_is_marked():
    made = effect(ACTIVITY.replace('"processor"', '"processor", certainty = "may"') + VENDOR, revoked=("US",))
    assert [move.is_uncertain for move in made.moves] == [True]
    assert [move.is_uncertain for move in effect(ACTIVITY + VENDOR, revoked=("US",)).moves] == [False]


def test_what_is_said_of_an_item_goes_with_it():
    evidence = '[[activity.support.evidence]]\nfield = "disclosure"\nitem = "desk"\nsection = "4"\n'
    made = effect(ACTIVITY + VENDOR + evidence, removed=("example/desk",))
    assert rules(made.appear) == ["A111", "H104"]


def test_a_position_that_shifts_makes_no_finding_new():
    text = ACTIVITY.replace("disclosure = [", 'disclosure = [{ to = "next" }, ') + VENDOR
    text = text.replace('to = "desk", role', 'to = "desk", data = ["nonsense"], role')
    made = effect(text + '[party.next]\nname = "Next"\nseat = "NL"\n', removed=("example/next",))
    assert "H103" not in rules(made.appear) + rules(made.go)


def test_a_word_written_twice_is_no_change():
    twice = with_transfer(CLAUSES).replace('["DE"]', '["DE", "DE"]').replace('["US"]', '["US", "US"]')
    made = effect(twice, expired=("example/tia",))
    assert (made.before.records["desk"].stored_in, made.after.records["desk"].stored_in) == (("DE", "DE"),) * 2
    other = effect(f'{twice}[document.other]\ntitle = "Other"\n', expired=("example/other",))
    assert (other.moves, other.activities) == ((), ())


def test_no_change_changes_nothing():
    found = register(SUBS)
    assert changed(found, Change(), TODAY) == found
    made = effect(SUBS)
    assert (made.moves, made.redo, made.appear, made.go, made.activities, made.open) == ((), (), (), (), (), ())

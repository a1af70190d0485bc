"""What somebody decided about a finding: where it holds, and why it does not."""

import datetime

import pytest

from changing import changed, values
from helpers import TODAY, register
from ropa.changes import DuplicateRecord, RemoveItem
from ropa.checking import decided
from ropa.finding import Decision, LegalClass, Pointer, Standing
from ropa.i18n import LANGUAGES
from ropa.law import law_at
from ropa.register.fingerprint import field_fingerprint
from ropa.rules import case_of, check

ACTIVITY = """\
[activity.news]
name = "News"

[[activity.news.retention]]
keep = "P1Y"
after = ["the last letter"]

[[activity.news.retention]]
keep = "P5Y"
after = ["the last letter"]
"""
ACCEPTED = '\n[[activity.news.accepted]]\nrule = "{rule}"\nreason = "small"\ndecided_by = "board"\n'
DEFERRED = (
    '\n[[activity.news.deferred]]\nrule = "{rule}"\nplan = "ask"\n'
    'decided_by = "board"\nadvice = "soon"\nuntil = {until}\n'
)


def decisions(text: str, rule: str, day: datetime.date = TODAY) -> dict[object, Decision | None]:
    """The decision about each finding of a rule, by the list position it is at or its field."""
    read = register(text)
    assert read.findings == ()
    found = decided(read, check(case_of(read, law_at(day))), day)
    return {
        item.at.field[1] if len(item.at.field) > 1 else item.at.field: item.decision
        for item in found
        if item.rule == rule
    }


def test_good_practice_can_be_accepted():
    found = decisions(ACTIVITY + ACCEPTED.format(rule="A120") + 'advice = "fine"\nuntil = 2027-01-01\n', "A120")
    assert set(found) == {0, 1}
    decision = found[0]
    assert decision is not None
    assert (decision.kind, decision.standing, decision.by, decision.reason) == (
        "accepted",
        Standing.HOLDS,
        "board",
        "small",
    )
    assert (decision.advice, decision.until, str(decision.at)) == (
        "fine", datetime.date(2027, 1, 1), "example/news#accepted[1]",
    )  # fmt: skip


def test_of_a_duty_an_acceptance_is_not_heard_and_a_deferral_is():
    assert decisions(ACTIVITY + ACCEPTED.format(rule="A106"), "A106") == {("purposes",): None}
    decision = decisions(ACTIVITY + DEFERRED.format(rule="A106", until="2026-12-31"), "A106")[("purposes",)]
    assert decision is not None
    assert (decision.kind, decision.standing, decision.reason) == ("deferred", Standing.HOLDS, "ask")


def test_a_decision_is_about_its_field_only():
    found = decisions(ACTIVITY + ACCEPTED.format(rule="A120") + 'field = "retention[2]"\n', "A120")
    assert found[0] is None
    assert found[1] is not None
    whole = decisions(ACTIVITY + ACCEPTED.format(rule="A120") + 'field = "retention"\n', "A120")
    assert None not in whole.values()
    assert set(decisions(ACTIVITY + ACCEPTED.format(rule="A120") + 'field = "data"\n', "A120").values()) == {None}


@pytest.mark.parametrize("rule", ["A12", "A", "*", "a120"])
def test_there_are_no_wildcards(rule):
    text = ACTIVITY + ACCEPTED.format(rule=rule)
    read = register(text)
    assert not any(item.decision for item in decided(read, check(case_of(read, law_at(TODAY))), TODAY))


def test_another_record_is_not_meant():
    other = ACTIVITY.replace("news", "other")
    found = register(ACTIVITY + other + ACCEPTED.format(rule="A120"))
    every = decided(found, check(case_of(found, law_at(TODAY))), TODAY)
    assert {item.at.record for item in every if item.decision} == {"example/news"}


@pytest.mark.parametrize(("day", "standing"), [("2026-12-31", Standing.HOLDS), ("2027-01-01", Standing.EXPIRED)])
def test_the_last_day_is_the_last(day, standing):
    for text, rule in ((ACCEPTED.format(rule="A120") + "until = 2026-12-31\n", "A120"),
                       (DEFERRED.format(rule="A106", until="2026-12-31"), "A106")):  # fmt: skip
        for decision in decisions(ACTIVITY + text, rule, datetime.date.fromisoformat(day)).values():
            assert decision is not None
            assert decision.standing is standing


def test_a_decision_ends_with_the_content_it_was_taken_for():
    kept = field_fingerprint(register(ACTIVITY).records["news"], ("retention", 1))
    text = ACTIVITY + ACCEPTED.format(rule="A120") + f'field = "retention[2]"\nfingerprint = "{kept}"\n'

    def standing(text: str) -> Standing:
        decision = decisions(text, "A120")[1]
        assert decision is not None
        return decision.standing

    assert standing(text) is Standing.HOLDS
    assert standing(text.replace('"News"', '"Letters"')) is Standing.HOLDS
    assert standing(text.replace("P1Y", "P2Y")) is Standing.HOLDS
    assert standing(text.replace("P5Y", "P10Y")) is Standing.CHANGED


def test_of_two_decisions_the_one_that_holds_counts():
    old = ACCEPTED.format(rule="A120") + "until = 2026-01-01\n"
    new = ACCEPTED.format(rule="A120").replace("small", "still small")
    decision = decisions(ACTIVITY + old + new, "A120")[0]
    assert decision is not None
    assert (decision.standing, decision.reason) == (Standing.HOLDS, "still small")


def test_positions_are_those_of_the_text():
    text = ACTIVITY.replace('[[activity.news.retention]]\nkeep = "P1Y"', "[[activity.news.retention]]\nkeep = 3", 1)
    read = register(
        text.replace('after = ["the last letter"]\n', "", 1) + ACCEPTED.format(rule="A120") + 'field = "retention[2]"\n'
    )
    found = decided(read, check(case_of(read, law_at(TODAY))), TODAY)
    (item,) = [item for item in found if item.rule == "A120"]
    assert item.decision is not None


def test_a_decision_follows_its_item_and_goes_with_it():
    files = {"acme/a.toml": f'[register]\norganisation = "acme"\n\n[party.acme]\nname = "Acme"\n\n{ACTIVITY}'}
    for name, text in (
        ("accepted", ACCEPTED.format(rule="A120")),
        ("deferred", DEFERRED.format(rule="A118", until=TODAY)),
    ):
        kept = {"acme/a.toml": files["acme/a.toml"] + text + 'field = "retention[2].reason"\n'}

        def listed(after: dict[str, str], name: str = name, key: str = "news") -> list[str]:
            activity = values(after, "acme/a.toml")["activity"][key]  # type: ignore[index]
            return [entry["field"] for entry in activity.get(name, ())]

        first, second = (RemoveItem(Pointer("acme/news", ("retention", number))) for number in (0, 1))
        assert listed(changed(kept, first)) == ["retention[1].reason"]
        assert listed(changed(kept, second)) == []
        copy = changed(kept, DuplicateRecord("acme/news", "letters"))
        assert "acme/letters" in {f"acme/{key}" for path in copy for key in values(copy, path).get("activity", {})}
        assert sum(text.count(f".{name}]]") for text in copy.values()) == 1, "a copy is another record"


def test_the_registers_own_record_and_shared_records_can_carry_decisions():
    text = '[register]\norganisation = "controller"\n\n[party.controller]\nname = "Controller"\n'
    text += '\n[[register.deferred]]\nrule = "A121"\nplan = "x"\ndecided_by = "y"\nadvice = "z"\nuntil = 2027-01-01\n'
    read = register(text)
    found = decided(read, check(case_of(read, law_at(TODAY))), TODAY)
    assert all(item.decision is not None for item in found if item.rule == "A121" and item.at.record == "example")


def test_what_could_not_be_read_takes_no_decision():
    read = register(ACTIVITY + ACCEPTED.format(rule="R107") + 'colour = "red"\n')
    (item,) = [item for item in decided(read, read.findings, TODAY) if item.rule == "R107"]
    assert item.legal_class is LegalClass.INTEGRITY
    assert item.decision is None


def test_decisions_can_be_told_in_every_language():
    texts = (
        ACCEPTED.format(rule="A120"),
        ACCEPTED.format(rule="A120") + "until = 2026-01-01\n",
        ACCEPTED.format(rule="A120") + 'fingerprint = "0"\n',
        DEFERRED.format(rule="A120", until="2027-01-01"),
    )
    for language in LANGUAGES:
        told = set()
        for text in texts:
            decision = decisions(ACTIVITY + text, "A120")[0]
            assert decision is not None
            told.add(decision.words(language))
        assert len(told) == len(texts)
        assert all("board" in words and "{" not in words for words in told)

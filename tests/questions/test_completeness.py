"""How much of a layout is answered: what counts as an answer, what is asked, and what cannot be told."""

import datetime

import pytest

from helpers import TODAY, register
from ropa.finding import Pointer
from ropa.law import law_at
from ropa.questions.completeness import Completeness, Status, completeness, percent
from ropa.questions.completeness.applicability import applies
from ropa.questions.completeness.values import Holder
from ropa.questions.layouts import LAYOUTS, layout
from ropa.rules import case_of

HEAD = '[register]\norganisation = "me"\n'
PARTIES = """
[party.me]
name = "Me"
seat = "NL"
email = ["me@example.org"]
[party.other]
name = "Other"
seat = "NL"
email = ["other@example.org"]
[party.far]
name = "Far"
seat = "IN"
[document.doc]
title = "Document"
"""


def asked(
    text: str, name: str = "art30", date: datetime.date = TODAY, head: str = HEAD, parties: str = PARTIES
) -> Completeness:
    found = register(head + parties + text)
    assert not found.findings, found.findings
    return completeness(case_of(found, law_at(date)), layout(name))


def status(found: Completeness, key: str) -> list[Status]:
    return [answer.status for answer in found.answers if answer.point.key == key]


def of(field: str, key: str, name: str = "art30", *, head: str = HEAD, parties: str = PARTIES) -> list[Status]:
    return status(asked(f'[activity.a]\nname = "A"\n{field}\n', name, head=head, parties=parties), key)


def test_only_the_whole_is_a_hundred_per_cent():
    assert percent(999, 1000) == 99
    assert percent(1000, 1000) == 100
    assert percent(0, 3) == 0
    assert percent(0, 0) is None


FULL = """
[activity.a]
name = "A"
joint_controllers = "none"
purposes = ["Selling"]
subjects = ["customer"]
data = ["name"]
disclosure = "none"
transfers = { statement = "none" }
retention = [{ keep = "P1Y" }]
measures = ["access-control"]
"""
NONES = HEAD + 'representative = "none"\ndpo = "none"\n'


def test_a_register_that_says_everything_or_none_is_whole():
    found = asked(FULL, head=NONES)
    assert (found.answered, found.asked) == (12, 12)
    assert {answer.status for answer in found.answers} == {Status.ANSWERED, Status.NONE}


FIELDS = {
    "art30": "joint_controllers purposes subjects data disclosure transfers retention measures",
    "cnil": "started systems special_categories",
    "gba": "business_function owner reference description legal_basis special_categories status ended replaced_by",
    "ico": "business_function legal_basis special_categories balancing_test automated_decisions profiling sources "
    "stored_in dpia breaches",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_register_in_which_nothing_applies_or_can_be_stated_reaches_the_whole(name):
    fields = dict.fromkeys(f"{FIELDS['art30']} {FIELDS[name]}".split())
    items = "".join(
        f'[[activity.a.open]]\nfield = "{field}"\nstate = "{state}"\nreason = "Recorded"\n'
        for field, state in zip(fields, ["not-applicable", "not-possible"] * len(fields), strict=False)
    )
    head = HEAD + "".join(
        f'[[register.open]]\nfield = "{field}"\nstate = "not-applicable"\nreason = "Recorded"\n'
        for field in ("representative", "dpo", "right")
    )
    lacking = "".join(
        f'[[party.me.open]]\nfield = "{field}"\nstate = "not-applicable"\nreason = "Has none"\n'
        for field in ("address", "phone")
    )
    parties = PARTIES.replace("[party.other]", f"{lacking}[party.other]")
    found = asked(f'[activity.a]\nname = "A"\n{items}', name, head=head, parties=parties)
    left = [answer.point.key for answer in found.answers if not answer.status.is_answer]
    assert left == []
    assert percent(found.answered, found.asked) == 100


def test_an_empty_register_is_not_whole_and_what_need_not_apply_is_not_held_against_it():
    found = asked('[activity.a]\nname = "A"\n')
    assert status(found, "purposes") == [Status.MISSING]
    assert status(found, "joint-controllers") == status(found, "transfers") == [Status.UNTOLD]
    assert status(found, "representative") == status(found, "joint-contact") == []
    assert found.asked == 8
    assert found.answered == 2


ANSWERS = [
    ("purposes", 'purposes = ["Selling"]', Status.ANSWERED),
    ("subjects", 'subjects = ["customer"]', Status.ANSWERED),
    ("subjects", 'subject_data = [{ subject = "customer", data = ["name"] }]', Status.ANSWERED),
    ("data", 'data = ["name"]', Status.ANSWERED),
    ("recipients", 'disclosure = [{ to = "other" }]', Status.ANSWERED),
    ("recipients", 'disclosure = "none"', Status.NONE),
    ("retention", 'retention = [{ criteria = "until sold" }]', Status.ANSWERED),
    ("retention", 'retention = [{ copy = "backup", keep = "P1Y" }]', Status.MISSING),
    ("measures", 'measures = ["access-control"]', Status.ANSWERED),
    ("measures", 'measures_described_in = ["doc"]', Status.ANSWERED),
    ("joint-controllers", 'joint_controllers = ["other"]', Status.ANSWERED),
    ("joint-controllers", 'joint_controllers = "none"', Status.NONE),
    ("joint-controllers", 'disclosure = [{ to = "other", role = "joint-controller" }]', Status.MISSING),
    ("joint-contact", 'joint_controllers = ["other"]', Status.ANSWERED),
    ("joint-contact", 'joint_controllers = ["other", "far"]', Status.MISSING),
    ("transfers", 'disclosure = [{ to = "far" }]', Status.ANSWERED),
    ("transfers", 'transfers = { statement = "none" }', Status.NONE),
]


@pytest.mark.parametrize(("key", "field", "expected"), ANSWERS)
def test_each_point_is_answered_by_its_field(key, field, expected):
    assert of(field, key) == [expected]
    assert of("", key) in ([Status.MISSING], [Status.UNTOLD], [])


def test_a_transfer_has_to_name_its_country():
    unnamed = PARTIES.replace('"IN"', '"THIRD"')
    assert of('disclosure = [{ to = "far" }]', "transfers", parties=unnamed) == [Status.MISSING]
    declared = 'disclosure = [{ to = "far", transfer = { to = ["IN"] } }]'
    assert of(declared, "transfers", parties=unnamed) == [Status.ANSWERED]
    assert of('disclosure = [{ to = "other" }]', "transfers") == []
    silent = PARTIES.replace('seat = "IN"\n', "")
    assert of('disclosure = [{ to = "far" }]', "transfers", parties=silent) == [Status.UNTOLD]
    assert of('disclosure = [{ to = "far" }]\ntransfers = { statement = "possible" }', "transfers", parties=silent) == [
        Status.UNTOLD
    ]


def test_safeguards_are_asked_only_of_transfers_for_compelling_interests():
    table = 'disclosure = [{{ to = "far", transfer = {{ tool = "{}"{} }} }}]'
    compelling = "compelling-legitimate-interests"
    assert of(table.format("scc", ""), "transfer-safeguards") == []
    assert of(table.format(compelling, ""), "transfer-safeguards") == [Status.MISSING]
    assert of(table.format(compelling, ', document = "doc"'), "transfer-safeguards") == [Status.MISSING]
    both = ', document = "doc", assessment = "doc"'
    assert of(table.format(compelling, both), "transfer-safeguards") == [Status.ANSWERED]


def test_what_is_only_proposed_is_counted_apart_until_it_is_confirmed():
    proposed = 'purposes = ["Selling"]\ncited = { basis = "inferred" }'
    assert of(proposed, "purposes") == [Status.PROPOSED]
    assert not Status.PROPOSED.is_answer
    confirmed = proposed + '\n[[activity.a.evidence]]\nfield = "purposes"\nbasis = "confirmed"\nby = "Owner"\n'
    assert of(confirmed, "purposes") == [Status.ANSWERED]


def test_a_question_put_is_no_answer_and_a_reason_is_one():
    table = '[[activity.a.open]]\nfield = "measures"\n'
    assert of(table + 'state = "asked"\nof = "finance"', "measures") == [Status.ASKED]
    assert of(table + 'state = "not-possible"', "measures") == [Status.ASKED]
    assert of(table + 'state = "not-possible"\nreason = "Outsourced"', "measures") == [Status.EXCUSED]


def test_a_statement_of_the_register_answers_by_inheritance():
    assert of("", "measures", head=HEAD + 'measures = ["access-control"]\n') == [Status.INHERITED]
    loose = '[[register.retention]]\napplies = "not-attributed"\nkeep = "P1Y"\n'
    assert of("", "retention", head=HEAD + loose) == [Status.MISSING]


def test_the_head_of_the_register():
    activity = '[activity.a]\nname = "A"\n'

    def head(text: str, key: str, parties: str = PARTIES) -> list[Status]:
        return status(asked(activity, head=HEAD + text, parties=parties), key)

    assert head("", "controller-contact") == [Status.ANSWERED]
    assert head("", "controller-contact", PARTIES.replace('email = ["me@example.org"]\n', "")) == [Status.MISSING]
    assert head("", "controller-name", PARTIES.replace('name = "Me"\n', 'name = "Me"\nnamed = false\n')) == [
        Status.MISSING
    ]
    abroad = PARTIES.replace('name = "Me"\nseat = "NL"', 'name = "Me"\nseat = "US"')
    unseated = PARTIES.replace('name = "Me"\nseat = "NL"\n', 'name = "Me"\n')
    assert head("", "representative", abroad) == [Status.MISSING]
    assert head("", "representative", unseated) == [Status.UNTOLD]
    assert head('representative = "other"', "representative", abroad) == [Status.ANSWERED]
    assert head('representative = "far"', "representative-contact", abroad) == [Status.MISSING]
    assert head("", "dpo") == [Status.UNTOLD]
    assert head('dpo_grounds = ["public-authority"]', "dpo") == [Status.MISSING]
    assert head('dpo_grounds = "none"', "dpo") == []
    assert head('dpo = "none"', "dpo") == [Status.NONE]
    assert head('dpo = "far"', "dpo-contact") == [Status.MISSING]
    assert head('dpo = "other"', "dpo-contact") == [Status.ANSWERED]


def test_a_processor_is_asked_by_its_own_part():
    text = '[activity.p]\nname = "P"\ncapacity = "processor"\n'
    found = asked(text)
    assert {answer.point.part for answer in found.answers} == {"processor"}
    assert status(found, "on-behalf-of") == status(found, "categories-of-processing") == [Status.MISSING]
    assert status(found, "purposes") == status(found, "on-behalf-of-contact") == []
    told = asked(text + 'on_behalf_of = ["far"]\ncategories_of_processing = ["Hosting"]\n')
    assert status(told, "categories-of-processing") == status(told, "on-behalf-of") == [Status.ANSWERED]
    assert status(told, "on-behalf-of-contact") == status(told, "on-behalf-of-representative") == [Status.MISSING]
    near = asked(text + 'on_behalf_of = ["other"]\n')
    assert status(near, "on-behalf-of-contact") == [Status.ANSWERED]
    assert status(near, "on-behalf-of-representative") == []
    both = asked(text + FULL)
    assert {answer.point.part for answer in both.answers} == {"controller", "processor"}


def test_activities_of_the_day_are_asked():
    ended = '[activity.a]\nname = "A"\nended = 2026-01-01\n'
    assert status(asked(ended), "purposes") == []
    assert status(asked(ended, date=datetime.date(2025, 1, 1)), "purposes") == [Status.MISSING]


def legal(basis: str, more: str = "") -> str:
    return f'legal_basis = [{{ basis = "{basis}"{more} }}]'


PRACTICE = [
    ("interests", legal("legitimate-interests"), legal("legitimate-interests", ', interest = "Safety"')),
    ("balancing-test", legal("legitimate-interests"), 'balancing_test = { document = "doc" }'),
    ("consent-record", legal("consent"), legal("consent", ', consent_record = "doc"')),
    ("special-condition", 'data = ["health"]', 'special_categories = [{ condition = "explicit-consent" }]'),
    ("dpia-document", "dpia = { required = true }", 'dpia = { required = true, document = "doc" }'),
    ("dpia-progress", "dpia = { required = true }", "dpia = { required = true, on = 2026-01-01 }"),
    ("retention-policy", 'retention = [{ keep = "P1Y" }]', 'retention = [{ keep = "P1Y", document = "doc" }]'),
    ("dpia-required", "", "dpia = { required = false }"),
    ("legal-basis", "", legal("contract")),
    ("sources", "", 'sources = ["data-subject"]'),
    ("location", "", 'stored_in = ["NL"]'),
    ("breach-record", None, 'breaches = ["doc"]'),
]


@pytest.mark.parametrize(("key", "missing", "answered"), PRACTICE)
def test_columns_of_an_authority_are_asked_where_they_apply(key, missing, answered):
    assert of(answered, key, "ico") == [Status.ANSWERED]
    if missing is not None:
        assert of(missing, key, "ico") == [Status.MISSING]
    else:
        assert of("", key, "ico") == [Status.UNTOLD]


def test_a_basis_asks_of_each_of_its_statements():
    two = 'legal_basis = [{ basis = "legitimate-interests", interest = "A" }, { basis = "legitimate-interests" }]'
    assert of(two, "interests", "ico") == [Status.MISSING]
    assert of(legal("contract"), "interests", "ico") == []
    assert of("", "interests", "ico") == [Status.UNTOLD]


def test_a_link_to_the_contract_is_asked_of_every_processor():
    engaged = '[engagement.e]\nparty = "other"\n{}[engagement.f]\nparty = "far"\ncontract = {{ document = "doc" }}\n'
    text = 'disclosure = [{ to = "e", role = "processor" }, { to = "f", role = "processor" }]\n'
    assert of(text + engaged.format(""), "processor-contract", "ico") == [Status.MISSING]
    signed = engaged.format('contract = { document = "doc" }\n')
    assert of(text + signed, "processor-contract", "ico") == [Status.ANSWERED]
    assert of('disclosure = [{ to = "other", role = "controller" }]', "processor-contract", "ico") == []
    assert of('disclosure = [{ to = "other" }]', "processor-contract", "ico") == [Status.UNTOLD]


def test_where_data_are_kept_may_be_said_by_a_system_or_an_engagement():
    system = 'systems = ["s"]\n[system.s]\nname = "S"\nstored_in = ["NL"]\n'
    assert of(system, "location", "ico") == [Status.ANSWERED]
    engagement = 'disclosure = [{ to = "e" }]\n[engagement.e]\nparty = "other"\nstored_in = ["NL"]\n'
    assert of(engagement, "location", "ico") == [Status.ANSWERED]


def test_an_unknown_condition_is_an_error():
    case = case_of(register(HEAD + PARTIES), law_at(TODAY))
    with pytest.raises(KeyError):
        applies(case, "never", Holder(Pointer("example"), "", None))

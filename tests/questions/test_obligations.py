"""What a register makes due: every duty with and without what triggers it, with and without what settles it."""

import datetime

import pytest

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.obligations import LAWS, Duty, Obligations, Standing, obligations
from ropa.rules import case_of

HEAD = '[register]\norganisation = "me"\ndpo_grounds = "none"\nbreach = { document = "doc" }\n'
FRAME = """
[party.me]
name = "Me"
seat = "NL"
[party.vendor]
name = "Vendor"
seat = "NL"
[party.partner]
name = "Partner"
seat = "BE"
[document.doc]
title = "Document"
version = "2"
date = 2026-01-02
[activity.a]
name = "A"
joint_controllers = "none"
notice = ["doc"]
dpia = { required = false }
"""


def asked(text: str, date: datetime.date = TODAY, head: str = HEAD, frame: str = FRAME) -> Obligations:
    found = register(head + frame + text)
    assert not found.findings, found.findings
    return obligations(case_of(found, law_at(date)))


def standing(duty: Duty, text: str, **params: object) -> list[Standing]:
    return [item.standing for item in asked(text, **params).due if item.due.duty is duty]  # type: ignore[arg-type]


def silent(found: Obligations, duty: Duty) -> list[str]:
    return [item.reason.key for item in found.untold if duty in item.duties]


ENGAGED = '[engagement.e]\nparty = "vendor"\nchain = "none"\n'


def disclosed(role: str = 'role = "processor"', more: str = "", to: str = "e") -> str:
    return f'[[activity.a.disclosure]]\nto = "{to}"\n{role}\n{more}\n'


def basis(word: str, more: str = "") -> str:
    return f'[[activity.a.legal_basis]]\nbasis = "{word}"\n{more}\n'


def test_every_duty_has_its_law_and_the_rules_that_ask_for_it():
    assert set(LAWS) == set(Duty)
    assert all(law.articles and law.rules for law in LAWS.values())


def test_nothing_is_due_of_what_the_record_rules_out():
    found = asked(basis("contract"))
    assert [item.due.duty for item in found.due if item.standing is not Standing.MET] == []
    assert {item.due.duty for item in found.due} == {Duty.NOTICE, Duty.BREACH}
    assert found.untold == ()
    assert found.open == ()


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        ("", Standing.OPEN),
        ('contract = { document = "doc" }', Standing.MET),
        ('contract = { kind = "processor-agreement", document = "doc", signed = 2026-01-01 }', Standing.MET),
        ('contract = { kind = "processor-agreement", document = "doc", signed = 2027-01-01 }', Standing.OPEN),
        ("contract = { claimed = true }", Standing.CLAIMED),
        ('contract = { claimed = true, document = "doc" }', Standing.CLAIMED),
        ('contract = { kind = "service-contract", document = "doc" }', Standing.OPEN),
        ('transfer = { tool = "scc", module = 2, document = "doc" }', Standing.MET),
        ('transfer = { tool = "scc", module = 1, document = "doc" }', Standing.OPEN),
    ],
)
def test_a_processor_makes_a_contract_due(contract, expected):
    assert standing(Duty.CONTRACT, disclosed() + ENGAGED + contract) == [expected]


@pytest.mark.parametrize("role", ['role = "controller"', 'role = "internal"', 'role = "public"'])
def test_a_recipient_that_is_no_processor_makes_no_contract_due(role):
    found = asked(disclosed(role) + ENGAGED)
    assert not [item for item in found.due if item.due.duty is Duty.CONTRACT]
    assert silent(found, Duty.CONTRACT) == []


def test_a_role_that_is_not_stated_or_only_proposed_is_told_apart():
    found = asked(disclosed("") + ENGAGED)
    assert standing(Duty.CONTRACT, disclosed("") + ENGAGED) == []
    assert silent(found, Duty.CONTRACT) == ["role-silent"]
    proposed = disclosed(more='evidence = { basis = "inferred" }') + ENGAGED
    assert standing(Duty.CONTRACT, proposed) == []
    assert silent(asked(proposed), Duty.CONTRACT) == ["inferred"]
    assert standing(Duty.CONTRACT, disclosed(more='evidence = { basis = "linked" }') + ENGAGED) == [Standing.OPEN]


def test_a_contract_recorded_as_a_processor_agreement_makes_a_processor_of_a_recipient_without_a_role():
    text = disclosed("") + ENGAGED + 'contract = { kind = "processor-agreement", claimed = true }'
    assert standing(Duty.CONTRACT, text) == [Standing.CLAIMED]


def test_a_processor_without_engagement_has_a_contract_due_and_one_with_engagement_has_it_once():
    direct = disclosed(to="vendor")
    assert standing(Duty.CONTRACT, direct) == [Standing.OPEN]
    assert asked(direct).open[0].due.about == "example/vendor"
    both = asked(direct + ENGAGED + 'contract = { document = "doc" }')
    assert [(item.due.about, item.standing) for item in both.due if item.due.duty is Duty.CONTRACT] == [
        ("example/e", Standing.MET)
    ]


def test_what_is_past_or_to_come_makes_nothing_due():
    assert standing(Duty.CONTRACT, disclosed(more="until = 2026-01-01") + ENGAGED) == []
    assert standing(Duty.CONTRACT, disclosed(more="from = 2027-01-01") + ENGAGED) == []
    assert standing(Duty.CONTRACT, disclosed(more="from = 2027-01-01") + ENGAGED, date=datetime.date(2027, 2, 1))
    ended = '[activity.old]\nname = "Old"\nended = 2026-01-01\n[[activity.old.legal_basis]]\nbasis = "consent"\n'
    assert standing(Duty.CONSENT, ended) == []
    assert standing(Duty.CONSENT, ended, date=datetime.date(2025, 12, 31)) == [Standing.OPEN]


def test_an_engagement_that_no_disclosure_names_cannot_be_told():
    found = asked(ENGAGED)
    assert silent(found, Duty.CONTRACT) == ["not-disclosed"]
    assert not [item for item in found.due if item.due.duty is Duty.CONTRACT]


LOWER = '[engagement.lower]\nparty = "partner"\nunder = "e"\n'


def test_a_sub_processor_makes_flow_down_and_authorisation_due():
    text = disclosed() + '[engagement.e]\nparty = "vendor"\n{more}' + LOWER
    assert standing(Duty.FLOW_DOWN, text.format(more="")) == [Standing.OPEN]
    assert standing(Duty.FLOW_DOWN, text.format(more="") + 'contract = { document = "doc" }\n') == [Standing.MET]
    assert standing(Duty.AUTHORISATION, text.format(more="")) == [Standing.OPEN]
    given = 'authorisation = "general"\n'
    assert standing(Duty.AUTHORISATION, text.format(more=given)) == [Standing.CLAIMED]
    given += 'contract = { document = "doc" }\n'
    assert standing(Duty.AUTHORISATION, text.format(more=given)) == [Standing.MET]
    other = text.format(more="").replace('role = "processor"', 'role = "controller"')
    assert standing(Duty.FLOW_DOWN, other) == []


def test_a_chain_that_is_silent_or_unknown_cannot_be_told_and_one_that_is_known_makes_authorisation_due():
    text = disclosed() + '[engagement.e]\nparty = "vendor"\n'
    assert silent(asked(text), Duty.AUTHORISATION) == ["chain-silent"]
    assert silent(asked(text + 'chain = "unknown"\n'), Duty.AUTHORISATION) == ["chain-silent"]
    assert standing(Duty.AUTHORISATION, text + 'chain = "partly-known"\n') == [Standing.OPEN]
    none = asked(text + 'chain = "none"\n')
    assert silent(none, Duty.AUTHORISATION) == []
    assert not [item for item in none.due if item.due.duty is Duty.AUTHORISATION]


def test_a_processor_that_engages_another_needs_flow_down_and_authorisation():
    text = disclosed() + ENGAGED
    frame = FRAME.replace('name = "A"\n', 'name = "A"\ncapacity = "processor"\n')
    found = asked(text, frame=frame)
    assert [item.due.duty for item in found.open] == [Duty.FLOW_DOWN, Duty.AUTHORISATION]


def test_joint_control_makes_an_arrangement_and_its_essence_due():
    bare = FRAME.replace('joint_controllers = "none"', 'joint_controllers = ["partner"]')
    assert standing(Duty.ARRANGEMENT, "", frame=bare) == [Standing.OPEN]
    assert standing(Duty.ESSENCE, "", frame=bare) == [Standing.OPEN]
    said = 'joint_arrangement = { document = "doc", essence = "On the website" }\n'
    assert standing(Duty.ARRANGEMENT, said, frame=bare) == [Standing.MET]
    assert standing(Duty.ESSENCE, said, frame=bare) == [Standing.MET]
    assert standing(Duty.ARRANGEMENT, "joint_arrangement = { signed = 2026-01-01 }\n", frame=bare) == [Standing.CLAIMED]
    quiet = FRAME.replace('joint_controllers = "none"\n', "")
    assert silent(asked("", frame=quiet), Duty.ARRANGEMENT) == ["joint-silent"]
    role = disclosed('role = "joint-controller"', to="partner")
    assert standing(Duty.ARRANGEMENT, role, frame=quiet) == [Standing.OPEN]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("", Standing.OPEN),
        ("claimed = true", Standing.CLAIMED),
        ("on = 2026-01-01", Standing.CLAIMED),
        ('document = "doc"', Standing.MET),
        ('outcome = "It prevails"', Standing.MET),
    ],
)
def test_a_legitimate_interest_makes_a_balancing_test_due(test, expected):
    table = f"[activity.a.balancing_test]\n{test}\n" if test else ""
    assert standing(Duty.BALANCING, basis("legitimate-interests") + table) == [expected]
    assert standing(Duty.BALANCING, basis("contract") + table) == []


def test_a_basis_that_is_silent_proposed_or_tied_to_nothing_cannot_be_told():
    assert silent(asked(""), Duty.BALANCING) == ["no-basis"]
    proposed = basis("legitimate-interests", 'evidence = { basis = "inferred" }')
    assert standing(Duty.BALANCING, proposed) == []
    assert silent(asked(proposed), Duty.BALANCING) == ["inferred"]
    loose = '[[register.legal_basis]]\napplies = "not-attributed"\nbasis = "legitimate-interests"\n'
    found = asked(basis("contract"), head=HEAD + loose)
    assert silent(found, Duty.BALANCING) == ["unattributed"]
    assert not [item for item in found.due if item.due.duty is Duty.BALANCING]


def test_a_basis_of_the_register_with_one_test_is_due_once():
    shared = '[[register.legal_basis]]\napplies = "all"\nbasis = "legitimate-interests"\n'
    test = "[register.balancing_test]\nclaimed = true\n"
    second = '[activity.b]\nname = "B"\njoint_controllers = "none"\nnotice = ["doc"]\ndpia = { required = false }\n'
    assert standing(Duty.BALANCING, second, head=HEAD + shared + test) == [Standing.CLAIMED]
    assert standing(Duty.BALANCING, second, head=HEAD + shared) == [Standing.OPEN, Standing.OPEN]


def test_interests_that_are_named_are_weighed_apart_and_those_that_are_not_together():
    named = basis("legitimate-interests", 'interest = "Safety"') + basis("legitimate-interests", 'interest = "Sales"')
    assert standing(Duty.BALANCING, named) == [Standing.OPEN, Standing.OPEN]
    unnamed = basis("legitimate-interests") + basis("legitimate-interests", 'interest_of = "third-party"')
    (item,) = (item for item in asked(unnamed).due if item.due.duty is Duty.BALANCING)
    assert [str(reason.at) for reason in item.due.reasons] == [
        "example/a#legal_basis[1].basis",
        "example/a#legal_basis[2].basis",
    ]


def test_consent_makes_its_record_due():
    assert standing(Duty.CONSENT, basis("consent")) == [Standing.OPEN]
    assert standing(Duty.CONSENT, basis("consent", 'consent_record = "doc"')) == [Standing.MET]
    special = '[[activity.a.special_categories]]\ncondition = "{}"\n'
    assert standing(Duty.CONSENT, basis("contract") + special.format("explicit-consent")) == [Standing.OPEN]
    assert standing(Duty.CONSENT, basis("contract") + special.format("employment-and-social-security")) == []


@pytest.mark.parametrize("word", ["legal-obligation", "public-task"])
def test_a_basis_in_law_makes_its_citation_due(word):
    assert standing(Duty.BASIS_LAW, basis(word)) == [Standing.OPEN]
    assert standing(Duty.BASIS_LAW, basis(word, 'law = "NL: Art. 52 AWR"')) == [Standing.MET]
    assert standing(Duty.BASIS_LAW, basis("contract")) == []


def dpia(table: str, data: str = "") -> list[Standing]:
    frame = FRAME.replace("dpia = { required = false }", f"{data}\ndpia = {{ {table} }}")
    return standing(Duty.DPIA, basis("contract"), frame=frame)


def test_a_dpia_is_due_where_the_record_says_so_and_to_be_decided_at_two_criteria():
    two = 'criteria = ["large-scale", "vulnerable-subjects"]'
    absolute = 'criteria = ["large-scale", "sensitive-data"]'
    assert dpia("required = true") == [Standing.OPEN]
    assert dpia('required = true, document = "doc"') == [Standing.MET]
    assert dpia("required = true, on = 2026-01-01") == [Standing.CLAIMED]
    assert dpia("required = false") == []
    assert dpia(two) == [Standing.UNDECIDED]
    assert dpia(f"{two}, required = false") == [Standing.UNDECIDED]
    assert dpia(f'{two}, required = false, reason = "One municipality only"') == [Standing.EXCUSED]
    assert dpia(absolute) == [Standing.UNDECIDED]
    assert dpia(absolute, 'data = ["health"]') == [Standing.OPEN]
    assert dpia(f'{absolute}, required = false, reason = "No"', 'data = ["health"]') == [Standing.OPEN]


def test_a_dpia_of_which_nothing_or_one_criterion_is_recorded_cannot_be_told():
    one = FRAME.replace("required = false", 'criteria = ["large-scale"]')
    assert silent(asked(basis("contract"), frame=one), Duty.DPIA) == ["one-criterion"]
    none = FRAME.replace("dpia = { required = false }\n", "")
    assert silent(asked(basis("contract"), frame=none), Duty.DPIA) == ["dpia-silent"]


ABROAD = '[party.far]\nname = "Far"\nseat = "IN"\n[engagement.f]\nparty = "far"\nchain = "none"\n'


def transfer(table: str, date: datetime.date = TODAY) -> Obligations:
    return asked(basis("contract") + disclosed('role = "controller"', to="f") + ABROAD + table, date)


def due(found: Obligations, duty: Duty) -> list[Standing]:
    return [item.standing for item in found.due if item.due.duty is duty]


def test_a_safeguard_makes_an_assessment_due_and_a_derogation_or_adequacy_does_not():
    duty = Duty.TRANSFER_ASSESSMENT
    assert due(transfer('transfer = { tool = "scc", module = 1 }'), duty) == [Standing.OPEN]
    assert due(transfer('transfer = { tool = "scc", module = 1, assessment = "doc" }'), duty) == [Standing.MET]
    assert due(transfer('transfer = { tool = "legal-claims" }'), duty) == []
    assert due(transfer(""), duty) == []
    adequate = ABROAD.replace('"IN"', '"CH"') + 'transfer = { tool = "scc", module = 1 }'
    assert standing(duty, disclosed('role = "controller"', to="f") + adequate) == []
    silent_seat = ABROAD.replace('seat = "IN"\n', "")
    found = asked(basis("contract") + disclosed('role = "controller"', to="f") + silent_seat)
    assert silent(found, duty) == ["place-open"]


def test_clauses_that_are_annulled_make_an_assessment_due_as_long_as_they_held():
    found = transfer('transfer = { tool = "scc-pre-2021" }', datetime.date(2022, 1, 1))
    assert due(found, Duty.TRANSFER_ASSESSMENT) == [Standing.OPEN]
    assert due(transfer('transfer = { tool = "scc-pre-2021" }'), Duty.TRANSFER_ASSESSMENT) == []


def test_compelling_interests_make_assessment_and_safeguards_due():
    tool = 'tool = "compelling-legitimate-interests"'
    assert due(transfer(f"transfer = {{ {tool} }}"), Duty.COMPELLING) == [Standing.OPEN]
    assert due(transfer(f'transfer = {{ {tool}, assessment = "doc" }}'), Duty.COMPELLING) == [Standing.OPEN]
    both = f'transfer = {{ {tool}, assessment = "doc", document = "doc" }}'
    assert due(transfer(both), Duty.COMPELLING) == [Standing.MET]
    assert due(transfer('transfer = { tool = "legal-claims" }'), Duty.COMPELLING) == []


def test_consent_to_a_transfer_makes_its_record_due():
    assert due(transfer('transfer = { tool = "explicit-consent" }'), Duty.CONSENT) == [Standing.OPEN]
    assert due(transfer('transfer = { tool = "explicit-consent", document = "doc" }'), Duty.CONSENT) == [Standing.MET]


def test_a_processor_controlled_from_abroad_makes_an_assessment_of_compelled_access_due():
    owned = FRAME.replace('seat = "NL"\n[party.partner]', 'seat = "NL"\nparent = "{}"\n[party.partner]')
    parents = (
        '[party.top]\nname = "Top"\nseat = "US"\n[party.near]\nname = "Near"\nseat = "DE"\n[party.dim]\nname = "Dim"\n'
    )
    duty = Duty.COMPELLED_ACCESS
    abroad = owned.replace("{}", "top")
    assert standing(duty, disclosed() + ENGAGED + parents, frame=abroad) == [Standing.OPEN]
    met = disclosed() + ENGAGED + 'access_assessment = "doc"\n' + parents
    assert standing(duty, met, frame=abroad) == [Standing.MET]
    assert standing(duty, disclosed('role = "controller"') + ENGAGED + parents, frame=abroad) == []
    assert standing(duty, disclosed() + ENGAGED + parents, frame=owned.replace("{}", "near")) == []
    assert silent(asked(disclosed() + ENGAGED + parents, frame=owned.replace("{}", "dim")), duty) == ["parent-seat"]


def test_a_notice_is_due_of_every_activity_and_met_by_the_one_that_tells_of_it():
    bare = FRAME.replace('notice = ["doc"]\n', "")
    assert standing(Duty.NOTICE, basis("contract"), frame=bare) == [Standing.OPEN]
    assert standing(Duty.NOTICE, basis("contract")) == [Standing.MET]
    notice = '[document.n]\ntitle = "Notice"\nkind = "privacy-notice"\n'

    def cited(how: str) -> str:
        return bare.replace('name = "A"\n', f'name = "A"\ncited = {{ document = "n", basis = "{how}" }}\n')

    assert standing(Duty.NOTICE, notice, frame=cited("stated")) == [Standing.MET]
    assert standing(Duty.NOTICE, notice, frame=cited("inferred")) == [Standing.OPEN]
    confirm = bare.replace('name = "A"\n', 'name = "A"\nstatus = "to-confirm"\n')
    assert silent(asked("", frame=confirm), Duty.NOTICE) == ["to-confirm"]


def test_a_planned_activity_makes_nothing_due_yet():
    planned = FRAME.replace('name = "A"\n', 'name = "A"\nstatus = "proposed"\n')
    found = asked(basis("consent"), frame=planned)
    assert due(found, Duty.CONSENT) == []
    assert silent(found, Duty.CONSENT) == ["proposed"]
    engaged = asked(disclosed() + ENGAGED, frame=planned)
    assert due(engaged, Duty.CONTRACT) == []
    assert silent(engaged, Duty.CONTRACT) == ["proposed"]


def test_a_seat_abroad_makes_a_representative_due():
    def seated(seat: str) -> str:
        return FRAME.replace('name = "Me"\nseat = "NL"', f'name = "Me"\n{seat}')

    duty = Duty.REPRESENTATIVE
    assert standing(duty, "", frame=seated('seat = "US"')) == [Standing.OPEN]
    assert standing(duty, "", frame=seated('seat = "NL"')) == []
    named = HEAD + 'representative = "partner"\n'
    assert standing(duty, "", frame=seated('seat = "US"'), head=named) == [Standing.MET]
    none = HEAD + 'representative = "none"\n'
    assert standing(duty, "", frame=seated('seat = "US"'), head=none) == [Standing.EXCUSED]
    assert silent(asked("", frame=seated("")), duty) == ["seat-open"]


def test_a_recorded_ground_makes_an_officer_due():
    head = HEAD.replace('dpo_grounds = "none"', 'dpo_grounds = ["public-authority"]')
    assert standing(Duty.DPO, "", head=head) == [Standing.OPEN]
    assert standing(Duty.DPO, "", head=head + 'dpo = "partner"\n') == [Standing.MET]
    assert standing(Duty.DPO, "") == []
    quiet = HEAD.replace('dpo_grounds = "none"\n', "")
    assert silent(asked("", head=quiet), Duty.DPO) == ["grounds-silent"]
    assert silent(asked("", head=quiet + 'dpo = "partner"\n'), Duty.DPO) == []


def test_a_controller_has_to_document_breaches():
    quiet = HEAD.replace('breach = { document = "doc" }\n', "")
    assert standing(Duty.BREACH, "") == [Standing.MET]
    assert standing(Duty.BREACH, "", head=quiet) == [Standing.OPEN]
    assert standing(Duty.BREACH, "", head=quiet + 'breach = { contact = "desk" }\n') == [Standing.OPEN]
    assert standing(Duty.BREACH, "", head=quiet + 'breach = { document = "gone" }\n') == [Standing.CLAIMED]
    processor = FRAME.replace('name = "A"\n', 'name = "A"\ncapacity = "processor"\n')
    assert standing(Duty.BREACH, "", head=quiet, frame=processor) == []


def test_an_open_field_excuses_only_as_not_applicable_and_with_a_reason():
    text = basis("legitimate-interests") + '[[activity.a.open]]\nfield = "balancing_test"\nstate = "{}"\n{}'
    reason = 'reason = "Covered by the code of conduct"\n'
    assert standing(Duty.BALANCING, text.format("not-applicable", reason)) == [Standing.EXCUSED]
    assert standing(Duty.BALANCING, text.format("not-applicable", "")) == [Standing.OPEN]
    assert standing(Duty.BALANCING, text.format("not-possible", reason)) == [Standing.OPEN]
    assert standing(Duty.BALANCING, text.format("asked", "")) == [Standing.OPEN]


def test_a_decision_holds_until_its_day_for_its_rule_only_and_a_deferral_still_counts():
    deferred = (
        basis("legitimate-interests")
        + '[[activity.a.deferred]]\nrule = "{}"\nplan = "In spring"\ndecided_by = "Director"\nadvice = "DPO: soon"\n'
        "until = 2027-01-01\n"
    )
    found = asked(deferred.format("L104"))
    assert due(found, Duty.BALANCING) == [Standing.DEFERRED]
    assert found.open == tuple(item for item in found.due if item.due.duty is Duty.BALANCING)
    assert standing(Duty.BALANCING, deferred.format("L104"), date=datetime.date(2027, 1, 1)) == [Standing.DEFERRED]
    assert standing(Duty.BALANCING, deferred.format("L104"), date=datetime.date(2027, 1, 2)) == [Standing.OPEN]
    assert standing(Duty.BALANCING, deferred.format("L107")) == [Standing.OPEN]
    accepted = basis("legal-obligation") + (
        '[[activity.a.accepted]]\nrule = "L106"\nreason = "Known to all"\ndecided_by = "Director"\n'
    )
    assert standing(Duty.BASIS_LAW, accepted) == [Standing.ACCEPTED]
    assert asked(accepted).open == ()


def test_a_document_that_does_not_exist_is_only_claimed():
    assert standing(Duty.CONSENT, basis("consent", 'consent_record = "gone"')) == [Standing.CLAIMED]

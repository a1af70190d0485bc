"""Processors and their chains: what counts as a contract, an authorisation and a known chain, and on which day."""

import datetime

import pytest

from ropa.finding import LegalClass, Severity, sentence
from ropa.law import law_at
from ropa.rules import RULES, case_of, check

PARTIES = """
[party.mailer]
name = "Mailer Ltd"
email = ["a@example.org"]
[party.helpdesk]
name = "Helpdesk Ltd"
email = ["b@example.org"]
"""
NEWS = '[activity.news]\nname = "News"\n'
TO_MAIL = 'disclosure = [{ to = "mail", role = "processor" }]\n'
MAIL = '[engagement.mail]\nparty = "mailer"\n'
SUPPORT = '[engagement.support]\nparty = "helpdesk"\nunder = "mail"\n'


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("contract", "message", "severity"), [
    ("", "P101", Severity.ERROR),
    ("contract = { claimed = true }", "P101.claimed", Severity.WARNING),
    ("contract = { claimed = true, signed = 2025-01-01 }", "P101.claimed", Severity.WARNING),
    ('contract = { kind = "processor-agreement" }', "P101.reference", Severity.WARNING),
    ('contract = { kind = "confidentiality-agreement", signed = 2025-01-01 }', "P101.kind", Severity.ERROR),
    ("contract = { signed = 2027-01-01 }", "P101.later", Severity.ERROR),
    ('contract = { signed = 2025-01-01, evidence = { basis = "inferred" } }', "P101.inferred", Severity.WARNING),
    ("contract = { signed = 2025-01-01 }", None, None),
    ('contract = { claimed = true, document = "dpa" }\n[document.dpa]\ntitle = "DPA"', None, None),
    ('transfer = { tool = "scc", module = 2, signed = 2025-01-01 }', None, None),
    ('transfer = { tool = "scc", module = 1, signed = 2025-01-01 }', "P101", Severity.ERROR),
    ('[[engagement.mail.open]]\nfield = "contract"\nstate = "not-applicable"\nreason = "Act 12"', None, None),
])  # fmt: skip
def test_what_records_a_contract(found, contract, message, severity):
    findings = found(f"{NEWS}{TO_MAIL}{PARTIES}{MAIL}{contract}\n", "P101")
    assert [(item.message, item.severity) for item in findings] == ([(message, severity)] if message else [])


def test_a_claimed_contract_is_worded_as_a_claim_and_no_gap_as_a_breach(found):
    rebuilt = '[register]\norganisation = "controller"\norigin = "reconstructed-from-public-notice"\n'
    text = rebuilt + NEWS + TO_MAIL + PARTIES + MAIL + "contract = { claimed = true }\n"
    [finding] = found(text, "P101")
    told = "A contract with the processor Mailer Ltd is claimed; its document and its date: not stated in the source."
    assert sentence(finding, "en") == told
    [finding] = found(NEWS + TO_MAIL + PARTIES + MAIL, "P101")
    assert sentence(finding, "en") == "Contract with the processor Mailer Ltd: not recorded."


@pytest.mark.parametrize("role", ['role = "controller"', 'role = "internal"', 'role = "public"', 'certainty = "does"'])
def test_only_processors_need_the_contract(found, role):
    assert not found(f'{NEWS}disclosure = [{{ to = "mail", {role} }}]\n{PARTIES}{MAIL}', "P101", "P102", "P105", "P106")


def test_one_role_as_processor_is_enough_and_one_finding(found):
    text = f"""{NEWS}disclosure = [{{ to = "mail" }}, {{ to = "mail", role = "processor" }}]
[activity.post]\nname = "Post"\n{TO_MAIL}{PARTIES}{MAIL}"""
    assert [str(item.at) for item in found(text, "P101")] == ["example/mail#contract"]


def test_a_processor_named_without_its_engagement(found):
    direct = 'disclosure = [{ to = "mailer", role = "processor" }]\n'
    assert [str(item.at) for item in found(NEWS + direct + PARTIES, "P101")] == ["example/news#disclosure[1]"]
    assert [str(item.at) for item in found(NEWS + direct + PARTIES + MAIL, "P101")] == ["example/mail#contract"]


def test_what_is_over_is_not_judged(found):
    past = NEWS + 'disclosure = [{ to = "mail", role = "processor", until = 2026-01-01 }]\n'
    assert not found(past + PARTIES + MAIL + SUPPORT, "P101", "P103", "P104", "P105", "P106")


def test_the_day_of_the_law_decides(read):
    register = read(NEWS + TO_MAIL + PARTIES + MAIL + "contract = { signed = 2027-01-01 }\n")
    rules = [rule for rule in RULES if rule.CODE == "P101"]
    assert check(case_of(register, law_at(datetime.date(2026, 12, 31))), rules)
    assert not check(case_of(register, law_at(datetime.date(2027, 1, 1))), rules)


def test_points_are_told_in_the_language_and_the_order_of_the_list(found):
    contract = 'contract = { signed = 2025-01-01, points = ["audits", "instructions"] }\n'
    [finding] = found(NEWS + TO_MAIL + PARTIES + MAIL + contract, "P102")
    told = sentence(finding, "en")
    assert "Subject-matter of the processing, Duration of the processing" in told
    assert "Information and audits" not in told
    [finding] = found(NEWS + TO_MAIL + PARTIES + MAIL + "contract = { signed = 2025-01-01 }\n", "P102")
    assert (finding.message, finding.severity) == ("P102.silent", Severity.INFO)
    assert not found(NEWS + TO_MAIL + PARTIES + MAIL + "contract = { claimed = true }\n", "P102")


@pytest.mark.parametrize(("upper", "lower", "expected"), [
    ("", "", ["P103"]),
    ('authorisation = "specific"', "", []),
    ("", 'authorisation = "specific"', []),
    ('authorisation = "general"', "", ["P103.notice"]),
    ('authorisation = "general"\nnotice_of_change = "P30D"', "", []),
    ('authorisation = "general"\nnotice_of_change = "P30D"', 'authorisation = "general"', []),
    ("", '[[engagement.support.open]]\nfield = "authorisation"\nstate = "not-applicable"\nreason = "Own staff"', []),
])  # fmt: skip
def test_authorisation_along_the_chain(found, upper, lower, expected):
    text = f"{NEWS}{TO_MAIL}{PARTIES}{MAIL}{upper}\n{SUPPORT}{lower}\n"
    assert messages(found(text, "P103")) == expected


def test_who_is_a_processor_itself_needs_authorisation_for_those_it_engages(found):
    head = '[activity.news]\nname = "News"\ncapacity = "processor"\non_behalf_of = ["helpdesk"]\n'
    assert messages(found(head + TO_MAIL + PARTIES + MAIL, "P103")) == ["P103"]
    assert not found(head + TO_MAIL + PARTIES + MAIL + 'authorisation = "specific"\n', "P103")
    assert not found(NEWS + TO_MAIL + PARTIES + MAIL, "P103")


@pytest.mark.parametrize(("contract", "expected"), [
    ("", ["P104"]),
    ("contract = { claimed = true }", ["P104.claimed"]),
    ('contract = { kind = "processor-agreement" }', ["P104.reference"]),
    ('contract = { kind = "confidentiality-agreement", signed = 2025-01-01 }', ["P104"]),
    ("contract = { signed = 2025-01-01 }", []),
    ('contract = { signed = 2025-01-01, points = ["audits"] }', ["P104.points"]),
    ('contract = { signed = 2025-01-01, points = ["audits", "instructions", "duration"] }', []),
    ('transfer = { tool = "scc", module = 3, document = "clauses" }\n[document.clauses]\ntitle = "Clauses"', []),
])  # fmt: skip
def test_the_contract_of_a_sub_processor(found, contract, expected):
    upper = 'contract = { signed = 2025-01-01, points = ["audits", "instructions"] }\n'
    text = f"{NEWS}{TO_MAIL}{PARTIES}{MAIL}{upper}{SUPPORT}{contract}\n"
    assert messages(found(text, "P104")) == expected
    assert not found(text, "P101")


def test_chains(found):
    head = NEWS + TO_MAIL + PARTIES
    [silent] = found(head + MAIL, "P105")
    assert (silent.message, silent.severity) == ("P105.silent", Severity.INFO)
    [unknown] = found(head + MAIL + 'chain = "unknown"\n', "P105")
    assert (unknown.message, unknown.severity) == ("P105", Severity.WARNING)
    assert not found(head + MAIL + 'chain = "none"\n', "P105")
    assert [str(item.at) for item in found(head + MAIL + SUPPORT, "P105")] == ["example/support#chain"]


def test_a_category_of_processors_is_asked_for_its_name_first(found):
    unnamed = PARTIES.replace('"Mailer Ltd"\n', '"Mailers"\nnamed = false\n')
    assert not found(NEWS + TO_MAIL + unnamed + MAIL, "P105", "P106")
    assert messages(found(NEWS + TO_MAIL + unnamed + MAIL, "N104")) == ["N104"]
    below = PARTIES.replace('"Helpdesk Ltd"\n', '"Helpdesks"\nnamed = false\n')
    [finding] = found(NEWS + TO_MAIL + below + MAIL + SUPPORT + 'chain = "none"\n', "P105")
    assert (finding.message, str(finding.at)) == ("P105.identity", "example/helpdesk#named")


@pytest.mark.parametrize(("cycle", "checked", "expected"), [
    ("", "", ["P106"]),
    ("", "guarantees_checked = 2019-01-01", []),
    ('review_every = "P1Y"', "guarantees_checked = 2025-11-22", []),
    ('review_every = "P1Y"', "guarantees_checked = 2025-11-21", ["P106.stale"]),
    ("", "guarantees_checked = 2027-01-01", ["P106"]),
])  # fmt: skip
def test_guarantees(found, cycle, checked, expected):
    head = f'[register]\norganisation = "controller"\n{cycle}\n'
    findings = found(f"{head}{NEWS}{TO_MAIL}{PARTIES}{MAIL}{checked}\n", "P106")
    assert messages(findings) == expected
    assert {item.legal_class for item in findings} <= {LegalClass.GOOD_PRACTICE}


@pytest.mark.parametrize(("first", "second", "conflict"), [
    ("", "", True),
    ('purpose = "a"', 'purpose = "b"', False),
    ('purpose = "a"', 'purpose = "a"', True),
    ('data = ["name"]', 'data = ["address"]', False),
    ('data = ["name"]', 'data = ["name", "address"]', True),
    ("until = 2025-01-01", "", False),
])  # fmt: skip
def test_two_roles_in_one_activity(found, first, second, conflict):
    one, other = (f", {extra}" if extra else "" for extra in (first, second))
    roles = f'{{ to = "mail", role = "processor"{one} }}, {{ to = "mailer", role = "controller"{other} }}'
    assert messages(found(f"{NEWS}disclosure = [{roles}]\n{PARTIES}{MAIL}", "P107")) == ["P107"] * conflict


def test_roles_in_different_activities_are_no_conflict_and_joint_control_is(found):
    post = '[activity.post]\nname = "Post"\ndisclosure = [{ to = "mailer", role = "controller" }]\n'
    assert not found(NEWS + TO_MAIL + post + PARTIES + MAIL, "P107")
    assert found(NEWS + TO_MAIL + 'joint_controllers = ["mailer"]\n' + PARTIES + MAIL, "P107")


@pytest.mark.parametrize(("places", "expected"), [
    ('accessed_from = ["DE"]\nstored_in = ["DE"]', ["P108"]),
    ('accessed_from = ["DE"]\nstored_in = ["US"]', ["P108"]),
    ('accessed_from = ["IN"]\nstored_in = ["DE"]', []),
    ('stored_in = ["DE"]', []),
])  # fmt: skip
def test_clauses_for_transfers_inside_the_eea(found, places, expected):
    seated = PARTIES.replace('"Mailer Ltd"\n', '"Mailer Ltd"\nseat = "DE"\n')
    text = f'{NEWS}{TO_MAIL}{seated}{MAIL}{places}\ntransfer = {{ tool = "scc", module = 2 }}\n'
    assert messages(found(text, "P108")) == expected


@pytest.mark.parametrize(("category", "role", "doubtful"), [
    ("bank", "processor", True),
    ("bank", "controller", False),
    ("hosting", "controller", True),
    ("hosting", "processor", False),
    ("hosting", "joint-controller", False),
    ("accountant", "processor", False),
    ("government", "processor", False),
    ("tax-authority", "processor", True),
])  # fmt: skip
def test_doubtful_roles(found, category, role, doubtful):
    text = f"""{NEWS}disclosure = [{{ to = "them", role = "{role}" }}, {{ to = "them", role = "{role}" }}]
[party.them]\nname = "Them"\ncategory = "{category}"\n"""
    findings = found(text, "P109")
    assert [item.legal_class for item in findings] == [LegalClass.GOOD_PRACTICE] * doubtful
    assert all("EDPB Guidelines 07/2020" in sentence(item, "de") for item in findings)


def test_engagements_that_registers_share(found):
    shared = '[engagement.mail]\nparty = "mailer"\n[party.mailer]\nname = "Mailer Ltd"\n'
    used = NEWS + 'disclosure = [{ to = "shared/mail", role = "processor" }]\n'
    assert [str(item.at) for item in found(used, "P101", shared=shared)] == ["shared/mail#contract"]
    assert not found(NEWS, "P101", shared=shared)


def test_a_proposed_role_is_no_role(found):
    proposed = 'disclosure = [{ to = "mail", role = "processor", evidence = { basis = "inferred" } }]\n'
    assert not found(NEWS + proposed + PARTIES + MAIL, "P101", "P105", "P106")
    bank = PARTIES.replace('"Mailer Ltd"\n', '"Bank"\nnamed = false\ncategory = "bank"\n')
    assert not found(NEWS + proposed + bank + MAIL, "P109", "N104")
    assert messages(found(NEWS + TO_MAIL + bank + MAIL, "P109", "N104")) == ["N104", "P109"]

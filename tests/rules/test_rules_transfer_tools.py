"""Tools of Chapter V: which rule speaks of what, by the law of which day, and what none reports."""

import datetime

import pytest

from ropa.finding import LegalClass, Severity, sentence
from ropa.law import law_at
from ropa.rules import RULES, case_of, check

CHAPTER_FIVE = tuple(rule for rule in RULES if rule.CODE.startswith("T1"))
TIA = '[document.tia]\ntitle = "Assessment"\n'
ANNEXES = 'module = 2, annexes = ["i-a", "i-b", "i-c", "ii"]'


def text(seat, transfer="", *, role="processor", activity="", engagement="", party="", more=""):
    table = f"transfer = {{ {transfer} }}\n" if transfer else ""
    role = f', role = "{role}"' if role else ""
    return (
        f'[activity.news]\nname = "News"\ndisclosure = [{{ to = "mail"{role} }}]\n{activity}\n'
        f'[engagement.mail]\nparty = "mailer"\n{engagement}\n{table}'
        f'[party.mailer]\nname = "Mailer"\nseat = "{seat}"\n{party}\n{more}'
    )


@pytest.fixture
def told(read):
    """The messages of the rules on Chapter V on a day, with the decisions for some places revoked."""

    def tell(written, day="2026-11-22", revoked=()):
        law = law_at(datetime.date.fromisoformat(day))
        for place in revoked:
            law = law.without(place)
        return [item.message for item in check(case_of(read(written), law), CHAPTER_FIVE)]

    return tell


@pytest.mark.parametrize(("seat", "transfer", "messages"), [
    ("IN", "", ["T101"]),
    ("IN", 'tool = "adequacy"', ["T102"]),
    ("IN", 'tool = "privacy-shield"', ["T128"]),
    ("IN", 'tool = "scc-pre-2021"', ["T110"]),
    ("CH", 'tool = "scc-pre-2021"', ["T110.covered"]),
    ("CH", "", []),
    ("CW", "", ["T126"]),
    ("CW", "to = ['CW']", ["T101"]),
    ("FO", "", []),
    ("JP", "", ["T104"]),
    ("JP", 'tool = "adequacy", scope = { active = false }', ["T104.denied"]),
    ("JP", f'tool = "scc", assessment = "tia", {ANNEXES}', []),
    ("US", "", ["T105"]),
    ("US", 'tool = "adequacy", scope = { active = false }', ["T105.denied"]),
    ("US", 'tool = "privacy-shield"', ["T128"]),
    ("US", 'tool = "privacy-shield", scope = { active = true }', ["T128"]),
    ("US", 'tool = "adequacy", fallback = "privacy-shield"', ["T105", "T128.fallback"]),
    ("THIRD", 'tool = "adequacy"', ["T101.not-covered"]),
])  # fmt: skip
def test_one_fact_is_one_finding(told, seat, transfer, messages):
    assert told(text(seat, transfer, more=TIA)) == messages


ADEQUACY = 'tool = "adequacy"'
CERTIFIED = 'tool = "adequacy", fallback = "scc", scope = { active = true, listing = "L", checked = 2026-05-01 }'


@pytest.mark.parametrize(("seat", "transfer", "day", "messages"), [
    ("GB", ADEQUACY, "2031-06-29", []),
    ("GB", ADEQUACY, "2031-07-01", ["T103.ending"]),
    ("GB", 'tool = "adequacy", fallback = "scc"', "2031-07-01", []),
    ("GB", 'tool = "adequacy", fallback = "scc-pre-2021"', "2031-07-01", ["T103.ending", "T110.fallback"]),
    ("GB", ADEQUACY, "2031-12-27", ["T103.ending"]),
    ("GB", ADEQUACY, "2031-12-28", ["T103"]),
    ("GB", "", "2031-12-28", ["T103"]),
    ("GB", ADEQUACY, "2025-06-01", []),
    ("US", "", "2021-01-01", ["T103"]),
    ("US", CERTIFIED, "2026-11-22", []),
    ("US", 'tool = "privacy-shield", scope = { active = true }', "2019-01-01", []),
    ("IN", 'tool = "scc-pre-2021", assessment = "tia"', "2022-12-27", []),
    ("IN", 'tool = "scc", module = 2', "2020-01-01", ["T101.not-covered"]),
])  # fmt: skip
def test_the_law_of_the_day(told, seat, transfer, day, messages):
    assert told(text(seat, transfer, more=TIA), day) == messages


def test_a_decision_that_is_taken_to_have_fallen_is_claimed_and_not_ended(told):
    assert told(text("GB", ADEQUACY), revoked=("GB",)) == ["T102"]


def test_an_earlier_check_is_one_finding(told):
    earlier = 'tool = "adequacy", fallback = "scc", scope = { active = true, listing = "L", checked = 2019-05-01 }'
    assert set(told(text("US", earlier))) == {"T103.earlier"}


def test_what_is_open_and_what_is_denied_differ_in_gravity(found):
    [opened] = found(text("JP"), "T104")
    [denied] = found(text("JP", "scope = { active = false }"), "T104")
    assert (opened.severity, denied.severity) == (Severity.WARNING, Severity.ERROR)
    assert opened.legal_class is LegalClass.OTHER_ARTICLE


def test_a_recent_look_at_the_list_is_good_practice(found):
    findings = found(text("US", 'tool = "adequacy", scope = { active = true }'), "T129")
    assert [item.message for item in findings] == ["T129", "T129.checked"]
    assert {(item.severity, item.legal_class) for item in findings} == {(Severity.INFO, LegalClass.GOOD_PRACTICE)}
    old = CERTIFIED.replace("2026-05-01", "2025-11-21")
    assert [item.message for item in found(text("US", old), "T129")] == ["T129.outdated"]
    assert not found(text("US", old.replace("11-21", "11-22")), "T129")


def test_a_decision_that_exporters_elsewhere_may_not_have_yet(found):
    iceland = '[register]\norganisation = "us"\n[party.us]\nname = "Us"\nseat = "IS"\n'
    scope = 'tool = "adequacy", scope = { active = true }'
    assert [item.message for item in found(iceland + text("BR", scope), "T104")] == ["T104.exporter"]
    assert not found(text("BR", scope), "T104")


@pytest.mark.parametrize(("subject", "hr", "messages"), [
    ("employee", "", ["T106.silent"]),
    ("former-employee", ", hr = false", ["T106"]),
    ("driver", ", hr = false", ["T106"]),
    ("job-applicant", ", hr = false", []),
    ("customer", "", []),
    ("employee", ", hr = true", []),
])  # fmt: skip
def test_staff(found, subject, hr, messages):
    own = '[subject.driver]\nname = "Drivers"\nbroader = "employee"\n'
    scope = f'tool = "adequacy", scope = {{ active = true{hr} }}'
    staff = text("US", scope, activity=f'subjects = ["{subject}"]\n', more=own)
    assert [item.message for item in found(staff, "T106")] == messages
    assert not found(text("CH", activity='subjects = ["employee"]\n'), "T106")


def test_the_case_against_a_decision_counts_from_its_day(told):
    certified = CERTIFIED.replace('fallback = "scc", ', "")
    assert told(text("US", certified), "2026-06-01") == ["T107"]
    assert told(text("US", certified), "2025-10-30") == []


@pytest.mark.parametrize(("capacity", "role", "module", "fitting"), [
    ("controller", "processor", 1, "2"),
    ("controller", "processor", 2, None),
    ("controller", "controller", 2, "1"),
    ("controller", "joint-controller", 1, None),
    ("controller", "", 3, "1, 2"),
    ("controller", "", 2, None),
    ("", "processor", 4, "2, 3"),
    ("", "", 4, None),
    ("processor", "processor", 2, "3"),
    ("processor", "controller", 4, None),
    ("processor", "controller", 3, "1, 4"),
    ("client", "controller", 1, "4"),
    ("other", "controller", 4, "1"),
])  # fmt: skip
def test_modules_by_the_recorded_roles(found, capacity, role, module, fitting):
    client = {"client": 'on_behalf_of = ["mailer"]\n', "other": 'on_behalf_of = ["controller"]\n'}.get(capacity, "")
    stated = f'capacity = "{"processor" if client else capacity}"\n' if capacity else ""
    findings = found(text("IN", f'tool = "scc", module = {module}', role=role, activity=stated + client), "T108")
    assert [item.params.get("expected") for item in findings] == ([fitting] if fitting else [])


def test_a_module_that_no_list_has_is_told_elsewhere(found):
    assert not found(text("IN", 'tool = "scc", module = 7'), "T108")


@pytest.mark.parametrize(("module", "authorisation", "lacking"), [
    (1, "", "I.C, II"),
    (2, "general", "I.C, II"),
    (2, "specific", "I.C, II, III"),
    (4, "", None),
])  # fmt: skip
def test_annexes_by_module(found, module, authorisation, lacking):
    line = f'authorisation = "{authorisation}"\n' if authorisation else ""
    table = f'tool = "scc", module = {module}, annexes = ["i-a", "i-b"]'
    findings = found(text("IN", table, engagement=line), "T109")
    assert [item.params["annexes"] for item in findings] == ([lacking] if lacking else [])


def test_a_reason_why_a_field_is_not_needed_excuses(found):
    said = '[[engagement.mail.open]]\nfield = "transfer.assessment"\nstate = "not-applicable"\nreason = "Encrypted"\n'
    assert found(text("IN", 'tool = "scc"'), "T112")
    assert not found(text("IN", 'tool = "scc"', more=said), "T112")
    assert found(text("IN", 'tool = "scc"', more=said.replace("not-applicable", "asked")), "T112")


def test_no_assessment_is_asked_where_the_clauses_leave_it_open(found):
    assert not found(text("IN", 'tool = "scc", module = 4'), "T112")
    assert not found(text("CH", 'tool = "scc", module = 2'), "T112")
    assert not found(text("IN", 'tool = "explicit-consent"'), "T112")


CYCLE = '[register]\norganisation = "controller"\nreview_every = "P1Y"\n'


@pytest.mark.parametrize(("head", "seat", "lines", "messages"), [
    ("", "IN", "date = 2019-01-01\n", []),
    (CYCLE, "IN", "date = 2025-01-01\n", ["T113"]),
    (CYCLE, "IN", "date = 2026-01-01\n", []),
    (CYCLE, "IN", "", ["T113.undated"]),
    ("", "US", "", []),
    ("", "US", "date = 2026-06-28\n", ["T113.event"]),
    ("", "US", "date = 2026-06-29\n", []),
])  # fmt: skip
def test_assessments_that_are_due_again(found, head, seat, lines, messages):
    written = head + text(seat, 'tool = "scc", assessment = "tia"', more=TIA + lines)
    assert [item.message for item in found(written, "T113")] == messages


def test_an_assessment_of_two_transfers_is_due_once(found):
    second = '[engagement.more]\nparty = "mailer"\ntransfer = { tool = "scc", assessment = "tia" }\n'
    written = text("US", 'tool = "scc", assessment = "tia"', more=second + TIA + "date = 2020-01-01\n")
    [finding] = found(written, "T113")
    assert finding.params["source"] == "US Supreme Court, No. 25-332, Trump v. Slaughter"


@pytest.mark.parametrize(("outcome", "more", "messages"), [
    ("sufficient", "", []),
    ("insufficient", "", ["T114.insufficient"]),
    ("sufficient-with-measures", "", ["T114"]),
    ("sufficient-with-measures", ', supplementary = ["pseudonymisation"]', []),
    ("sufficient", ', clear_text = true, supplementary = ["encryption-at-rest", "vault"]', ["T114.clear-text"]),
    ("sufficient", ', clear_text = true, supplementary = ["encryption-at-rest", "pseudonymisation"]', []),
    ("sufficient", ', clear_text = false, supplementary = ["encryption-at-rest"]', []),
])  # fmt: skip
def test_supplementary_measures(found, outcome, more, messages):
    own = '[measure.vault]\nname = "Vault"\nbroader = "key-management"\n'
    document = f'{TIA}outcome = "{outcome}"\ndate = 2026-10-01\n'
    written = text("IN", f'tool = "scc", assessment = "tia"{more}', more=own + document)
    assert [item.message for item in found(written, "T114")] == messages
    inferred = f'{document}cited = {{ basis = "inferred" }}\n'
    written = text("IN", 'tool = "scc", assessment = "tia"', more=inferred)
    assert not found(written, "T114")


@pytest.mark.parametrize(("tool", "role", "lines", "messages"), [
    ("bcr-p", "processor", "", []),
    ("bcr-p", "controller", "", ["T115.controller"]),
    ("bcr-c", "processor", "", []),
    ("bcr-c", "processor", 'capacity = "processor"\non_behalf_of = ["client"]\n', ["T115.processor"]),
    ("bcr-c", "processor", 'capacity = "processor"\non_behalf_of = ["sister"]\n', []),
    ("bcr-c", "processor", 'capacity = "processor"\n', []),
])  # fmt: skip
def test_types_of_corporate_rules(found, tool, role, lines, messages):
    parties = '[party.client]\nname = "Client"\n[party.sister]\nname = "Sister"\nparent = "controller"\n'
    approved = f'tool = "{tool}", authorisation = "Approval of 2024"'
    written = text("IN", approved, role=role, activity=lines, more=parties)
    assert [item.message for item in found(written, "T115")] == messages


def test_corporate_rules_of_a_processor_that_engages_another(found):
    sub = '[engagement.sub]\nparty = "helper"\nunder = "mail"\n'
    sub += 'transfer = { tool = "bcr-c", authorisation = "Approval of 2024" }\n'
    sub += '[party.helper]\nname = "Helper"\nseat = "IN"\n'
    assert [item.message for item in found(text("NL", more=sub), "T115")] == ["T115.processor"]
    assert not found(text("NL", more=sub, party='parent = "controller"\n'), "T115")


def test_only_some_derogations_are_for_occasional_transfers(found):
    for tool, reported in (("legal-claims", True), ("explicit-consent", False), ("vital-interests", False)):
        assert bool(found(text("IN", f'tool = "{tool}", frequency = "regular"'), "T117")) is reported
    assert not found(text("IN", 'tool = "legal-claims"'), "T117")


def test_compelling_interests(found):
    compelling = 'tool = "compelling-legitimate-interests", frequency = "regular"'
    messages = [item.message for item in found(text("IN", compelling), "T117", "T118")]
    assert messages == ["T118", "T118.authority", "T118.subjects"]


def test_being_an_authority_closes_no_derogation(found):
    authority = '[party.controller]\nname = "Us"\nkind = "authority"\nseat = "NL"\n'
    assert not found(text("IN", 'tool = "explicit-consent"', more=authority), "T119")
    public = "public_task = true\n"
    assert found(text("IN", 'tool = "contract-with-subject"', activity=public, more=authority), "T119")
    assert not found(text("IN", 'tool = "legal-claims"', activity=public, more=authority), "T119")


def test_remote_access_that_nothing_declares_is_an_undeclared_transfer(found):
    access = 'accessed_from = ["PH"]\n'
    assert [item.rule for item in found(text("NL", engagement=access), "A113", "T121")] == ["A113"]
    assert not found(text("IN", 'tool = "scc"', engagement=access), "T121")
    said = '[register]\norganisation = "controller"\ntransfers = { statement = "possible", to = ["PH"] }\n'
    declared = text("IN", 'tool = "scc", to = ["IN"]', engagement=access)
    assert found(declared, "T121")
    assert not found(said + declared, "T121")


HOME = 'accessed_from = ["NL"]\nstored_in = ["NL"]\n'


@pytest.mark.parametrize(("seat", "transfer", "engagement", "messages"), [
    ("NL", 'tool = "scc"', HOME, ["T122"]),
    ("NL", 'tool = "scc"', 'accessed_from = ["NL"]\nstored_in = ["US"]\n', ["T122.place-only"]),
    ("NL", 'tool = "scc"', "", []),
    ("NL", 'tool = "scc", to = ["IN"]', HOME, ["T127.eea-places"]),
    ("NL", 'tool = "scc", to = ["DE"]', HOME, ["T127"]),
    ("NL", 'tool = "scc", to = ["EEA-OR-ADEQUATE"]', HOME, ["T122"]),
    ("NL", 'tool = "scc", to = ["IN"]', "", []),
    ("IN", 'tool = "scc", to = ["EEA"]', "", ["T127"]),
    ("CW", 'tool = "scc", to = ["CW"]', "", []),
])  # fmt: skip
def test_transfers_that_are_none_and_places_filed_wrongly(found, seat, transfer, engagement, messages):
    assert [item.message for item in found(text(seat, transfer, engagement=engagement), "T122", "T127")] == messages


def test_a_country_is_filed_by_the_law_of_the_day(told):
    british = text("GB", 'tool = "adequacy", to = ["GB"]', engagement='accessed_from = ["GB"]\nstored_in = ["GB"]\n')
    assert told(british) == []
    assert told(british, "2020-06-01") == ["T127"]


def test_within_the_organisation_there_is_no_transfer(found):
    inside = (
        '[activity.news]\nname = "News"\ndisclosure = [{ to = "lab", role = "internal", transfer = { to = ["IN"] } }]\n'
    )
    [finding] = found(inside + '[party.lab]\nname = "Lab"\nseat = "IN"\n', "T122", "T127")
    assert finding.message == "T122.same"


@pytest.mark.parametrize(("said", "places", "messages"), [
    ("none", '["IN"]', ["T127.none"]),
    ("none", '["THIRD"]', ["T127.none"]),
    ("none", '["NL"]', ["T127.statement"]),
    ("only-adequate", '["THIRD"]', []),
    ("only-adequate", '["EEA-OR-ADEQUATE"]', []),
    ("only-adequate", '["IN"]', ["T127.only-adequate"]),
    ("possible", '["IN", "EEA"]', ["T127.statement"]),
])  # fmt: skip
def test_statements_that_contradict_their_destinations(found, said, places, messages):
    own = f'[register]\norganisation = "controller"\ntransfers = {{ statement = "{said}", to = {places} }}\n'
    assert [item.message for item in found(own, "T127")] == messages


def test_only_an_importer_abroad_transfers_onward(told):
    sub = '[engagement.sub]\nparty = "helper"\nunder = "mail"\n[party.helper]\nname = "Helper"\nseat = "PH"\n'
    assert told(text("NL", more=sub)) == ["T101"]
    assert told(text("CH", more=sub)) == ["T123"]
    assert told(text("CH", more=sub + '[activity.off]\nname = "Off"\nstatus = "retired"\n')) == ["T123"]


@pytest.mark.parametrize(("seat", "parent", "role", "reported"), [
    ("NL", "US", "processor", True),
    ("NL", "IN", "", True),
    ("NL", "CH", "processor", False),
    ("NL", "DE", "processor", False),
    ("NL", "EEA-OR-ADEQUATE", "processor", False),
    ("NL", "US", "controller", False),
    ("IN", "US", "processor", False),
])  # fmt: skip
def test_control_from_abroad(found, seat, parent, role, reported):
    above = (
        f'[party.middle]\nname = "Middle"\nseat = "NL"\nparent = "top"\n[party.top]\nname = "Top"\nseat = "{parent}"\n'
    )
    findings = found(text(seat, role=role, engagement=HOME, party='parent = "middle"\n', more=above), "T124")
    assert bool(findings) is reported
    if reported:
        assert "Top" in sentence(findings[0], "en")


AUTHORITY = '[party.agency]\nname = "Agency"\nkind = "authority"\nseat = "{}"\n'


@pytest.mark.parametrize(("seat", "more", "messages"), [
    ("US", "", ["T125"]),
    ("IN", "", ["T125"]),
    ("IN", ', agreement = "Treaty"', []),
    ("IN", ', agreement = "Treaty", inquiry = true', ["T125.basis"]),
    ("IN", ', transfer = { tool = "public-interest", law = "Act" }', []),
    ("IN", ', inquiry = true, basis = "legal-obligation", until = 2026-11-21', []),
    ("CH", "", []),
    ("CH", ", inquiry = true", ["T125.basis"]),
    ("NL", ", inquiry = true", []),
    ("JP", "", ["T125"]),
])  # fmt: skip
def test_authorities_abroad(told, seat, more, messages):
    written = f'[activity.pay]\nname = "Pay"\ndisclosure = [{{ to = "agency"{more} }}]\n'
    assert told(written + AUTHORITY.format(seat)) == messages


def test_an_authority_abroad_that_no_disclosure_names(told):
    written = '[activity.pay]\nname = "Pay"\njoint_controllers = ["agency"]\n'
    assert told(written + AUTHORITY.format("IN")) == ["T125"]


def test_what_a_processor_hands_to_an_authority_abroad(told):
    written = '[activity.pay]\nname = "Pay"\ncapacity = "processor"\ndisclosure = [{ to = "agency" }]\n'
    assert told(written + AUTHORITY.format("IN")) == ["T125"]


def test_a_territory_that_a_statement_names_is_treated_as_abroad(told):
    said = '[register]\norganisation = "controller"\ntransfers = { statement = "possible", to = ["CW"] }\n'
    assert told(said + text("CW")) == ["T101"]


def test_every_message_can_be_told(found):
    written = text("US", CERTIFIED.replace('fallback = "scc", ', ""))
    [finding] = found(written, "T107")
    assert "C-703/25 P" in sentence(finding, "de")

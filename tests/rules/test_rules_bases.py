"""Legal bases: consent and its evidence, interests and who holds them, objection, children, ePrivacy."""

import datetime

import pytest

from ropa.finding import LegalClass, Severity, sentence
from ropa.law import law_at
from ropa.rules import case_of, check
from ropa.rules import child_consent_without_age_rule as l110

REGISTER = '[register]\norganisation = "controller"\n'
ACTIVITY = '[activity.news]\nname = "News"\n'
SECOND = '[activity.post]\nname = "Post"\n'


def basis(word, more="", of="activity.news"):
    return f'[[{of}.legal_basis]]\nbasis = "{word}"\n{more}'


def shared(word, applies, more=""):
    return basis(word, f"applies = {applies}\n{more}", of="register")


def right(word, more=""):
    return f'[[register.right]]\nrights = ["{word}"]\n{more}'


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("text", "place"), [
    (ACTIVITY + "public_task = true\n" + basis("legitimate-interests"), "example/news#legal_basis[1].basis"),
    (REGISTER + shared("legitimate-interests", '["news"]') + ACTIVITY + "public_task = true\n",
     "example/news#public_task"),
    (ACTIVITY + basis("legitimate-interests"), None),
    (ACTIVITY + "public_task = false\n" + basis("legitimate-interests"), None),
    (ACTIVITY + "public_task = true\n" + basis("public-task"), None),
    (ACTIVITY + 'public_task = true\nstatus = "retired"\n' + basis("legitimate-interests"), None),
])  # fmt: skip
def test_interests_of_a_public_authority(found, text, place):
    assert [str(item.at) for item in found(text, "L105")] == ([place] if place else [])


@pytest.mark.parametrize(("word", "more", "reported"), [
    ("legal-obligation", "", True),
    ("public-task", "", True),
    ("legal-obligation", 'law = "NL: Art. 52 AWR"\n', False),
    ("contract", "", False),
])  # fmt: skip
def test_the_law_behind_a_basis(found, word, more, reported):
    findings = found(ACTIVITY + basis(word, more), "L106")
    assert messages(findings) == ["L106"] * reported
    assert all((item.severity, item.legal_class) == (Severity.WARNING, LegalClass.GOOD_PRACTICE) for item in findings)


@pytest.mark.parametrize(("own", "rights", "expected"), [
    ("", "", ["L107.both"]),
    ('consent_record = "log"\n', "", ["L107.withdrawal"]),
    ('withdrawal = "Link"\n', "", ["L107"]),
    ('consent_record = "log"\nwithdrawal = "Link"\n', "", []),
    ('consent_record = "log"\n', right("withdraw-consent", 'via = "email"\n'), []),
    ('consent_record = "log"\n', right("withdraw-consent", 'at = "Profile page"\n'), []),
    ('consent_record = "log"\n', right("withdraw-consent", 'note = "At any time"\n'), ["L107.withdrawal"]),
    ('consent_record = "log"\n', right("objection", 'via = "email"\n'), ["L107.withdrawal"]),
])  # fmt: skip
def test_evidence_and_withdrawal_of_consent(found, own, rights, expected):
    log = '[document.log]\ntitle = "Log"\n'
    assert messages(found(REGISTER + rights + ACTIVITY + basis("consent", own) + log, "L107")) == expected


def test_consent_that_several_activities_share_is_one_finding_and_one_tied_to_nothing_is_none(found):
    assert len(found(REGISTER + shared("consent", '"all"') + ACTIVITY + SECOND, "L107")) == 1
    assert not found(REGISTER + shared("consent", '"not-attributed"') + ACTIVITY, "L107")
    assert not found(REGISTER + shared("consent", '"all"') + ACTIVITY + 'status = "retired"\n', "L107")


def test_explicit_consent_to_special_categories(found):
    special = '[[activity.news.special_categories]]\ncondition = "explicit-consent"\n'
    log = '[document.log]\ntitle = "Log"\n'
    contract = ACTIVITY + basis("contract")
    assert messages(found(contract + special + log, "L107")) == ["L107.special"]
    assert not found(contract + special + 'consent_record = "log"\n' + log, "L107")
    consent = basis("consent", 'consent_record = "log"\nwithdrawal = "Link"\n')
    assert not found(ACTIVITY + consent + special + log, "L107")
    assert not found(ACTIVITY + 'special_categories = "none"\n', "L107")


@pytest.mark.parametrize(("more", "expected"), [
    ("", ["L107.transfer"]),
    ("until = 2025-01-01\n", []),
    ('transfer.document = "log"\n', []),
])  # fmt: skip
def test_explicit_consent_to_a_transfer(found, more, expected):
    given = '[[activity.news.disclosure]]\nto = "controller"\ntransfer.tool = "explicit-consent"\n'
    assert messages(found(ACTIVITY + given + more + '[document.log]\ntitle = "Log"\n', "L107")) == expected


@pytest.mark.parametrize(("bases", "count"), [
    ([("contract", ""), ("consent", "")], "2"),
    ([("contract", ""), ("consent", "alternative = true\n"), ("legitimate-interests", "alternative = true\n")], "3"),
    ([("contract", ""), ("consent", 'for = "photographs"\n')], None),
    ([("contract", 'for = "orders"\n'), ("consent", 'for = "photographs"\n')], None),
    ([("legitimate-interests", 'interest = "x"\n'), ("legitimate-interests", 'interest = "y"\n')], None),
    ([("contract", "")], None),
])  # fmt: skip
def test_several_bases_without_a_split(found, bases, count):
    findings = found(ACTIVITY + "".join(basis(*item) for item in bases), "L108")
    assert [item.params["count"] for item in findings] == ([count] if count else [])


def test_an_inherited_basis_counts_beside_the_own(found):
    text = REGISTER + shared("consent", '"all"') + ACTIVITY + basis("contract")
    assert [str(item.at) for item in found(text, "L108")] == ["example/news#legal_basis"]


@pytest.mark.parametrize(("head", "text", "expected"), [
    ("", ACTIVITY + basis("legitimate-interests"), ["L109"]),
    ("", ACTIVITY + basis("public-task"), ["L109"]),
    ("", ACTIVITY + "direct_marketing = true\n", ["L109"]),
    ("", ACTIVITY + basis("contract"), []),
    ("", ACTIVITY + 'status = "retired"\n' + basis("legitimate-interests"), []),
    (shared("legitimate-interests", '"not-attributed"'), ACTIVITY, ["L109"]),
    (right("objection"), ACTIVITY + basis("public-task"), ["L109.channel"]),
    (right("objection") + right("objection", 'via = "post"\n'), ACTIVITY + basis("public-task"), []),
    (right("access", 'via = "post"\n'), ACTIVITY + basis("public-task"), ["L109"]),
])  # fmt: skip
def test_objection(found, head, text, expected):
    assert messages(found(REGISTER + head + text, "L109")) == expected


def children(more, seat="NL", word="consent"):
    party = f'[party.controller]\nname = "Controller Ltd"\nseat = "{seat}"\naddress = "Sample Street 1"\n'
    return ACTIVITY + basis(word) + f"[activity.news.children]\n{more}" + party


CHECKED = 'online = true\nage_check = "Date of birth"\n'


@pytest.mark.parametrize(("text", "expected"), [
    (children("online = true\n"), ["L110"]),
    (children(CHECKED), []),
    (children("age = 12\n"), []),
    (children("online = false\nage = 12\n"), []),
    (children("online = true\ndirected_at = false\n"), []),
    (children("online = true\nage = 12\n", word="contract"), []),
    (children(CHECKED + "age = 15\n"), ["L110.age"]),
    (children(CHECKED + "age = 16\n"), []),
    (children(CHECKED + 'age = 12\nparental_consent = "By e-mail"\n'), []),
    (children(CHECKED + "age = 12\n", "BE"), ["L110.age"]),
    (children(CHECKED + "age = 13\n", "BE"), []),
    (children(CHECKED + "age = 15\n", "DE"), ["L110.age-unsure"]),
    (children(CHECKED + "age = 12\n", "US"), ["L110.age-lowest"]),
    (children(CHECKED + "age = 13\n", "EEA"), []),
])  # fmt: skip
def test_consent_of_children(found, text, expected):
    assert messages(found(text, "L110")) == expected


@pytest.mark.parametrize(("date", "expected"), [("2023-12-31", []), ("2024-01-01", ["L110.age-unsure"])])
def test_the_age_is_that_of_the_day(read, date, expected):
    case = case_of(read(children(CHECKED + "age = 14\n", "DK")), law_at(datetime.date.fromisoformat(date)))
    assert messages(check(case, [l110])) == expected


def test_children_of_the_register_are_reported_once(found):
    head = REGISTER + "[register.children]\nonline = true\n"
    [finding] = found(head + ACTIVITY + basis("consent") + SECOND + basis("consent", of="activity.post"), "L110")
    assert str(finding.at) == "example#children.age_check"


@pytest.mark.parametrize(("word", "more", "reported"), [
    ("consent", "bundled = true\n", True),
    ("consent", "bundled = false\n", False),
    ("consent", 'for = "everything, given by using the app"\n', False),
    ("contract", "bundled = true\n", False),
])  # fmt: skip
def test_bundled_consent_is_what_the_field_says(found, word, more, reported):
    assert messages(found(ACTIVITY + basis(word, more), "L111")) == ["L111"] * reported


@pytest.mark.parametrize(("word", "holder", "reported"), [
    ("legitimate-interests", "data-subject", True),
    ("legitimate-interests", "third-party", False),
    ("vital-interests", "data-subject", False),
])  # fmt: skip
def test_whose_interest(found, word, holder, reported):
    findings = found(ACTIVITY + basis(word, f'interest_of = "{holder}"\n'), "L112")
    assert messages(findings) == ["L112"] * reported


@pytest.mark.parametrize(
    ("holder", "code"), [("data-subject", "L112"), ("controller", "L103"), ("third-party", "L103")]
)
def test_an_interest_that_is_the_data_subjects_is_not_asked_for_by_name(found, holder, code):
    text = ACTIVITY + basis("legitimate-interests", f'interest_of = "{holder}"\n')
    assert [item.rule for item in found(text, "L103", "L112")] == [code]


@pytest.mark.parametrize(("more", "expected"), [
    ('direct_marketing = true\ndata = ["email-address"]\n', ["L113"]),
    ('direct_marketing = true\ndata = ["address"]\n', []),
    ('data = ["email-address"]\n', []),
    ('data = ["cookie-id"]\n', ["L113.device"]),
    ('data = ["tracker"]\n[data.tracker]\nname = "Tracker"\nbroader = "cookie-id"\n', ["L113.device"]),
    ('data = ["cookie-id"]\neprivacy = "strictly-necessary"\n', []),
    ('data = ["cookie-id"]\nended = 2025-01-01\n', []),
    ('subject_data = [{ subject = "customer", data = ["cookie-id"] }]\n', ["L113.device"]),
])  # fmt: skip
def test_eprivacy(found, more, expected):
    findings = found(ACTIVITY + more, "L113")
    assert messages(findings) == expected
    assert all(item.legal_class is LegalClass.GOOD_PRACTICE and sentence(item, "de") for item in findings)

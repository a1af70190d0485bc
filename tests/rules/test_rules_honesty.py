"""What only looks like an answer: proposals, parts, minimums, phrases, and a none that the record contradicts."""

import pytest

from helpers import TODAY
from ropa.finding import Several, Severity, sentence
from ropa.law import law_at
from ropa.register import build
from ropa.rules import RULES, case_of, check
from ropa.source import parse
from ropa.vocabulary import Word

ACTIVITY = '[activity.news]\nname = "News"\n'
REGISTER = '[register]\norganisation = "controller"\n'
HOST = '[system.site]\nname = "Site"\nengagement = "hosting"\n[engagement.hosting]\nparty = "host"\n'
HOST += '[party.host]\nname = "Host"\n'


def said(findings):
    return [(item.message, item.severity) for item in findings]


VALUES = [
    ("A108", 'subjects = ["customer"]', "subjects"),
    ("A109", 'data = ["name"]', "data"),
    ("A111", 'disclosure = [{ to = "controller" }]', "disclosure"),
    ("A111", 'disclosure = "none"', "disclosure"),
    ("A116", 'retention = [{ data = "all", keep = "P1Y" }]', "retention"),
    ("L101", 'legal_basis = [{ basis = "consent" }]', "legal_basis"),
]


@pytest.mark.parametrize(("code", "line", "field"), VALUES)
@pytest.mark.parametrize("where", ["record", "field", "stated"])
def test_a_proposal_is_neither_an_answer_nor_missing(found, code, line, field, where):
    by_field = f'[[activity.news.evidence]]\nfield = "{field}"\nbasis = '
    evidence = {
        "record": 'cited = { basis = "inferred" }\n',
        "field": by_field + '"inferred"\n',
        "stated": f'cited = {{ basis = "inferred" }}\n{by_field}"linked"\n',
    }
    expected = [] if where == "stated" else [(f"{code}.inferred", Severity.INFO)]
    assert said(found(f"{ACTIVITY}{line}\n{evidence[where]}", code)) == expected


def test_one_confirmed_item_among_proposals_is_an_answer(found):
    text = ACTIVITY + 'subjects = ["customer", "enquirer"]\ncited = { basis = "inferred" }\n'
    text += '[[activity.news.evidence]]\nfield = "subjects"\nitem = "enquirer"\nbasis = "confirmed"\n'
    assert not found(text, "A108")


def test_a_proposal_of_the_register_is_one_for_its_activities(found):
    shared = '[[register.legal_basis]]\napplies = "all"\nbasis = "consent"\nevidence = { basis = "inferred" }\n'
    assert said(found(REGISTER + shared + ACTIVITY, "L101")) == [("L101.inferred", Severity.INFO)]


@pytest.mark.parametrize(("bases", "reported"), [
    ('{ basis = "consent", for = "sending" }', True),
    ('{ basis = "consent", for = "sending" }, { basis = "contract", for = "sending", alternative = true }', True),
    ('{ basis = "consent", for = "sending" }, { basis = "contract", for = "the rest" }', False),
    ('{ basis = "consent", for = "sending" }, { basis = "contract" }', False),
    ('{ basis = "consent", for = "Sending news" }', False),
])  # fmt: skip
def test_a_basis_for_a_part(found, bases, reported):
    findings = found(f'{ACTIVITY}purposes = ["sending news"]\nlegal_basis = [{bases}]\n', "L101")
    assert said(findings) == [("L101.part", Severity.WARNING)] * reported


LIMITED = ACTIVITY + 'data = ["name", "shoe-size", "email-address"]\n[data.shoe-size]\nname = "Shoe size"\n{}'
LIMIT = "[[activity.news.retention]]\n"


@pytest.mark.parametrize(("limits", "left"), [
    (LIMIT + 'data = ["name"]\nkeep = "P1Y"\n', ["Shoe size", Word("data/email-address")]),
    (LIMIT + 'data = ["name"]\nkeep = "P1Y"\n' + LIMIT + 'keep = "P1Y"\n', []),
    (LIMIT + 'data = "all"\nkeep = "P1Y"\n', []),
    (LIMIT + 'data = ["name", "email-address", "shoe-size"]\nkeep = "P1Y"\n', []),
])  # fmt: skip
def test_data_without_a_limit_are_named(found, limits, left):
    findings = found(LIMITED.format(limits), "A116")
    assert [set(item.params["data"].parts) for item in findings] == ([set(left)] if left else [])


def test_a_broader_word_includes_the_narrower(found):
    text = LIMITED.format(
        'broader = "address"\n' + LIMIT + 'data = ["address", "name", "email-address"]\nkeep = "P1Y"\n'
    )
    assert not found(text, "A116")


def test_names_of_data_are_told_in_the_readers_language(found):
    [finding] = found(LIMITED.format(LIMIT + 'data = ["name"]\nkeep = "P1Y"\n'), "A116")
    assert "E-mailadres" in sentence(finding, "nl")
    assert isinstance(finding.params["data"], Several)


@pytest.mark.parametrize(("more", "reported"), [
    ("", True),
    ('erase_within = "P1Y"', False),
    ('then = "erase"', False),
    ('then = "archive"', True),
    (f'{LIMIT}keep = "P9Y"', False),
    (f'{LIMIT}keep = "P9Y"\nkind = "minimum"', True),
    (f'{LIMIT}while = "as long as necessary"', True),
    (f'{LIMIT}while = "the contract runs"', False),
    (f'{LIMIT}data = ["address"]\nkeep = "P9Y"', True),
    (f'{LIMIT}copy = "backup"\nkeep = "P9Y"', True),
])  # fmt: skip
def test_a_minimum_alone(found, more, reported):
    text = f'{ACTIVITY}data = ["name"]\n{LIMIT}data = ["name"]\nkeep = "P7Y"\nkind = "minimum"\n{more}\n'
    assert any(str(item.at).endswith("retention[1].kind") for item in found(text, "A124")) is reported


def test_backups(found):
    live = 'measures = ["backup"]\n' + LIMIT + 'keep = "P1Y"\nafter = ["x"]\n'
    assert [item.message for item in found(ACTIVITY + live, "A125")] == ["A125.measure"]
    assert not found(ACTIVITY + live + LIMIT + 'copy = "backup"\nkeep = "P1Y"\n', "A125")
    assert [item.message for item in found(ACTIVITY + live + LIMIT + 'copy = "backup"\n', "A125")] == ["A125"]
    # Where the data have no period either, that is what is missing.
    assert not found(ACTIVITY + 'measures = ["backup"]\n', "A125")


SHARED = '[[register.disclosure]]\napplies = "all"\nto = "host"\n[party.host]\nname = "Host"\n'


@pytest.mark.parametrize(("text", "messages"), [
    (ACTIVITY + 'disclosure = "none"\nsystems = ["site"]\n' + HOST, ["A126"]),
    (ACTIVITY + 'disclosure = "none"\nsystems = ["site"]\n' + HOST.replace('= "host"', '= "controller"'), []),
    (ACTIVITY + 'disclosure = "none"\njoint_controllers = ["host"]\n[party.host]\nname = "Host"\n', ["A126"]),
    (REGISTER + SHARED + ACTIVITY + 'disclosure = "none"\n', ["A126"]),
    (REGISTER + SHARED.replace("\n[party", "\nuntil = 2020-01-01\n[party") + ACTIVITY + 'disclosure = "none"\n', []),
    (REGISTER + SHARED.replace('"all"', '"not-attributed"') + ACTIVITY + 'disclosure = "none"\n', []),
    (ACTIVITY + 'disclosure = "none"\n', []),
    (ACTIVITY + 'joint_controllers = "none"\ndisclosure = [{ to = "controller", role = "joint-controller" }]\n',
     ["A126.joint"]),
    (ACTIVITY + 'special_categories = "none"\ndata = ["health"]\n', ["A126.special"]),
    (ACTIVITY + 'special_categories = "none"\ndata = ["allergy"]\n[data.allergy]\nname = "A"\nbroader = "health"\n',
     ["A126.special"]),
    (ACTIVITY + 'special_categories = "none"\ndata = ["name"]\n', []),
    (ACTIVITY + 'data = ["health"]\n', []),
    (ACTIVITY + 'automated_decisions = "none"\nautomated_decision = [{ decision = "Credit" }]\n', ["A126.decision"]),
    (ACTIVITY + 'automated_decisions = "none"\nautomated_decision = [{ decision = "C", significant = false }]\n', []),
    (REGISTER + 'automated_decisions = "none"\n' + ACTIVITY + 'automated_decision = [{ decision = "Credit" }]\n',
     ["A126.decision"]),
])  # fmt: skip
def test_none_and_the_rest_of_the_record(found, text, messages):
    assert [item.message for item in found(text, "A126")] == messages


def test_a_transfer_that_is_declared_contradicts_none_and_one_that_is_not_is_undeclared(found):
    head = REGISTER + 'transfers = { statement = "none" }\n' + ACTIVITY + 'disclosure = [{ to = "mail" }]\n'
    tail = '[party.mailer]\nname = "Mailer"\nseat = "IN"\n[engagement.mail]\nparty = "mailer"\n'
    assert [item.message for item in found(head + tail, "A113", "A126")] == ["A113.none"]
    declared = found(head + tail + 'transfer = { tool = "scc" }\n', "A113", "A126")
    assert [item.message for item in declared] == ["A126.transfer"]


def test_a_contradiction_with_a_proposal_is_a_warning(found):
    text = ACTIVITY + 'special_categories = "none"\ndata = ["health"]\n'
    text += '[[activity.news.evidence]]\nfield = "data"\nitem = "health"\nbasis = "inferred"\n'
    assert said(found(text, "A126")) == [("A126.special", Severity.WARNING)]


@pytest.mark.parametrize("name", ["disclosure", "retention", "legal_basis", "collected"])
def test_each_statement_tied_to_nothing_is_told(found, name):
    value = {
        "disclosure": 'to = "controller"',
        "retention": 'keep = "P1Y"',
        "legal_basis": 'basis = "consent"',
        "collected": 'data = ["name"]',
    }
    table = f"[[register.{name}]]\napplies = {{}}\n{value[name]}\n"
    findings = found(REGISTER + table.format('"not-attributed"') * 2 + ACTIVITY, "A127")
    assert [str(item.at) for item in findings] == [f"example#{name}[{number}].applies" for number in (1, 2)]
    assert not found(REGISTER + table.format('"all"') + ACTIVITY, "A127")


def test_what_is_tied_to_nothing_but_inferred_or_no_recipient_is_not_told(found):
    collected = '[[register.collected]]\napplies = "not-attributed"\ndata = ["name"]\nevidence = {{ basis = "{}" }}\n'
    assert found(REGISTER + collected.format("stated") + ACTIVITY, "A127")
    assert not found(REGISTER + collected.format("inferred") + ACTIVITY, "A127")
    disclosure = '[[register.disclosure]]\napplies = "not-attributed"\nto = "regulator"\ninquiry = {}\n'
    party = '[party.regulator]\nname = "Regulator"\nkind = "authority"\n'
    assert found(REGISTER + disclosure.format("false") + ACTIVITY + party, "A127")
    findings = found(REGISTER + disclosure.format("true") + ACTIVITY + party, "A123", "A127")
    assert [item.rule for item in findings] == ["A123"]


def test_a_host_that_only_a_system_leads_to(found):
    text = ACTIVITY + 'systems = ["site"]\n' + HOST
    assert said(found(text, "A112")) == [("A112.system", Severity.WARNING)]
    assert not found(text.replace("systems", 'disclosure = [{ to = "hosting" }]\nsystems'), "A112")
    assert said(found(ACTIVITY + HOST, "A112")) == [("A112", Severity.ERROR)]
    # The host has the data, so that what it means for transfers is told as well.
    assert [item.rule for item in found(text + 'seat = "IN"\n', "A113")] == ["A113"]


def test_an_open_destination_is_told_once_for_a_recipient(found):
    text = ACTIVITY + 'disclosure = [{ to = "mail" }, { to = "chat" }]\n'
    text += '[party.v]\nname = "V"\nseat = "EEA-OR-ADEQUATE"\n'
    text += '[engagement.mail]\nparty = "v"\n[engagement.chat]\nparty = "v"\naccessed_from = ["THIRD"]\n'
    [finding] = found(text, "A114")
    assert str(finding.at) == "example/chat#accessed_from[1]"
    assert finding.params["place"].parts == ("region/THIRD", "region/EEA-OR-ADEQUATE")


@pytest.mark.parametrize(("reason", "reported"), [
    ("Industry standard", True),
    ("Volgens ons bewaarbeleid", True),
    ("Selon notre politique de conservation", True),
    ("Gemäß unserem Löschkonzept", True),
    ("For business purposes", True),
    ("Limitation period of contract claims", False),
    ("Industry standard ISO 15489, clause 8", False),
])  # fmt: skip
def test_reasons_that_give_none(found, reason, reported):
    text = f'{ACTIVITY}{LIMIT}keep = "P1Y"\nreason = "{reason}"\n'
    assert [item.message for item in found(text, "A120")] == ["A120.phrase"] * reported


@pytest.mark.parametrize(("criteria", "reported"), [
    ("As long as necessary", True),
    ("Per our retention policy", True),
    ("Zolang als nodig voor onze bedrijfsvoering", True),
    ("Aussi longtemps que nécessaire", True),
    ("Nach Branchenstandard", True),
    ("Until no claim can be brought any more", False),
])  # fmt: skip
def test_criteria_that_set_no_limit(found, criteria, reported):
    assert len(found(f'{ACTIVITY}{LIMIT}criteria = "{criteria}"\n', "A119")) == reported


@pytest.mark.parametrize(("purpose", "vague"), [
    ("For legitimate business purposes", True),
    ("As required by law", True),
    ("Zakelijke doeleinden", True),
    ("Keeping invoices as required by law", False),
])  # fmt: skip
def test_purposes_that_authorities_send_back(found, purpose, vague):
    assert len(found(f'{ACTIVITY}purposes = ["{purpose}"]\n', "A107")) == vague


@pytest.mark.parametrize(("name", "reported"), [
    ("Industry standard security measures", True),
    ("Passende technische en organisatorische maatregelen", True),
    ("Mesures techniques et organisationnelles appropriées", True),
    ("Geeignete technische und organisatorische Maßnahmen", True),
    ("Locked cabinets", False),
])  # fmt: skip
def test_measures_that_describe_nothing(found, name, reported):
    own = f'[measure.own]\nname = "{name}"\n'
    messages = [item.message for item in found(ACTIVITY + 'measures = ["own"]\n' + own, "A122")]
    assert messages == ["A122.phrase"] * reported
    assert not found(ACTIVITY + 'measures = ["own", "backup"]\n' + own, "A122")


def test_a_register_without_activities_is_told_unless_it_may_have_them_or_need_none(found):
    assert [str(item.at) for item in found("", "A128")] == ["example"]
    for capacity in ("controller", "processor"):
        assert not found(f'[activity.news]\nname = "News"\ncapacity = "{capacity}"\n', "A128")
    assert not [item for item in found("[activity.news]\n", "A128") if item.rule == "A128"], "one that cannot be read"
    claim = '[register]\norganisation = "controller"\n[register.exemption]\nclaimed = {}\n'
    assert not found(claim.format("true"), "A128")
    assert found(claim.format("false"), "A128")


def test_shared_records_have_no_activities_by_nature():
    shared = build("shared", [parse("shared", "shared.toml", '[party.cloud]\nname = "Cloud"\n')])
    rules = [rule for rule in RULES if rule.CODE == "A128"]
    assert not list(check(case_of(shared, law_at(TODAY)), rules))

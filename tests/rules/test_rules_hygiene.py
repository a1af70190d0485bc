"""Owners, reviews, left-over records, abbreviations, and names and contact details that do not fit."""

import pytest

from ropa.finding import LegalClass, Severity, sentence

ACTIVITY = '[activity.news]\nname = "News"\n'
SECOND = '[activity.post]\nname = "Post"\n'
REGISTER = '[register]\norganisation = "controller"\n'
PARTY = '[party.controller]\nname = "Example Shop"\n'


def said(findings):
    return [(item.message, str(item.at)) for item in findings]


def test_owners_are_asked_for_once_where_none_is_known(found):
    assert said(found(ACTIVITY + SECOND, "H101")) == [("H101.register", "example")]
    assert said(found(ACTIVITY + SECOND + 'owner = "Ann"\n', "H101")) == [("H101", "example/news#owner")]
    assert not found(ACTIVITY + 'status = "retired"\n', "H101")
    reason = '[[activity.news.open]]\nfield = "owner"\nstate = "not-applicable"\nreason = "Nobody yet, by decision"\n'
    assert not found(ACTIVITY + reason, "H101")


@pytest.mark.parametrize(("lines", "message"), [
    ('review_every = "P1Y"\n', ["H102.never"]),
    ("", []),
    ('review_every = "P10Y"\n[[register.review]]\non = 2019-01-01\nby = "x"\n', []),
    ('review_every = "P1Y"\n[[register.review]]\non = 2019-01-01\nby = "x"\n', ["H102"]),
    ('review_every = "P1Y"\n[[register.review]]\non = 2027-01-01\nby = "x"\n', ["H102.never"]),
])  # fmt: skip
def test_reviews(found, lines, message):
    assert [item.message for item in found(REGISTER + lines + ACTIVITY, "H102")] == message


def test_an_activity_is_due_a_cycle_after_its_start(found):
    head = REGISTER + 'review_every = "P1Y"\n' + ACTIVITY
    assert not found(head + "started = 2026-06-01\n", "H102")
    assert found(head + "started = 2025-06-01\n", "H102")
    assert [item.message for item in found(head + SECOND, "H102")] == ["H102.register"]


@pytest.mark.parametrize("use", [
    'cited = { document = "notice" }',
    'retention = [{ keep = "P1Y", document = "notice" }]',
    'evidence = [{ field = "name", document = "notice" }]',
    'disclosure = [{ to = "controller", evidence = { document = "notice" } }]',
])  # fmt: skip
def test_what_evidence_cites_is_used(found, use):
    assert not found(f'{ACTIVITY}{use}\n[document.notice]\ntitle = "Notice"\n', "H104")


def test_a_record_does_not_use_itself(found):
    text = '[document.notice]\ntitle = "Notice"\ncited = { document = "notice" }\n'
    assert said(found(text, "H104")) == [("H104", "example/notice")]
    other = '[document.report]\ntitle = "Report"\ncited = { document = "notice" }\n'
    assert said(found(text + other, "H104")) == [("H104", "example/report")]
    assert said(found(other + text, "H104")) == [("H104", "example/report")]


def test_no_orphans_where_the_use_may_be_unread(found):
    text = f'{ACTIVITY}disclosure = [{{ too = "mail" }}]\n[party.mail]\nname = "Mail"\n'
    assert {item.rule for item in found(text, "H104")} == {"R107", "R109"}


@pytest.mark.parametrize(("purpose", "words"), [
    ("Answers of the KCC, and again the KCC", ["KCC"]),
    ("Customer contact centre (KCC)", []),
    ("KCC (customer contact centre)", []),
    ("Onder de AVG, met het BSN, per SMS", []),
    ("Selon le RGPD, avec le NIR", []),
    ("Nach DSGVO und HGB", []),
    ("Stap II en artikel IV in NL", []),
    ("SEND THE KCC MAIL", []),
    ("The word 'KCC'", []),
    ("See www.KCC.example and KCC@example.org", []),
    ("The SHOP itself", []),
    ("B2B and KCC-mail", ["B2B", "KCC"]),
])  # fmt: skip
def test_abbreviations(found, purpose, words):
    party = '[party.controller]\nname = "Example SHOP"\n'
    findings = found(f'{party}{ACTIVITY}purposes = ["{purpose}"]\n', "H105")
    assert [item.params["word"] for item in findings] == words


def test_an_explanation_anywhere_in_the_register_will_do(found):
    assert not found(f'{ACTIVITY}purposes = ["Mail of the KCC"]\n{SECOND}note = "the contact centre (KCC)"\n', "H105")


@pytest.mark.parametrize(("line", "reported"), [
    ('address = "1 Quay, Dublin, Irlande"', True),
    ('phone = ["+353 1 000 00 00"]', True),
    ('email = ["info@host.ie"]', True),
    ('website = "https://www.host.ie/en"', True),
    ('address = "Tehran"', False),
    ('email = ["info@host.ir"]', False),
])  # fmt: skip
def test_iran_for_ireland(found, line, reported):
    findings = found(f'[party.host]\nname = "Host"\nseat = "IR"\n{line}\n', "H106")
    assert [item.message for item in findings] == ["H106.other"] * reported
    assert not reported or "“IE”" in sentence(findings[0], "en")


def test_a_place_of_an_engagement_is_held_against_its_party(found):
    text = '[engagement.e]\nparty = "host"\nstored_in = ["IR"]\n[party.host]\nname = "Host"\nemail = ["a@host.ie"]\n'
    assert said(found(text, "H106")) == [("H106.other", "example/e#stored_in[1]")]


@pytest.mark.parametrize(("value", "reported"), [
    ("Zervant", True),
    ("Exampleshop", False),
    ("The Example Shop B.V.", False),
    ("Exampel Shop", False),
    ("webshop.example", False),
])  # fmt: skip
def test_other_names(found, value, reported):
    other = f'[[party.controller.alternative]]\nfield = "name"\nvalue = "{value}"\n'
    text = PARTY + 'trade_names = ["webshop.example"]\n' + other
    assert len(found(text, "H107")) == reported


@pytest.mark.parametrize(("email", "reported"), [
    ("a@other.example", True),
    ("a@gmail.com", False),
    ("a@mail.site.example", False),
    ("a@exampleshop.org", False),
    ("a@officer.example", False),
])  # fmt: skip
def test_domains(found, email, reported):
    officer = '[party.officer]\nname = "O"\nemail = ["o@officer.example"]\n'
    text = f'{PARTY}website = "www.site.example"\nemail = ["{email}"]\n{officer}'
    assert [item.message for item in found(text, "H107")] == ["H107.domain"] * reported
    assert not found(f'{PARTY}email = ["{email}"]\n', "H107")


@pytest.mark.parametrize(("line", "reported"), [
    ('email = ["privacy @ SHOP"]', True),
    ('email = ["privacy@shop"]', True),
    ('email = ["Jan.de-Vries+privacy@mail.shop.example"]', False),
    ('phone = ["+ 420 374 6340 01", "085-9022930", "112", "(0)30 / 12 34"]', False),
    ('phone = ["on request"]', True),
    ('phone = ["+1 234 567 890 123 456"]', True),
    ('website = "https://shop.example/a b"', True),
    ('website = "https://shop.example:8080/contact?x=1"', False),
])  # fmt: skip
def test_forms_of_contact_details(found, line, reported):
    assert len(found(f"{PARTY}{line}\n", "H108")) == reported
    # A vendor's details are not what Art. 30(1)(a) asks for.
    assert not found(f'[party.vendor]\nname = "Vendor"\n{line}\n', "H108")


@pytest.mark.parametrize(("at", "message"), [
    ("info@alsjelieft.example", ["H108.spelling"]),
    ("info@alsjelijft.example", []),
    ("info@mail.alsjelijft.example", []),
    ("info@gmail.com", []),
    ("officer@lawyers.example", []),
    ("the front desk", ["H108"]),
])  # fmt: skip
def test_addresses_for_rights(found, at, message):
    right = f'[[register.right]]\nrights = ["access"]\nvia = "email"\nat = "{at}"\n'
    party = '[party.controller]\nname = "Shop"\nemail = ["info@alsjelijft.example"]\n'
    assert [item.message for item in found(REGISTER + right + party, "H108")] == message


def test_a_second_address_is_told_once_where_the_source_gives_it(found):
    right = '[[register.right]]\nrights = ["access"]\nvia = "email"\nat = "a@shops.example"\n'
    other = '[[party.controller.alternative]]\nfield = "email"\nvalue = ["a@shops.example"]\n'
    text = REGISTER + right + PARTY + 'email = ["a@shop.example"]\n' + other
    assert [item.message for item in found(text, "H108")] == ["H108.alternative"]


@pytest.mark.parametrize(("note", "names"), [
    ("Sent by Example Mailer Inc. and Example Mailer Inc", ["Example Mailer Inc."]),
    ("Wir nutzen Müller & Söhne GmbH in Berlin", ["Müller & Söhne GmbH"]),
    ("Hosting bij Voorbeeld Hosting B.V., sinds 2020", ["Voorbeeld Hosting B.V."]),
    ("Payé par Exemple S.A.", ["Exemple S.A."]),
    ("By Example Shop B.V. itself", []),
    ("Notre SARL, unsere GmbH, Die GmbH, Our Ltd", []),
    ("The Example Mailer Inc.", ["Example Mailer Inc."]),
    ("the incorporated rules and limited use", []),
])  # fmt: skip
def test_companies_in_prose(found, note, names):
    findings = found(f'{PARTY}{ACTIVITY}note = "{note}"\n', "H109")
    assert [item.params["name"] for item in findings] == names


def test_an_unknown_word_is_no_matter_of_good_practice(found):
    [finding] = found(ACTIVITY + 'systems = ["gone"]\n', "H103")
    assert (finding.severity, finding.legal_class) == (Severity.ERROR, LegalClass.INTEGRITY)

"""Notices, recipients by name, the officer and the authority."""

import pytest

from ropa.finding import LegalClass, sentence

NEWS = '[activity.news]\nname = "News"\n'
NOTICE = '[document.notice]\ntitle = "Notice"\ncovers = {}\n'
OFFICER = '[party.officer]\nname = "J. Jansen"\nemail = ["dpo@example.org"]\n'


def register(*lines):
    return "\n".join(('[register]\norganisation = "controller"', *lines, ""))


def seated(seat, *lines):
    return "\n".join((f'[party.controller]\nname = "Controller Ltd"\nseat = "{seat}"', *lines, ""))


def messages(findings):
    return [item.message for item in findings]


def test_a_register_made_from_a_notice_names_none(found):
    assert found(register() + NEWS, "N101")
    assert not found(register('origin = "reconstructed-from-public-notice"') + NEWS, "N101")
    open_field = '[[activity.news.open]]\nfield = "notice"\nstate = "not-applicable"\nreason = "Art. 14(5)(b)"\n'
    assert not found(NEWS + open_field, "N101")


def test_where_no_activity_names_a_notice_that_is_said_once(found):
    more = '\n[activity.shop]\nname = "Shop"\n[activity.jobs]\nname = "Jobs"\n'
    (once,) = found(register() + NEWS + more, "N101")
    assert (once.message, str(once.at)) == ("N101.register", "example")
    told = found(register() + NEWS + more + 'notice = ["site"]\n[document.site]\ntitle = "Site"\n', "N101")
    assert [(item.message, item.at.record) for item in told] == [("N101", "example/news"), ("N101", "example/shop")]


@pytest.mark.parametrize(("lines", "covers", "missing"), [
    ('purposes = ["a"]', ["identity"], "Purposes"),
    ('purposes = ["a"]', ["purposes"], None),
    ('legal_basis = [{ basis = "consent" }]', ["legal-basis"], "Withdrawal of consent"),
    ('legal_basis = [{ basis = "legitimate-interests" }]', ["legal-basis"], "Legitimate interests"),
    ('legal_basis = [{ basis = "contract" }]', ["legal-basis"], None),
    ('disclosure = "none"', ["identity"], None),
    ('disclosure = [{ to = "officer", role = "internal" }]', ["identity"], None),
    ('disclosure = [{ to = "abroad" }]', ["recipients"], "Transfers and their safeguards"),
    ('disclosure = [{ to = "abroad" }]', ["recipients", "transfers"], None),
    ('disclosure = [{ to = "abroad", until = 2025-01-01 }]', ["identity"], None),
    ('retention = [{ keep = "P1Y" }]', ["identity"], "Period of storage"),
    ('automated_decisions = "none"', ["identity"], None),
    ('automated_decisions = "Scores"', ["identity"], "Automated decisions"),
    ('data = ["name"]\nsources = ["data-subject"]', ["identity"], None),
    ('data = ["name"]\nsources = ["public-source"]', ["source"], "Categories of personal data"),
])  # fmt: skip
def test_a_notice_and_the_register(found, lines, covers, missing):
    abroad = '[party.abroad]\nname = "Abroad Ltd"\nseat = "IN"\n'
    text = f'{NEWS}notice = ["notice"]\n{lines}\n{NOTICE.format(covers)}{OFFICER}{abroad}'
    told = [sentence(item, "en").partition("covers them: ")[2] for item in found(text, "N102")]
    assert told == ([f"{missing}."] if missing else [])


def test_a_notice_that_does_not_say_what_it_covers_is_not_compared(found):
    head = NEWS + 'purposes = ["a"]\nnotice = ["notice", "other"]\n' + NOTICE.format('["identity"]')
    assert not found(head + '[document.other]\ntitle = "Other"\n', "N102")
    assert found(head + '[document.other]\ntitle = "Other"\ncovers = ["rights"]\n', "N102")
    assert not found(head + '[document.other]\ntitle = "Other"\ncovers = ["purposes"]\n', "N102")


def test_sources(found):
    shared = register('sources = ["third-party"]')
    assert [str(item.at) for item in found(shared + NEWS, "N103")] == ["example#sources[1]"]
    assert not found(shared + NEWS + 'sources = ["data-subject"]\n', "N103")
    assert not found(NEWS, "N103")
    collected = '[[register.collected]]\napplies = "not-attributed"\ndata = ["name"]\nsources = ["third-party"]\n'
    assert [str(item.at) for item in found(register() + collected, "N103")] == ["example#collected[1].sources[1]"]


@pytest.mark.parametrize(("disclosure", "reported"), [
    ('to = "them"', True),
    ('to = "them", certainty = "does"', True),
    ('to = "them", certainty = "may"', False),
    ('to = "them", role = "public"', False),
    ('to = "them", inquiry = true', False),
    ('to = "them", until = 2025-01-01', False),
    ('to = "work"', True),
])  # fmt: skip
def test_recipients_by_category(found, disclosure, reported):
    them = '[party.them]\nname = "Them"\nnamed = false\n[engagement.work]\nparty = "them"\n'
    findings = found(f"{NEWS}disclosure = [{{ {disclosure} }}]\n{them}", "N104")
    assert [str(item.at) for item in findings] == ["example/them#named"] * reported
    assert {item.legal_class for item in findings} <= {LegalClass.GOOD_PRACTICE}


@pytest.mark.parametrize(("lines", "kind", "expected"), [
    ("", "organisation", []),
    ("", "authority", ["G101"]),
    ('dpo = "none"', "authority", ["G101.none"]),
    ('dpo = "officer"', "authority", []),
    ('dpo_grounds = "none"', "authority", []),
    ('dpo_grounds = "none"', "organisation", []),
    ('dpo_grounds = ["national-law"]', "organisation", ["G101"]),
    ('[[register.open]]\nfield = "dpo"\nstate = "not-applicable"\nreason = "A court"', "authority", []),
])  # fmt: skip
def test_when_an_officer_is_due(found, lines, kind, expected):
    text = register(lines) + seated("NL", f'kind = "{kind}"') + OFFICER
    assert messages(found(text, "G101")) == expected


def test_grounds_are_told_by_their_labels(found):
    [finding] = found(register('dpo_grounds = ["national-law", "large-scale-monitoring"]'), "G101")
    told = "Regular and systematic monitoring on a large scale as a core activity, Required by Union or national law."
    assert sentence(finding, "en").endswith(told)


@pytest.mark.parametrize(("owner", "conflict"), [
    ("J. Jansen", True),
    (" j. jansen", True),
    ("DPO", True),
    ("de FG", True),
    ("Datenschutzbeauftragter", True),
    ("J. Jansen's team", False),
    ("Finance, with advice of the DPO", False),
])  # fmt: skip
def test_the_officer_as_owner(found, owner, conflict):
    text = register('dpo = "officer"') + f'{NEWS}owner = "{owner}"\n{OFFICER}'
    assert messages(found(text, "G102")) == ["G102"] * conflict
    assert not found(f'{NEWS}owner = "{owner}"\n{OFFICER}', "G102")


def test_the_officer_decides_nothing_and_represents_nobody(found):
    head = register('dpo = "officer"', 'representative = "{}"')
    accepted = '[[activity.news.accepted]]\nrule = "A120"\nreason = "r"\ndecided_by = "{}"\n'
    text = head.format("none") + NEWS + accepted + OFFICER
    [finding] = found(text.replace("{}", "J. Jansen"), "G102")
    assert str(finding.at) == "example/news#accepted[1].decided_by"
    assert not found(text.replace("{}", "Director"), "G102")
    assert messages(found(head.format("officer") + OFFICER, "G102")) == ["G102.representative"]


@pytest.mark.parametrize(("lines", "expected"), [
    ("", ["G103", "G104"]),
    ('breach = { note = "n" }', ["G103", "G104"]),
    ('breach = { contact = "desk" }\nauthority = "nl-ap"', []),
])  # fmt: skip
def test_breaches_and_authority_on_record(found, lines, expected):
    findings = found(register(lines), "G103", "G104")
    assert messages(findings) == expected
    assert {item.legal_class for item in findings} <= {LegalClass.GOOD_PRACTICE}


@pytest.mark.parametrize(("authority", "seat", "more", "expected"), [
    ("nl-ap", "NL", "", []),
    ("nl-ap", "BE", "", ["G105"]),
    ("be-gba", "NL", "", ["G105"]),
    ("fr-cnil", "RE", "", []),
    ("fr-cnil", "PF", "", []),
    ("fi-tsv", "AX", "", []),
    ("de-hh", "DE", "", []),
    ("de-hh", "AT", "", ["G105"]),
    ("de-bfdi", "DE", "", ["G105.federal"]),
    ("de-bfdi", "DE", 'category = "telecommunications"', []),
    ("de-bfdi", "DE", 'kind = "authority"', []),
    ("nl-ap", "US", "", []),
    ("nl-ap", "EEA", "", []),
    ("no-such-authority", "NL", "", []),
])  # fmt: skip
def test_an_authority_and_a_seat(found, authority, seat, more, expected):
    text = register(f'authority = "{authority}"') + seated(seat, more)
    assert messages(found(text, "G105")) == expected


def test_abroad_the_representative_decides_and_another_establishment_excuses(found):
    agent = '[party.agent]\nname = "Agent"\nseat = "BE"\n'
    head = register('authority = "nl-ap"', 'representative = "agent"')
    assert messages(found(head + seated("US") + agent, "G105")) == ["G105"]
    reason = '[[register.open]]\nfield = "authority"\nstate = "not-applicable"\nreason = "Established in NL"\n'
    assert not found(register('authority = "nl-ap"') + reason + seated("BE"), "G105")


@pytest.mark.parametrize(("text", "expected"), [
    ("Autoriteit Persoonsgegevens (AP)", ["G105.complaint"]),
    ("Gegevensbeschermingsautoriteit, Brussel", []),
    ("Gegevensbeschermingsautoriteit of Autoriteit Persoonsgegevens", []),
    ("the data protection authority", []),
])  # fmt: skip
def test_the_authority_that_people_are_sent_to(found, text, expected):
    right = f'[[register.right]]\nrights = ["complaint"]\nat = "{text}"\n'
    assert messages(found(register() + right + seated("BE"), "G105")) == expected

"""The record of a processor, Art. 30(2): what is asked of it, and what of the controller's record beside it."""

import pytest

from ropa.finding import LegalClass

PROCESSOR = '[activity.hosting]\nname = "Hosting"\ncapacity = "processor"\n'
OWN = '[activity.news]\nname = "News"\n'
SHOP = '[party.shop]\nname = "Shop Inc."\nseat = "{}"\nemail = ["a@example.com"]\n'
NO_ADDRESS = '[party.controller]\nname = "Host GmbH"\nseat = "{}"\n'


def messages(findings):
    return [item.message for item in findings]


def test_a_record_of_the_controller_is_asked_nothing_of_a_processor(found):
    assert not found(OWN, "A201", "A202", "A203", "A204", "A205")


@pytest.mark.parametrize("end", ['status = "retired"\n', "ended = 2025-01-01\n"])
def test_ended_processing_is_asked_nothing(found, end):
    assert not found(PROCESSOR + end, "A201", "A203", "A205")


def test_the_processor_itself_is_asked_once_for_both_records(found):
    host = NO_ADDRESS.format("DE")
    text = PROCESSOR + 'on_behalf_of = ["shop"]\n' + SHOP.format("NL") + host
    assert messages(found(text, "A102", "A201")) == ["A201.contact"]
    assert messages(found(text + OWN, "A102", "A201")) == ["A102"]


def test_a_controller_without_details_is_reported_once(found):
    twice = PROCESSOR + 'on_behalf_of = ["shop"]\n' + PROCESSOR.replace("hosting", "mail") + 'on_behalf_of = ["shop"]\n'
    assert messages(found(twice + '[party.shop]\nname = "Shop"\n', "A201")) == ["A201.controller"]
    assert not found(twice + SHOP.format("NL"), "A201")


def test_why_controllers_are_not_named_can_be_said(found):
    reason = '[[activity.hosting.open]]\nfield = "on_behalf_of"\nstate = "not-possible"\nreason = "Sealed by a court"\n'
    assert not found(PROCESSOR + reason, "A201")
    assert messages(found(PROCESSOR + reason.replace("not-possible", "asked"), "A201")) == ["A201"]


@pytest.mark.parametrize(("seat", "more", "expected"), [
    ("US", "gdpr_subject = true\n", ["A202.controller"]),
    ("US", "", []),
    ("US", "gdpr_subject = false\n", []),
    ("NL", "gdpr_subject = true\n", []),
    ("EEA-OR-ADEQUATE", "gdpr_subject = true\n", []),
    ("US", 'gdpr_subject = true\nrepresentative = "none"\n', []),
    ("US", 'gdpr_subject = true\nrepresentative = "agent"\n', ["A202.contact"]),
])  # fmt: skip
def test_the_representative_of_a_controller(found, seat, more, expected):
    text = PROCESSOR + 'on_behalf_of = ["shop"]\n' + SHOP.format(seat) + more + '[party.agent]\nname = "Agent"\n'
    assert messages(found(text, "A202")) == expected


def test_the_processors_own_representative_and_officer(found):
    head = '[register]\norganisation = "controller"\ndpo = "officer"\n'
    parties = NO_ADDRESS.format("US") + '[party.officer]\nname = "J. Muster"\n'
    codes = ("A104", "A105", "A202")
    assert messages(found(head + PROCESSOR + parties, *codes)) == ["A202", "A202.dpo"]
    assert messages(found(head + PROCESSOR + OWN + parties, *codes)) == ["A104", "A105"]


TRANSFER = (
    '[engagement.backup]\nparty = "backup-ltd"\n[party.backup-ltd]\nname = "Backup"\nseat = "{}"\n' + PROCESSOR + "{}\n"
)


@pytest.mark.parametrize(("seat", "more", "expected"), [
    ("THIRD", 'disclosure = [{ to = "backup" }]', ["A204"]),
    ("EEA-OR-ADEQUATE", 'disclosure = [{ to = "backup" }]', ["A204.open"]),
    ("EEA", 'disclosure = [{ to = "backup" }]', []),
    ("IN", 'disclosure = [{ to = "backup" }]', []),
    ("IN", 'disclosure = [{ to = "backup" }]\ntransfers = { statement = "possible" }', []),
    ("NL", 'disclosure = [{ to = "backup" }]\ntransfers = { statement = "possible" }', ["A204.statement"]),
    ("NL", 'disclosure = [{ to = "backup" }]\ntransfers = { statement = "none" }', []),
    ("IN", 'disclosure = [{ to = "backup", transfer = { tool = "compelling-legitimate-interests" } }]',
     ["A204.assessment", "A204.safeguards"]),
    ("IN", 'disclosure = [{ to = "backup", transfer = { tool = "scc" } }]', []),
])  # fmt: skip
def test_transfers_of_data_of_others(found, seat, more, expected):
    assert messages(found(TRANSFER.format(seat, more), "A204")) == expected


def test_a_hop_that_also_carries_own_data_is_reported_once(found):
    text = TRANSFER.format("THIRD", 'disclosure = [{ to = "backup" }]')
    assert messages(found(text, "A114", "A204")) == ["A204"]
    assert messages(found(text + OWN + 'disclosure = [{ to = "backup" }]\n', "A114", "A204")) == ["A114"]


def test_measures_are_missing_once(found):
    assert messages(found(PROCESSOR, "A121", "A205")) == ["A205.register"]
    assert messages(found(PROCESSOR + OWN, "A121", "A205")) == ["A121.register"]
    assert messages(found(PROCESSOR + OWN + 'measures = ["backup"]\n', "A121", "A205")) == ["A205.register"]
    register = '[register]\norganisation = "controller"\nmeasures = ["backup"]\n'
    assert not found(register + PROCESSOR + OWN, "A121", "A205")


def test_classes_of_the_second_paragraph(found):
    classes = {item.rule: item.legal_class for item in found(PROCESSOR, "A201", "A203", "A205")}
    assert classes == {"A201": LegalClass.ART_30, "A203": LegalClass.ART_30, "A205": LegalClass.WHERE_POSSIBLE}

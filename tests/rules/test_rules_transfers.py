"""What the rules say of transfers, and what they leave alone."""

import pytest

from ropa.finding import sentence

DISCLOSURE = '[activity.news]\nname = "News"\ndisclosure = [{ to = "mail" }]\n[engagement.mail]\nparty = "mailer"\n'


def statement(word):
    return f'[register]\norganisation = "controller"\ntransfers = {{ statement = "{word}" }}\n' if word else ""


def text(seat, said="", more=""):
    return f'{statement(said)}{DISCLOSURE}{more}\n[party.mailer]\nname = "Mailer"\nseat = "{seat}"\n'


@pytest.mark.parametrize(("seat", "said", "messages"), [
    ("NL", "", []),
    ("IN", "", ["A113", "T101"]),
    ("GB", "", ["A113"]),
    ("GB", "only-adequate", []),
    ("IN", "only-adequate", ["A113.only-adequate", "T101"]),
    ("IN", "possible", ["T101"]),
    ("GB", "none", ["A113.none"]),
    ("THIRD", "possible", ["A114", "T101"]),
    ("ADEQUATE", "only-adequate", ["A114"]),
    ("EEA-OR-ADEQUATE", "only-adequate", ["A114.open"]),
    ("NL", "only-adequate", ["A114.statement"]),
    ("NL", "none", []),
])  # fmt: skip
def test_declared_and_derived(found, seat, said, messages):
    assert [item.message for item in found(text(seat, said), "A113", "A114", "T101")] == messages


def test_a_tool_that_does_not_cover(found):
    [finding] = found(text("THIRD", more='transfer = { tool = "adequacy" }'), "T101")
    assert finding.message == "T101.not-covered"
    assert "2026-11-22" in sentence(finding, "en")
    assert not found(text("IN", more='transfer = { tool = "scc" }'), "T101", "A113")


def test_a_region_is_reported_once_per_field(found):
    more = '\n[engagement.more]\nparty = "mailer"\nunder = "mail"\n'
    [finding] = found(text("THIRD", "possible", more), "A114")
    assert str(finding.at) == "example/mailer#seat"


def test_who_receives_nothing_has_no_destination(found):
    loose = '[engagement.mail]\nparty = "mailer"\n[party.mailer]\nname = "Mailer"\nseat = "THIRD"\n'
    assert [item.rule for item in found(loose, "A112", "A113", "A114")] == ["A112"]


def test_a_disclosure_to_the_party_reaches_its_engagement(found):
    direct = '[activity.news]\nname = "News"\ndisclosure = [{ to = "mailer" }]\n[engagement.mail]\nparty = "mailer"\n'
    assert not found(direct + '[party.mailer]\nname = "Mailer"\n', "A112")


def test_an_activity_that_speaks_for_itself(found):
    own = '[activity.post]\nname = "Post"\ntransfers = { statement = "possible" }\n'
    [finding] = found(own, "A114")
    assert str(finding.at) == "example/post#transfers.statement"


@pytest.mark.parametrize(("seat", "more", "messages"), [
    ("THIRD", 'transfer = { tool = "scc", to = ["IN"] }', []),
    ("THIRD", 'transfer = { tool = "scc", to = ["ADEQUATE"] }', ["A114"]),
    ("ADEQUATE", 'transfer = { tool = "adequacy", to = ["CH"] }', []),
    ("ADEQUATE", 'transfer = { tool = "adequacy", to = ["IN"] }', ["A114"]),
    ("EEA-OR-ADEQUATE", 'transfer = { tool = "adequacy", to = ["CH"] }', []),
    ("EEA-OR-ADEQUATE", "", ["A114.open"]),
])  # fmt: skip
def test_a_destination_that_the_record_names_is_a_place(found, seat, more, messages):
    assert [item.message for item in found(text(seat, more=more), "A114")] == messages


@pytest.mark.parametrize(("places", "messages"), [
    ('["IN"]', []),
    ('["IN", "THIRD"]', []),
    ('["THIRD"]', ["A114.statement"]),
])  # fmt: skip
def test_a_statement_that_names_its_destinations(found, places, messages):
    said = statement("possible").replace('"possible"', f'"possible", to = {places}')
    assert [item.message for item in found(said + text("NL"), "A114")] == messages


def test_a_statement_declares_the_transfers_whose_place_it_names(found):
    said = '[register]\norganisation = "controller"\ntransfers = {{ to = ["{}"] }}\n'
    assert not found(said.format("IN") + text("IN"), "A113")
    [finding] = found(said.format("PH") + text("IN"), "A113")
    assert finding.message == "A113"


def test_a_joint_controller_abroad_is_a_transfer_that_its_list_names(found):
    joint = '[activity.fair]\nname = "Fair"\njoint_controllers = ["p"]\n[party.p]\nname = "P"\nseat = "IN"\n'
    findings = found(joint, "A113", "T101")
    assert [(item.rule, str(item.at)) for item in findings] == [
        ("A113", "example/fair#joint_controllers[1]"),
        ("T101", "example/fair#joint_controllers[1]"),
    ]


def test_a_tool_is_looked_for_where_it_is_declared(found):
    direct = DISCLOSURE.replace('to = "mail"', 'to = "mail", transfer = { tool = "scc-pre-2021" }')
    [finding] = found(direct + '[party.mailer]\nname = "Mailer"\nseat = "IN"\n', "T101", "T110")
    assert str(finding.at) == "example/news#disclosure[1].transfer.tool"

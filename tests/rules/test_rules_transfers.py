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
    [finding] = found(text("IN", more='transfer = { tool = "scc-pre-2021" }'), "T101")
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

"""The list of processors: the chain, what is silent, and what of it may be published."""

from export_sample import SAMPLE
from ropa.view.documents import processors
from ropa.view.wanted import Wanted
from subject_sample import made, rows, texts


def test_sub_processors_stand_under_theirs_with_their_number() -> None:
    found = [(row[0].removeprefix("? "), row[1], row[4]) for row in rows(made(processors))]
    assert found == [
        ("Cloud Inc.", "1", "–"),
        ("Support BV", "2", "–"),
        ("Helpdesk Ltd", "2.1", "Support BV"),
        ("Opslag BV", "3", "–"),
    ]


def test_a_row_tells_service_contract_places_activities_and_verdict() -> None:
    cloud = rows(made(processors))[0]
    assert cloud[5] == "Hosting"
    assert cloud[6] == "▯ not stated"
    assert cloud[8:11] == ["United States (US)", "Germany (DE)", "United States (US)"]
    assert cloud[11] == "Nieuwsbrief"
    assert cloud[12].startswith("⇒ transfer")


def test_a_recipient_with_another_role_is_no_processor() -> None:
    text = SAMPLE.replace('to = "keeping"', 'to = "keeping"\nrole = "controller"')
    assert "Opslag BV" not in texts(made(processors, text))


def test_a_processor_without_an_engagement_is_listed() -> None:
    text = SAMPLE.replace('to = "keeping"', 'to = "storage"\nrole = "processor"')
    last = rows(made(processors, text))[-1]
    assert last[:2] == ["Opslag BV", "4"]
    assert last[5:8] == ["▯ not stated"] * 3


def test_recipients_that_may_be_processors_are_counted() -> None:
    assert "may be processors, left out: 1" in texts(made(processors))
    assert "may be processors" not in texts(
        made(processors, SAMPLE.replace('certainty = "may"', 'role = "controller"'))
    )


def test_the_public_list_has_names_services_and_countries_and_nothing_else() -> None:
    contract = 'contract = { kind = "processor-agreement", claimed = true }\nauthorisation = "general"\n'
    text = SAMPLE.replace('service = "Hosting"', f'service = "Hosting"\n{contract}')
    document = made(processors, text, Wanted(is_public=True))
    (table,) = document.parts[0].tables
    assert table.columns == ("Processor", "Sub-processor of", "Service", "Country")
    shown = texts(document)
    for kept in ("Cloud Inc.", "Hosting", "United States", "Helpdesk Ltd", "for publication"):
        assert kept in shown
    for left in ("Nieuwsbrief", "Processor agreement", "General written authorisation", "transfer", "Germany"):
        assert left not in shown, left
        assert left in texts(made(processors, text)), left


def test_a_register_without_processors_says_so() -> None:
    text = "[register]\norganisation = 'o'\n[party.o]\nname = 'O'\n"
    assert "No processor is recorded." in texts(made(processors, text))

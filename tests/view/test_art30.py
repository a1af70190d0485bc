"""The Art. 30 document holds what the article asks, shows silence, and nothing that is meant for inside."""

import dataclasses
from collections.abc import Iterator

import pytest

from export_sample import LAW, SAMPLE, hops_of, read
from ropa.i18n import LANGUAGES
from ropa.law import Jurisdiction, Own, Status, law_at
from ropa.transfers import Risk
from ropa.view.art30 import art30
from ropa.view.document import Document, Entry, Page, Part
from ropa.view.marks import State


def made(text: str = SAMPLE, language: str = "en", shared: str = "") -> Document:
    register = read(text, shared)
    return art30(register, hops_of(register), LAW, language)


def part(document: Document, title: str) -> Part:
    return next(item for item in document.parts if item.title.startswith(title))


def entries(page: Page, label: str) -> list[tuple[State, str]]:
    return [(e.state, e.text) for field in page.fields() if field.label == label for e in field.entries]


def every_entry(document: Document) -> Iterator[Entry]:
    for item in document.parts:
        for table in item.tables:
            yield from (entry for row in table.rows for cell in row for entry in cell)
        for page in item.pages:
            yield from (entry for field in page.fields() for entry in field.entries)


def test_nothing_meant_for_inside_is_exported() -> None:
    assert "SECRET" not in str(dataclasses.asdict(made()))


def test_no_evidence_or_legal_basis_is_exported() -> None:
    document = made()
    assert not any(entry.evidence for entry in every_entry(document))
    laws = {field.law for item in document.parts for page in item.pages for field in page.fields()}
    assert not any(law.startswith("6(") for law in laws)


def test_controller_with_contact_details_alternatives_and_silence() -> None:
    pages = part(made(), "Controller").pages
    assert (State.SILENT, "not stated") in entries(pages[0], "Data protection officer")
    assert (State.NONE, "none") in entries(pages[0], "Representative in the Union")
    assert entries(pages[0], "Joint controllers") == [(State.INFERRED, "Partner GmbH")]
    assert entries(pages[1], "E-mail") == [
        (State.STATED, "privacy@example.org"),
        (State.ALTERNATIVE, "privacy@exampel.example"),
    ]
    assert [page.title for page in pages[1:]] == ["Winkel Café", "Partner GmbH"]


def test_overview_has_a_row_per_activity_as_controller() -> None:
    table = part(made(), "Overview").tables[-1]
    assert [row[0][0].text for row in table.rows] == ["Nieuwsbrief", "Klantenservice"]
    assert len(table.columns) == 8
    assert all(len(row) == 8 and all(row) for row in table.rows)


def test_a_silent_cell_says_so() -> None:
    table = part(made(), "Overview").tables[-1]
    assert table.rows[1][1] == (Entry("not stated", State.SILENT),)


def test_an_open_field_is_shown_without_whom_it_was_asked() -> None:
    table = part(made(), "Overview").tables[-1]
    assert [(entry.state, entry.details) for entry in table.rows[1][7]] == [(State.OPEN, ())]


def test_sections_of_an_activity_are_the_points_of_the_article() -> None:
    page = part(made(), "Processing activities in full").pages[0]
    assert [section.letter for section in page.sections] == list("abcdefg")


def test_own_rows_of_the_law_are_counted_where_the_law_is_dated() -> None:
    register = read(SAMPLE)
    law = law_at(LAW.date, Own((Jurisdiction("IN", Status.THIRD, source="OJ L 1", own=True),)))
    document = art30(register, hops_of(register, law), law, "en")
    counted = "Rows of the law set by the workspace itself (ropa.toml)"
    assert {detail.label: detail.text for detail in document.facts}[counted] == "1"
    assert f"{counted}: 1." in part(document, "Transfers").remarks
    steps = [detail.text for entry in every_entry(document) for detail in entry.details]
    assert any("own row in ropa.toml (source: OJ L 1)" in step for step in steps)
    assert counted not in str(made())


def test_a_recipient_is_the_party_not_the_service() -> None:
    page = part(made(), "Processing activities in full").pages[0]
    assert [text for _, text in entries(page, "Recipients")] == ["Cloud Inc.", "Support BV", "Opslag BV"]


def test_inherited_statement_keeps_its_origin() -> None:
    page = part(made(), "Processing activities in full").pages[0]
    found = [e for f in page.fields() if f.label == "Time limits for erasure" for e in f.entries]
    assert [entry.origin for entry in found] == ["", "example"]


def test_processor_activity_answers_the_second_paragraph_only() -> None:
    pages = part(made(), "Processing on behalf").pages
    assert [section.letter for section in pages[0].sections] == list("abcd")
    assert {field.law for field in pages[0].fields()} == {"30(2)(a)", "30(2)(b)", "30(2)(c)", "30(2)(d)"}
    assert pages[1].title == "Partner GmbH"


def test_the_representative_of_a_controller_abroad_is_shown_with_it() -> None:
    text = """
[register]
organisation = "host"
[party.host]
name = "Host"
[activity.hosting]
name = "Hosting"
capacity = "processor"
on_behalf_of = ["shop", "bakery"]
[party.shop]
name = "Shop Inc."
representative = "agent"
[party.bakery]
name = "Bakery"
representative = "none"
[party.agent]
name = "Agent BV"
email = ["agent@example.org"]
"""
    pages = part(made(text), "Processing on behalf").pages
    assert [page.title for page in pages] == ["Hosting", "Shop Inc.", "Agent BV", "Bakery"]
    assert entries(pages[1], "Representative in the Union") == [(State.STATED, "Agent BV")]


def test_statement_tied_to_no_activity_stands_once() -> None:
    document = made()
    assert "Adviseurs" in str(part(document, "Statements").pages)
    assert "Adviseurs" not in str(part(document, "Overview").tables)


def test_recipients_with_sub_processors() -> None:
    (table,) = part(made(), "List of recipients").tables
    assert [row[0][0].text for row in table.rows] == [
        "Cloud Inc.",
        "Support BV",
        "Helpdesk Ltd",
        "Opslag BV",
        "Adviseurs",
        "Partner GmbH",
    ]
    assert table.rows[2][2][0].text == "Sub-processor"
    assert table.rows[4][3][0].text == "category only, not named"
    assert [entry.text for entry in table.rows[5][2]] == ["Joint controller"]


def test_transfers_are_marked_as_worked_out_and_explained() -> None:
    (table,) = part(made(), "Transfers").tables
    verdicts = {row[1][0].text: row[3][0] for row in table.rows}
    assert set(verdicts) == {"Cloud Inc.", "Helpdesk Ltd", "Opslag BV", "Adviseurs", "Partner GmbH"}
    assert all(entry.state is State.DERIVED and entry.details for entry in verdicts.values())
    assert verdicts["Helpdesk Ltd"].text == "transfer; no tool recorded"


def test_no_transfer_is_said_only_where_nothing_is_silent() -> None:
    whole = '[register]\norganisation = "a"\n[party.a]\nname = "A"\n[activity.x]\nname = "X"\n'
    said = "No transfer found in the record."
    assert said not in part(made(whole), "Transfers").remarks
    assert said in part(made(whole + 'disclosure = "none"\n'), "Transfers").remarks
    unknown = part(made(whole + 'disclosure = "none"\nsystems = ["nowhere"]\n'), "Transfers").remarks
    assert said not in unknown
    assert any("silent on fields on the way: 1" in remark for remark in unknown)


def test_risk_goes_into_no_document_for_an_authority() -> None:
    risky = SAMPLE.replace("[document.tia]\n", '[document.tia]\noutcome = "insufficient"\n')
    assert risky != SAMPLE
    assert any(hop.risk is Risk.HIGH for hop in hops_of(read(risky)))
    assert "risk" not in str(made(risky)).casefold()


def test_banners() -> None:
    origin, draft = made().banner
    assert origin.startswith("Reconstructed from a public notice")
    assert draft.startswith("DRAFT")
    plain = '[register]\norganisation = "a"\norigin = "own"\n[party.a]\nname = "A"\n'
    assert made(plain).banner == ()


def test_facts_name_the_dates_and_the_source() -> None:
    facts = {fact.label: fact.text for fact in made().facts}
    assert facts["Record and law as of"] == "22 November 2026"
    assert facts["Source"] == "Privacyverklaring één"
    assert facts["Version of the source"] == facts["Date of the source"] == "not stated"


def test_legend_explains_the_marks_that_occur() -> None:
    document = made()
    states = {entry.state for entry in every_entry(document)} - {State.STATED}
    assert {state for state, _ in document.legend} == states


def test_ended_activities_are_counted() -> None:
    assert "Processing activities not carried out on that day, left out: 1." in part(made(), "Overview").remarks
    assert "Beëindigd" not in str(made())


def test_only_the_shared_records_that_it_uses() -> None:
    shared = '[party.vendor]\nname = "Vendor"\nseat = "US"\n[party.rival]\nname = "Rival"\n'
    text = '[register]\norganisation = "a"\ndpo = "shared/vendor"\n[party.a]\nname = "A"\n'
    found = str(made(text, shared=shared))
    assert "Vendor" in found
    assert "Rival" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language(language: str) -> None:
    assert made(language=language).language == language


@pytest.mark.parametrize("text", ["", "[register]\norganisation = 'gone'\n", "[activity.x]\nname = 'X'\n"])
def test_an_incomplete_register_is_exported_all_the_same(text: str) -> None:
    assert made(text).parts


TIED = """
[register]
organisation = "shop"
[[register.retention]]
applies = "all"
keep = "P2Y"
data = ["email-address"]
unless = "the law says otherwise"
[party.shop]
name = "Shop"
[activity.orders]
name = "Orders"
subjects = ["customer", "employee"]
{data}
[[activity.orders.subject_data]]
subject = "customer"
data = ["name", "email-address"]
[[activity.orders.subject_data]]
subject = "employee"
data = ["name"]
"""


def row_of(text: str) -> tuple[tuple[Entry, ...], ...]:
    return part(made(text), "Overview").tables[0].rows[0]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('data = ["name", "email-address"]', ["Name", "E-mail address"]),
        ("", ["Name; E-mail address", "Name"]),
        ('data = ["name"]', ["Name", "Name; E-mail address", "Name"]),
    ],
)
def test_overview_never_shows_a_category_of_data_subjects_as_data(data: str, texts: list[str]) -> None:
    cell = row_of(TIED.format(data=data))[3]
    assert [entry.text for entry in cell] == texts
    held = [[detail.text for detail in entry.details] for entry in cell if entry.details]
    assert held in ([], [["Customers"], ["Employees"]])


def test_overview_keeps_of_what_data_a_period_of_the_whole_organisation_is() -> None:
    [period] = row_of(TIED.format(data=""))[6]
    assert period.origin
    assert [detail.text for detail in period.details] == ["E-mail address", "the law says otherwise"]


SHARED = """
[register]
organisation = "club"
language = "en"
measures = ["Locks", "Guards", "Badges", "Alarms"]
[[register.retention]]
applies = "all"
keep = "P1Y"
copy = "backup"
[[register.retention]]
applies = ["members"]
keep = "P9Y"
[[register.evidence]]
field = "measures"
item = "Locks"
basis = "inferred"
[party.club]
name = "Club"
[activity.members]
name = "Members"
[[activity.members.retention]]
keep = "P2Y"
[activity.news]
name = "News"
"""


def test_overview_says_once_and_by_number_what_several_activities_inherit() -> None:
    numbers, rows = part(made(SHARED), "Overview").tables
    said = [(row[0][0].text, row[1][0].text, row[2][0].text, row[2][0].state) for row in numbers.rows]
    assert said == [
        ("no.\u00a01", "Time limits for erasure", "1 year", State.STATED),
        ("no.\u00a02", "Security measures", "Locks", State.INFERRED),
        ("no.\u00a03", "Security measures", "Guards", State.STATED),
        ("no.\u00a04", "Security measures", "Badges", State.STATED),
        ("no.\u00a05", "Security measures", "Alarms", State.STATED),
    ]
    assert not any(entry.origin for row in numbers.rows for cell in row for entry in cell)
    members, news = rows.rows
    # What only one of them inherits stays in its row, as does its own.
    assert [(entry.sign, entry.text) for entry in members[6]] == [
        ("", "2 years"),
        ("↑", "9 years"),
        ("↑", "see no.\u00a01"),
    ]
    assert [(entry.sign, entry.text) for entry in news[6]] == [("↑", "see no.\u00a01")]
    # What is only proposed is never counted among what is stated.
    references = [(entry.sign, entry.state, entry.text) for entry in news[7]]
    assert references == [
        ("↑?", State.INFERRED, "see no.\u00a02"),
        ("↑", State.STATED, "see no.\u00a03–5"),
    ]


PLAN = """
[document.plan]
title = "Plan"
"""


def test_overview_says_which_field_a_value_is_of_where_its_head_does_not() -> None:
    said = 'stored_in = ["NL"]\nmeasures_described_in = ["plan"]\n[[activity.members.retention]]'
    members, news = (
        part(made(SHARED.replace("[[activity.members.retention]]", said) + PLAN), "Overview").tables[-1].rows
    )
    assert [entry.text for entry in members[5]] == ["not stated", "Stored in: Netherlands (NL)"]
    assert "Measures described in: Plan" in [entry.text for entry in members[7]]
    assert [entry.text for entry in news[5]] == ["not stated"]
    silent = SHARED.replace('measures = ["Locks", "Guards", "Badges", "Alarms"]', 'measures_described_in = ["plan"]')
    silent = silent.replace('[[register.evidence]]\nfield = "measures"\nitem = "Locks"\nbasis = "inferred"\n', "")
    numbers, _ = part(made(silent + PLAN), "Overview").tables
    assert [cell[0].text for cell in numbers.rows[-1]][1:] == ["Security measures", "Measures described in: Plan"]


def test_overview_of_one_activity_says_everything_in_its_row() -> None:
    (rows,) = part(made(SHARED.replace('[activity.news]\nname = "News"\n', "")), "Overview").tables
    assert [entry.text for entry in rows.rows[0][6]] == ["2 years", "1 year", "9 years"]

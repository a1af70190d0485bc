"""Every document, in every language: nothing internal without being asked, no empty cell, the same each time."""

import dataclasses
from pathlib import Path

import pytest

from export_sample import SAMPLE, hostile
from ropa.i18n import LANGUAGES
from ropa.questions.layouts import LAYOUTS
from ropa.view import documents
from ropa.view.documents import DOCUMENTS, art30, dossier, findings, obligations, processors, records, transfers
from ropa.view.framing import obstacles
from ropa.view.marks import PROPOSED, UNCONFIRMED, State
from ropa.view.wanted import EVERYTHING, Limit, Wanted
from subject_sample import SECRETS, made, subject, texts

OUTWARD = [
    *((art30, Wanted(layout=layout)) for layout in LAYOUTS),
    (art30, Wanted(columns=("purposes", "legal_basis", "disclosure", "retention"))),
    (art30, Wanted(side="controller")),
    (art30, Wanted(side="processor")),
    (art30, Wanted(hidden=UNCONFIRMED)),
    (art30, Wanted(hidden=PROPOSED)),
    (processors, EVERYTHING),
    (processors, Wanted(is_public=True)),
]
"""What may be handed to others."""

INWARD = [
    *((art30, Wanted(layout=layout, is_internal=True)) for layout in LAYOUTS),
    (transfers, Wanted(is_internal=True)),
    (findings, EVERYTHING),
    (obligations, EVERYTHING),
    (records, EVERYTHING),
    (dossier, EVERYTHING),
]


def test_every_module_is_a_document_and_every_document_a_module() -> None:
    modules = {path.stem for path in Path(documents.__file__).parent.glob("*.py")} - {"__init__"}
    assert {kind.NAME for kind in DOCUMENTS} == modules


@pytest.mark.parametrize(("kind", "wanted"), OUTWARD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_internal_leaves_the_house(kind, wanted, language) -> None:
    document = made(kind, SECRETS, wanted, language)
    assert "SECRET" not in str(dataclasses.asdict(document))
    assert not any(entry.evidence for part in document.parts for entry in part.entries())
    shown = texts(document).casefold()
    for risk in ("risk ", "risico ", "risque ", "risiko "):
        assert risk not in shown


def test_the_register_of_transfers_has_the_assessment_and_no_other_secret() -> None:
    document = made(transfers, SECRETS)
    assert "SECRET assessment" in texts(document)
    assert "SECRET" not in texts(document).replace("SECRET assessment", "")
    assert "risk " not in texts(document)


def test_an_internal_record_has_all_of_it_and_says_so() -> None:
    document = made(art30, SECRETS, Wanted(is_internal=True))
    shown = texts(document)
    assert document.banner[0].startswith("INTERNAL")
    for secret in (
        *("owner", "note", "evidence", "section", "department", "keeper", "remark", "reviewer", "result"),
        *("plan", "decider", "advice", "ground", "chief", "counsel", "provenance", "source", "assessment"),
        "register note",
    ):
        assert f"SECRET {secret}" in shown, secret
    assert "risk not assessed" in shown


@pytest.mark.parametrize(("kind", "wanted"), INWARD)
def test_what_is_internal_says_so_first(kind, wanted) -> None:
    assert made(kind, SECRETS, wanted, "nl").banner[0].startswith("INTERN")


@pytest.mark.parametrize(("kind", "wanted"), OUTWARD)
def test_what_is_not_internal_does_not_say_so(kind, wanted) -> None:
    assert not any(line.startswith("INTERNAL") for line in made(kind, SECRETS, wanted).banner)


# In the tables that come back, an empty cell is a field that says nothing.
@pytest.mark.parametrize(("kind", "wanted"), [one for one in (*OUTWARD, *INWARD) if one[0] is not records])
@pytest.mark.parametrize("text", [SAMPLE, SECRETS, "[register]\norganisation = 'o'\n[party.o]\nname = 'O'\n"])
def test_no_cell_is_empty_and_rows_fit_their_heads(kind, wanted, text) -> None:
    for part in made(kind, text, wanted).parts:
        for table in part.tables:
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert all(cell for row in table.rows for cell in row)
            assert all(table.columns)


@pytest.mark.parametrize(("kind", "wanted"), [*OUTWARD, *INWARD])
def test_the_same_register_gives_the_same_document(kind, wanted) -> None:
    assert made(kind, SECRETS, wanted) == made(kind, SECRETS, wanted)


@pytest.mark.parametrize(("kind", "wanted"), [*OUTWARD, *INWARD, (transfers, EVERYTHING)])
def test_the_origin_stands_on_every_document(kind, wanted) -> None:
    assert any(line.startswith("Reconstructed") for line in made(kind, SAMPLE, wanted).banner)
    own = SAMPLE.replace("reconstructed-from-public-notice", "own")
    assert not any(line.startswith("Reconstructed") for line in made(kind, own, wanted).banner)


def test_what_was_asked_for_stands_among_the_facts() -> None:
    wanted = Wanted(
        side="controller", limit=Limit("basis:consent", 1, 4), hidden=PROPOSED, revision="v1", is_final=True
    )
    facts = {fact.label: fact.text for fact in made(art30, SAMPLE, wanted).facts}
    assert facts["Part of the record"] == "only as controller (Art. 30(1))"
    assert "“basis:consent”: 1 of 4" in facts["Limited to"]
    assert facts["Revision of the record"] == "v1"
    assert facts["Left out"].startswith("inferred values")
    assert facts["Status"].startswith("final")
    plain = {fact.label for fact in made(art30).facts}
    assert not plain & {"Part of the record", "Limited to", "Revision of the record", "Left out", "Status"}


def test_an_extract_says_so_and_the_whole_does_not() -> None:
    assert any(line.startswith("EXTRACT") for line in made(art30, SAMPLE, Wanted(hidden=PROPOSED)).banner)
    assert not any(line.startswith("EXTRACT") for line in made(art30).banner)


def test_left_out_values_are_counted_and_are_no_silence() -> None:
    document = made(art30, SAMPLE, Wanted(hidden=PROPOSED))
    entries = [entry for part in document.parts for entry in part.entries()]
    absent = [entry for entry in entries if entry.state is State.ABSENT]
    assert absent
    assert not any(entry.state is State.INFERRED and entry.text != "Klantenservice" for entry in entries)
    told = next(fact.text for fact in document.facts if fact.label == "Left out")
    assert told.endswith(f"places in this document: {len(absent)}")
    assert "De nieuwsbrief sturen" not in texts(document)
    assert "De nieuwsbrief sturen" in texts(made(art30))


def test_only_confirmed_values_are_shown_where_that_is_asked() -> None:
    text = (
        SAMPLE
        + """
[[activity.newsletter.evidence]]
field = "purposes"
basis = "confirmed"
by = "owner"
on = 2026-02-03
"""
    )
    shown = texts(made(art30, text, Wanted(hidden=UNCONFIRMED)))
    assert "De nieuwsbrief sturen" in shown
    assert "not confirmed" in shown
    for value in ("privacy@example.org", "Opslag BV", "Cloud Inc.", "encryption"):
        assert value not in shown, value
        assert value in texts(made(art30, text))


def test_a_none_that_is_only_proposed_is_left_out_with_the_proposals() -> None:
    text = SAMPLE.replace('measures = ["encryption"]', 'measures = ["encryption"]\nprofiling = "none"', 1)
    (row, *_) = made(art30, text, Wanted(columns=("profiling",))).parts[0].tables[0].rows
    assert [(entry.state, entry.text) for entry in row[1]] == [(State.INFERRED, "none")]
    (row, *_) = made(art30, text, Wanted(columns=("profiling",), hidden=PROPOSED)).parts[0].tables[0].rows
    assert [entry.state for entry in row[1]] == [State.ABSENT]


def test_obstacles_name_record_field_and_reason() -> None:
    found = {str(one.at): one.reason for one in obstacles(made(art30), "en")}
    assert found["example/newsletter#purposes"].startswith("inferred")
    assert found["example/care#measures"].startswith("open")
    assert "to be confirmed" in found["example/care#status"]
    assert "example/cloud#seat" not in found


SETTLED = """
[register]
organisation = "shop"
language = "nl"
[party.shop]
name = "Winkel"
[activity.newsletter]
name = "Nieuwsbrief"
purposes = ["De nieuwsbrief sturen"]
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_stands_in_the_way_of_a_settled_record(layout) -> None:
    document = made(art30, SETTLED, Wanted(layout=layout))
    assert not obstacles(document, "en")
    assert not document.banner


def test_what_is_left_out_stands_in_the_way() -> None:
    assert obstacles(made(art30, SETTLED, Wanted(hidden=UNCONFIRMED)), "en")


@pytest.mark.parametrize(("kind", "wanted"), [*OUTWARD, *INWARD])
def test_a_hostile_register_is_exported_all_the_same(kind, wanted) -> None:
    assert kind.make(subject(hostile()), wanted, "de").parts

"""The list of questions: plain words in four languages, what is known, what can be answered, and nothing internal."""

import pytest

from filled import CLINIC
from helpers import TODAY, register
from ropa.i18n import LANGUAGES, catalogue, text
from ropa.law import law_at
from ropa.model import KINDS, plan
from ropa.questions.layouts import layout
from ropa.questions.open_points import open_points
from ropa.reading.cells.standing import standing
from ropa.rules import CLASSES, Case
from ropa.view.document import Document, Table
from ropa.view.marks import State
from ropa.view.questionnaire import COLUMNS, questionnaire

LAW = law_at(TODAY)


def made(text_: str = CLINIC, language: str = "en") -> Document:
    found = register(text_, "")
    return questionnaire(found, open_points(Case(found, LAW, CLASSES)), LAW, language)


def cells(document: Document, column: str) -> dict[str, list[str]]:
    """One column by key."""
    place = COLUMNS.index(column)
    return {row[-1][0].text: [entry.text for entry in row[place]] for table in tables(document) for row in table.rows}


def tables(document: Document) -> list[Table]:
    return [table for part in document.parts for table in part.tables]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_questions_in_every_language(language: str) -> None:
    document = made(language=language)
    assert cells(document, "key") == cells(made(), "key")
    assert all(table.columns[-1] == text("asking.column.key", language) for table in tables(document))
    assert made(language=language) == document
    asked = cells(document, "question")["example/visits#retention"]
    assert asked == [text("asking.question.activity.retention", language, name="Visits")]


@pytest.mark.parametrize(("service", "told"), [("", ""), ("Parcels", " (Parcels)")])
def test_a_service_is_told_apart_from_its_party_only_where_it_has_a_name(service: str, told: str) -> None:
    said = f'\n[party.post]\nname = "Post"\n[engagement.parcels]\nparty = "post"\nservice = "{service}"\n'
    if not service:
        said = said.replace('service = ""\n', "")
    asked = cells(made(CLINIC + said), "question")["example/parcels#stored_in"]
    assert asked == [f"In which countries are the data stored that go to “Post”{told}?"]


def test_a_part_for_each_who_can_answer_with_instructions() -> None:
    document = made()
    how, *parts = document.parts
    assert [part.title for part in parts] == ["Questions for Head nurse", "No contact person recorded yet"]
    assert (how.title, len(how.remarks), how.tables) == ("How to fill this in", 4, ())
    assert "“Your answer”" in how.remarks[1]


def test_what_is_known_stands_beside_the_question() -> None:
    document = made()
    known = cells(document, "known")
    assert known["example/visits#capacity:confirm"] == ["Controller"]
    assert known["example/clinic#email:which"] == ["desk@clinic.example", "info@clinic.example"]
    assert known["example/visits#retention"] == ["Nothing yet"]
    assert known["example#disclosure:courier:where"] == ["Quick Courier"]
    states = {entry.state for table in tables(document) for row in table.rows for entry in row[1]}
    assert {State.INFERRED, State.ALTERNATIVE, State.SILENT} <= states


def test_the_cells_to_fill_in_are_empty() -> None:
    for table in tables(made()):
        assert all(row[place] == () for row in table.rows for place in (3, 4, 5))
        assert [bool(room) for room in table.fills] == [False, False, False, True, True, True, False]


def test_only_answers_to_choose_from_are_a_closed_list() -> None:
    for table in tables(made()):
        answer = table.choices[COLUMNS.index("answer")] if table.choices else ()
        assert all(not words for place, words in enumerate(table.choices) if place != COLUMNS.index("answer"))
        for row in table.rows:
            assert not answer or tuple(entry.text for entry in row[2]) == answer
    closed = {row[-1][0].text for table in tables(made()) if table.choices for row in table.rows}
    assert "example/letters#status:confirm" in closed
    assert "example/visits#retention" not in closed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_beside_words_is_understood(language: str) -> None:
    possible = cells(made(language=language), "possible")
    offered = {text(f"asking.choice.{name}", language) for name in ("unknown", "not-applicable", "none", "confirm")}
    found = {said for listed in possible.values() for said in listed}
    assert offered <= found
    assert all(standing(said) for said in offered)


def test_nothing_internal_goes_out() -> None:
    secret = CLINIC.replace('name = "Visits"', 'name = "Visits"\nnote = "SECRET note"')
    secret += '\n[[activity.visits.accepted]]\nrule = "A120"\nreason = "SECRET"\ndecided_by = "SECRET"\n'
    assert "SECRET" not in repr(made(secret))


def test_a_register_without_open_points_says_so() -> None:
    document = questionnaire(register(CLINIC, ""), (), LAW, "en")
    assert [part.remarks for part in document.parts] == [("No question is open.",)]


def test_every_worded_question_is_about_a_field() -> None:
    fields = {f"{kind}.{field.key}" for kind, model in KINDS.items() for field in plan(model)}
    worded = {key.removeprefix("question.") for key in catalogue("asking") if key.startswith("question.")}
    worded -= {"generic", "where"}
    assert {key for key in worded if not key.startswith("again.")} <= fields
    again = {key.removeprefix("again.") for key in worded if key.startswith("again.")}
    assert again <= {field.partition(".")[2] for field in fields}


def test_every_point_of_the_article_is_worded() -> None:
    worded = catalogue("asking")
    kinds = {"organisation": "party", "dpo": "party", "joint": "party", "on-behalf-of": "party"}
    for point in layout("art30").points:
        for name in point.fields:
            root, _, field = name.partition(".")
            kind = "party" if root == "representative" else kinds.get(root, root)
            assert kind == "transfer" or field.startswith("measures_") or f"question.{kind}.{field}" in worded, name

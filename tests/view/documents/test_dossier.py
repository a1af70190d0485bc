"""The audit dossier: everything that the record rests on, in one document that needs nothing beside it."""

from dataclasses import replace

import pytest

from export_sample import SAMPLE, read
from ropa.i18n import LANGUAGES, text
from ropa.view.document import Document, Figure
from ropa.view.documents import dossier
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.wanted import EVERYTHING, Wanted
from subject_sample import SECRETS, made, rows, subject, texts

FIGURE = Figure("Transfers", "shop → cloud", b'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"/>')


def whole(words: str = SECRETS, language: str = "en", **further: object) -> Document:
    return dossier.make(replace(subject(read(words)), **further), EVERYTHING, language)


def titles(document: Document) -> list[str]:
    return [part.title for part in document.parts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_there_in_its_order(language) -> None:
    found = titles(whole(language=language, figures=(FIGURE,)))
    wanted = ("controller", "overview", "activities", "recipients", "transfers", "coverage", "transfer-diagrams")
    later = ("measures", "deferred", "accepted", "evidence", "keeping", "law", "history", "glossary")
    keys = [text(f"document.part.{key}", language) for key in (*wanted, *later)]
    assert [title for title in found if title in keys] == keys
    assert text("document.transfers.title", language) in found
    assert text("obligations.title", language) in found
    assert len(set(found)) == len(found)


def test_it_is_internal_names_its_register_and_has_all_that_is_inside() -> None:
    document = whole()
    assert document.banner[0].startswith("INTERNAL")
    facts = {fact.label: fact.text for fact in document.facts}
    assert facts["Register"] == "example"
    assert facts["Record and law as of"] == "22 November 2026"
    shown = texts(document)
    for secret in ("plan", "ground", "counsel", "provenance", "reviewer", "assessment"):
        assert f"SECRET {secret}" in shown, secret


def test_what_was_decided_about_stands_apart() -> None:
    document = whole()
    deferred, accepted = rows(document, "Findings that are put off"), rows(document, "Findings that are accepted")
    assert deferred
    assert accepted
    left = [row for title in titles(document) if title.startswith("Findings – ") for row in rows(document, title)]
    assert left
    assert not [row for row in (*deferred, *accepted) if row in left]


def test_pictures_stand_between_their_register_and_what_follows() -> None:
    document = whole(figures=(FIGURE, FIGURE))
    (part,) = [part for part in document.parts if part.figures]
    assert part.figures == (FIGURE, FIGURE)
    assert not any(part.figures for part in whole().parts)


def test_the_history_is_told_or_it_is_said_that_it_is_not() -> None:
    told = Outline("", (Branch("2 March 2026", branches=(Branch("Changed: 1"),)),), ("Latest first.",), {}, headings=1)
    (part,) = [part for part in whole(history=told).parts if part.title == "Change history"]
    assert (part.remarks, part.branches, part.headings) == (told.remarks, told.branches, 1)
    (part,) = [part for part in whole().parts if part.title == "Change history"]
    assert part.remarks == ("The change history was left out of this dossier, as asked.",)


def test_the_glossary_comes_last_and_explains_what_only_a_later_part_says() -> None:
    words = SAMPLE
    history = Outline("", (Branch("SCC"),), (), {}, headings=1)
    terms = [row[0] for row in rows(whole(words, history=history), "Abbreviations")]
    assert "SCC" in terms
    assert terms == [row[0] for row in rows(whole(words, history=history), "Abbreviations")]


def test_measures_are_told_with_the_activities_they_protect() -> None:
    document = whole(SECRETS.replace('["encryption"]', '["encryption-at-rest"]'))
    found = dict(rows(document, "Security measures"))
    (protected,) = [found[measure] for measure in found if "Encryption at rest" in measure]
    assert "Nieuwsbrief" in protected
    last = [row for part in document.parts if part.title.startswith("Security") for row in part.tables[0].rows][-1]
    assert last[0][0].state is State.SILENT
    assert len(last[1]) >= 1
    bare = whole("[register]\norganisation = 'o'\n[party.o]\nname = 'O'\n")
    assert "Nothing is recorded." in next(part for part in bare.parts if part.title.startswith("Security")).remarks


def test_the_law_used_has_its_dates_and_its_sources() -> None:
    found = {row[0]: row[1:] for row in rows(whole(), "The law used")}
    assert found["Netherlands (NL)"] == ["in the EEA", "without dates", "TEU Art. 52"]
    standing, period, source = found["United States (US)"]
    assert standing.startswith("adequate for some recipients only; ")
    assert period == "from 2023-07-10"
    assert source
    assert found["India (IN)"][0] == "without an adequacy decision"
    none = whole("[register]\norganisation = 'o'\n[party.o]\nname = 'O'\n")
    remarks = next(part for part in none.parts if part.title.startswith("The law used")).remarks
    assert "no place and no tool" in remarks[-1]
    assert "22 November 2026" in remarks[0]


def test_what_is_asked_of_a_document_goes_through() -> None:
    document = made(dossier, SAMPLE, Wanted(revision="v1"))
    assert [fact.text for fact in document.facts if fact.label == "Revision of the record"] == ["v1"]

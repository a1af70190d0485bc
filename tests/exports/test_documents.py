"""Every document as a page: the layouts as golden files, no empty cell, user text in its own language."""

import pytest

from export_sample import HOSTILE_NAMES, SAMPLE, golden, hostile
from html_page import Page
from ropa.exports import html
from ropa.i18n import visible
from ropa.questions.layouts import LAYOUTS
from ropa.view.documents import DOCUMENTS, art30, processors, transfers
from ropa.view.marks import VOID
from ropa.view.wanted import EVERYTHING, Wanted
from subject_sample import SECRETS, made, subject

PAGES = {
    **{f"layout-{layout}": (art30, Wanted(layout=layout)) for layout in LAYOUTS},
    "processors": (processors, EVERYTHING),
    "processors-public": (processors, Wanted(is_public=True)),
    "transfers-register": (transfers, EVERYTHING),
}


@pytest.mark.parametrize("name", PAGES)
def test_golden(name: str) -> None:
    kind, wanted = PAGES[name]
    golden(f"{name}.html", html.write(made(kind, SAMPLE, wanted, "nl")))


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.NAME)
def test_a_hostile_register_stays_text(kind) -> None:
    page = Page(html.write(kind.make(subject(hostile()), Wanted(is_internal=True), "fr")).decode())
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "b"}
    shown = "".join(page.text)
    assert all(visible(" ".join(name.split())) in shown for name in HOSTILE_NAMES[:3])


@pytest.mark.parametrize("name", PAGES)
def test_the_users_words_carry_their_language_in_tables_too(name: str) -> None:
    kind, wanted = PAGES[name]
    shown = html.write(made(kind, SECRETS, wanted, "en")).decode()
    assert '<bdi lang="nl">Opslag BV</bdi>' in shown
    assert '<bdi lang="nl">not stated' not in shown
    own = html.write(made(kind, SECRETS, wanted, "nl")).decode()
    assert '<bdi lang="nl">Opslag BV</bdi>' not in own


def test_words_of_the_program_carry_no_language_of_the_user() -> None:
    shown = html.write(made(art30, SECRETS, Wanted(layout="ico"), "en")).decode()
    assert '<bdi lang="nl">De nieuwsbrief sturen</bdi>' in shown
    for said in ("Consent", "no field in this record", "Germany (DE)"):
        assert said in shown
        assert f'<bdi lang="nl">{said}</bdi>' not in shown


def test_a_wide_table_is_set_as_cards_and_a_narrow_one_is_not() -> None:
    wide = Page(html.write(made(art30, SAMPLE, Wanted(layout="ico"))).decode())
    assert [table.get("class") for table in wide.all("table")] == [None, None, "cards", None, None]
    assert not any(table.get("class") for table in Page(html.write(made(art30)).decode()).all("table"))


@pytest.mark.parametrize("kind", [processors, transfers], ids=lambda kind: kind.NAME)
def test_a_dash_is_explained_where_there_is_one(kind) -> None:
    document = made(kind)
    dashes = [entry for part in document.parts for entry in part.entries() if entry.text == VOID]
    assert (VOID in dict(document.signs())) == bool(dashes)
    assert dashes or kind is not processors


def test_a_dash_that_a_user_wrote_is_left_unexplained() -> None:
    text = SAMPLE.replace('name = "Nieuwsbrief"', f'name = "{VOID}"')
    shown = made(art30, text, Wanted(columns=("purposes",)))
    assert any(entry.text == VOID for part in shown.parts for entry in part.entries())
    assert VOID not in dict(shown.signs())

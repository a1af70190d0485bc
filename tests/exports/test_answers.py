"""Answers as files: one page without script or requests, a text for paper, Markdown without markup of a user's."""

import re
from importlib import resources
from itertools import pairwise

import pytest

from answer_sample import access_of, document, impact_of, sample
from export_sample import HOSTILE_NAMES, golden, hostile
from html_page import Page
from ropa.exports import FORMATS, LINKED_FORMATS, html, markdown, plain
from ropa.i18n import LANGUAGES, one_line, visible
from ropa.view.document import Document
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline


def answers(language: str = "nl") -> dict[str, Document]:
    register = sample()
    return {
        "impact": document(impact_of(register, language=language), register, language, "impact"),
        "access": document(access_of(register, language=language), register, language, "access"),
    }


def nasty() -> Document:
    register = hostile()
    branches = tuple(
        Branch(name, "example/x", (name, name), state, (Branch(name, branches=(Branch(name),)),), is_quoted=True)
        for name in HOSTILE_NAMES
        for state in State
    )
    return document(Outline(HOSTILE_NAMES[1], branches, HOSTILE_NAMES, {}, headings=1), register, "de", "access")


PAGES = [*answers().values(), nasty()]
IDS = ["impact", "access", "hostile"]


@pytest.mark.parametrize("name", ["impact", "access"])
def test_golden(name: str) -> None:
    golden(f"{name}.html", html.write(answers()[name]))


def test_every_format_is_in_a_tuple() -> None:
    files = {file.name for file in resources.files("ropa.exports").iterdir() if file.name.endswith(".py")}
    assert files - {"__init__.py"} == {f"{made.__name__.rpartition('.')[2]}.py" for made in (*FORMATS, *LINKED_FORMATS)}
    assert [made.SUFFIX for made in FORMATS] == [".html", ".pdf", ".docx", ".xlsx", ".csv", ".json", ".md", ".txt"]


@pytest.mark.parametrize("made", [html, markdown, plain], ids=lambda made: made.NAME)
@pytest.mark.parametrize("answer", PAGES, ids=IDS)
def test_same_bytes_twice_and_nothing_that_steers(made, answer: Document) -> None:
    shown = made.write(answer).decode()
    assert shown == made.write(answer).decode()
    assert shown == visible(shown)


@pytest.mark.parametrize("answer", PAGES, ids=IDS)
def test_no_script_and_nothing_fetched(answer: Document) -> None:
    page = Page(html.write(answer).decode())
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "svg", "b"}
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(meta for meta in page.all("meta") if meta.get("http-equiv"))
    assert "default-src 'none'" in (policy["content"] or "")


@pytest.mark.parametrize("answer", PAGES, ids=IDS)
def test_anchors_headings_and_lists_hold(answer: Document) -> None:
    page = Page(html.write(answer).decode())
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in page.all("a")} <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("ul")
    assert "None" not in "".join(page.text)


@pytest.mark.parametrize("answer", PAGES, ids=IDS)
def test_every_sign_has_words_and_stands_in_the_legend(answer: Document) -> None:
    page = Page(html.write(answer).decode())
    marks = [attributes for tag, attributes in page.tags if tag == "span" and attributes.get("class") == "mark"]
    assert marks
    assert all(mark.get("aria-label") or mark.get("aria-hidden") == "true" for mark in marks)
    meanings = {meaning for _, meaning in answer.legend}
    assert {mark["aria-label"] for mark in marks if mark.get("aria-label")} <= meanings


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_of_the_page_and_of_user_text(language: str) -> None:
    for answer in answers(language).values():
        page = Page(html.write(answer).decode())
        assert page.all("html") == [{"lang": language}]
        quoted = [tag for tag in page.all("bdi") if tag.get("lang") == "nl"]
        # The head of a page says it always; lines where it differs from the page's own.
        assert (len(quoted) > 1) is (language != "nl")


def test_hostile_text_is_shown_as_it_is() -> None:
    text = "".join(Page(html.write(nasty()).decode()).text)
    for name in HOSTILE_NAMES:
        assert visible(name) in text


def test_an_answer_without_headings_has_no_contents() -> None:
    register = sample()
    plain = Outline("Vraag", (Branch("a", branches=(Branch("b"),)),), (), {})
    page = Page(html.write(document(plain, register)).decode())
    assert page.all("nav") == []
    assert len(page.all("ul")) == 2


def test_words_in_one_line_stay_a_list_for_a_screen_reader() -> None:
    assert '<ul class="lines words">' in html.write(answers()["impact"]).decode()


@pytest.mark.parametrize("answer", PAGES, ids=IDS)
def test_a_text_is_wrapped_and_says_what_the_shell_says(answer: Document) -> None:
    shown = plain.write(answer).decode()
    assert max(map(len, shown.splitlines())) <= 100
    flat = " ".join(shown.split())
    for line in (answer.organisation, answer.title, *answer.banner, *(meaning for _, meaning in answer.legend)):
        assert "".join(one_line(line).split()) in "".join(flat.split())


def test_markdown_of_a_user_is_no_markup() -> None:
    shown = markdown.write(nasty()).decode()
    assert "<script>" not in shown.replace("\\<", "")
    for line in shown.splitlines():
        said = line.lstrip(" -#")
        assert not re.search(r"(?<!\\)[*_\[\]<>`|]", said.strip("*")), line
    assert "{{ 7 \\* 7 }}" in shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("# one", "\\# one"),
        ("[a](b)", "\\[a\\](b)"),
        ("https://a.example", "https\\://a.example"),
        ("10:00", "10:00"),
    ],
)
def test_markdown_escapes_what_would_be_markup(said: str, shown: str) -> None:
    register = sample()
    written = markdown.write(document(Outline("t", (Branch(said, detail=said),), (), {}), register)).decode()
    assert f"- {shown}\\\n  {shown}\n" in written

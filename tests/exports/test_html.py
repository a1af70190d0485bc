"""The page is one file without script or requests, whose structure and silence survive any text."""

from dataclasses import replace
from itertools import pairwise

import pytest

from export_sample import HOSTILE_NAMES, LAW, SAMPLE, golden, hops_of, hostile, read
from helpers import TODAY
from html_page import Page
from ropa.exports import html
from ropa.i18n import LANGUAGES, visible
from ropa.register import Register
from ropa.view.art30 import art30
from ropa.view.document import Document, Part
from ropa.view.outline import Branch
from ropa.view.spoken import has_contents


def written(register: Register, language: str = "nl") -> bytes:
    return html.write(art30(register, hops_of(register), LAW, language))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(written(read(SAMPLE)).decode())


def test_golden() -> None:
    golden("art30.html", written(read(SAMPLE)))


def test_same_bytes_twice() -> None:
    assert written(read(SAMPLE)) == written(read(SAMPLE))


@pytest.mark.parametrize("register", [read(SAMPLE), hostile()], ids=["sample", "hostile"])
def test_no_script_and_nothing_fetched(register: Register) -> None:
    page = Page(written(register).decode())
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "svg", "b"}
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(meta for meta in page.all("meta") if meta.get("http-equiv"))
    assert "default-src 'none'" in (policy["content"] or "")


def test_hostile_text_is_shown_as_it_is() -> None:
    text = "".join(Page(written(hostile()).decode()).text)
    for name in HOSTILE_NAMES:
        assert visible(" ".join(name.split())) in text
    assert "\u202e" not in text
    assert "\u001b" not in text


def test_anchors_are_unique_and_every_link_leads_to_one(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in page.all("a")} <= set(ids)
    assert "record-newsletter" in ids


def test_headings_skip_no_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scopes(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert {cell.get("scope") for cell in page.all("th")} == {"col", "row"}


def test_no_cell_is_empty() -> None:
    text = written(read(SAMPLE)).decode()
    assert 'class="entry silent"' in text
    for piece in text.split('class="entry silent"')[1:]:
        assert "niet vermeld" in piece.split("</bdi>")[0]


def test_marks_have_words(page: Page) -> None:
    for tag, attributes in page.tags:
        if tag == "span" and attributes.get("class") == "mark":
            assert attributes.get("aria-label") or attributes.get("aria-hidden") == "true"


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_of_the_page_and_of_user_text(language: str) -> None:
    page = Page(written(read(SAMPLE), language).decode())
    assert page.all("html") == [{"lang": language}]
    assert {"nl"} <= {tag.get("lang") for tag in page.all("bdi")}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_in_light_dark_and_print() -> None:
    css = written(read(SAMPLE)).decode().split("<style>")[1].split("</style>")[0]
    schemes = [piece.split("}")[0] for piece in css.split(":root {")[1:]]
    assert len(schemes) == 3
    for scheme in schemes:
        found = dict(
            item.strip().removeprefix("--").split(": ") for item in scheme.split(";") if item.strip().startswith("--")
        )
        for ink in ("ink", "soft", "link", "gap-ink"):
            assert _contrast(found[ink], found["paper"]) >= 4.5, ink
            assert _contrast(found[ink], found["tint"]) >= 4.5, ink
        assert _contrast(found["warn-ink"], found["warn-paper"]) >= 4.5


def test_one_chapter_needs_no_list_of_chapters() -> None:
    one = Document("T", "O", "en", "", TODAY, (), (), (Part("Only"),))
    assert not has_contents(one)
    assert b'id="contents"' not in html.write(one)
    two = replace(one, parts=(Part("First"), Part("Second")))
    assert has_contents(two)
    assert b'id="contents"' in html.write(two)
    lines = tuple(Branch(name, branches=(Branch("x"),)) for name in ("a", "b"))
    assert has_contents(replace(one, parts=(Part("", branches=lines, headings=1),)))
    assert not has_contents(replace(one, parts=(Part("", branches=lines[:1], headings=1),)))

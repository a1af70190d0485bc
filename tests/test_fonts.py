"""The fonts that come along, and what is written for a character that they lack."""

import datetime
import unicodedata
from importlib import resources
from xml.sax.saxutils import escape

import pytest

from ropa import fonts
from ropa.exports.pdf import pictures
from ropa.render import typeset_with_warnings
from ropa.view.document import Figure
from ropa.view.marks import INHERITED, SIGNS

FILES = sorted(file.name for file in resources.files("ropa.fonts").iterdir() if file.name.endswith(".ttf"))


def test_every_face_of_a_family_has_the_same_characters() -> None:
    liberation = [name for name in FILES if name.startswith("Liberation")]
    assert len(liberation) == 4
    assert len({fonts._characters(name) for name in liberation}) == 1
    assert len(fonts._characters("LiberationSans-Regular.ttf")) == 2327
    assert len(fonts._characters("DejaVuSans.ttf")) == 5918


def test_fonts_bring_their_licences() -> None:
    folder = resources.files("ropa.fonts")
    assert "SIL OPEN FONT LICENSE Version 1.1" in folder.joinpath("LiberationSans-OFL.txt").read_text("utf-8")
    assert "Bitstream Vera Fonts Copyright" in folder.joinpath("DejaVu-LICENSE.txt").read_text("utf-8")


def test_signs_and_languages_are_covered() -> None:
    text = "".join((*SIGNS.values(), INHERITED, "⟨⟩–—…‘’“”„«»€•àâäéèêëîïôöùûüÿçœæßÄÖÜẞĳ   "))
    assert fonts.lacking(text) == frozenset()
    assert fonts.drawable(text) == text


@pytest.mark.parametrize(
    ("text", "drawn", "lacking"),
    [
        ("plain\ttext\n", "plain\ttext\n", ""),
        ("中 b", "⟨U+4E2D⟩ b", "中"),
        ("e\u0301", "e\u0301", ""),
        # The mark exists in one font and the letter in none: both are told.
        ("中\u0301", "⟨U+4E2D⟩⟨U+0301⟩", "中\u0301"),
        ("\ue000", "⟨U+E000⟩", "\ue000"),
        ("\U0001f9ff", "⟨U+1F9FF⟩", "\U0001f9ff"),
        ("Ω Ж א س", "Ω Ж א س", ""),
    ],
)
def test_what_is_lacking_is_written_as_its_code_point(text: str, drawn: str, lacking: str) -> None:
    assert fonts.drawable(text) == drawn
    assert fonts.lacking(text) == frozenset(lacking)


def test_a_picture_is_set_in_the_font_it_was_laid_out_with() -> None:
    svg = '<svg><text font-family="Arial">a &lt;b&gt; &#60; &#20013; é</text><text font-family="Times">x</text></svg>'
    made = fonts.embeddable(svg.encode())
    assert made.count('font-family="Liberation Sans"') == 2
    assert "a &lt;b&gt; &#60; ⟨U+4E2D⟩ é" in made


def test_the_typesetter_has_every_character_that_counts_as_had() -> None:
    every = sorted(
        code for name in ("LiberationSans-Regular.ttf", "DejaVuSans.ttf") for code in fonts._characters(name)
    )
    shown = [chr(code) for code in every if unicodedata.category(chr(code))[0] in "LNPSM" and fonts._has(chr(code))]
    assert len(shown) > 7000
    lines = "".join(
        f'<text y="{number * 9}" font-size="8" font-family="Arial">{escape(" ".join(shown[at : at + 90]))}</text>'
        for number, at in enumerate(range(0, len(shown), 90))
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="900pt" height="900pt">{lines}</svg>'.encode()
    made = typeset_with_warnings(
        pictures([(Figure("t", "t", svg), (900, 900))], "t", "en"), datetime.date(2026, 11, 22)
    )
    # Joined letters beside one another can leave signs of which no single character can be told; each one is drawn.
    assert [warning for warning in made.warnings if "missing codepoints" not in warning] == []
    assert b"<pdfaid:part>2" in made.content

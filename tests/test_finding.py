"""Findings: their words, class and pointers."""

import pytest

from ropa.finding import (
    Finding,
    LegalClass,
    Place,
    Pointer,
    Several,
    Severity,
    dotted,
    legal_class,
    sentence,
    title,
    wording,
)
from ropa.i18n import LANGUAGES, Key
from ropa.vocabulary import Word


@pytest.mark.parametrize(
    ("law", "advice", "expected"),
    [
        ("30(1)(a), 26(1)", False, LegalClass.ART_30),
        ("30(1)(f)", False, LegalClass.WHERE_POSSIBLE),
        ("30(1)(g), 32(1)", False, LegalClass.WHERE_POSSIBLE),
        ("30(2)(d)", False, LegalClass.WHERE_POSSIBLE),
        ("30(2)(b)", False, LegalClass.ART_30),
        ("6(1)", False, LegalClass.OTHER_ARTICLE),
        ("30(1)(a)", True, LegalClass.GOOD_PRACTICE),
        ("", True, LegalClass.GOOD_PRACTICE),
        ("", False, LegalClass.INTEGRITY),
    ],
)
def test_the_leading_article_decides_the_class(law, advice, expected):
    assert legal_class(law, advice=advice) is expected


@pytest.mark.parametrize(
    ("path", "written"),
    [((), ""), (("a",), "a"), (("a", 0, "b"), "a[1].b"), (("a", 1, 0), "a[2][1]")],
)
def test_a_path_is_written_as_people_count(path, written):
    assert dotted(path) == written
    assert str(Pointer("r/x", path)) == (f"r/x#{written}" if written else "r/x")


def finding(message: str, *, reconstructed: bool = False, **params: str) -> Finding:
    at = Pointer("r/x")
    return Finding("R107", Severity.ERROR, LegalClass.INTEGRITY, "", at, message, params, reconstructed=reconstructed)


def test_words_are_in_the_readers_language_and_user_text_is_not_a_template():
    told = {language: sentence(finding("R107", key="{key}\x1b", suggestion="data"), language) for language in LANGUAGES}
    assert len(set(told.values())) == len(LANGUAGES)
    assert all("{key}⟨U+001B⟩" in words and "data" in words for words in told.values())


def test_terms_and_texts_as_parameters_are_translated():
    said = finding("R108", expected=Key("findings.expected.date"), found=Word("role/processor"))
    assert "Processor" in sentence(said, "en")
    assert sentence(said, "nl") != sentence(said, "en")
    assert "findings.expected" not in sentence(said, "de")


def test_a_gap_of_a_reconstructed_register_is_the_sources_silence():
    own, notice = (sentence(finding("A106", reconstructed=said, activity="X"), "en") for said in (False, True))
    assert "not recorded" in own
    assert "not stated in the source" in notice


def test_titles_and_places():
    assert title("R107", "en") == "Unknown key"
    assert title("X999", "en") == "X999"
    assert str(Place("a.toml", 3, 4)) == "a.toml:3:4"


def test_several_values_are_each_shown_as_alone():
    several = Several((Word("region/EEA"), "shoe\nsize"))
    assert wording(several, "nl") == "EER (land niet genoemd), shoe size"
    assert several == "region/EEA, shoe\nsize"
    assert not Several()

"""The texts of the program: complete in four languages; user text harmless to a terminal."""

import json
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import STEERING, is_harmless
from ropa.i18n import CATALOGUES, LANGUAGES, catalogue, escaped, has, labelled, listed, one_line, text, visible
from ropa.i18n.period import DURATION
from ropa.vocabulary import terms, vocabularies

TEXTS = {f"{name}.{key}": texts for name in CATALOGUES for key, texts in catalogue(name).items()}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_stands_in_every_language_with_the_same_placeholders(name):
    for key, texts in catalogue(name).items():
        assert set(texts) == set(LANGUAGES), key
        assert all(words.strip() for words in texts.values()), key
        assert len({frozenset(placeholders(words)) for words in texts.values()}) == 1, key


def test_no_line_breaks_before_the_punctuation_of_french():
    labels = {f"{name}/{key}": term.labels for name in vocabularies() for key, term in terms(name).items()}
    french = {key: texts["fr"] for key, texts in (*TEXTS.items(), *labels.items()) if "fr" in texts}
    assert len(french) > 2000
    wrong = {key: words for key, words in french.items() if re.search(r"[ \u202f]([;!?»%]|:(\s|$))|«[^\u00a0]", words)}
    assert not wrong
    # None is missing either, but in the prefix of an address.
    missing = re.compile(r"\w[;!?]|(?<!\borg)(?<=\w):(\s|$)|[^\u00a0]»")
    assert not {key: words for key, words in french.items() if missing.search(words)}


def test_several_texts_in_one_line_have_the_space_of_the_language():
    assert {language: listed(("a", "b"), language) for language in LANGUAGES} == {
        **dict.fromkeys(LANGUAGES, "a; b"),
        "fr": "a\u00a0; b",
    }
    assert listed((), "fr") == ""


def test_what_must_not_be_broken_stays_whole_on_one_line():
    assert one_line("un\n\u00a0: «\u00a0deux\u202f» \t trois ") == "un \u00a0: «\u00a0deux\u202f» trois"


def test_reading_errors_have_a_message_and_a_title():
    codes = [f"R1{number:02}" for number in (*range(1, 15), 99)]
    assert all(has(f"findings.{code}") and has(f"findings.{code}.title") for code in codes)


def test_a_parameter_is_never_a_template():
    assert text("findings.R101", "en", detail="{byte}").startswith("Not valid TOML: {byte}.")


def test_a_parameter_may_be_called_key():
    assert "“colour”" in text("findings.R107", "en", key="colour")


def test_an_unknown_language_falls_back_to_english():
    assert text("document.none", "xx") == text("document.none", "en")


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        text("document.no-such-text", "en")


HOSTILE = st.text(st.characters() | st.sampled_from(sorted(STEERING)) | st.characters(categories=["Cc"]))


@given(HOSTILE)
def test_user_text_is_shown_without_controls_and_direction_marks(value):
    assert is_harmless(visible(value))
    assert "\n" not in one_line(value)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn"])))
def test_ordinary_text_is_shown_as_it_is(value):
    assert visible(value) == value


@given(HOSTILE)
def test_json_keeps_its_value_and_holds_no_controls(value):
    written = escaped(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert is_harmless(written)


def test_what_steers_a_terminal_is_written_as_its_code_point():
    assert visible("a\x1b[31mb\u202ec\x9b") == "a⟨U+001B⟩[31mb⟨U+202E⟩c⟨U+009B⟩"


@pytest.mark.parametrize("value", ["P7Y", "P30D", "P2W", "P1Y6M", "PT72H", "P0D"])
def test_periods_that_a_time_limit_can_have(value):
    assert DURATION.fullmatch(value)


@pytest.mark.parametrize("value", ["P", "P7", "7Y", "P1Y2W", "P2W3D", "P99999999999Y", "PT", "P-1Y", "P1.5Y"])
def test_periods_that_are_none(value):
    assert not DURATION.fullmatch(value)


def test_a_label_has_the_space_of_its_language_before_the_colon():
    assert labelled("Rôle", "x", "fr") == "Rôle\u00a0: x"
    assert labelled("Role", "x", "en") == "Role: x"

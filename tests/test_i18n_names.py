"""Each thing has one name in a language: that of the law where it has one, and what only looks alike keeps its own."""

import re

import pytest

from ropa.i18n import CATALOGUES, LANGUAGES, catalogue

TEXTS = {f"{name}.{key}": texts for name in CATALOGUES for key, texts in catalogue(name).items()}

OTHERWISE = {
    "nl": r"(?<!\w)activiteit|grondslag|datalek|verwerkingsregister|werkmap|\bmet het item\b",
    "fr": r"activité(?!s? de traitement)|organisme|acteur|diagramme|\bEsc\b|\bEnter\b|données personnelles|reportés",
    "de": r"(?<!\w)Tätigkeit|Partei|beteiligte Stelle|Arbeitsordner|\bPlatte\b|verzeichnet|beherrsch|\bEingabe\b",
}
"""Names that were used beside those of the kinds of records, of the law, or of the keys."""

MEANT = {
    "document.sheet.notes": "a workbook, not the workspace",
    "fields.party.category.help": "what a company does",
    "findings.G105.federal": "bodies of a federal state",
}

PROCESSING = {"nl": r"(?<!\w)verwerking(en)?\b", "de": r"\bVerarbeitung(en)?\b"}
"""The act of processing (Art. 4(2)), which is not the activity that is recorded (Art. 30(1))."""

BOTH = {"fields.activity.ended.help"}
"""A text that speaks of both."""


@pytest.mark.parametrize("language", sorted(OTHERWISE))
def test_a_thing_has_one_name(language):
    other = re.compile(OTHERWISE[language])
    assert not {
        key: texts[language] for key, texts in TEXTS.items() if key not in MEANT and other.search(texts[language])
    }


def test_what_only_looks_like_another_name_is_there():
    said = {key: " ".join(TEXTS[key].values()) for key in MEANT}
    assert all(any(re.search(other, words) for other in OTHERWISE.values()) for words in said.values())


@pytest.mark.parametrize("language", sorted(PROCESSING))
def test_an_activity_is_not_called_as_the_act(language):
    act = re.compile(PROCESSING[language], re.IGNORECASE)
    said = {
        key: texts[language] for key, texts in TEXTS.items() if re.search(r"\bactivit", texts["en"]) and key not in BOTH
    }
    assert len(said) > 100
    assert not {key: words for key, words in said.items() if act.search(words)}


def test_what_is_worked_out_is_not_called_inferred():
    said = {key: texts["nl"] for key, texts in TEXTS.items() if re.search(r"(?i)\bderived\b|worked out", texts["en"])}
    assert any("berekend" in words for words in said.values())
    assert not {key: words for key, words in said.items() if "afgeleid" in words.lower()}


def test_every_language_has_names_of_its_own():
    assert {*OTHERWISE, "en"} == set(LANGUAGES)

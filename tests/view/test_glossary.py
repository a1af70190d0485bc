"""The glossary explains what a document uses and nothing else; every abbreviation of the program can be explained."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from export_sample import LAW, SAMPLE, hops_of, read
from ropa.i18n import CATALOGUES, LANGUAGES, catalogue
from ropa.view.art30 import art30
from ropa.view.document import Document, Part
from ropa.view.glossary import glossary
from ropa.view.outline import Branch
from ropa.vocabulary import terms, vocabularies

NOT_EXPLAINED: Mapping[str, frozenset[str]] = {
    "countries, and codes of them in examples": frozenset(("BR", "DE", "FR", "NL")),
    "authorities whose name stands beside it in their label": frozenset(
        (
            *("AEPD", "AKI", "ANSPDCP", "AZOP", "CNPD", "CPDP", "DPC", "DSS", "DVI", "HBDI", "HDPA", "IDPC", "IMY"),
            *("LDA", "LDI", "NAIH", "NRW", "SDTB", "ULD", "UODO", "VDAI"),
        )
    ),
    "legal forms, by which the program tells a company from a person": frozenset(
        (
            *("AG", "ASBL", "BV", "BVBA", "CIC", "KG", "LLC", "LLP", "NV", "OHG", "PLC", "SA", "SARL", "SAS", "SASU"),
            *("SCRL", "SCS", "SNC", "SPRL", "SRL", "UG", "VOF", "VZW"),
        )
    ),
    "periods as they are written in files": frozenset(("P1M", "P1Y", "P30D", "P6M", "P7Y")),
    "numbers of annexes": frozenset(("II", "III")),
    "fingerprints and sizes of files": frozenset(("GB", "SHA")),
    "laws and registers of one country, as examples of what to enter": frozenset(("AO", "AWR", "HRB", "SIREN")),
    "kinds of files, units and settings of the computer": frozenset(
        ("CSV", "EDITOR", "JSON", "MB", "PDF", "SARIF", "TOML", "UTF", "VISUAL", "YAML")
    ),
    "what is to be typed in a command line": frozenset(
        (
            *(
                "ADDRESS",
                "ADRES",
                "ADRESSE",
                "BESTAND",
                "CHAMP",
                "DATEI",
                "DIRECTORY",
                "DOSSIER",
                "EN",
                "FELD",
                "FICHIER",
                "FIELD",
                "FILE",
                "HEADING",
                "KEY",
                "KOP",
                "MAP",
                "NAAM",
                "NAME",
                "NOM",
                "ORDNER",
                "TASTE",
                "TOETS",
                "TOUCHE",
            ),
            *("VALEUR", "VALUE", "VELD", "WAARDE", "WERT"),
        )
    ),
    "words in capitals to be seen": frozenset(
        (
            "AUSZUG",
            "CONCEPT",
            "DRAFT",
            "ENTWURF",
            "EXTRACT",
            "EXTRAIT",
            "INTERN",
            "INTERNAL",
            "INTERNE",
            "PROJET",
            "UITTREKSEL",
        )
    ),
    "wordings that the program looks for and does not show": frozenset(("ADN", "DNA")),
}
"""Words in capitals that no glossary explains, under the reason."""

_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?!\w)|(?<!\w)[A-Z][0-9]+[A-Z](?!\w)")
_LOOKED_FOR = ("common-abbreviation", "glossary")
"""Lists that are no words of the program: what others abbreviate, and the glossary itself."""


def made(language: str = "en", text: str = SAMPLE, *remarks: str) -> tuple[Document, Part]:
    register = read(text)
    document = art30(register, hops_of(register), LAW, language)
    document = replace(document, parts=(*document.parts, Part("", remarks)))
    return document, glossary(document, register)


def rows(part: Part) -> dict[str, tuple[str, str]]:
    return {row[0][0].text: (row[1][0].text, row[2][0].text) for table in part.tables for row in table.rows}


def capitals(language: str) -> Iterator[tuple[str, str]]:
    """Every word in capitals of the program's texts in a language, and where it stands."""
    for name in CATALOGUES:
        for key, texts in catalogue(name).items():
            words = re.sub(r"\{\w+\}|`[^`]*`", "", texts[language])
            yield from ((word, f"{name}.{key}") for word in _CAPITALS.findall(words))
    for name in vocabularies():
        for key, term in terms(name).items() if name not in _LOOKED_FOR else ():
            yield from ((word, f"{name}/{key}") for word in _CAPITALS.findall(term.labels[language]))


def abbreviations() -> frozenset[str]:
    """Every abbreviation of the program's list, in whatever language."""
    listed = terms("glossary").values()
    forms = (
        form
        for term in listed
        for language in LANGUAGES
        for form in term.marks.get("forms", {}).get(language, ()) or (term.labels[language],)
    )
    return frozenset(form for form in forms if " " not in form and any(letter.isupper() for letter in form[1:]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_abbreviation_of_the_program_is_explained_or_named_as_an_exception(language: str) -> None:
    known = abbreviations().union(*NOT_EXPLAINED.values())
    assert {word: at for word, at in capitals(language) if word not in known} == {}


def test_every_exception_is_used_and_none_is_explained_too() -> None:
    used = {word for language in LANGUAGES for word, _ in capitals(language)}
    excepted = frozenset().union(*NOT_EXPLAINED.values())
    assert excepted <= used
    assert not excepted & abbreviations()


def test_every_term_has_a_meaning_in_every_language() -> None:
    for key, term in terms("glossary").items():
        assert set(term.marks["meaning"]) == set(LANGUAGES), key
        assert all(meaning.strip() for meaning in term.marks["meaning"].values()), key
        assert set(term.marks) <= {"meaning", "forms"}, key
        assert set(term.marks.get("forms", dict.fromkeys(LANGUAGES))) == set(LANGUAGES), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_explains_an_abbreviation_needs_no_glossary_of_its_own(language: str) -> None:
    known = abbreviations() | {"C", "P"}
    for key, term in terms("glossary").items():
        assert set(_CAPITALS.findall(term.marks["meaning"][language])) <= known, key


@pytest.mark.parametrize(("language", "short"), [("en", "GDPR"), ("nl", "AVG"), ("fr", "RGPD"), ("de", "DSGVO")])
def test_the_glossary_of_a_document_in_its_language(language: str, short: str) -> None:
    document, part = made(language)
    found = rows(part)
    assert {short, {"en": "EEA", "nl": "EER", "fr": "EEE", "de": "EWR"}[language]} <= set(found)
    assert found[short][0] == terms("glossary")["gdpr"].marks["meaning"][language]
    assert (
        found[{"en": "Processor", "nl": "Verwerker", "fr": "Sous-traitant", "de": "Auftragsverarbeiter"}[language]][1]
        == "4(8)"
    )
    assert part.title not in {item.title for item in document.parts}


def test_only_what_occurs_is_explained() -> None:
    assert not {"BIC", "IBAN", "DPIA", "CNIL"} & set(rows(made()[1]))
    assert {"BIC", "DPIA"} <= set(rows(made("en", SAMPLE, "A BIC, and a DPIA.")[1]))
    assert "BIC" not in rows(made("en", SAMPLE, "ARABIC numerals")[1])
    empty = Document("", "", "en", "", LAW.date, (), (), ())
    assert glossary(empty, read(SAMPLE)).tables == ()


def test_wherever_a_word_stands_it_is_found() -> None:
    document = Document(
        "", "", "en", "", LAW.date, (), (), (Part("", branches=(Branch("", branches=(Branch("IBAN"),)),)),)
    )
    assert set(rows(glossary(document, read(SAMPLE)))) == {"IBAN", "GDPR", "EU"}


def test_an_abbreviation_of_another_language_has_a_row_of_its_own() -> None:
    found = rows(made("en", SAMPLE, "volgens de AVG")[1])
    assert found["AVG"] == found["GDPR"]
    assert "DSGVO" not in found


def test_a_word_that_means_another_thing_in_the_language_is_not_taken_for_a_foreign_one() -> None:
    # DSB is the German data protection officer; in no other language is it known, while VK is two countries' shorthand.
    found = rows(made("de", SAMPLE, "im VK")[1])
    assert found["VK"][0] == "Vereinigtes Königreich"


def test_terms_are_sorted_as_a_reader_looks_them_up() -> None:
    order = list(rows(made("fr", SAMPLE, "profilage, É.-U., EEE, CNIL")[1]))
    assert order.index("Décision d’adéquation") < order.index("Destinataire") < order.index("DPF")
    assert order.index("CNIL") < order.index("Profilage")


def test_an_abbreviation_in_a_meaning_is_explained_too() -> None:
    document = Document("", "", "en", "", LAW.date, (), (), (Part("", ("third country",)),))
    assert set(rows(glossary(document, read(SAMPLE)))) == {"Third country", "EEA", "GDPR", "EU"}


def test_the_registers_own_glossary_goes_before() -> None:
    own = SAMPLE.replace(
        "[[register.disclosure]]",
        '[[register.glossary]]\nterm = "EEA"\nmeaning = "our own words"\n[[register.glossary]]\nterm = "KLM"\n'
        'meaning = "customer list"\n[[register.disclosure]]',
        1,
    )
    found = rows(made("en", own, "the KLM of the EEA")[1])
    assert found["EEA"] == ("our own words", "")
    assert found["KLM"][0] == "customer list"
    assert "KLM" not in rows(made("en", own)[1])

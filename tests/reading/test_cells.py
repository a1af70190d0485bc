"""What a cell says, what is read into it and said to be, and what is neither."""

import datetime

import pytest
from babel import Locale

from helpers import register
from ropa.i18n import LANGUAGES
from ropa.law import places as known_places
from ropa.reading.cells import bases, booleans, dates, durations, lists, places, silences, vocabulary
from ropa.reading.cells.reading import Reading, words
from ropa.reading.names import folded
from ropa.vocabulary import terms, vocabularies

EMPTY = register("")


def said(reading: Reading) -> tuple[object, str, str]:
    """Value, basis and the name of what is said of it; what is said can be said in every language."""
    name = reading.doubt.key.removeprefix("imports.cell.") if reading.doubt else ""
    assert all(reading.doubt.words(language) for language in LANGUAGES if reading.doubt)
    return reading.value, reading.basis, name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\nb;c", ("a", "b", "c")),
        ("• one\n• two", ("one", "two")),
        ("1. letters 2. invoices", ("letters", "invoices")),
        ("1) letters\n2) invoices.", ("letters", "invoices")),
        ("- a\n- a", ("a",)),
        ("We send news, monthly", ("We send news, monthly",)),
        ("Uitvoeren van 2. afspraak", ("Uitvoeren van 2. afspraak",)),
        ("–", ()),
    ],
)
def test_things_in_a_cell(text, found):
    assert lists.items(text) == found


def test_words_are_parted_at_commas_outside_of_brackets_and_numbers():
    assert lists.words("name, address (street, town); IP") == ("name", "address (street, town)", "IP")
    assert lists.words("1,5 jaar") == ("1,5 jaar",)


def test_names_are_parted_at_commas_but_for_legal_forms_and_addresses():
    assert lists.names("Finanzamt, Krankenkassen; Bank") == ("Finanzamt", "Krankenkassen", "Bank")
    assert lists.names("Kabelwerk, Inc., Mast") == ("Kabelwerk, Inc", "Mast")
    assert lists.names("Acme, Kerkstraat 1, Delft") == ("Acme, Kerkstraat 1, Delft",)


@pytest.mark.parametrize(
    ("cell", "value", "name"),
    [
        ("2025-04-03", "2025-04-03", ""),
        ("2025-04-03 00:00:00", "2025-04-03", ""),
        (datetime.datetime(2025, 4, 3, 12), "2025-04-03", ""),
        ("25-05-2018", "2018-05-25", ""),
        ("03.04.2025", "2025-04-03", ""),
        ("03-04-2025", "2025-04-03", "day-first"),
        ("04/25/2025", "2025-04-25", "month-first"),
        ("25/04/2025", "2025-04-25", ""),
        ("05/05/2025", "2025-05-05", ""),
        ("3 maart 2025", "2025-03-03", ""),
        ("1er août 2024", "2024-08-01", ""),
        ("3. März 2025", "2025-03-03", ""),
        ("March 3rd, 2025", "2025-03-03", ""),
        ("3 mrt 2025", "2025-03-03", ""),
        ("03/04/2025", None, "two-dates"),
        ("31-02-2025", None, "no-date"),
        ("maart 2025", None, "no-date"),
        ("45000", None, "no-date"),
    ],
)
def test_dates(cell, value, name):
    found, basis, doubt = said(dates.date(cell))
    assert (found and found.isoformat(), doubt) == (value, name)
    assert basis == ("inferred" if doubt else "stated")


@pytest.mark.parametrize(
    "text",
    ["2021-05-12", "12-5-2021", "12.05.2021", "12/5/2021", "12 mei 2021", "12 May 2021", "12. Mai 2021", "12 mai 2021"],
)
def test_where_it_is_agreed_days_stand_before_months(text):
    assert dates.date(text, is_day_first=True).value == datetime.date(2021, 5, 12)


@pytest.mark.parametrize("text", ["31-2-2021", "2021", "mei 2021", "12-5-21", "soon", "31/31/2021"])
def test_what_is_no_day_even_so(text):
    assert dates.date(text, is_day_first=True).value is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("zeven jaar", "P7Y"),
        ("7 yrs", "P7Y"),
        ("10 ans", "P10Y"),
        ("6 Monate", "P6M"),
        ("P7Y", "P7Y"),
        ("vier weken", ""),
        ("4 weken", "P4W"),
        ("een maand", "P1M"),
        ("dreißig Tage", "P30D"),
        ("7", ""),
        ("7 bananas", ""),
        ("until the end", ""),
        ("dix ans", "P10Y"),
        ("drei Monate", "P3M"),
        ("30 Tage", "P30D"),
        ("2 weken.", "P2W"),
        ("P1Y6M", "P1Y6M"),
        ("7 j", ""),
        ("jaar", ""),
        ("-3 days", ""),
        ("7 jaar of langer", ""),
        ("5 of 7 jaar", ""),
        ("", ""),
    ],
)
def test_periods(text, period):
    assert durations.period(text) == (period or ("P4W" if text == "vier weken" else ""))


@pytest.mark.parametrize(
    ("text", "table", "name"),
    [
        ("zeven jaar", {"keep": "P7Y"}, ""),
        ("max. 2 jaar", {"keep": "P2Y", "kind": "maximum"}, ""),
        ("minimaal zeven jaar", {"keep": "P7Y", "kind": "minimum"}, ""),
        ("4 weken na einde procedure", {"keep": "P4W", "after": ["einde procedure"]}, ""),
        ("5 ans à compter de la fin du contrat", {"keep": "P5Y", "after": ["la fin du contrat"]}, ""),
        ("until end of contract", {"while": "until end of contract"}, ""),
        ("Zolang de klant klant is", {"while": "Zolang de klant klant is"}, ""),
        ("solange das Konto besteht", {"while": "solange das Konto besteht"}, ""),
        ("volgens selectielijst", {"criteria": "volgens selectielijst"}, ""),
        ("7 jaar (fiscaal)", {"keep": "P7Y", "criteria": "7 jaar (fiscaal)"}, "period-within"),
        ("max. 2 jaar na einde contract", {"keep": "P2Y", "kind": "maximum", "after": ["einde contract"]}, ""),
        ("at least 5 years", {"keep": "P5Y", "kind": "minimum"}, ""),
        ("10 ans après la fin du contrat", {"keep": "P10Y", "after": ["la fin du contrat"]}, ""),
        ("höchstens 30 Tage nach Kündigung", {"keep": "P30D", "kind": "maximum", "after": ["Kündigung"]}, ""),
        ("7 jaar of langer", {"keep": "P7Y", "criteria": "7 jaar of langer"}, "period-within"),
        ("5 of 7 jaar", {"criteria": "5 of 7 jaar"}, ""),
        ("totaal onbekend", {"criteria": "totaal onbekend"}, ""),
        ("fiscaal (7 jaar)", {"keep": "P7Y", "criteria": "fiscaal (7 jaar)"}, "period-within"),
        ("facturen 7 jr", {"keep": "P7Y", "criteria": "facturen 7 jr"}, "period-within"),
        ("art. 52, 7 jaar", {"criteria": "art. 52, 7 jaar"}, ""),
        ("art. 6 d", {"criteria": "art. 6 d"}, ""),
        ("72 Stunden", {"keep": "P3D"}, "hours-as-days"),
        ("48 uur na vertrek", {"keep": "P2D", "after": ["vertrek"]}, "hours-as-days"),
        ("36 hours", {"criteria": "36 hours"}, ""),
    ],
)
def test_time_limits(text, table, name):
    assert said(durations.retention(text)) == (table, "inferred" if name else "stated", name)


@pytest.mark.parametrize("word", ["ja", "Yes", "OUI", "wahr", "Y", True])
def test_words_for_yes(word):
    assert said(booleans.boolean(word)) == (True, "stated", "")


@pytest.mark.parametrize("word", ["nee", "No", "non", "Nein", "FALSE", False])
def test_words_for_no(word):
    assert said(booleans.boolean(word)) == (False, "stated", "")


def test_signs_are_interpreted_and_other_words_are_neither():
    assert said(booleans.boolean("x")) == (True, "inferred", "ticked")
    assert said(booleans.boolean("✓")) == (True, "inferred", "ticked")
    assert said(booleans.boolean(0)) == (False, "inferred", "not-ticked")
    assert said(booleans.boolean("soms")) == (None, "inferred", "no-boolean")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nvt", "not-applicable"),
        ("N.V.T.", "not-applicable"),
        ("entfällt", "not-applicable"),
        ("?", "unknown"),
        ("TBD", "unknown"),
        ("geen", "none"),
        ("Néant", "none"),
        ("–", "blank"),
        ("...", "blank"),
        ("geen idee waarom", ""),
        ("geen idee", "unknown"),
        ("niemand", "none"),
        ("____", "blank"),
        ("nee", ""),
    ],
)
def test_words_that_say_nothing(text, kind):
    assert silences.silence(text) == kind


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ireland", "IE"),
        ("Ierland (IE)", "IE"),
        ("Éire", "IE"),
        ("Írország", "IE"),
        ("Ιρλανδία", "IE"),
        ("Ирландия", "IE"),
        ("Njemačka", "DE"),
        ("Vokietija", "DE"),
        ("USA", "US"),
        ("NLD", "NL"),
        ("NL", "NL"),
        ("Verenigde Staten", "US"),
        ("EEA", "EEA"),
    ],
)
def test_places_by_name_and_code(text, code):
    assert said(places.place(text, "nl")) == (code, "stated", "")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("UK", "GB", "alias"),
        ("EL", "GR", "alias"),
        ("U.S.A.", "US", "demonym"),
        ("VS", "US", "demonym"),
        ("Nederlands", "NL", "demonym"),
        ("amerikanisch", "US", "demonym"),
        ("ie", "IE", "demonym"),
        ("EU", "EEA", "region"),
        ("binnen de EER", "EEA", "region"),
        ("Angleterre", "GB", "demonym"),
        ("Bosnië", "BA", "demonym"),
    ],
)
def test_places_that_are_read_into_a_word(text, code, name):
    assert said(places.place(text, "en")) == (code, "inferred", name)


def test_places_that_cannot_be_known_are_said():
    iran = places.place("IR", "nl")
    assert said(iran) == (None, "inferred", "mistaken-place")
    assert iran.doubt.words("en") == "The code stands for Iran (IR). Is Ireland (IE) meant? Kept as a note."
    assert said(places.place("Irland, Indien", "de"))[2] == "no-place"
    assert "“Duitsland”" in places.place("Duitslnad", "nl").doubt.words("en")
    assert said(places.place("XX", "en")) == (None, "inferred", "no-place")
    assert said(places.place("Ierland (Duitsland)", "nl"))[2] == "place-within"


def test_every_country_is_known_by_its_name_in_every_language_of_the_union():
    assert len(places.LANGUAGES) == 24
    missing = [
        (language, code)
        for language in places.LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if code in known_places() and len(code) == 2 and places.place(str(name), "en").value not in (code,)
    ]
    assert missing == []


def test_words_of_the_lists_by_label_in_four_languages():
    for language in LANGUAGES:
        for key, one in terms("legal-basis").items():
            assert said(vocabulary.term("legal-basis", one.labels[language].upper(), EMPTY)) == (key, "stated", "")


def test_words_that_are_like_a_label_are_read_and_said_and_others_only_suggested():
    assert said(vocabulary.term("data", "E-mailadres", EMPTY)) == ("email-address", "stated", "")
    assert said(vocabulary.term("data", "E-mailadresse", EMPTY))[:2] == ("email-address", "inferred")
    assert said(vocabulary.term("subject", "cliënten", EMPTY)) == ("customer", "inferred", "term")
    assert said(vocabulary.term("data", "kledingmaat", EMPTY)) == (None, "inferred", "no-term")
    assert said(vocabulary.term("data", "Telefonenummern priv", EMPTY))[0] is None


def test_the_beginning_of_a_label_is_read_and_said_where_one_label_alone_begins_so():
    assert said(vocabulary.named("legal-basis", "wettelijke", EMPTY)) == ("legal-obligation", "inferred", "term")
    assert said(vocabulary.named("legal-basis", "wettel", EMPTY))[0] is None
    assert said(vocabulary.named("legal-basis", "over", EMPTY))[0] is None


def test_a_name_is_not_read_by_likeness():
    assert said(vocabulary.term("data", "phone numbr", EMPTY))[0] == "phone-number"
    assert said(vocabulary.named("data", "phone numbr", EMPTY)) == (None, "inferred", "no-term")


def test_a_word_of_the_registers_own_is_known():
    own = register('[data.shoe-size]\nname = "Schoenmaat"\n')
    assert said(vocabulary.term("data", "schoenmaat", own)) == ("shoe-size", "stated", "")
    assert said(vocabulary.term("data", "schoenmaat", EMPTY))[0] is None


@pytest.mark.parametrize(
    "text", ["6(1)(f)", "art. 6 lid 1 sub f AVG", "6.1.f", "Art. 6 Abs. 1 lit. f DSGVO", "article 6(1)(f) GDPR", "6 f"]
)
def test_legal_bases_by_letter(text):
    assert said(bases.legal_basis(text, EMPTY)) == ({"basis": "legitimate-interests"}, "stated", "")


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Toestemming", {"basis": "consent"}),
        ("Art. 6 lid 1 sub a - toestemming", {"basis": "consent"}),
        ("Gerechtvaardigd belang: fraude voorkomen", {"basis": "legitimate-interests", "interest": "fraude voorkomen"}),
        ("Wettelijke verplichting (art. 52 AWR)", {"basis": "legal-obligation", "law": "art. 52 AWR"}),
        ("uitvoering overeenkomst", {"basis": "contract"}),
        ("omdat het handig is", None),
        ("toestemming of gerechtvaardigd belang", None),
        ("artikel 9 lid 2", None),
    ],
)
def test_legal_bases_in_words(text, table):
    assert bases.legal_basis(text, EMPTY).value == table


def test_every_synonym_leads_to_a_term_that_there_is():
    for vocabulary_name, listed in words("synonyms").items():
        assert vocabulary_name in vocabularies()
        assert set(listed) <= set(terms(vocabulary_name)), vocabulary_name
    for code in words("demonyms"):
        assert code in known_places()
    for vocabulary_name, listed in words("groups").items():
        assert {key for keys in listed.values() for key in keys} <= set(terms(vocabulary_name))


@pytest.mark.parametrize("name", ["demonyms", "regions", "standing", "durations"])
def test_no_word_has_two_meanings_in_one_table(name):
    there: dict[str, set[str]] = {}
    for key, listed in words(name).items():
        for word in listed:
            there.setdefault(folded(word), set()).add(key)
    assert {word: keys for word, keys in there.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Art. 6 Abs. 1 lit. b, c DSGVO", ["contract", "legal-obligation"]),
        ("Art. 6(1)(b) and (f) GDPR", ["contract", "legitimate-interests"]),
        ("art. 6 lid 1 sub a, b en c AVG", ["consent", "contract", "legal-obligation"]),
        ("lit. b", ["contract"]),
        ("onder c", ["legal-obligation"]),
        ("Art. 6(1)(f) and a balancing test", ["legitimate-interests"]),
    ],
)
def test_several_letters_behind_one_article_are_several_bases(text, found):
    read = [reading.value for _, reading in bases.legal_bases(text, EMPTY)]
    assert [value and value["basis"] for value in read] == found


@pytest.mark.parametrize(
    ("text", "key", "basis"),
    [
        ("Article 9(2)(b) - employment", "employment-and-social-security", "inferred"),
        ("Art. 9 Abs. 2 lit. a DSGVO", "explicit-consent", "stated"),
        ("art. 9 lid 2 sub h AVG", "health-care", "stated"),
        ("Art. 9", None, "inferred"),
        ("Art. 9(2)(a) of 9(2)(h)", None, "inferred"),
        ("29(2)(b)", None, "inferred"),
    ],
)
def test_conditions_of_article_9_by_letter(text, key, basis):
    found = bases.special_condition(text, EMPTY)
    assert (found.value, found.basis) == (key, basis)


def test_bases_joined_by_a_slash_or_a_word_are_several():
    found = list(bases.legal_bases("Overeenkomst / wettelijke verplichting", EMPTY))
    assert [reading.value for _, reading in found] == [{"basis": "contract"}, {"basis": "legal-obligation"}]
    found = list(bases.legal_bases("toestemming en goede wil", EMPTY))
    assert len(found) == 1


def test_the_point_of_an_abbreviation_stays():
    assert lists.names("Exact Online B.V.; KPN.") == ("Exact Online B.V.", "KPN")
    assert lists.words("naam, tel.nr., adres.") == ("naam", "tel.nr", "adres")


def test_contact_details_are_no_contract_data():
    assert vocabulary.groups("data")["contactgegevens"] == ("email-address", "phone-number")


@pytest.mark.parametrize(("text", "key"), [("AP", "nl-ap"), ("CNIL", "fr-cnil"), ("gba", "be-gba"), ("APD", "be-gba")])
def test_authorities_by_their_abbreviation(text, key):
    assert said(vocabulary.term("authority", text, EMPTY)) == (key, "stated", "")


@pytest.mark.parametrize("text", ["CNPD", "LfDI"])
def test_an_abbreviation_of_several_names_none(text):
    assert vocabulary.named("authority", text, EMPTY).value is None

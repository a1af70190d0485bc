"""Words of values: periods, dates, places, terms and references in four languages."""

import datetime

import pytest

from helpers import SAMPLE, register
from ropa.i18n.period import later
from ropa.model import Activity, Engagement, Party, RegisterRecord, Retention, plan
from ropa.view.words import Words, date_words, period_words, place_words


def field(model, key):
    return next(item for item in plan(model) if item.key == key)


@pytest.mark.parametrize(
    ("period", "language", "words"),
    [
        ("P1Y", "en", "1 year"),
        ("P7Y", "en", "7 years"),
        ("P7Y", "nl", "7 jaar"),
        ("P7Y", "fr", "7 ans"),
        ("P7Y", "de", "7 Jahre"),
        ("P1D", "nl", "1 dag"),
        ("P30D", "nl", "30 dagen"),
        ("P30D", "de", "30 Tage"),
        ("P1M", "fr", "1 mois"),
        ("P6M", "nl", "6 maanden"),
        ("P2W", "en", "2 weeks"),
        ("PT1H", "en", "1 hour"),
        ("PT48H", "de", "48 Stunden"),
        ("PT5M", "en", "5 minutes"),
        ("PT1S", "nl", "1 seconde"),
        ("P0D", "en", "0 days"),
        ("P0D", "fr", "0 jour"),
        ("P1Y6M", "en", "1 year 6 months"),
        ("P1Y6M10D", "en", "1 year 6 months 10 days"),
        ("P1Y6M", "nl", "1 jaar 6 maanden"),
    ],
)
def test_periods_keep_their_figures(period, language, words):
    assert period_words(period, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "25 May 2018"), ("nl", "25 mei 2018"), ("fr", "25 mai 2018"), ("de", "25. Mai 2018")],
)
def test_dates(language, words):
    assert date_words(datetime.date(2018, 5, 25), language) == words


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("IN", "en", "India (IN)"),
        ("DE", "nl", "Duitsland (DE)"),
        ("US", "fr", "États-Unis (US)"),
        ("EEA", "de", "EWR (Staat nicht genannt)"),
        ("QQ", "en", "QQ"),
        ("q\nq", "en", "q q"),
    ],
)
def test_places(code, language, words):
    assert place_words(code, language) == words


ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])


@pytest.mark.parametrize(
    ("model", "key", "value", "words"),
    [
        (Activity, "name", "News\nletter", "News letter"),
        (Activity, "data_exhaustive", False, "nee"),
        (Activity, "started", datetime.date(2020, 1, 2), "2 januari 2020"),
        (Activity, "data", "email-address", "E-mailadres"),
        (Activity, "data", "shoe-size", "Shoe size"),
        (Activity, "data", "unheard-of", "unheard-of"),
        (Party, "seat", "NL", "Nederland (NL)"),
        (Engagement, "party", "helpdesk", "Helpdesk Ltd"),
        (Engagement, "party", "shared/cloud", "Cloud Inc."),
        (RegisterRecord, "review_every", "P1Y", "1 jaar"),
        (Retention, "keep", "P30D", "30 dagen"),
        (Retention, "data", "all", "alle"),
    ],
)
def test_values(model, key, value, words):
    said = Words(ACME, "nl").value(field(model, key), value)
    assert said.casefold().startswith(words.casefold())


def test_a_record_is_called_by_its_name_title_or_service():
    words = Words(ACME, "en")
    assert words.name(ACME.records["support"], "x") == "answering questions"
    assert words.name(ACME.records["newsletter"], "x") == "Newsletter"
    assert ACME.own is not None
    assert words.name(ACME.own, "x") == "Acme"
    unnamed = register('[engagement.e]\nparty = "controller"\n[engagement.f]\nparty = "gone"\n')
    assert Words(unnamed, "en").name(unnamed.records["e"], "e") == "Controller Ltd"
    assert Words(unnamed, "en").name(unnamed.records["f"], "f") == "f"
    itself = register('[engagement.e]\nparty = "e"\n')
    assert Words(itself, "en").name(itself.records["e"], "e") == "e"


def test_links_lead_to_records_only():
    words = Words(ACME, "en")
    assert words.link(field(Engagement, "party"), "helpdesk") == "example/helpdesk"
    assert words.link(field(Activity, "data"), "shoe-size") == "example/shoe-size"
    assert words.link(field(Activity, "data"), "email-address") == ""
    assert words.link(field(Activity, "name"), "helpdesk") == ""


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2025-11-22", "P1Y", "2026-11-22"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2025-12-31", "P2M", "2026-02-28"),
        ("2025-01-01", "P1Y1M1D", "2026-02-02"),
        ("2025-01-01", "P2W", "2025-01-15"),
        ("2025-01-01", "PT72H", "2025-01-01"),
        ("2025-01-01", "a while", "2025-01-01"),
        ("2025-01-01", "P9999Y", "9999-12-31"),
        ("9999-12-31", "P1D", "9999-12-31"),
    ],
)
def test_a_period_after_a_day(day, period, expected):
    assert later(datetime.date.fromisoformat(day), period) == datetime.date.fromisoformat(expected)


def test_an_international_organisation_is_called_by_name_and_an_unknown_one_by_its_code():
    assert place_words("org:epo", "nl") == "Europese Octrooiorganisatie (org:epo)"
    assert place_words("org:elsewhere", "nl") == "org:elsewhere"

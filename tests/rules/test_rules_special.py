"""Special categories, data of Art. 10, national numbers, and words that may mean them."""

import pytest

from ropa.finding import LegalClass, Severity, sentence

ACTIVITY = '[activity.staff]\nname = "Staff"\n'


def condition(word, more=""):
    return f'[[activity.staff.special_categories]]\ncondition = "{word}"\n{more}'


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("text", "expected"), [
    ('data = ["health"]\n', ["S101"]),
    ('data = ["health", "religion"]\n', ["S101", "S101"]),
    ('data = ["health"]\nspecial_categories = "none"\n', ["S101.none"]),
    ('data = ["name"]\n', []),
    ('data = ["photo"]\n', []),
    ('data = ["health"]\n' + condition("vital-interests"), []),
    ('data = ["health"]\n' + condition("vital-interests", 'data = ["health"]\n'), []),
    ('data = ["health"]\n' + condition("vital-interests", 'data = ["religion"]\n'), ["S101"]),
    ('data = ["diagnosis"]\n[data.diagnosis]\nname = "X"\nbroader = "health"\n', ["S101"]),
    ('data = ["diagnosis"]\n' + condition("vital-interests", 'data = ["health"]\n')
     + '[data.diagnosis]\nname = "X"\nbroader = "health"\n', []),
    ('data = ["weight"]\n[data.weight]\nname = "X"\nbroader = "health"\nspecial = false\n', []),
    ('subject_data = [{ subject = "employee", data = ["health"] }]\n', ["S101"]),
    ('data = ["health"]\ncapacity = "processor"\n', []),
    ('data = ["health"]\nstatus = "retired"\n', []),
])  # fmt: skip
def test_conditions(found, text, expected):
    assert messages(found(ACTIVITY + text, "S101")) == expected


def test_own_words_are_named_as_the_register_names_them(found):
    [finding] = found(ACTIVITY + 'data = ["diet"]\n[data.diet]\nname = "Dieet {x}"\nspecial = true\n', "S101")
    assert "Dieet {x}" in sentence(finding, "nl")
    [finding] = found(ACTIVITY + 'data = ["trade-union"]\n', "S101")
    assert "vakbond" in sentence(finding, "nl")


def test_a_condition_is_no_basis(found):
    assert messages(found(ACTIVITY + condition("vital-interests"), "S102")) == ["S102"]
    basis = 'legal_basis = [{ basis = "vital-interests" }]\n'
    assert not found(ACTIVITY + basis + condition("vital-interests"), "S102")
    head = '[register]\norganisation = "controller"\n[[register.legal_basis]]\napplies = "all"\nbasis = "consent"\n'
    assert not found(head + ACTIVITY + condition("vital-interests"), "S102")
    assert not found(ACTIVITY + 'special_categories = "none"\n', "S102")


@pytest.mark.parametrize(("word", "expected"), [
    ("employment-and-social-security", ["S103.agreement"]),
    ("health-care", ["S103.contract"]),
    ("substantial-public-interest", ["S103"]),
    ("public-health", ["S103"]),
    ("archiving-and-research", ["S103"]),
    ("explicit-consent", []),
    ("vital-interests", []),
    ("non-profit-body", []),
    ("made-public", []),
    ("legal-claims", []),
])  # fmt: skip
def test_conditions_that_need_a_law(found, word, expected):
    assert messages(found(ACTIVITY + condition(word), "S103")) == expected
    assert not found(ACTIVITY + condition(word, 'law = "Collective agreement, Art. 3"\n'), "S103")


@pytest.mark.parametrize(("kind", "more", "reported"), [
    ("organisation", "", True),
    ("authority", "", False),
    ("organisation", 'criminal_data_law = "NL: Art. 33 UAVG"\n', False),
])  # fmt: skip
def test_criminal_data(found, kind, more, reported):
    party = f'[party.controller]\nname = "Controller"\nkind = "{kind}"\naddress = "Street 1"\n'
    assert messages(found(ACTIVITY + 'data = ["criminal-record"]\n' + more + party, "S104")) == ["S104"] * reported
    assert not found(ACTIVITY + 'data = ["complaints"]\n' + party, "S104")


@pytest.mark.parametrize(("name", "expected"), [
    ("BSN", ["S105.suspected"]),
    ("Rijksregisternummer", ["S105.suspected"]),
    ("Rodné číslo of the customer", ["S105.suspected"]),
    ("Numéro de sécurité sociale", ["S105.suspected"]),
    ("Steuerliche Identifikationsnummer", ["S105.suspected"]),
    ("Kopie van het identiteitsbewijs zonder BSN", []),
    ("Customer number", []),
    ("BSNX", []),
])  # fmt: skip
def test_national_numbers_by_name(found, name, expected):
    text = ACTIVITY + '{}data = ["number"]\n[data.number]\nname = "' + name + '"\n'
    assert messages(found(text.format(""), "S105")) == expected
    assert not found(text.format('national_id_law = "NL: Art. 46 UAVG"\n'), "S105")


def test_national_numbers_by_list(found):
    narrower = '[data.number]\nname = "Number"\nbroader = "national-id"\n'
    assert messages(found(ACTIVITY + 'data = ["number"]\n' + narrower, "S105")) == ["S105"]
    assert not found(ACTIVITY + narrower, "S105")
    assert not found(ACTIVITY + 'data = ["national-id"]\nended = 2025-01-01\n', "S105")


@pytest.mark.parametrize(("name", "category"), [
    ("Trade union membership", "trade-union"),
    ("Vakbondsbijdrage", "trade-union"),
    ("Cotisation syndicale", "trade-union"),
    ("Gewerkschaftszugehörigkeit", "trade-union"),
    ("Dieetwensen", "health"),
    ("Arrêt maladie", "health"),
    ("Krankmeldung", "health"),
    ("Sick leave of staff", "health"),
    ("Vingerafdruk", "biometric-identification"),
    ("Kirchensteuer", "religion"),
    ("Browser fingerprint", None),
    ("Syndicat des copropriétaires", None),
    ("Race results", None),
    ("Politique de confidentialité", None),
    ("Gegevens zonder medische informatie", None),
    ("Shoe size", None),
])  # fmt: skip
def test_suspected_words(found, name, category):
    findings = found(f'[data.own]\nname = "{name}"\n', "S106")
    assert [item.params["category"] for item in findings] == ([f"data/{category}"] if category else [])
    assert all(
        (item.severity, item.legal_class) == (Severity.INFO, LegalClass.GOOD_PRACTICE) and name in sentence(item, "fr")
        for item in findings
    )


@pytest.mark.parametrize("line", ["special = true", "special = false", 'broader = "health"'])
def test_what_is_judged_is_not_suspected(found, line):
    assert not found(f'[data.own]\nname = "Sick leave"\n{line}\n', "S106")


@pytest.mark.parametrize(("more", "reported"), [
    ("", True),
    ('special_categories = "none"\n', False),
    ('data = ["health"]\n', False),
    ('special_categories = [{ condition = "vital-interests" }]\n', False),
    ('status = "retired"\n', False),
])  # fmt: skip
def test_descriptions(found, more, reported):
    text = ACTIVITY + 'description = "Rooster van het team, met ziekteverlof en vakantie"\n' + more
    findings = found(text, "S106")
    assert [item.params["words"] for item in findings] == ["ziekteverlof"] * reported

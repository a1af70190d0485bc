"""What an answer comes to for each kind of field: in four languages, literal or read, or kept as it is."""

import datetime
from typing import Any

import pytest

from filled import CLINIC
from helpers import TODAY, register
from ropa.answers.understanding import Meaning, Reader, Understood
from ropa.law import law_at
from ropa.model import NONE
from ropa.questions.open_points import target

MADE = register(CLINIC, "")


def read(key: str, answer: str) -> Understood:
    of = target(MADE, f"example{key}")
    assert of is not None
    return Reader(MADE, law_at(TODAY)).understood(of, answer)


@pytest.mark.parametrize(
    ("key", "answer", "value"),
    [
        ("/letters#data", "naam, e-mailadres", ["name", "email-address"]),
        ("/letters#data", "- Nom\n- Adresse électronique", ["name", "email-address"]),
        ("/letters#data", "Name und E-Mail-Adresse", ["name", "email-address"]),
        ("/letters#owner", " Ann  Smith ", "Ann Smith"),
        ("/letters#categories_of_processing", "sending, printing\nposting", ["sending, printing", "posting"]),
        ("/letters#legal_basis", "Toestemming; Consent", [{"basis": "consent"}]),
        ("/letters#legal_basis", "Wettelijke verplichting", [{"basis": "legal-obligation"}]),
        ("/letters#disclosure", "Quick Courier and Mailer", [{"to": "courier"}, {"to": "mailing"}]),
        ("/letters#disclosure", "sending letters", [{"to": "mailing"}]),
        ("/letters#disclosure", "niemand", NONE),
        ("/letters#joint_controllers", "nee", NONE),
        ("/letters#automated_decisions", "Yes, a credit score", "Yes, a credit score"),
        ("/letters#transfers", "Keine", {"statement": "none"}),
        ("/letters#transfers", "Alleen binnen de EER of naar adequate landen", {"statement": "only-adequate"}),
        ("/letters#transfers", "VS, Indien", {"statement": "possible", "to": ["US", "IN"]}),
        ("/letters#retention", "7 jaar", [{"data": "all", "keep": "P7Y"}]),
        ("/letters#retention", "so long as needed", [{"data": "all", "criteria": "so long as needed"}]),
        ("/mailing#stored_in", "Pays-Bas; DE, UK", ["NL", "DE", "GB"]),
        ("/mailing#stored_in", "EU", ["EEA"]),
        ("/mailing#contract", "ja", {"kind": "processor-agreement"}),
        ("/mailing#contract", "1.2.2024", {"kind": "processor-agreement", "signed": datetime.date(2024, 2, 1)}),
        ("/leaflet#date:again", "12 mei 2021", datetime.date(2021, 5, 12)),
        ("/labs#name", "Van Dijk en Zonen", "Van Dijk en Zonen"),
        ("/labs#category", "Dienstleister für Softwareentwicklung", None),
        ("/labs#category", "bezorgdienst", "delivery"),
        ("/clinic#email:which", "INFO@clinic.example", ["info@clinic.example"]),
        ("/clinic#email:which", "new@clinic.example", ["new@clinic.example"]),
        ("/letters#subjects:confirm", "Nee, medewerkers", ["employee"]),
        ("/letters#subjects:confirm", "Nee, tovenaars", None),
        ("/letters#retention", "7 jaar of langer", [{"data": "all", "criteria": "7 jaar of langer"}]),
        ("/letters#legal_basis", "6(1)(f): fraude", [{"basis": "legitimate-interests", "interest": "fraude"}]),
        ("/mailing#stored_in", "Éire en Bosnië", ["IE", "BA"]),
        ("/mailing#contract", "verwerkersovereenkomst", {"kind": "processor-agreement"}),
        ("/leaflet#date:again", "5/12/2021", datetime.date(2021, 12, 5)),
        ("/visits#capacity:confirm", "No, processor", "processor"),
        ("#disclosure:courier:where", "alle", "all"),
        ("#disclosure:courier:where", "Letters, visits", ["letters", "visits"]),
    ],
)  # fmt: skip
def test_values(key: str, answer: str, value: Any) -> None:
    assert read(key, answer).value == value


@pytest.mark.parametrize(
    ("key", "answer", "meaning"),
    [
        ("/letters#owner", "n.v.t.", Meaning.NOT_APPLICABLE),
        ("/letters#owner", "wissen wir nicht", Meaning.UNKNOWN),
        ("/letters#purposes:confirm", "ja, klopt", Meaning.CONFIRM),
        ("/letters#status:confirm", "Oui", Meaning.CONFIRM),
        ("/letters#status:confirm", "Non", Meaning.NOT_APPLICABLE),
        ("/letters#purposes:confirm", "yes, but not all", Meaning.NOTE),
        ("/letters#purposes:confirm", "no", Meaning.NOTE),
        ("/letters#owner", "ja", Meaning.NOTE),
        ("/letters#data", "geen", Meaning.NOTE),
        ("/letters#automated_decisions", "No, all by hand", Meaning.NOTE),
        ("/letters#transfers", "Netherlands", Meaning.NOTE),
        ("/letters#transfers", "the moon", Meaning.NOTE),
        ("/letters#subject_data", "names of customers", Meaning.NOTE),
        ("/mailing#contract", "somewhere", Meaning.NOTE),
        ("/leaflet#date:again", "last year", Meaning.NOTE),
        ("/labs#name", "Lab A, Lab B", Meaning.NOTE),
        ("/labs#seat", "NL, BE", Meaning.NOTE),
        ("/visits#review:again", "new supplier", Meaning.NOTE),
        ("/visits#review:again", "still right", Meaning.NOTE),
        ("/visits#review:again", "correct", Meaning.CONFIRM),
    ],
)
def test_meanings(key: str, answer: str, meaning: Meaning) -> None:
    assert read(key, answer).meaning is meaning


def test_what_only_part_of_means_something_keeps_the_rest() -> None:
    found = read("/letters#data", "name; shoe size; phone numbr")
    assert (found.value, found.rest) == (["name"], ("shoe size", "phone numbr"))
    assert read("/letters#data", "phone numbr").close == "Telephone number"


def test_the_beginning_of_a_name_is_read_and_not_literal() -> None:
    assert read("/letters#legal_basis", "overeenkomst") == Understood(
        Meaning.VALUE, [{"basis": "contract"}], is_literal=False
    )
    assert read("/letters#legal_basis", "contract").is_literal
    assert read("/letters#legal_basis", "over").meaning is Meaning.NOTE

"""What only the organisation itself is told says it in the words of the record."""

from export_sample import read
from ropa.view.internal import evidence_part
from ropa.view.words import Words

TEXT = """
[register]
organisation = "club"
language = "en"
[party.club]
name = "Club"
[[party.club.alternative]]
field = "name"
value = "The Club"
evidence = { basis = "stated" }
[activity.members]
name = "Members"
data = ["name"]
[[activity.members.legal_basis]]
basis = "consent"
evidence = { basis = "linked" }
[[activity.members.evidence]]
field = "data"
item = "name"
basis = "stated"
[[activity.members.evidence]]
field = "data"
item = "address"
basis = "stated"
"""


def test_evidence_is_said_of_a_field_and_an_item_in_words() -> None:
    (table,) = evidence_part(Words(read(TEXT), "en")).tables
    said = {row[1][0].text for row in table.rows}
    assert said == {
        "Contradicting values: Name",
        "Legal basis: Consent",
        "Categories of personal data: Name",
        # What is written of an item that is not there keeps its path: there are no words for it.
        "Categories of personal data (data.address)",
    }


def test_french_has_a_space_that_does_not_break_before_a_semicolon() -> None:
    stated = """[[register.right]]
rights = ["access", "erasure"]
evidence = { basis = "stated" }
"""
    for language, said in (("fr", "Accès\u00a0; Effacement"), ("en", "Access; Erasure")):
        (table,) = evidence_part(Words(read(TEXT + stated), language)).tables
        assert any(row[1][0].text.endswith(said) for row in table.rows), language

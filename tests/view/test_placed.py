"""Where something stands is said by labels, and by which entry of a list it is."""

import pytest

from export_sample import read
from ropa.finding import Path, Pointer
from ropa.view.placed import Placing, placed
from ropa.view.words import Words

TEXT = """
[register]
organisation = "club"
language = "en"
[party.club]
name = "Club"
[party.host]
name = "Host Ltd"
[activity.members]
name = "Members"
data = ["name", "address"]
legal_basis = [{ basis = "consent" }, { basis = 7 }, { basis = "contract" }]
disclosure = [{ to = "host", data = ["name"] }]
retention = [{ criteria = "as long as anybody who was a member may still ask for what was agreed with the club" }]
"""

WORDS = Words(read(TEXT), "en")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ((), "the whole record"),
        (("data",), "Categories of personal data"),
        (("data", 1), "Categories of personal data, no. 2 (Address)"),
        (("disclosure", 0, "role"), "Recipients, no. 1 (Host Ltd) – Role"),
        (("disclosure", 0, "data", 0), "Recipients, no. 1 (Host Ltd) – Data disclosed, no. 1 (Name)"),
        (
            ("retention", 0, "keep"),
            "Time limits for erasure, no. 1 (Criteria: as long as anybody who was a member may still …) – Period",
        ),
        (("disclosure", 7), "Recipients, no. 8"),
        # What has no label keeps its path.
        (("unknown",), "unknown"),
        (("unknown", 0), "unknown[1]"),
        (("disclosure", 0, "unknown"), "Recipients, no. 1 (Host Ltd) (disclosure[1].unknown)"),
    ],
)
def test_a_field_is_said_by_its_labels_and_its_entry(path: Path, said: str) -> None:
    assert placed(WORDS, Pointer(WORDS.register.address("members"), path)) == said


def test_an_entry_has_the_number_that_it_has_in_the_text() -> None:
    """The record leaves out what it cannot read, and the text counts it."""
    at = Pointer(WORDS.register.address("members"), ("legal_basis", 1))
    assert placed(WORDS, at) == "Legal basis, no. 3 (Contract or steps before it)"
    assert placed(WORDS, at, is_as_written=True) == "Legal basis, no. 2"


def test_what_is_no_record_keeps_its_path() -> None:
    assert placed(WORDS, Pointer(WORDS.register.address("nobody"), ("data", 0))) == "data[1]"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Ontvangers, nr. 1 (Host Ltd) – Rol"),
        ("fr", "Destinataires, n° 1 (Host Ltd) – Rôle"),
        ("de", "Empfänger, Nr. 1 (Host Ltd) – Rolle"),
    ],
)
def test_it_is_said_in_the_readers_language(language: str, said: str) -> None:
    at = Pointer(WORDS.register.address("members"), ("disclosure", 0, "role"))
    assert placed(Words(WORDS.register, language), at) == said


def test_of_several_fields_each_is_said_as_it_is_alone() -> None:
    placing = Placing(WORDS)
    pointers = [
        Pointer(WORDS.register.address("members"), path)
        for path in ((), ("data", 0), ("data", 1), ("disclosure", 0, "role"), ("disclosure", 0, "data", 0), ("data", 9))
    ]
    assert [placing.of(at) for at in (*pointers, *pointers)] == [placed(WORDS, at) for at in (*pointers, *pointers)]

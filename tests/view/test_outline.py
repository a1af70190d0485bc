"""What stands beside a line of an outline, in one line."""

from ropa.view.outline import Branch


def test_sentences_stand_beside_each_other_and_other_statements_are_parted():
    assert Branch("x", detail=("Seat: not stated.", "Role: Processor", "until 2025")).aside == (
        "Seat: not stated. Role: Processor; until 2025"
    )
    assert Branch("x").aside == ""

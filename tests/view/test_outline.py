"""What stands beside a line of an outline, in one line."""

from ropa.view.outline import Branch


def test_sentences_stand_beside_each_other_and_other_statements_are_parted():
    assert Branch("x", detail=("Seat: not stated.", "Role: Processor", "until 2025")).aside("en") == (
        "Seat: not stated. Role: Processor; until 2025"
    )
    assert Branch("x").aside("en") == ""


def test_french_puts_a_space_that_does_not_break_before_what_parts_statements():
    assert Branch("x", detail=("un", "deux")).aside("fr") == "un\u00a0; deux"
    words = Branch("x", branches=(Branch("un"), Branch("deux")), in_line=True)
    assert [one.text for one in words.lower("fr")] == ["un\u00a0; deux"]

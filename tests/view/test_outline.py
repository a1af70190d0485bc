"""What stands beside a line of an outline, in one line; when its values are worked out."""

from dataclasses import replace

from ropa.view.outline import Branch, Later, Outline, flattened


def test_sentences_stand_beside_each_other_and_other_statements_are_parted():
    assert Branch("x", detail=("Seat: not stated.", "Role: Processor", "until 2025")).aside("en") == (
        "Seat: not stated. Role: Processor; until 2025"
    )
    assert Branch("x").aside("en") == ""


def test_french_puts_a_space_that_does_not_break_before_what_parts_statements():
    assert Branch("x", detail=("un", "deux")).aside("fr") == "un\u00a0; deux"
    words = Branch("x", branches=(Branch("un"), Branch("deux")), in_line=True)
    assert [one.text for one in words.lower("fr")] == ["un\u00a0; deux"]


def test_values_are_worked_out_once_and_only_when_they_are_asked_for():
    asked = []

    def work() -> dict[str, int]:
        asked.append("values")
        return {"count": 1}

    outline = Outline("t", (Branch("a"),), (), Later(work))
    assert [*flattened(outline.branches, "en"), replace(outline, remarks=("r",)).remarks] == [(0, "a"), ("r",)]
    assert not asked
    assert [outline.values, outline.values] == [{"count": 1}, {"count": 1}]
    assert asked == ["values"]


def test_answers_of_other_values_are_not_equal_however_those_come():
    one, same, other = (Outline("t", (), (), Later(lambda count=count: {"count": count})) for count in (1, 1, 2))
    assert one == same
    assert one == Outline("t", (), (), {"count": 1})
    assert Outline("t", (), (), {"count": 1}) == one
    assert one != other
    assert one != Outline("t", (), (), {"count": 2})

"""Results as text: signs before values, columns in line whatever the width of the letters."""

import pytest

from ropa.layout import entry_lines
from ropa.layout.text import _table, _width
from ropa.view.document import Detail, Entry
from ropa.view.marks import SIGNS, State


@pytest.mark.parametrize(("word", "cells"), [("abc", 3), ("名前", 4), ("é", 1), ("e\u0301", 1), ("", 0)])
def test_how_many_cells_a_text_takes(word, cells):
    assert _width(word) == cells


def test_columns_start_in_the_same_cell():
    lines = _table(["Head", "Next"], [["名前", "one"], ["abcdef", "two"]]).split("\n")
    assert [_width(line[: line.index(word)]) for line, word in zip(lines, ("Next", "one", "two"), strict=True)] == [
        8
    ] * 3


def test_every_state_has_a_sign_of_its_own():
    assert set(SIGNS) == set(State)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert SIGNS[State.STATED] == ""


def test_an_entry_shows_sign_details_origin_and_evidence():
    entry = Entry("7 years", State.INFERRED, (Detail("Law", "NL: AWR"),), "Notice, § 3", "acme", "")
    lines = list(entry_lines(entry, "en"))
    assert lines[0] == f"{entry.sign} 7 years"
    assert entry.sign == "↑?"
    assert lines[1] == "   Law: NL: AWR"
    assert "acme" in lines[2]
    assert lines[3] == "   [Notice, § 3]"

"""Names and attributes as DOT text."""

import graphviz
import pytest
from graphviz import quoting

from ropa.diagrams.listed import listed, quoted

TEXTS = (
    *("", " ", "a", "box", "node", "-4.2", "4-2", "-4-2", "-", "--", "box-1", "a b", "a\n", "a b\n", "é", "1 2"),
    *("<b>", "<b> c", "<b> c>", "< a-b >", "a <b>", 'a "b" c', 'a \\"b c', "a\\\\ b", "a b\\l", "a b\\\\", "node edge"),
)


@pytest.mark.parametrize("text", TEXTS)
def test_is_quoted_as_the_library_does(text: str) -> None:
    assert quoted(text) == quoting.quote(text)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_never_markup_is_quoted_as_the_library_does_however_often_it_is_asked(text: str) -> None:
    for _ in range(2):
        assert quoted(graphviz.nohtml(text)) == quoting.quote(graphviz.nohtml(text))
        assert quoted(text) == quoting.quote(text)


def test_the_label_comes_first_and_the_others_by_name() -> None:
    assert listed({"style": "bold", "label": "two words", "color": "#333333"}) == (
        ' [label="two words" color="#333333" style=bold]'
    )

"""The lines of one record in a text, in pieces."""

from ropa.source.excerpt import Piece, excerpt

TEXT = """# The file.

# About a.
[party.a]
name = "A" # said
n = 1

[[party.a.x]]
y = '''
# no comment
'''

[party.b]
name = "B"

[party.a.z]
q = true
"""


def test_the_lines_of_a_record_and_what_stands_above_them() -> None:
    numbers = [line.number for line in excerpt(TEXT, ("party", "a"))]
    assert numbers == [3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17]
    assert [line.text for line in excerpt(TEXT, ("party", "b"))] == ["[party.b]", 'name = "B"']


def test_pieces_tell_keys_values_and_comments_apart() -> None:
    lines = {line.number: line.pieces for line in excerpt(TEXT, ("party", "a"))}
    assert lines[5] == (
        Piece("key", "name"),
        Piece("", " = "),
        Piece("string", '"A"'),
        Piece("", " "),
        Piece("comment", "# said"),
    )
    assert [piece.kind for piece in lines[4]] == ["", "head", "", "head", ""]
    assert lines[10] == (Piece("string", "# no comment"),)
    assert lines[17][-1] == Piece("value", "true")


def test_keys_at_the_top_and_a_text_without_the_record() -> None:
    text = 'party.a.name = "Ä"\r\nparty.b.name = "B"\r\n'
    assert [line.text for line in excerpt(text, ("party", "a"))] == ['party.a.name = "Ä"']
    assert len(excerpt(text, ("party", "c"))) == 3

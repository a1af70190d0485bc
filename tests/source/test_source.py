"""Texts: what is read, what is refused with a place, and where each field stands."""

import itertools

import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from ropa.source import MAX_DEPTH, locate, parse

TEXT = """\
# comment
a.b."c d" = 1
'x y' = [1, # one
  2, { k = "é", l.m = 3 }, # two
] # end
"é" = { z = 'q' }   # tail

[t.u] # header
# inside
k = 5

[[list]]
n = 1
[list.sub]
o = 1
[[list.deep]]
p = 1
[[list.deep]]
p = 2
"q\\u00e9" = 3

[[list]]
n = 2
[[list.deep]]
v."w" = [[1, 2], ["é", 4]]
"""

PLACES = {
    ("a", "b"): (2, 1),
    ("a", "b", "c d"): (2, 1),
    ("x y", 0): (3, 10),
    ("x y", 1): (4, 3),
    ("x y", 2, "k"): (4, 8),
    ("x y", 2, "l", "m"): (4, 17),
    ("é",): (6, 1),
    ("é", "z"): (6, 9),
    ("t",): (8, 1),
    ("t", "u"): (8, 1),
    ("t", "u", "k"): (10, 1),
    ("list", 0): (12, 1),
    ("list", 0, "n"): (13, 1),
    ("list", 0, "sub", "o"): (15, 1),
    ("list", 0, "deep", 0, "p"): (17, 1),
    ("list", 0, "deep", 1, "p"): (19, 1),
    ("list", 0, "deep", 1, "qé"): (20, 1),
    ("list", 1): (22, 1),
    ("list", 1, "n"): (23, 1),
    ("list", 1, "deep", 0): (24, 1),
    ("list", 1, "deep", 0, "v", "w", 0, 1): (25, 14),
    ("list", 1, "deep", 0, "v", "w", 1, 0): (25, 19),
    ("list", 1, "deep", 0, "v", "w", 1, 1): (25, 24),
}


def places(text: str, paths) -> dict:
    source = parse("r", "file.toml", text)
    assert source.findings == ()
    found = {path: locate(source, path) for path in paths}
    return {path: (place.line, place.column) for path, place in found.items()}


def test_every_construct_is_located():
    assert places(TEXT, PLACES) == PLACES


def test_carriage_returns_change_no_place():
    assert places(TEXT.replace("\n", "\r\n"), PLACES) == PLACES


def test_a_field_that_is_not_there_is_located_at_the_nearest_table_around_it():
    wanted = {("t", "u", "missing", "deeper"): (8, 1), ("list", 1, "missing"): (22, 1), ("missing",): (1, 1)}
    assert places(TEXT, wanted) == wanted


DOTTED = """\
[fruit]
apple.color = "red"
[fruit.apple.texture]
smooth = true
"""


def test_a_place_is_the_same_whatever_was_asked_before():
    wanted = {
        ("fruit", "apple", "texture", "smooth"): (4, 1),
        ("fruit", "apple", "texture"): (3, 1),
        ("fruit", "apple"): (2, 1),
        ("fruit", "apple", "color"): (2, 1),
    }
    for number, order in enumerate(itertools.permutations(wanted)):
        # A comment at the end makes it another text, whose places are not known yet.
        assert places(f"{DOTTED}# {number}\n", order) == wanted


def test_not_toml_is_reported_with_line_and_column():
    source = parse("r", "file.toml", 'a = 1\nb = "open\n')
    (finding,) = source.findings
    assert (finding.rule, str(finding.place), source.values) == ("R101", "file.toml:2:10", {})


def test_a_figure_too_long_to_be_a_number_is_reported():
    (finding,) = parse("r", "file.toml", f"a = {'1' * 5000}").findings
    assert finding.rule == "R101"


def nested(depth: int) -> str:
    return f"a = {'[' * (depth - 1)}{']' * (depth - 1)}"


def test_nesting_is_read_up_to_the_limit():
    assert parse("r", "f", nested(MAX_DEPTH)).findings == ()
    assert [finding.rule for finding in parse("r", "f", nested(MAX_DEPTH + 1)).findings] == ["R104"]


def test_hostile_nesting_is_reported_and_does_not_crash():
    deep = (
        "a = " + "[" * 100_000,
        ".".join("a" * 20_000) + " = 1",
        "[" + ".".join("a" * 20_000) + "]",
        "a = " + "{a = " * 5_000 + "1" + "}" * 5_000,
    )
    for text in deep:
        assert [finding.rule for finding in parse("r", "f", text).findings] == ["R104"]


KEYS = st.text(min_size=1, max_size=6).filter(lambda key: key.isprintable())
VALUES = st.recursive(
    st.integers(-1000, 1000) | st.booleans() | st.text("aé=[]{}#\"'", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def leaves(value: object, path: tuple = ()):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inner = [leaf for key, item in items for leaf in leaves(item, (*path, key))]
    return inner or [(path, value)]


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_value_is_located_on_a_line_with_its_key_or_value(document):
    text = tomli_w.dumps(document)
    source = parse("r", "f", text)
    assert source.values == tomli.loads(text)
    for path, value in leaves(document):
        place = locate(source, path)
        there = text.split("\n")[place.line - 1][place.column - 1 :]
        if value == {}:
            assert there.startswith(("[", "{")) or written_key(path[-1]) in there
        elif isinstance(path[-1], int):
            assert there.startswith(tomli_w.dumps({"k": value}).removeprefix("k = ")[0])
        else:
            assert written_key(path[-1]) in there


def written_key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def test_a_table_declared_twice_names_both_places():
    (finding,) = parse("x", "x/r.toml", '[party.a]\nname = "A"\n\n[party.a]\nname = "B"\n').findings
    assert (finding.rule, finding.message, finding.place.line) == ("R101", "R101.twice", 4)
    assert finding.params == {"key": "party.a", "first": "x/r.toml:1:1"}

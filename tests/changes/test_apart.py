"""A changed text taken apart, record by record."""

import pytest
import tomli

from ropa.changes import FileChange
from ropa.changes.apart import apart
from ropa.source.excerpt import owners

BEFORE = """\
# The bakery.

[register]
organisation = "bakery"

[activity.a]
name = "A"
purposes = ["one"]

# About the terms of a.
[[activity.a.retention]]
keep = "P1Y"

[activity.b]
name = "B"

[party.bakery]
name = "Bakery"
"""


def after(*pairs: tuple[str, str]) -> FileChange:
    text = BEFORE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return FileChange("r.toml", BEFORE, text)


A = ('name = "A"', 'name = "Alpha"')
B = ('[activity.b]\nname = "B"', '[activity.b]\nname = "Beta"\nnote = "new"')
NEW = ("[party.bakery]", '[activity.c]\nname = "C"\n\n[party.bakery]')
GONE = ('[activity.b]\nname = "B"\n\n', "")
OWN = ('organisation = "bakery"', 'organisation = "bakery"\nlanguage = "nl"')


@pytest.mark.parametrize(
    ("name", "pairs"),
    [("a", (A,)), ("b", (B,)), ("c", (NEW,)), ("b", (GONE,)), ("", (OWN,))],
    ids=["changed", "added-to", "new", "gone", "register"],
)
def test_the_change_of_one_record_stands_alone_and_the_others_without_it(
    name: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    others = tuple(pair for pair in (OWN, A, NEW) if pair not in pairs)
    found = apart(after(*pairs, *others), (name,))
    assert found == (after(*pairs).after, after(*others).after)


def test_all_together_is_the_whole() -> None:
    whole = after(A, B, OWN)
    assert apart(whole, ("a", "b", "")) == (whole.after, BEFORE)


def test_what_does_not_change_is_nothing() -> None:
    assert apart(after(A), ("b",)) is None


def test_a_new_file_comes_with_its_first_record_and_goes_with_its_last() -> None:
    text = '[party.x]\nname = "X"\n'
    assert apart(FileChange("n.toml", None, text), ("x",)) == (text, None)
    assert apart(FileChange("n.toml", text, None), ("x",)) == (None, text)


def test_lines_that_two_records_share_are_not_taken_apart() -> None:
    before = 'party.a.name = "A"\nparty.b = {name = "B"}\n'
    both = FileChange("n.toml", before, 'party = {a = {name = "AA"}, b = {name = "BB"}}\n')
    found = apart(both, ("a",))
    assert found is None or tomli.loads(found[0] or "")["party"]["b"] == {"name": "B"}


def test_each_line_has_its_record() -> None:
    lines = BEFORE.split("\n")
    tables = owners(BEFORE)
    assert tables[0] == ()
    assert tables[lines.index("# About the terms of a.")] == ("activity", "a")
    assert tables[lines.index("[party.bakery]")] == ("party", "bakery")

"""The difference as lines, file by file."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changing import opened
from helpers import SAMPLE
from ropa.changes import AddRecord, Batch, DeleteRecord, FileChange, Message, SetField, files_after, text_diff
from ropa.finding import Pointer


def lines(before: str | None, after: str | None) -> tuple[str, ...]:
    (diff,) = text_diff(Batch(Message("changes.label.several"), (FileChange("a.toml", before, after),)))
    return diff.lines


def test_a_changed_line_between_its_neighbours():
    batch = files_after(opened(SAMPLE), [SetField(Pointer("acme/helpdesk", ("seat",)), "NL")])
    (diff,) = text_diff(batch, context=1)
    assert diff.path == "acme/register.toml"
    assert diff.lines == (
        "--- acme/register.toml",
        "+++ acme/register.toml",
        "@@ -12,3 +12,3 @@",
        ' name = "Helpdesk Ltd"',
        '-seat = "IN"',
        '+seat = "NL"',
        " ",
    )


@pytest.mark.parametrize("context", [0, 1, 3])
@given(
    before=st.lists(st.sampled_from("abc"), max_size=9),
    between=st.lists(st.sampled_from("xyz"), max_size=3),
    place=st.integers(0, 9),
    gone=st.integers(0, 3),
)
def test_a_piece_that_changes_is_shown_as_if_all_lines_were_compared(context, before, between, place, gone):
    former = [f"{line}{number}\n" for number, line in enumerate(before)]
    later = [*former[:place], *(f"{line}\n" for line in between), *former[place + gone :]]
    batch = Batch(Message("changes.label.several"), (FileChange("a.toml", "".join(former), "".join(later)),))
    (diff,) = text_diff(batch, context)
    names = ("a.toml", "a.toml")
    whole = difflib.unified_diff(former, later, *names, n=context, lineterm="")
    assert diff.lines == tuple(line.removesuffix("\n") for line in whole)


def test_new_files_and_files_that_go():
    added = files_after(opened(SAMPLE), [AddRecord("beta", "party", "x", {"name": "X"})])
    assert text_diff(added)[0].lines[:2] == ("--- /dev/null", "+++ beta/parties/x.toml")
    alone = {**SAMPLE, "beta/x.toml": '[party.x]\nname = "X"\n'}
    gone = files_after(opened(alone), [DeleteRecord("beta/x")])
    assert text_diff(gone)[0].lines[:2] == ("--- beta/x.toml", "+++ /dev/null")


def test_an_end_without_line_feed_is_shown():
    assert lines("a", "a\n")[3:] == ("-a", "\\ No newline at end of file", "+a")


def test_other_line_ends_stay_within_their_line():
    assert lines("a\u2028b\n", "a\u2028c\n")[3:] == ("-a\u2028b", "+a\u2028c")


def test_line_ends_of_windows_are_shown_only_where_they_differ():
    assert lines("a\r\nb\r\n", "a\r\nc\r\n")[3:] == (" a", "-b", "+c")
    assert lines("a\r\n", "a\n")[3:] == ("-a\r", "+a")
    assert lines("a\r\nb\n", "a\r\nc\n")[3:] == (" a\r", "-b", "+c")


@pytest.mark.parametrize(("before", "after"), [("a\nb\nc\n", "a\nc\nd"), ("", "x\n"), ("x", "y"), ("x\n\n", "x\n")])
def test_the_difference_holds_both_texts(before, after):
    for sign, text in (("-", before), ("+", after)):
        ends = [(line[:1], line[1:]) for line in lines(before, after)[3:]]
        kept = [
            f"{rest}\n" if ends[i + 1 : i + 2] != [NO_END] else rest
            for i, (mark, rest) in enumerate(ends)
            if mark in f" {sign}"
        ]
        assert "".join(kept) == text


NO_END = ("\\", " No newline at end of file")

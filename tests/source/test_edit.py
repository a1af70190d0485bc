"""Edits, each shown by the lines that it takes out and puts in."""

import datetime

import pytest
import tomli

from ropa.source import Source, parse
from ropa.source.edit import Editing, EditRefused, Insert, Move, Rename, Set, Unset, edited, edited_source

TEXT = """\
#:schema ../register.schema.json

# Opening words.

[activity.pay]  # payroll
# official name
name = 'Payroll'  # as filed
owner = "hr"

# what is held
data = [
  # identity
  "name",  # full
  "email",
]
subjects = ["staff"]

# the bank
[[activity.pay.disclosure]]
to = "bank"
# said so

# the tax office
[[activity.pay.disclosure]]
to = "tax"

# ---- parties ----

[party.bank]
name = "Bank"  # licensed

[activity.pay.dpia]
required = false
"""

PAY = ("activity", "pay")


def change(text: str, *edits) -> str:
    """The lines that edits take out and put in, marked as such; all else is the same."""
    before, after = text.split("\n"), edited(text, edits).split("\n")
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    taken = before[start : len(before) - end]
    put = after[start : len(after) - end]
    return "\n".join([*(f"-{line}" for line in taken), *(f"+{line}" for line in put)])


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (Set((*PAY, "name"), "Pay"), "-name = 'Payroll'  # as filed\n+name = 'Pay'  # as filed"),
        (Set((*PAY, "name"), "it's"), "-name = 'Payroll'  # as filed\n+name = \"it's\"  # as filed"),
        (Set((*PAY, "capacity"), "controller"), '+capacity = "controller"'),
        (Set((*PAY, "data", 1), "phone"), '-  "email",\n+  "phone",'),
        (Set((*PAY, "data"), ["name", "iban", "email"]), '+  "iban",'),
        (Set((*PAY, "disclosure", 0, "role"), "processor"), '+role = "processor"'),
        (Set((*PAY, "dpia", "reason"), 'a "b"\n\x00'), '+reason = "a \\"b\\"\\n\\u0000"'),
        (Set((*PAY, "dpia", "evidence", "document"), "d"), '+evidence = { document = "d" }'),
        (Set((*PAY, "volume", "subjects"), 12), "+[activity.pay.volume]\n+subjects = 12\n+"),
        (Unset((*PAY, "name")), "-# official name\n-name = 'Payroll'  # as filed"),
        (Unset((*PAY, "data", 0)), '-  # identity\n-  "name",  # full'),
        (
            Unset((*PAY, "disclosure", 0)),
            '-# the bank\n-[[activity.pay.disclosure]]\n-to = "bank"\n-# said so\n-',
        ),
        (Unset((*PAY, "disclosure", 1)), '-# the tax office\n-[[activity.pay.disclosure]]\n-to = "tax"\n-'),
        (Insert((*PAY, "subjects"), 0, "guest"), '-subjects = ["staff"]\n+subjects = ["guest", "staff"]'),
        (
            Insert((*PAY, "disclosure"), 2, {"role": "processor", "to": "it"}),
            '+[[activity.pay.disclosure]]\n+to = "it"\n+role = "processor"\n+',
        ),
        (
            Insert((*PAY, "retention"), 0, {"keep": "P7Y"}),
            '+[[activity.pay.retention]]\n+keep = "P7Y"\n+',
        ),
        (
            Move((*PAY, "data"), 1, 0),
            '-  # identity\n-  "name",  # full\n-  "email",\n+  "email",\n+  # identity\n+  "name",  # full',
        ),
        (
            Set(("party", "new"), {"seat": "NL", "name": "New"}),
            '+[party.new]\n+name = "New"\n+seat = "NL"\n+',
        ),
        (Rename((*PAY, "dpia"), "d p"), '-[activity.pay.dpia]\n+[activity.pay."d p"]'),
    ],
)
def test_an_edit_changes_its_lines_only(edit, changed):
    assert change(TEXT, edit) == changed


def test_a_table_moves_with_its_comments():
    moved = edited(TEXT, [Move((*PAY, "disclosure"), 0, 1)])
    bank = '# the bank\n[[activity.pay.disclosure]]\nto = "bank"\n# said so\n'
    tax = '# the tax office\n[[activity.pay.disclosure]]\nto = "tax"\n'
    assert f"{tax}\n{bank}\n# ---- parties ----\n" in moved
    assert edited(moved, [Move((*PAY, "disclosure"), 1, 0)]) == TEXT


def test_a_record_is_renamed_in_every_header_and_key():
    text = TEXT.replace("[activity.pay.dpia]", '[activity."pay".dpia]') + "\n[other]\npay = 1\n"
    renamed = edited(text, [Rename(PAY, "salary")])
    assert renamed == text.replace("activity.pay", "activity.salary").replace('activity."pay"', "activity.salary")


def test_a_record_goes_with_its_own_comments():
    left = edited(TEXT, [Unset(PAY)])
    assert left == (
        "#:schema ../register.schema.json\n\n# Opening words.\n\n# ---- parties ----\n\n"
        '[party.bank]\nname = "Bank"  # licensed\n'
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('activity.pay.name = "P"\n', 'activity.pay.name = "P"\nactivity.pay.owner = "me"\n'),
        ('activity.pay = { name = "P" }  # c\n', 'activity.pay = { name = "P", owner = "me" }  # c\n'),
        ('activity = {pay = {name = "P"}}\n', 'activity = {pay = {name = "P", owner = "me"}}\n'),
        ('[activity]\npay.name = "P"\n', '[activity]\npay.name = "P"\npay.owner = "me"\n'),
        ("[activity.pay.dpia]\n", '[activity.pay]\nowner = "me"\n\n[activity.pay.dpia]\n'),
        ('["activity".\'pay\']\nname = "P"', '["activity".\'pay\']\nname = "P"\nowner = "me"'),
        ('[activity.pay]\r\nname = "P"\r\n', '[activity.pay]\r\nname = "P"\r\nowner = "me"\r\n'),
        ("[activity.pay]", '[activity.pay]\nowner = "me"'),
        ("", '[activity.pay]\nowner = "me"\n'),
        ("# only words", '# only words\n\n[activity.pay]\nowner = "me"'),
        ('[activity.pay]\n  name = "P"\n', '[activity.pay]\n  name = "P"\n  owner = "me"\n'),
    ],
)
def test_a_record_may_be_written_in_any_way(text, result):
    assert edited(text, [Set((*PAY, "owner"), "me")]) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("disclosure = [{ to = 'a' }]\n", "disclosure = [{ to = 'a' }, { to = \"b\" }]\n"),
        ("disclosure = []\n", '\n[[activity.pay.disclosure]]\nto = "b"\n'),
        ("disclosure = [ # none yet\n]\n", 'disclosure = [ # none yet\n    { to = "b" },\n]\n'),
    ],
)
def test_tables_follow_what_the_text_has(text, result):
    header = "[activity.pay]\n"
    length = len(tomli.loads(text)["disclosure"])
    assert edited(header + text, [Insert((*PAY, "disclosure"), length, {"to": "b"})]) == header + result


def test_a_line_that_gets_too_long_has_its_items_below_each_other():
    text = f'[activity.pay]\ndata = ["{"a" * 60}", "b"]  # c\n'
    short = edited(text, [Insert((*PAY, "data"), 2, "c")])
    assert short == text.replace('"b"]', '"b", "c"]')
    long = edited(text, [Insert((*PAY, "data"), 2, "d" * 60)])
    assert long == f'[activity.pay]\ndata = [\n  "{"a" * 60}",\n  "b",\n  "{"d" * 60}",\n]  # c\n'


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("'a'", "b", "'b'"),
        ('"""\na"""', "b\nc", '"""\nb\nc"""'),
        ("'''a'''", "b\nc'", '"""b\nc\'"""'),
        ("'''a'''", "b\nc", "'''b\nc'''"),
        ("1979-05-27 07:32:00Z", datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.UTC), "2026-01-02 03:00:00Z"),
        ("1979-05-27", datetime.date(2026, 1, 2), "2026-01-02"),
        ("1", 2**63 - 1, "9223372036854775807"),
        ("1", 1.0, "1.0"),
        ("1", True, "true"),
        ("1", float("inf"), "inf"),
        ("1", [], "[]"),
        ("1", [1, {"a b": 2}], '[1, { "a b" = 2 }]'),
        ('"a"', "\u202e\x7f\\", '"\u202e\\u007F\\\\"'),
    ],
)
def test_a_value_is_written_like_the_one_before_it(before, value, after):
    wanted = f"[activity.pay.cited]\nsection = {after} # c\n"
    assert edited(f"[activity.pay.cited]\nsection = {before} # c\n", [Set((*PAY, "cited", "section"), value)]) == wanted


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Unset((*PAY, "gone")), "missing"),
        (Unset((*PAY, "data", 9)), "missing"),
        (Unset(()), "missing"),
        (Set((*PAY, "name", "deeper"), 1), "missing"),
        (Set((*PAY, "data", 2), "x"), "missing"),
        (Insert((*PAY, "data"), 3, "x"), "missing"),
        (Insert((*PAY, "name"), 0, "x"), "missing"),
        (Move((*PAY, "data"), 0, 2), "missing"),
        (Rename((*PAY, "name"), "owner"), "missing"),
        (Rename(("party", "gone"), "x"), "missing"),
        (Set((*PAY, "name"), 2**63), "unspeakable"),
        (Set((*PAY, "name"), "\ud800"), "unspeakable"),
        (Set((*PAY, "name"), None), "unspeakable"),
        (Set((*PAY, "disclosure", 0), "text"), "lossy"),
        (Insert((*PAY, "disclosure"), 0, "text"), "lossy"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(edit, reason):
    with pytest.raises(EditRefused) as refused:
        edited(TEXT, [edit])
    assert refused.value.reason == reason


def test_nesting_is_written_up_to_what_is_read():
    value: object = 1
    for _ in range(30):
        value = [value]
    with pytest.raises(EditRefused):
        edited(TEXT, [Set((*PAY, "note"), value)])


def test_a_change_of_one_record_in_a_large_text_leaves_the_rest_alone():
    others = "".join(f'# about {at}\n[party.p{at}]\nname = "P" # {at}\n\n' for at in range(5000))
    text = others + TEXT + others.replace("party", "system")
    assert edited(text, [Set((*PAY, "owner"), "me")]) == text.replace('owner = "hr"', 'owner = "me"')


def test_edits_made_one_after_another_give_the_same_as_all_at_once():
    steps = [
        Set(("activity", "pay", "owner"), "finance"),
        Insert(("activity", "pay", "data"), 2, "bank-account"),
        Unset(("activity", "pay", "subjects")),
    ]
    editing = Editing(Source("", TEXT), steps[:1])
    for step in steps:
        assert editing.takes([step])
        editing.make([step])
    assert editing.source().text == edited(TEXT, steps)
    assert editing.value(("activity", "pay", "owner")) == "finance"
    assert editing.value(("activity", "pay", "subjects")) is None
    assert not editing.takes([Set(("activity", "other", "owner"), "x")])


def test_a_text_that_is_read_is_not_read_again_and_what_it_holds_then_comes_with_it():
    source = parse("acme", "a.toml", TEXT, digest="of the file", bom=True)
    found = edited_source(source, [Set(("activity", "pay", "owner"), "finance")])
    assert found.text == edited(TEXT, [Set(("activity", "pay", "owner"), "finance")])
    assert found.values == tomli.loads(found.text)
    assert (found.path, found.digest, found.bom) == ("a.toml", "", True)
    assert source.values == tomli.loads(TEXT)


def test_what_is_looked_at_between_edits_cannot_be_changed_from_outside():
    editing = Editing(Source("", TEXT), [Set(("activity", "pay", "owner"), "finance")])
    editing.value(("activity", "pay"))["data"].append("x")
    assert editing.source().text == TEXT


def test_an_edit_that_cannot_be_made_between_others_is_refused():
    editing = Editing(Source("", TEXT), [Set(("activity", "pay", "owner"), "finance")])
    with pytest.raises(EditRefused) as caught:
        editing.make([Unset(("activity", "pay", "nothing"))])
    assert caught.value.reason == "missing"

"""What changed between two registers: each kind of difference both ways, and nothing where nothing differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difference_sample import AFTER, BEFORE
from helpers import TODAY, framed, register
from ropa.law import law_at
from ropa.model import Activity, Evidence
from ropa.questions.difference import Difference, Fate, FieldChange, differences, records_between
from ropa.questions.difference.matching import canonical
from ropa.register import Register, build
from ropa.source import parse

LAW = law_at(TODAY)


def between(before: Register, after: Register) -> Difference:
    (found,) = differences({before.name: before}, {after.name: after}, LAW)
    return found


def activity(text: str) -> Register:
    return register(f'[activity.work]\nname = "Work"\n{text}')


def fields(before: str, after: str) -> list[FieldChange]:
    """What differs between two states of one activity."""
    changes = records_between(activity(before), activity(after))
    assert all(change.fate is Fate.CHANGED and change.key == "work" for change in changes)
    return [field for change in changes for field in change.changes]


def both_ways(before: str, after: str) -> tuple[FieldChange, FieldChange]:
    (there,), (back,) = fields(before, after), fields(after, before)
    assert (there.before, there.after) == (back.after, back.before)
    assert len(there.items) == len(back.items)
    return there, back


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'profiling = "none"'),
        ('profiling = "none"', 'profiling = "scores"'),
        ("", 'profiling = "scores"'),
        ("started = 2020-01-01", "started = 2021-01-01"),
        ("", "data_exhaustive = false"),
        ("data_exhaustive = true", "data_exhaustive = false"),
        ('note = "1"', 'note = "2"'),
    ],
)
def test_a_value_differs_and_silence_is_no_none(before, after):
    there, _ = both_ways(before, after)
    assert there.items == ()
    assert not there.is_of_items


def test_a_list_is_compared_as_a_set():
    assert fields('data = ["name", "email-address"]', 'data = ["email-address", "name", "name"]') == []
    there, back = both_ways('data = ["name", "email-address"]', 'data = ["email-address", "iban"]')
    assert there.is_of_items
    assert [(item.before, item.after) for item in there.items] == [(None, "iban"), ("name", None)]
    assert [(item.before, item.after) for item in back.items] == [(None, "name"), ("iban", None)]


def test_from_silence_and_from_none_to_recipients_is_told_as_that():
    to = '[[activity.work.disclosure]]\nto = "controller"\n'
    for before, value in (("", None), ('disclosure = "none"', "none")):
        there, back = both_ways(before, to)
        assert there.before == value
        assert not there.is_of_items
        assert not back.is_of_items
        assert [item.after.to for item in there.items] == ["controller"]


def table(name: str, *bodies: str) -> str:
    return "\n".join(f"[[activity.work.{name}]]\n{body}" for body in bodies)


@pytest.mark.parametrize(
    ("name", "before", "after", "field"),
    [
        ("disclosure", 'to = "controller"\nrole = "processor"', 'to = "controller"\nrole = "controller"', "role"),
        ("retention", 'data = ["name"]\nkeep = "P7Y"', 'data = ["name"]\nkeep = "P10Y"', "keep"),
        ("retention", 'data = ["name"]\nkeep = "P7Y"', 'data = ["name", "iban"]\nkeep = "P7Y"', "data"),
        ("legal_basis", 'basis = "consent"', 'basis = "contract"', "basis"),
        ("legal_basis", 'basis = "consent"\nfor = "a"', 'basis = "consent"\nfor = "b"', "for"),
        ("evidence", 'field = "data"\nbasis = "inferred"', 'field = "data"\nbasis = "confirmed"', "basis"),
        ("open", 'field = "data"\nstate = "asked"', 'field = "data"\nstate = "not-possible"', "state"),
        (
            "accepted",
            'rule = "A118"\nreason = "a"\ndecided_by = "c"',
            'rule = "A118"\nreason = "b"\ndecided_by = "c"',
            "reason",
        ),
        ("review", 'on = 2026-01-01\nby = "a"', 'on = 2026-01-01\nby = "b"', "by"),
        ("subject_data", 'subject = "customer"\ndata = ["name"]', 'subject = "customer"\ndata = ["iban"]', "data"),
        ("alternative", 'field = "owner"\nvalue = "a"', 'field = "owner"\nvalue = "b"', "value"),
        ("special_categories", 'condition = "9(2)(a)"', 'condition = "9(2)(a)"\nlaw = "x"', "law"),
        ("provision", 'data = ["name"]\nconsequence = "a"', 'data = ["name"]\nconsequence = "b"', "consequence"),
    ],
)
def test_a_table_of_a_list_is_matched_by_what_it_is_about(name, before, after, field):
    for one, two in ((before, after), (after, before)):
        (change,) = fields(table(name, one), table(name, two))
        (item,) = change.items
        assert item.before is not None
        assert item.after is not None
        assert [inner.field.key for inner in item.changes] == [field]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("disclosure", 'to = "controller"', 'to = "someone"'),
        ("evidence", 'field = "data"\nitem = "name"', 'field = "data"\nitem = "iban"'),
        ("open", 'field = "data"\nstate = "asked"', 'field = "owner"\nstate = "asked"'),
        ("subject_data", 'subject = "customer"\ndata = ["name"]', 'subject = "employee"\ndata = ["name"]'),
    ],
)
def test_tables_about_different_things_are_never_one_changed(name, one, other):
    (change,) = fields(table(name, one), table(name, other))
    assert [(item.before is None, item.after is None) for item in change.items] == [(True, False), (False, True)]


def test_the_order_of_tables_says_nothing_and_what_stays_is_not_told():
    first, second, third = (f'to = "controller"\npurpose = "{letter}"' for letter in "abc")
    assert fields(table("disclosure", first, second), table("disclosure", second, first)) == []
    (change,) = fields(table("disclosure", first, second), table("disclosure", second, first, third))
    assert [item.before for item in change.items] == [None]


def test_of_several_alike_those_with_most_in_common_are_matched():
    one, two = 'data = ["name"]\nkeep = "P1Y"\nthen = "erase"', 'data = ["iban"]\nkeep = "P2Y"\nthen = "archive"'
    new = 'data = ["iban", "name"]\nkeep = "P2Y"\nthen = "archive"'
    (change,) = fields(table("retention", one, two), table("retention", new))
    told = [(item.before and item.before.keep, item.after and item.after.keep) for item in change.items]
    assert told == [("P2Y", "P2Y"), ("P1Y", None)]


def test_evidence_is_told_as_one():
    stated, confirmed = ('cited = { basis = "%s", by = "J" }' % basis for basis in ("stated", "confirmed"))  # noqa: UP031
    there, back = both_ways(stated, confirmed)
    assert isinstance(there.after, Evidence)
    assert there.items == back.items == ()


def test_a_single_table_is_told_by_its_fields():
    there, _ = both_ways("dpia = { required = true }", 'dpia = { required = true, reason = "scale" }')
    assert [inner.field.key for inner in there.items[0].changes] == ["reason"]
    there, _ = both_ways("", "dpia = { required = true }")
    assert there.before is None
    assert not there.is_of_items


def test_records_that_are_new_and_gone():
    before, after = register('[party.a]\nname = "A"'), register('[party.b]\nname = "B"')
    for one, two, names in ((before, after, "ba"), (after, before, "ab")):
        found = between(one, two)
        assert [(change.fate, change.key) for change in found.records] == [
            (Fate.NEW, names[0]),
            (Fate.GONE, names[1]),
        ]


def test_findings_are_worked_out_only_where_they_are_asked_for():
    before, after = register(""), register('[activity.work]\nname = "Work"')
    sides = ({"example": before}, {"example": after})
    (found,), (told,) = differences(*sides, LAW), differences(*sides, LAW, with_findings=False)
    assert found.appear
    assert told.appear == told.go == ()
    assert told.records == found.records


OLD = """\
[party.{party}]
name = "Mail service"

[engagement.{engagement}]
party = "{party}"

[activity.work]
name = "Work"

[[activity.work.evidence]]
field = "disclosure"
item = "{engagement}"
basis = "linked"

[[activity.work.disclosure]]
to = "{engagement}"
"""


def test_a_record_that_only_came_to_be_called_otherwise_is_renamed_and_what_refers_to_it_is_not_told():
    before = register(OLD.format(party="mail", engagement="mailing"))
    after = register(OLD.format(party="post", engagement="posting"))
    found = between(before, after)
    assert [(change.fate, change.former, change.key) for change in found.records] == [
        (Fate.RENAMED, "mail", "post"),
        (Fate.RENAMED, "mailing", "posting"),
    ]
    assert found.moves == ()
    assert found.appear == found.go == ()
    assert not found.is_empty


def test_a_rename_is_said_only_where_it_is_certain():
    one = '[party.a]\nname = "Same"\n'
    found = between(register(one), register(one.replace("party.a", "party.b") + one.replace("party.a", "party.c")))
    assert sorted(change.fate for change in found.records) == ["gone", "new", "new"]
    found = between(register(one), register('[party.b]\nname = "Same"\nseat = "NL"\n'))
    assert [change.fate for change in found.records] == ["new", "gone"]


def test_a_shared_record_is_renamed_for_every_register():
    def portfolio(key: str) -> dict[str, Register]:
        shared = build("shared", [parse("shared", "s", f'[party.{key}]\nname = "Cloud"\nseat = "US"\n')])
        text = framed(f'[activity.work]\nname = "Work"\n{table("disclosure", f"to = {chr(34)}shared/{key}{chr(34)}")}')
        return {"shared": shared, "example": build("example", [parse("example", "e", text)], shared=shared)}

    shared, example = differences(portfolio("cloud"), portfolio("sky"), LAW)
    assert [change.fate for change in shared.records] == [Fate.RENAMED]
    assert example.is_empty


def test_a_register_that_is_new_or_gone_is_told_whole():
    found = activity('purposes = ["a"]')
    (new,) = differences({}, {"example": found}, LAW)
    (gone,) = differences({"example": found}, {}, LAW)
    assert (new.fate, gone.fate) == (Fate.NEW, Fate.GONE)
    assert {change.key for change in new.records} == {change.key for change in gone.records} == {"", *found.records}


def test_a_transfer_appears_goes_and_is_judged_differently():
    seat = '[party.cloud]\nname = "Cloud"\nseat = "{}"\n[activity.work]\nname = "Work"\n' + table(
        "disclosure", 'to = "cloud"'
    )
    home, away = register(seat.format("NL")), register(seat.format("IN"))
    there, back = between(home, away), between(away, home)
    assert [(move.before.verdict, move.after.verdict) for move in there.moves] == [("not-a-transfer", "transfer")]
    assert [(move.before.verdict, move.after.verdict) for move in back.moves] == [("transfer", "not-a-transfer")]
    assert {item.rule for item in there.appear} == {item.rule for item in back.go} >= {"T101"}
    assert between(away, away).is_empty


def test_what_cannot_be_read_is_neither_new_nor_gone():
    text = framed('[party.a]\nname = "A"\n')
    whole = build("example", [parse("example", "1", text)])
    broken = build("example", [parse("example", "1", text + "[[[")])
    lost = build("example", [parse("example", "1", text.replace('name = "A"', 'name = "A"\nseat = 1'))])
    found = between(whole, broken)
    assert found.records == ()
    assert found.moves == found.appear == found.go == ()
    assert not found.is_whole
    assert "example/a" in found.unread
    assert between(broken, whole).records == ()
    found = between(register(text.replace('name = "A"', 'name = "A"\nseat = "NL"')), lost)
    assert found.unread == ("example/a",)
    assert found.records == ()
    assert found.is_whole


def test_layout_and_comments_are_counted_and_are_no_difference():
    text = framed('[party.a]\nname = "A"\n')
    found = between(
        build("example", [parse("example", "1", text)]), build("example", [parse("example", "1", f"# note\n{text}")])
    )
    assert found.is_empty
    assert found.retexted == 1


def sample(files: dict[str, str]) -> Register:
    return build("shop", [parse("shop", name, text) for name, text in sorted(files.items())])


def test_the_sample_holds_a_change_of_each_kind_both_ways():
    before, after = sample(BEFORE), sample(AFTER)
    assert before.findings == after.findings == ()
    there, back = between(before, after), between(after, before)
    assert {change.fate for change in there.records} == set(Fate)
    opposite = {Fate.NEW: Fate.GONE, Fate.GONE: Fate.NEW}
    assert sorted(
        (opposite.get(item.fate, item.fate), item.key) for item in there.records if item.fate != "renamed"
    ) == (sorted((item.fate, item.key) for item in back.records if item.fate != "renamed"))
    assert len(there.moves) == len(back.moves)
    assert between(before, before).is_empty
    assert between(after, after).is_empty


LISTS = st.lists(st.sampled_from(["name", "email-address", "iban"]), min_size=1, max_size=3).map(tuple)
TABLES = st.lists(
    st.fixed_dictionaries(
        {"to": st.sampled_from(["a", "b"])},
        optional={"role": st.sampled_from(["processor", "controller"]), "when": LISTS},
    ),
    min_size=1,
    max_size=3,
).map(tuple)
RECORDS = st.fixed_dictionaries(
    {"name": st.sampled_from(["Work", "Play"])},
    optional={
        "data": LISTS,
        "profiling": st.sampled_from(["none", "scores"]),
        "data_exhaustive": st.booleans(),
        "disclosure": st.one_of(st.just("none"), TABLES),
        "retention": st.lists(
            st.fixed_dictionaries({}, optional={"data": st.one_of(st.just("all"), LISTS), "keep": st.just("P1Y")}),
            min_size=1,
            max_size=3,
        ).map(tuple),
    },
).map(Activity.model_validate)


@given(RECORDS, RECORDS)
def test_a_difference_is_found_exactly_where_the_content_differs(one, other):
    before, after = (Register("r", None, {"work": record}, {}, ()) for record in (one, other))
    found = records_between(before, after)
    assert bool(found) == (canonical(one) != canonical(other))
    assert [change.fate for change in records_between(after, before)] == [change.fate for change in found]
    for change in found:
        assert change.changes
        for field in change.changes:
            told = [item for item in field.items if item.before is not None and item.after is not None]
            assert all(item.changes for item in told)

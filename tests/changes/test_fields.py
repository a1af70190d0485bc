"""Changing a field: the lines of it, and what must follow."""

import datetime

import pytest

from changing import changed, opened, problems, refusal, refused, remarks, values
from ropa.changes import InsertItem, MoveItem, RemoveItem, SetField, UnsetField, files_after
from ropa.finding import Pointer

ACTIVITY = """\
#:schema ../register.schema.json

[register]
organisation = "us"

[party.us]
name = "Us"

# the newsletter
[activity.news]
name = "Newsletter"  # as it is called
data = ["name", "email-address", "photo"]
automated_decisions = "none"
cited = { document = "notice", section = "2", basis = "stated" }

[[activity.news.evidence]]
field = "data"
item = "name"
basis = "linked"

[[activity.news.evidence]]
field = "retention[2].keep"
basis = "inferred"

[[activity.news.retention]]
keep = "P1Y"

[[activity.news.retention]]
keep = "P2Y"
kind = "maximum"

[[activity.news.retention]]
keep = "P3Y"

[[activity.news.accepted]]
rule = "A118"
field = "retention[3]"
reason = "known"
decided_by = "board"

[document.notice]
title = "Notice"
"""
FILES = {"acme/all.toml": ACTIVITY}


def at(*field: str | int) -> Pointer:
    return Pointer("acme/news", field)


def news(files: dict[str, str]) -> dict[str, object]:
    return values(files, "acme/all.toml")["activity"]["news"]  # type: ignore[index,return-value]


def test_setting_changes_one_line_and_keeps_its_comment():
    after = changed(FILES, SetField(at("name"), "Weekly"))["acme/all.toml"]
    assert after == ACTIVITY.replace('"Newsletter"', '"Weekly"')


def test_setting_what_stands_there_changes_nothing():
    batch = files_after(opened(FILES), [SetField(at("name"), "Newsletter")])
    assert batch.files == ()
    assert batch.remarks == ()


def test_a_new_field_of_every_kind_of_value():
    day = datetime.date(2026, 5, 25)
    after = changed(
        FILES,
        SetField(at("started"), day),
        SetField(at("data_exhaustive"), False),
        SetField(at("volume"), {"subjects": 12}),
        SetField(at("dpia", "required"), True),
    )
    assert {key: news(after)[key] for key in ("started", "data_exhaustive", "volume", "dpia")} == {
        "started": day,
        "data_exhaustive": False,
        "volume": {"subjects": 12},
        "dpia": {"required": True},
    }


def test_each_change_sees_the_former_ones():
    after = changed(FILES, InsertItem(at("purposes"), 0, "b"), InsertItem(at("purposes"), 0, "a"))
    assert news(after)["purposes"] == ["a", "b"]


def test_tables_give_way_to_a_none_and_a_none_to_an_item():
    files = {"acme/all.toml": ACTIVITY.replace('automated_decisions = "none"', 'disclosure = [{ to = "us" }]')}
    silent = changed(files, SetField(at("disclosure"), "none"))
    assert news(silent)["disclosure"] == "none"
    again = changed(silent, InsertItem(at("disclosure"), 0, {"to": "us", "role": "internal"}))
    assert news(again)["disclosure"] == [{"to": "us", "role": "internal"}]
    assert news(changed(again, SetField(at("disclosure"), "none")))["disclosure"] == "none"


def test_a_list_of_tables_set_as_a_whole():
    after = changed(FILES, SetField(at("retention"), [{"keep": "P9Y"}]))
    assert news(after)["retention"] == [{"keep": "P9Y"}]


def test_an_item_takes_its_evidence_with_it():
    after = changed(FILES, RemoveItem(at("data", 0)))
    assert news(after)["data"] == ["email-address", "photo"]
    assert [entry["field"] for entry in news(after)["evidence"]] == ["retention[2].keep"]  # type: ignore[index,union-attr]
    assert ("gone", "data name") in [(key, p.get("field")) for key, p in remarks(FILES, RemoveItem(at("data", 0)))]


def test_an_item_that_is_overwritten_takes_its_evidence_with_it_too():
    for change in (SetField(at("data", 0), "photo"), SetField(at("data"), ["email-address"])):
        after = changed(FILES, change)
        assert [entry["field"] for entry in news(after)["evidence"]] == ["retention[2].keep"]  # type: ignore[index,union-attr]


def test_names_by_position_follow_what_they_name():
    removed = news(changed(FILES, RemoveItem(at("retention", 0))))
    assert removed["evidence"][1]["field"] == "retention[1].keep"  # type: ignore[index]
    assert removed["accepted"][0]["field"] == "retention[2]"  # type: ignore[index]
    inserted = news(changed(FILES, InsertItem(at("retention"), 1, {"keep": "P9Y"})))
    assert inserted["evidence"][1]["field"] == "retention[3].keep"  # type: ignore[index]
    assert inserted["retention"][1] == {"keep": "P9Y"}  # type: ignore[index]
    moved = news(changed(FILES, MoveItem(at("retention"), 2, 0)))
    assert [item["keep"] for item in moved["retention"]] == ["P3Y", "P1Y", "P2Y"]  # type: ignore[index,union-attr]
    assert moved["evidence"][1]["field"] == "retention[3].keep"  # type: ignore[index]
    assert moved["accepted"][0]["field"] == "retention[1]"  # type: ignore[index]


def test_what_names_an_item_by_position_goes_with_it():
    after = news(changed(FILES, RemoveItem(at("retention", 1))))
    assert [entry["field"] for entry in after["evidence"]] == ["data"]  # type: ignore[index,union-attr]
    assert after["accepted"][0]["field"] == "retention[2]"  # type: ignore[index]
    assert "accepted" not in news(changed(FILES, RemoveItem(at("retention", 2))))


def test_the_last_item_leaves_silence_behind():
    gone = changed(FILES, *[RemoveItem(at("data", 0))] * 3)
    assert "data" not in news(gone)
    assert "retention" not in news(changed(FILES, *[UnsetField(at("retention", 0))] * 3))


def test_evidence_given_for_another_value_is_told_of():
    def told(change):
        return [(p["source"], str(p["basis"])) for key, p in remarks(FILES, change) if key == "evidence"]

    assert told(SetField(at("purposes"), ["x"])) == [("notice, 2", "evidence-basis/stated")]
    assert told(InsertItem(at("data"), 3, "username")) == [("notice, 2", "evidence-basis/stated")]
    # What the record says of its own keeping rests on no source, and what is left out is said by nobody.
    assert told(SetField(at("status"), "active")) == []
    assert told(RemoveItem(at("data", 1))) == []
    assert told(UnsetField(at("automated_decisions"))) == []


def test_evidence_that_comes_with_its_value_was_given_for_it():
    def told(change):
        return [p["basis"] for key, p in remarks(FILES, change) if key == "evidence"]

    inferred = {"keep": "P4Y", "evidence": {"basis": "inferred"}}
    assert told(InsertItem(at("retention"), 3, inferred)) == []
    assert told(SetField(at("retention", 0), inferred)) == []
    assert told(SetField(at("retention"), [inferred, inferred])) == []
    # Where an item is without, what holds for the record speaks of it.
    assert len(told(InsertItem(at("retention"), 3, {"keep": "P4Y"}))) == 1
    assert len(told(SetField(at("retention"), [inferred, {"keep": "P4Y"}]))) == 1
    # A part that is changed later no longer has the evidence it was given with.
    assert len(told(SetField(at("retention", 0, "keep"), "P5Y"))) == 1


def test_nothing_that_could_be_read_becomes_unreadable():
    for change, key in (
        (SetField(at("retention", 0, "keep"), "7 years"), "findings.R110"),
        (SetField(at("started"), "2026-05-25"), "findings.R108"),
        (SetField(at("colour"), "red"), "findings.R107"),
        (UnsetField(at("name")), "findings.R109"),
        (SetField(at("name"), " "), "findings.R110"),
    ):
        assert refused(FILES, change) == key
    assert refusal(lambda: files_after(opened(FILES), [SetField(at("nam"), "x")])).params["suggestion"] == "name"


def test_what_could_not_be_read_before_stands_in_nobodys_way():
    files = {"acme/all.toml": ACTIVITY.replace('keep = "P1Y"', "keep = 7").replace('"photo"]', "5]")}
    assert problems(files) == ["R108", "R108"]
    # The first time limit has lost its `keep`, so it still is the first; the third item of `data` is none.
    after = changed(files, SetField(at("retention", 1, "keep"), "P8Y"), InsertItem(at("data"), 2, "username"))
    assert [item["keep"] for item in news(after)["retention"]] == [7, "P8Y", "P3Y"]  # type: ignore[index,union-attr]
    assert news(after)["data"] == ["name", "email-address", 5, "username"]


def test_a_pointer_counts_the_items_that_were_read():
    files = {"acme/all.toml": ACTIVITY.replace('data = ["name",', 'data = [5, "name",')}
    after = changed(files, SetField(at("data", 1), "username"), RemoveItem(at("data", 0)))
    assert news(after)["data"] == [5, "username", "photo"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (SetField(Pointer("other/news", ("name",)), "x"), "no-register"),
        (SetField(Pointer("acme/newz", ("name",)), "x"), "no-record"),
        (SetField(at(), "x"), "no-field"),
        (UnsetField(at("note")), "nothing-there"),
        (RemoveItem(at("data", 3)), "nothing-there"),
        (RemoveItem(at("name")), "no-list"),
        (InsertItem(at("data"), 4, "x"), "no-item"),
        (InsertItem(at("data"), -1, "x"), "no-item"),
        (InsertItem(at("name"), 0, "x"), "no-list"),
        (MoveItem(at("data"), 0, 3), "nothing-there"),
        (SetField(at("data", 5), "x"), "nothing-there"),
    ],
)
def test_what_cannot_be_changed(change, name):
    assert refused(FILES, change) == name


def test_the_register_has_fields_too():
    after = changed(FILES, SetField(Pointer("acme", ("authority",)), "nl-ap"))
    assert values(after, "acme/all.toml")["register"] == {"organisation": "us", "authority": "nl-ap"}


def test_what_toml_or_the_reader_cannot_hold(monkeypatch):
    assert refused(FILES, SetField(at("note"), "\ud800")) == "text.unspeakable"
    assert refused(FILES, SetField(at("note"), object())) == "text.unspeakable"  # type: ignore[arg-type]
    monkeypatch.setattr("ropa.changes.draft.MAX_BYTES", len(ACTIVITY) + 20)
    assert refused(FILES, SetField(at("note"), "x" * 20)) == "too-large"


def test_labels_say_what_was_done():
    def label(*changes):
        return files_after(opened(FILES), changes).label.words("en")

    assert label(SetField(at("name"), "Weekly")) == 'acme/news, name: set to "Weekly"'
    assert label(InsertItem(at("disclosure"), 0, {"to": "us"})) == 'acme/news, disclosure: "us" added'
    assert label(RemoveItem(at("data", 1))) == 'acme/news, data[2]: "email-address" removed'
    assert label(UnsetField(at("retention"))) == "acme/news, retention: left out"
    assert label(MoveItem(at("data"), 1, 0)) == "acme/news, data: order changed"
    assert label(SetField(at("data"), ["a", "b"])) == 'acme/news, data: set to "a, b"'
    assert label(SetField(at("name"), "a"), SetField(at("name"), "b")) == "acme/news: 2 changes"
    other = Pointer("acme", ("note",))
    both = label(SetField(at("name"), "a"), SetField(other, "b"), SetField(at("name"), "c"))
    assert both == "acme/news and others: 3 changes", "undo names what it takes back"

"""Changes of fields as typed on a command line."""

import pytest

from changing import changed, refusal, values
from ropa.changes import InsertItem, RemoveItem, SetField, UnsetField, field_changes, parse_assignment
from ropa.finding import Pointer
from ropa.register import build
from ropa.source import parse

TEXT = """\
[register]
organisation = "us"

[party.us]
name = "Us"

[activity.news]
name = "News"
data = ["name", "photo"]
disclosure = [{ to = "us" }, { to = "them" }, { to = "them", role = "processor" }]
retention = [{ keep = "P1Y" }]
automated_decisions = "none"
"""
FILES = {"acme/all.toml": TEXT}
RECORD = build("acme", [parse("acme", "acme/all.toml", TEXT)]).records["news"]


def at(*field: str | int) -> Pointer:
    return Pointer("acme/news", field)


def typed(text: str):
    return field_changes("acme/news", "activity", RECORD, text)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("name=A=B", ("name", "=", "A=B")),
        (" data += x, y ", ("data", "+=", "x, y")),
        ("data-=x", ("data", "-=", "x")),
        ("retention[2].keep=", ("retention[2].keep", "=", "")),
        ("note=-=", ("note", "=", "-=")),
        ("note=two\nlines", ("note", "=", "two\nlines")),
    ],
)
def test_the_four_forms(text, parsed):
    found = parse_assignment(text)
    assert (found.name, found.sign, found.value) == parsed


@pytest.mark.parametrize("text", ["", "name", "=x", "data+=", "data-= ", "a b=c"])
def test_what_has_none_of_the_four_forms(text):
    assert refusal(lambda: parse_assignment(text)).key == "changes.refused.no-assignment"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("name=Weekly", (SetField(at("name"), "Weekly"),)),
        ("retention.keep=P2Y", (SetField(at("retention", 0, "keep"), "P2Y"),)),
        ("data[2]=username", (SetField(at("data", 1), "username"),)),
        ("data=", (UnsetField(at("data")),)),
        ("data[1]=", (RemoveItem(at("data", 0)),)),
        ("data+=username, password", (InsertItem(at("data"), 2, "username"), InsertItem(at("data"), 3, "password"))),
        ("disclosure+=mailing", (InsertItem(at("disclosure"), 3, {"to": "mailing"}),)),
        ("data-=photo,name", (RemoveItem(at("data", 1)), RemoveItem(at("data", 0)))),
        ("data-=photo,photo", (RemoveItem(at("data", 1)),)),
        ("disclosure-=us", (RemoveItem(at("disclosure", 0)),)),
        ("disclosure=none", (SetField(at("disclosure"), "none"),)),
        ("subjects+=customer", (InsertItem(at("subjects"), 0, "customer"),)),
    ],
)
def test_what_is_asked_for(text, changes):
    assert typed(text) == changes


def test_what_is_asked_for_is_done():
    after = changed(FILES, *typed("data-=name, photo"), *typed("disclosure-=us"), *typed("purposes+=Sending"))
    news = values(after, "acme/all.toml")["activity"]["news"]  # type: ignore[index]
    assert "data" not in news
    assert [item["to"] for item in news["disclosure"]] == ["them", "them"]
    assert news["purposes"] == ["Sending"]


@pytest.mark.parametrize(
    ("text", "key", "cure"),
    [
        ("data+=photo", "already-there", "photo"),
        ("data-=phto", "not-in-list", "Did you mean “photo”?"),
        ("data-=zzzzzz", "not-in-list", "Allowed: name, photo."),
        ("disclosure-=them", "several-items", "disclosure[2]=, disclosure[3]="),
        ("name+=x", "not-many", "name=VALUE"),
        ("data[1]+=x", "not-many", "data[1]=VALUE"),
        ("disclosure+=none", "no-item-value", "disclosure=none"),
        ("retention-=P1Y", "by-number", "retention[1]="),
        ("subjects-=customer", "not-in-list", "customer"),
    ],
)
def test_what_cannot_be_done(text, key, cure):
    message = refusal(lambda: typed(text))
    assert message.key == f"changes.refused.{key}"
    assert cure in message.words("en")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("disclosure[1].to=acme/them", "disclosure[1].to=them"),
        ('disclosure=[{ to = "acme/them", role = "processor" }]', 'disclosure=[{ to = "them", role = "processor" }]'),
        ("disclosure+=acme/they", "disclosure+=they"),
        ("disclosure-=acme/us", "disclosure-=us"),
        ("data+=acme/shoe-size", "data+=shoe-size"),
    ],
)
def test_a_record_of_the_same_register_is_named_by_its_address_too(text, short):
    assert typed(text) == typed(short)


@pytest.mark.parametrize("word", ["shared/them", "beta/them", "acme"])
def test_what_is_no_address_of_the_same_register_stays_as_it_is(word):
    assert typed(f"disclosure[1].to={word}") == (SetField(at("disclosure", 0, "to"), word),)
    assert typed("note=acme/them is meant") == (SetField(at("note"), "acme/them is meant"),)

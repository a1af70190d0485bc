"""Words that stand for something else: the same from a record as read and as written."""

import pytest

from helpers import REGISTERS, register
from ropa.model import KINDS, walk
from ropa.register.references import records, said_once, used, words, words_once, written_steps
from ropa.source import parse

TEXT = """\
[activity.news]
name = "News"
data = ["name"]
sources = "none"
disclosure = [{ to = "mailing", data = ["name"], transfer = { module = 2 } }]
stored_in = ["NL"]

[data.size]
name = "Size"
broader = "contact-data"

[[register.retention]]
applies = "all"
data = "all"

[[register.retention]]
applies = ["news"]
"""


def test_every_word_with_what_it_may_name():
    found = {str(word.at): (word.word, word.kinds, word.vocabulary) for word in words(register(TEXT))}
    assert found["example/news#data[1]"] == ("name", ("data",), "data")
    assert found["example/news#disclosure[1].to"] == ("mailing", ("party", "engagement"), "")
    assert found["example/news#disclosure[1].transfer.module"] == ("2", (), "module")
    assert found["example/news#stored_in[1]"] == ("NL", (), "")
    assert found["example/size#broader"] == ("contact-data", ("data",), "data")
    assert found["example#retention[2].applies[1]"] == ("news", ("activity",), "")
    assert not {"example#retention[1].applies", "example#retention[1].data", "example/news#sources"} & set(found)


@pytest.mark.parametrize("path", sorted(REGISTERS.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_as_written_is_as_read(path):
    text = path.read_text("utf-8")
    tables = parse("example", "x.toml", text).values
    for key, record in records(register(text)):
        if key == "controller":  # what the frame adds
            continue
        table = tables[record.KIND][key] if key else tables.get("register", {"organisation": "controller"})
        read, written = walk(record), written_steps(KINDS[record.KIND], table)
        assert list(used("x", record.KIND, written)) == list(used("x", record.KIND, read))


def test_what_cannot_be_read_is_still_walked():
    table = {"data": ["name", 5], "disclosure": ["x", {"to": "a", "role": 1}], "retention": "none", "colour": "red"}
    found = used("x", "activity", written_steps(KINDS["activity"], table))
    assert [word.word for word in found] == ["name", "5", "a", "1"]


@pytest.mark.parametrize("path", sorted(REGISTERS.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_words_once_are_the_words(path):
    found = register(path.read_text("utf-8"), "")
    users: dict[tuple[str, str, str], set[str]] = {}
    for word in words(found):
        users.setdefault((word.field.label_key, word.vocabulary, word.word), set()).add(word.record)
    once: dict[tuple[str, str, str], set[str]] = {}
    for word in words_once(found):
        once.setdefault((word.field.label_key, word.vocabulary, word.word), set()).add(word.record)
    assert users.keys() == once.keys()
    assert all(once[said] <= users[said] for said in users)


def test_a_word_once_is_told_with_a_record_that_uses_it():
    alike = '[activity.{0}]\nname = "A"\ndata = {1}\n[[activity.{0}.disclosure]]\nto = "mailing"\n'
    text = alike.format("a", '["name"]') + alike.format("b", '["name", "size"]')
    found = [(word.word, word.record) for word in words_once(register(text)) if word.field.key in ("data", "to")]
    assert sorted(word for word, _ in found) == ["mailing", "name", "size"]
    assert ("size", "example/b") in found
    assert all(record in ("example/a", "example/b") for _, record in found)


def test_what_is_said_again_is_found_where_it_is_said_first():
    text = '[activity.a]\nname = "A"\npurposes = ["Mail"]\n[activity.b]\nname = "B"\npurposes = ["Mail"]\n'
    found = [
        (keys[saying.record(number)], saying.place(number)[1], value)
        for kind, keys, saying in said_once(register(text))
        for value, number in saying.said.items()
        if kind == "activity"
    ]
    assert sorted(found) == [("a", ("name",), "A"), ("a", ("purposes",), ("Mail",)), ("b", ("name",), "B")]

"""What is worked out once for each register."""

from collections.abc import Iterator
from dataclasses import replace

from helpers import SAMPLE, framed, register
from ropa.graph import record_edges
from ropa.model import Activity, Party
from ropa.register import Register, statements
from ropa.register.mentions import in_order, mentions, referring
from ropa.register.once import ByIdentity, listed_once, once, take_over

TEXT = framed('[activity.a]\nname = "A"\ndata = ["name"]\n[activity.b]\nname = "B"\n')


def test_a_function_asks_once_for_each_register_and_arguments():
    asked = []

    @once
    def named(register: Register, word: str) -> str:
        asked.append((register.name, word))
        return f"{register.name} {word}"

    one, other = register(TEXT), register(TEXT)
    assert [named(one, "x"), named(one, "x"), named(one, "y"), named(other, "x")] == [
        "example x",
        "example x",
        "example y",
        "example x",
    ]
    assert asked == [("example", "x"), ("example", "y"), ("example", "x")]


def test_that_there_is_nothing_is_kept_too():
    asked = []

    @once
    def nothing(register: Register) -> None:
        asked.append(register.name)

    found = register(TEXT)
    assert [nothing(found), nothing(found), asked] == [None, None, ["example"]]


def test_a_generator_is_run_through_once_and_can_be_read_again():
    asked = []

    @listed_once
    def keys(register: Register) -> Iterator[str]:
        asked.append(register.name)
        yield from register.records

    found = register(TEXT)
    assert list(keys(found)) == list(keys(found)) == list(found.records)
    assert asked == ["example"]


def test_what_is_kept_makes_no_register_another():
    found, asked = register(TEXT), register(TEXT)
    list(asked.of(Party))
    assert found == asked
    assert "kept" not in repr(asked)


def test_statements_of_an_activity_that_the_register_does_not_hold_are_its_own():
    found = register(TEXT)
    (_, first), (key, second) = found.of(Activity)
    assert [item.value for item in statements(found, key, second, "data")] == []
    assert [item.value for item in statements(found, key, first, "data")] == ["name"]
    assert [item.value for item in statements(found, key, second, "data")] == []


def test_what_a_register_says_itself_is_known_beside_other_shared_records_too():
    texts = SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"]
    one = register(*texts, shared=SAMPLE["shared/vendors.toml"])
    asked = [mentions(one), referring(one), in_order(one, one.records)]
    assert all(asked)
    other = replace(one, shared=None)
    assert not other.kept
    take_over(one, other)
    assert {work.__name__ for work in other.kept} == {"mentions", "referring", "places"}
    anew = replace(other)
    for work, found in other.kept.items():
        assert found == {args: work(anew, *args) for args in found}


def test_what_depends_on_the_shared_records_is_asked_anew_beside_others():
    one = register('[activity.a]\nname = "A"\nsources = ["shared/x"]\n', shared='[party.x]\nname = "X"\n')
    key, activity = next(one.of(Activity))
    assert [edge.source for edge in record_edges(one, key, activity)] == ["shared/x"]
    other = replace(one, shared=None)
    take_over(one, other)
    assert list(record_edges(other, key, activity)) == []
    assert other.find("shared/x") is None


def test_of_equal_tables_each_is_asked_about_and_of_equal_texts_one():
    asked: list[object] = []

    def made(value: object) -> int:
        asked.append(value)
        return len(asked)

    known: ByIdentity[object, int] = ByIdentity()
    one, other = ["a"], ["a"]
    assert [known.of(value, made) for value in (one, other, one, other)] == [1, 2, 1, 2]
    assert [known.of(value, made) for value in ("text", "".join(("te", "xt")))] == [3, 3]


def test_in_another_field_the_same_value_is_asked_about_again():
    known: ByIdentity[str, str] = ByIdentity()
    fields = [object(), object()]
    said = [known.of("text", lambda _, number=number: str(number), field) for number, field in enumerate(fields)]
    assert said == ["0", "1"]
    assert known.of("text", lambda _: "again", fields[0]) == "0"


def test_no_other_value_takes_the_place_of_one_that_nobody_else_holds():
    known: ByIdentity[list[int], int] = ByIdentity()
    assert [known.of([number], lambda one: one[0]) for number in range(1000)] == list(range(1000))

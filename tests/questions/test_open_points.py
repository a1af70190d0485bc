"""What is asked of a register, under which keys, of whom and how urgently; and what is not asked."""

import pytest

from filled import CLINIC
from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.open_points import Kind, OpenPoint, open_points, parse_key, target
from ropa.rules import CLASSES, Case

FRAME = """\
[register]
organisation = "controller"

[party.controller]
name = "Controller Ltd"
seat = "NL"
"""


def points(text: str, frame: str = FRAME) -> dict[str, OpenPoint]:
    found = register(f"{frame}\n{text}")
    return {point.key: point for point in open_points(Case(found, law_at(TODAY), CLASSES))}


def test_each_kind_of_point() -> None:
    found = points(CLINIC, "")
    kinds = {kind: {key for key, point in found.items() if point.kind is kind} for kind in Kind}
    assert kinds[Kind.CONFIRM] == {
        "example/visits#capacity:confirm",
        "example/letters#status:confirm",
        "example/letters#purposes:confirm",
        "example/letters#subjects:confirm",
    }
    assert kinds[Kind.WHICH] == {"example/clinic#email:which"}
    assert kinds[Kind.WHERE] == {"example#disclosure:courier:where"}
    assert {"example/visits#retention", "example/letters#owner", "example/labs#name"} <= kinds[Kind.SILENT]
    assert found["example/visits#retention"].owner == "Head nurse"
    assert found["example/visits#retention"].law == "30(1)(f)"
    assert found["example/letters#retention"].owner == ""


def test_every_key_names_its_target() -> None:
    made = register(CLINIC, "")
    for point in open_points(Case(made, law_at(TODAY), CLASSES)):
        of = target(made, point.key)
        assert of is not None
        assert of.at.record == point.at.record
        assert parse_key(f" {point.key.upper()} ") == (point.kind, point.at, point.item)


@pytest.mark.parametrize("word", ["", "x", "a/b", "a#", "#x", "a/b/c#x", "a#x y/", "a#x:Ä", "a#x[1]"])
def test_what_is_no_key(word: str) -> None:
    assert parse_key(word) is None


TWO = """\
[[register.retention]]
applies = "not-attributed"
keep = "P1Y"
reason = "tax"

[[register.retention]]
applies = "not-attributed"
keep = "P2Y"

[activity.one]
name = "One"

[activity.two]
name = "Two"
"""


def test_keys_stay_where_records_and_items_change_places() -> None:
    first, second, *activities = TWO.split("\n\n")
    turned = "\n\n".join((second, first, *reversed(activities)))
    assert set(points(TWO)) == set(points(turned))
    assert sum(point.kind is Kind.WHERE for point in points(TWO).values()) == 2


def test_what_all_leave_open_is_asked_once() -> None:
    found = set(points(TWO))
    assert "example#measures" in found
    assert "example/one#measures" not in found
    one = TWO.replace('name = "One"', 'name = "One"\nmeasures = ["firewall"]')
    assert {"example/two#measures"} == {key for key in points(one) if key.endswith("#measures")}


def test_what_is_said_is_not_asked() -> None:
    said = TWO.replace('name = "One"', 'name = "One"\nowner = "Ann"\ntransfers = { statement = "none" }')
    assert {"example/one#owner", "example/one#transfers"}.isdisjoint(points(said))
    assert "example/two#owner" in points(said)


@pytest.mark.parametrize(("state", "reason", "is_asked"), [
    ("not-applicable", 'reason = "no data"', False),
    ("not-possible", 'reason = "depends"', False),
    ("not-applicable", "", True),
    ("asked", 'reason = "waiting"', True),
])  # fmt: skip
def test_a_reason_ends_the_asking_and_a_question_does_not(state: str, reason: str, is_asked: bool) -> None:
    text = f'{TWO}\n[[activity.two.open]]\nfield = "retention"\nstate = "{state}"\n{reason}\n'
    assert ("example/two#retention" in points(text)) is is_asked


def test_an_excused_statement_excuses_nothing_else() -> None:
    text = TWO.replace("[activity.one]", '[[register.open]]\nfield = "retention[1]"\nstate = "not-applicable"\n'
                       'reason = "gone"\n\n[activity.one]')  # fmt: skip
    found = points(text)
    assert sum(point.kind is Kind.WHERE for point in found.values()) == 1
    assert "example/one#retention" in found


def test_what_is_over_is_not_asked() -> None:
    ended = TWO.replace('name = "One"', 'name = "One"\nended = 2020-01-01')
    assert not any(key.startswith("example/one#") for key in points(ended))


def test_who_sees_what_is_public_is_not_asked_for_a_name() -> None:
    text = '[party.everyone]\nname = "Everyone"\nnamed = false\ncategory = "{}"\n'
    assert not any(key.startswith("example/everyone#") for key in points(text.format("public")))
    assert "example/everyone#name" in points(text.format("hosting"))


def test_a_recipient_is_asked_of_the_owner_of_all_that_disclose_to_it() -> None:
    text = """\
[party.mail]
name = "Mail"
[engagement.mailing]
party = "mail"
[activity.one]
name = "One"
owner = "Ann"
disclosure = [{ to = "mailing" }]
[activity.two]
name = "Two"
owner = "{}"
disclosure = [{ to = "mailing" }]
"""
    assert points(text.replace("{}", "Ann"))["example/mail#seat"].owner == "Ann"
    assert points(text.replace("{}", "Bob"))["example/mailing#stored_in"].owner == ""


@pytest.mark.parametrize(
    ("seat", "is_asked"), [('seat = "NL"', False), ('seat = "US"', True), ('seat = "GB"', True), ("", True)]
)
def test_a_representative_is_asked_for_where_the_seat_may_be_outside_the_eea(seat: str, is_asked: bool) -> None:
    found = points("", FRAME.replace('seat = "NL"', seat))
    assert ("example#representative" in found) is is_asked


def test_a_department_is_not_asked_for_a_seat_unless_it_is_somebody_else_too() -> None:
    within = """
[party.stock]
name = "Stock room"

[activity.orders]
name = "Orders"

[[activity.orders.disclosure]]
to = "stock"
role = "internal"
"""
    assert "example/stock#seat" not in points(within)
    assert "example/stock#category" in points(within)
    assert "example/stock#seat" in points(f'{within}\n[[activity.orders.disclosure]]\nto = "stock"\n')
    assert "example/stock#seat" in points(f'{within}\n[engagement.goods]\nparty = "stock"\n')


@pytest.mark.parametrize(
    ("owners", "called"),
    [
        (("Financien", "Financiën", "financiën ", "Financiën"), {"Financiën"}),
        (("Financien", "Financiën"), {"Financien"}),
        (("Sales", "Sale"), {"Sales", "Sale"}),
        (("–", "+"), {"–", "+"}),
    ],
)
def test_an_owner_who_is_written_in_several_ways_is_one(owners: tuple[str, ...], called: set[str]) -> None:
    text = "\n".join(f'[activity.a{at}]\nname = "A{at}"\nowner = "{one}"' for at, one in enumerate(owners))
    assert {point.owner for point in points(text).values() if "/a" in point.key} == called

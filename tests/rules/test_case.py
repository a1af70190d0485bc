"""Which activities a rule may look at, and that passing over the others hides none."""

import pytest

from helpers import REGISTERS, TODAY, framed, register
from ropa.finding import Pointer
from ropa.law import law_at
from ropa.model import Activity, plan
from ropa.register import statements
from ropa.rules import case_of
from ropa.rules.alike import alike, stated, told, told_of_tables
from ropa.rules.case import Hit
from ropa.rules.chapter_five import moved, reasons, resting, resting_once
from ropa.rules.common import bases, categories, in_role, roles, together
from ropa.rules.holding import held, holding, holding_marked, marked_data
from ropa.rules.proposed import is_firm
from ropa.transfers.tables import table

TEXTS = [path for path in sorted(REGISTERS.glob("*/*.toml")) if "activity" in path.read_text("utf-8")]


@pytest.fixture(params=TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def case(request):
    return case_of(register(request.param.read_text("utf-8"), ""), law_at(TODAY))


def test_those_that_state_a_field_are_all_that_do(case):
    activities = list(case.activities())
    for name in (field.name for field in plan(Activity)):
        assert list(case.stating(name)) == [item for item in activities if getattr(item[2], name) is not None]


def test_those_that_state_one_of_several_fields_come_once_and_in_order(case):
    asked = ("data", "purposes", "disclosure")
    stated = [item for item in case.activities() if any(getattr(item[2], name) is not None for name in asked)]
    assert list(case.stating(*asked)) == stated
    assert list(together(case, *(case.stating(name) for name in reversed(asked)))) == stated
    assert not list(together(case))


def test_those_that_hold_data_are_all_that_do(case):
    activities = list(case.activities())
    for word in {word for item in activities for word in categories(item[2])}:
        assert list(holding(case, word.__eq__)) == [item for item in activities if word in categories(item[2])]
    for mark in ("special", "criminal"):
        marked = [item for item in activities if marked_data(case.register, item[2], mark)]
        assert list(holding_marked(case, mark)) == marked


def test_those_in_whose_data_somebody_has_a_role_are_all_there_are(case):
    for role in ("processor", "joint-controller", "controller"):
        assert list(in_role(case, role)) == [item for item in case.activities() if role in roles(case, item[1])]


def test_what_is_asked_of_those_that_are_alike_is_true_of_each_of_them(case):
    for name in (field.name for field in plan(Activity)):
        for is_wanted in (
            bool,
            lambda found: not found,
            lambda found: len(found) > 1,
            lambda found: is_firm(case, found),
        ):
            wanted = [item for item in case.activities() if is_wanted(statements(case.register, *item[1:], name))]
            assert list(alike(case, name, is_wanted)) == wanted


def test_alike_activities_are_asked_of_once():
    text = framed(
        "".join(f'[activity.{key}]\nname = "{key}"\nlegal_basis = [{{ basis = "contract" }}]\n' for key in "abc")
    )
    asked = []
    found = case_of(register(text), law_at(TODAY))
    assert [key for _, key, _ in alike(found, "legal_basis", lambda held: asked.append(held) or held)] == [
        "a",
        "b",
        "c",
    ]
    assert len(asked) == 1


def test_what_the_register_states_for_some_and_what_is_proposed_makes_activities_differ():
    alone = "legal_basis = [{ basis = 'contract' }]\n"
    shared = "[[register.legal_basis]]\napplies = ['b']\nbasis = 'consent'\n"
    proposed = "[[activity.c.evidence]]\nfield = 'legal_basis'\nbasis = 'inferred'\n"
    text = framed("".join(f"[activity.{key}]\nname = '{key}'\n{alone}" for key in "abcd") + shared + proposed)
    found = case_of(register(text), law_at(TODAY))

    def those(is_wanted):
        return [key for _, key, _ in alike(found, "legal_basis", is_wanted)]

    assert those(lambda held: len(held) > 1) == ["b"]
    assert those(lambda held: not is_firm(found, held)) == ["c"]
    assert those(lambda held: len(held) == 1 and is_firm(found, held)) == ["a", "d"]


def test_tables_are_found_where_they_stand(case):
    for name in ("legal_basis", "retention", "disclosure"):
        every = [
            (Pointer(at.record, (name, number)), item)
            for at, _, activity in case.activities()
            if isinstance(getattr(activity, name), tuple)
            for number, item in enumerate(getattr(activity, name))
        ]
        assert list(stated(case, name, lambda item: True)) == every
        some = [(at, item) for at, item in every if len(item.model_fields_set) > 1]
        assert list(stated(case, name, lambda item: len(item.model_fields_set) > 1)) == some


def test_bases_of_activities_that_are_over_count_and_those_of_the_register_come_first():
    text = framed(
        "[activity.a]\nname = 'A'\nstatus = 'retired'\nlegal_basis = [{ basis = 'contract' }]\n"
        "[[register.legal_basis]]\napplies = 'all'\nbasis = 'consent'\n"
    )
    found = case_of(register(text), law_at(TODAY))
    assert [str(at) for at, _ in bases(found, lambda item: item.basis)] == [
        "example#legal_basis[1]",
        "example/a#legal_basis[1]",
    ]


def test_statements_that_hold_for_several_are_held_once(case):
    every = {
        item.at: item
        for _, key, activity in case.activities()
        for item in statements(case.register, key, activity, "legal_basis")
    }
    assert list(held(case, "legal_basis", lambda item: True)) == list(every.values())
    wanted = [item for item in every.values() if item.value.basis == "consent"]
    assert list(held(case, "legal_basis", lambda item: item.basis == "consent")) == wanted


def test_what_is_told_of_activities_that_are_alike_stands_with_each_of_them_and_shared_words_once(case):
    def tell(found):
        return [Hit(Pointer(item.at.record, (*item.at.field, "law")), {"basis": item.value.basis}) for item in found]

    every = {
        hit.at: hit
        for _, key, activity in case.activities()
        for hit in tell(statements(case.register, key, activity, "legal_basis"))
    }
    assert list(told(case, "legal_basis", tell)) == list(every.values())
    assert not list(told(case, "legal_basis", tell, lambda _: False))


def test_what_the_register_states_is_told_of_also_where_the_first_activity_is_not_concerned():
    text = framed(
        "[activity.a]\nname = 'A'\n[activity.b]\nname = 'B'\n"
        "[[register.legal_basis]]\napplies = 'all'\nbasis = 'consent'\n"
    )
    found = case_of(register(text), law_at(TODAY))
    hits = told(found, "legal_basis", lambda held: [Hit(item.at) for item in held], lambda item: item.name == "B")
    assert [str(hit.at) for hit in hits] == ["example#legal_basis[1]"]


def test_what_is_told_of_equal_tables_stands_with_each_of_them(case):
    def tell(at, item):
        yield Hit(Pointer(at.record, (*at.field, "basis")), {"basis": item.basis})
        yield Hit(Pointer(at.record, (*at.field, "law")), variant="law")

    every = [hit for at, item in stated(case, "legal_basis", lambda _: True) for hit in tell(at, item)]
    assert list(told_of_tables(case, "legal_basis", tell)) == every


def test_equal_tables_are_judged_once():
    text = framed(
        "".join(f'[activity.{key}]\nname = "{key}"\nlegal_basis = [{{ basis = "contract" }}]\n' for key in "abc")
    )
    asked = []
    found = case_of(register(text), law_at(TODAY))
    hits = list(told_of_tables(found, "legal_basis", lambda at, item: [asked.append(item) or Hit(at)]))
    assert [str(hit.at) for hit in hits] == [f"example/{key}#legal_basis[1]" for key in "abc"]
    assert len(asked) == 1


def test_transfers_are_found_by_the_reason_of_their_coverage():
    seats = {"one": '"IN"', "two": '"US"', "three": '"NZ"', "four": '"IN"'}
    disclosed = ", ".join(f'{{ to = "{key}" }}' for key in seats)
    text = framed(
        f'[activity.a]\nname = "A"\ndisclosure = [{disclosed}]\n'
        + "".join(
            f'[party.of-{key}]\nname = "{key}"\nseat = {seat}\n'
            f'[engagement.{key}]\nparty = "of-{key}"\naccessed_from = ["IN", "US"]\n'
            for key, seat in seats.items()
        )
        + '[engagement.four.transfer]\ntool = "scc"\n'
    )
    found = case_of(register(text), law_at(TODAY))
    every = [(hop, reason, place) for hop in moved(found) for reason, place in reasons(hop)]
    present = {reason for _, reason, _ in every}
    assert {"none", "partial-unconfirmed", "adequate", "not-assessed"} <= present
    assert list(resting(found, *table("coverage"))) == every
    for wanted in table("coverage"):
        assert list(resting(found, wanted)) == [item for item in every if item[1] == wanted]
        hops = [hop for hop in moved(found) if any(reason == wanted for reason, _ in reasons(hop))]
        assert list(resting_once(found, wanted)) == hops

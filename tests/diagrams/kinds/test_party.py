"""One vendor is drawn with who gives it what, below and above it; one organisation's picture names no other."""

import pytest

from export_sample import HOSTILE_NAMES, golden, hostile
from picture_sample import clinic, dot_of, names, scene, shop, shown_text
from ropa.diagrams.kinds import party
from ropa.diagrams.picture import Flow, Picture, Shape
from ropa.i18n import LANGUAGES, visible
from ropa.render import lay_out
from ropa.view.marks import State


def both(node: str, language: str = "en") -> Picture:
    return party.draw([scene(clinic(), language), scene(shop(), language)], node)


def of_clinic(node: str, depth: int | None = None, *, shows_risk: bool = True) -> Picture:
    return party.draw([scene(clinic(), shows_risk=shows_risk)], f"clinic/{node}", depth)


def test_golden() -> None:
    golden("party.dot", dot_of(both("shared/cloud", "nl")).encode())


def test_same_text_twice() -> None:
    assert dot_of(both("shared/mailer")) == dot_of(both("shared/mailer"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_font_warning(language: str) -> None:
    assert lay_out(dot_of(both("shared/cloud", language)), ".svg").warnings == ()


def test_data_subjects_and_special_data_stand_in_the_box_of_the_giver() -> None:
    lines = next(box.lines for box in of_clinic("support").boxes if box.shape is Shape.ACTIVITY)
    assert "– Patients" in lines
    assert "– Data concerning health (special category, Art. 9)" in lines
    assert "– Criminal convictions and offences (Art. 10)" in lines


def test_inferred_data_have_their_sign_and_it_stands_in_the_legend() -> None:
    shown = of_clinic("support")
    giver = next(box for box in shown.boxes if box.shape is Shape.ACTIVITY)
    assert "? Telephone number" in giver.lines
    assert giver.signs == (State.INFERRED,)
    assert "? inferred" in dot_of(shown)


def test_only_the_data_that_are_disclosed_are_told() -> None:
    lines = next(box.lines for box in of_clinic("archive-keeper").boxes if box.shape is Shape.ACTIVITY)
    assert not any("Telephone" in line for line in lines)


def test_sub_processors_to_any_depth_or_to_the_one_asked_for() -> None:
    assert {"Helpdesk Private Ltd", "Night Desk KK"} <= {box.name for box in of_clinic("support").boxes}
    one = {box.name for box in of_clinic("support", 1).boxes}
    assert "Helpdesk Private Ltd" in one
    assert "Night Desk KK" not in one
    assert "Helpdesk Private Ltd" not in {box.name for box in of_clinic("support", 0).boxes}


def test_a_sub_processor_is_drawn_with_those_above_it() -> None:
    pairs = names(of_clinic("night-desk"))
    assert {("Support BV", "Helpdesk Private Ltd"), ("Helpdesk Private Ltd", "Night Desk KK")} <= pairs
    assert ("Treatment of patients", "Night Desk KK") not in pairs


def test_control_goes_from_parent_to_parent_and_is_no_transfer() -> None:
    shown = both("shared/mailer")
    control = [line for line in shown.lines if line.flow is Flow.EXPOSURE]
    assert {line.target for line in control} == {"parent-shared/big-group", "parent-shared/fund"}
    assert ("Big Group Inc.", "Fund LP") in names(shown)
    fund = next(box for box in shown.boxes if box.name == "Fund LP")
    assert fund.is_silent


def test_a_parent_is_reached_by_control_only() -> None:
    shown = both("shared/big-group")
    reaching = {line.flow for line in shown.lines if line.target.endswith("shared/big-group")}
    assert reaching == {Flow.EXPOSURE}


def test_several_organisations_stand_apart_and_the_head_says_so() -> None:
    shown = both("shared/cloud")
    assert shown.head[0] == "Names several organisations: internal, not to be given to any of them."
    assert {"Clinic North", "Corner Shop"} <= {frame.title for frame in shown.frames}
    boxes = {box.key: box for box in shown.boxes}
    for line in shown.lines:
        ends = [end.partition(":")[0] for end in (line.source, line.target) if not end.startswith("parent-")]
        assert len(set(ends)) == 1, "no line leads from one organisation's data to another's"
    assert len([box for box in boxes.values() if box.name == "Cloud Inc."]) == 2


def test_one_organisation_s_picture_names_no_other() -> None:
    alone = party.draw([scene(shop())], "shared/cloud")
    text = dot_of(alone)
    assert "Corner Shop" in text
    assert "Clinic" not in text
    assert "Patient" not in text
    assert "several organisations" not in text


def test_a_party_that_gives_data_is_drawn_as_their_source() -> None:
    shown = of_clinic("lab")
    supplies = next(line for line in shown.lines if line.words == ("supplies",))
    assert (supplies.source, supplies.target) == ("clinic/lab", "clinic/treatment")


def test_what_is_tied_to_no_activity_is_said_to_be() -> None:
    shown = of_clinic("partners")
    assert ("tied to no activity", "Research partners") in names(shown)


def test_silent_activities_are_counted_and_nothing_found_is_said() -> None:
    remarks = of_clinic("support").remarks
    assert remarks == ("Activities that state no recipients or systems, and whose data may go there too: 1.",)
    nobody = party.draw([scene(shop())], "shared/big-group", 0)
    assert nobody.boxes
    unused = party.draw([scene(clinic())], "clinic/big-nobody")
    assert any("cannot be ruled out" in remark for remark in unused.remarks)


def test_no_control_for_a_reader_outside() -> None:
    shown = of_clinic("support", shows_risk=False)
    assert not any(line.flow is Flow.EXPOSURE for line in shown.lines)
    assert not any(box.risk for box in shown.boxes)


def test_hostile_names_are_text() -> None:
    register = scene(hostile())
    for number, name in enumerate(HOSTILE_NAMES):
        shown = shown_text(party.draw([register], f"example/party-{number}"))
        assert visible(" ".join(name.split())).replace(" ", "")[:100] in shown, name

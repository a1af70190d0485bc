"""A whole register is drawn in groups: whose data, on what systems, to whom, in which jurisdiction."""

import pytest

from export_sample import HOSTILE_NAMES, golden, hostile, read
from picture_sample import clinic, dot_of, names, scene, shown_text
from ropa.diagrams.kinds import register as kind
from ropa.diagrams.merging import MOST, merged
from ropa.diagrams.picture import Flow, Picture, Shape
from ropa.i18n import LANGUAGES, visible
from ropa.render import lay_out
from ropa.transfers import Coverage
from ropa.view.marks import State


def picture(language: str = "en", by: kind.By = kind.By.SUBJECTS) -> Picture:
    return kind.draw(scene(clinic(), language), by)


def large(activities: int = 60, vendors: int = 40) -> str:
    lines = ["[register]\norganisation = 'a'\n[party.a]\nname = 'A'"]
    seats = ("US", "IN", "GB", "DE", "JP")
    categories = ("hosting", "marketing", "payment")
    subjects = ("customer", "employee", "patient", "visitor", "member", "student", "user", "participant")
    for number in range(vendors):
        lines.append(f"[party.p-{number}]\nname = 'P {number}'\nseat = '{seats[number % 5]}'")
        lines.append(f"category = '{categories[number % 3]}'")
    for number in range(activities):
        lines.append(f"[activity.x-{number}]\nname = 'X {number}'\nsubjects = ['{subjects[number % 8]}']")
        lines += [f"[[activity.x-{number}.disclosure]]\nto = 'p-{(number * 7 + n) % vendors}'" for n in range(5)]
    return "\n".join(lines)


def test_golden() -> None:
    golden("register.dot", dot_of(merged(picture("nl"))).encode())


def test_same_text_twice() -> None:
    assert dot_of(merged(picture())) == dot_of(merged(picture()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_font_warning(language: str) -> None:
    assert lay_out(dot_of(merged(picture(language))), ".svg").warnings == ()


def test_activities_stand_in_a_frame_per_category_of_data_subjects() -> None:
    shown = picture()
    titles = {frame.key: frame.title for frame in shown.frames}
    groups = {box.name: titles[box.frame] for box in shown.boxes if box.shape is Shape.ACTIVITY}
    assert groups["Payroll"] == "Employees"
    assert groups["Treatment of patients"] == "Categories of data subjects: several"
    assert groups["Visitor book"] == "Categories of data subjects: not stated"
    assert next(frame for frame in shown.frames if frame.title.endswith("not stated")).is_doubtful


@pytest.mark.parametrize(
    ("by", "title"),
    [
        (kind.By.FUNCTION, "Care"),
        (kind.By.CAPACITY, "Processor"),
        (kind.By.BASIS, "Legal basis: several"),
        (kind.By.OWNER, "Owner: not stated"),
    ],
)
def test_or_by_what_is_asked_for(by: kind.By, title: str) -> None:
    assert title in {frame.title for frame in picture(by=by).frames}


def test_silent_and_none_are_boxes_and_differ() -> None:
    pairs = names(picture())
    assert ("Visitor book", "Recipients: not stated") in pairs
    assert ("Payroll", "Recipients: none") in pairs
    assert ("Payroll", "Recipients: not stated") not in pairs
    found = {box.name: box.is_silent for box in picture().boxes}
    assert found["Recipients: not stated"]
    assert not found["Recipients: none"]


def test_what_leaves_is_told_with_coverage_and_what_stays_is_not() -> None:
    lines = {line.target: line for line in picture().lines}
    assert lines["clinic/archiving"].coverage is Coverage.COVERED
    assert lines["clinic/archiving"].words == ("transfer", "covered")
    assert lines["clinic/service-desk"].words == ()
    assert lines["clinic/service-desk"].flow is Flow.NOT_A_TRANSFER


def test_systems_chains_and_what_is_tied_to_nothing() -> None:
    pairs = names(picture())
    assert ("Patient portal", "Cloud Inc.") in pairs
    assert ("Support BV", "Helpdesk Private Ltd") in pairs
    assert ("tied to no activity", "Research partners") in pairs


def test_an_inferred_disclosure_is_a_line_of_its_own() -> None:
    to_partners = [line for line in picture().lines if line.target == "clinic/partners"]
    assert {line.state for line in to_partners} == {State.STATED, State.INFERRED}


def test_some_activities_only() -> None:
    shown = kind.draw(scene(clinic()), activities=frozenset({"clinic/newsletter"}))
    assert {box.name for box in shown.boxes if box.shape is Shape.ACTIVITY} == {"Newsletter"}
    assert "tied to no activity" not in {box.name for box in shown.boxes}
    assert "Support BV" not in {box.name for box in shown.boxes}


def test_a_large_register_is_drawn_by_way_of_the_organisation() -> None:
    register = scene(read(large()))
    shown = kind.draw(register)
    hub = next(box for box in shown.boxes if box.shape is Shape.ORGANISATION)
    assert hub.name == "A"
    drawn = merged(shown)
    assert len(drawn.boxes) <= MOST
    assert len(drawn.lines) <= 60
    assert sum(line.count for line in drawn.lines if line.source == hub.key) == 300
    assert any("Too many lines" in remark for remark in shown.remarks)
    whole = kind.draw(register, is_whole=True)
    assert not any(box.shape is Shape.ORGANISATION for box in whole.boxes)
    assert len(whole.lines) == 300


def test_alike_are_one_also_where_few() -> None:
    text = large(4, 6).replace("'employee'", "'customer'").replace("'patient'", "'customer'")
    drawn = merged(kind.draw(scene(read(text))))
    assert "Activities (3)" in {box.name for box in drawn.boxes}


def test_hostile_names_are_text() -> None:
    shown = shown_text(kind.draw(scene(hostile())))
    for name in HOSTILE_NAMES:
        assert visible(" ".join(name.split())).replace(" ", "")[:100] in shown, name

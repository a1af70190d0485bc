"""One activity is drawn from data subject to place; silence is a box, special data another."""

import pytest

from export_sample import HOSTILE_NAMES, golden, hostile, read
from picture_sample import clinic, dot_of, names, scene, shown_text
from ropa.diagrams.kinds import flow
from ropa.diagrams.merging import merged
from ropa.diagrams.picture import Box, Flow, Picture, Shape
from ropa.i18n import LANGUAGES, visible
from ropa.register import Register
from ropa.render import lay_out
from ropa.transfers import Coverage
from ropa.view.marks import State


def picture(key: str, language: str = "en", *, shows_risk: bool = True) -> Picture:
    return of(clinic(), f"clinic/{key}", language, shows_risk=shows_risk)


def of(register: Register, address: str, language: str = "en", *, shows_risk: bool = True) -> Picture:
    return flow.draw(scene(register, language, shows_risk=shows_risk), address)


def box(shown: Picture, name: str) -> Box:
    return next(box for box in shown.boxes if box.name == name)


def test_golden() -> None:
    golden("flow.dot", dot_of(picture("treatment", "nl")).encode())


def test_same_text_twice() -> None:
    assert dot_of(picture("treatment")) == dot_of(picture("treatment"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_font_warning(language: str) -> None:
    assert lay_out(dot_of(picture("treatment", language)), ".svg").warnings == ()


def test_special_and_criminal_data_are_boxes_of_their_own() -> None:
    found = {box.name: box for box in picture("treatment").boxes}
    special = found["Special categories of data (Art. 9)"]
    criminal = found["Data on criminal convictions and offences (Art. 10)"]
    assert special.shape is criminal.shape is Shape.SENSITIVE
    assert special.lines == ("Data concerning health",)
    assert found["Personal data"].shape is Shape.DATA


def test_data_hang_on_the_subjects_of_whom_they_are_held() -> None:
    shown = picture("treatment")
    pairs = {
        (line, data)
        for source, data in ((item.source, item.target) for item in shown.lines)
        for subject, line in ((b.key, b.lines) for b in shown.boxes if b.shape is Shape.SUBJECT)
        if subject == source
    }
    held = {box.key: box.lines for box in shown.boxes}
    named = {(who[0], held[data][0]) for who, data in pairs}
    assert ("Patients", "Data concerning health") in named
    assert ("Family members", "Telephone number") in named
    assert ("Family members", "Data concerning health") not in named
    assert ("Patients", "Telephone number") not in named


def test_inferred_data_stand_apart_and_are_dotted() -> None:
    shown = picture("treatment")
    inferred = [box for box in shown.boxes if box.state is State.INFERRED]
    assert [box.lines for box in inferred] == [("Telephone number",)]
    line = next(line for line in dot_of(shown).splitlines() if "Telephone number" in line)
    assert "dotted" in line
    assert "? Personal data" in line


def test_an_inferred_disclosure_has_its_sign_on_the_line() -> None:
    line = next(line for line in dot_of(picture("treatment")).splitlines() if "may take place" in line)
    assert "? Role: not stated" in line


def test_chain_system_and_control_are_followed() -> None:
    shown = picture("treatment")
    pairs = names(shown)
    assert ("Treatment of patients", "Support BV") in pairs
    assert ("Support BV", "Helpdesk Private Ltd") in pairs
    assert ("Helpdesk Private Ltd", "Night Desk KK") in pairs
    assert ("Treatment of patients", "Patient portal") in pairs
    assert ("Patient portal", "Cloud Inc.") in pairs
    assert ("Treatment of patients", "Cloud Inc.") not in pairs
    control = [line for line in shown.lines if line.flow is Flow.EXPOSURE]
    assert [line.target for line in control] == ["parent-clinic/support-group"]
    assert Flow.EXPOSURE not in {line.flow for line in picture("treatment", shows_risk=False).lines}


def test_roles_data_and_coverage_stand_on_the_line() -> None:
    shown = picture("treatment")
    archiving = next(line for line in shown.lines if line.target == "clinic/archiving")
    assert archiving.coverage is Coverage.COVERED
    assert archiving.words[:2] == ("Processor", "Data disclosed: Data concerning health")
    insurer = next(line for line in shown.lines if line.target == "clinic/insurer")
    assert insurer.words[0] == "Joint controller"


def test_a_past_recipient_is_said_to_be_past_and_is_not_judged() -> None:
    line = next(line for line in picture("treatment").lines if line.target == "clinic/old-host")
    assert line.words == ("Processor", "past")
    assert line.flow is Flow.DATA
    assert line.coverage is None


def test_basis_and_time_limit_stand_in_the_box_of_the_activity() -> None:
    lines = box(picture("treatment"), "Treatment of patients").lines
    assert "Legal basis: Legal obligation" in lines
    assert "Time limits for erasure: At least 20 years (Data concerning health)" in lines


def test_every_silent_field_is_a_dashed_box() -> None:
    shown = picture("visitors")
    silent = {box.name for box in shown.boxes if box.is_silent}
    fields = (
        "Categories of data subjects",
        "Categories of personal data",
        "Sources of the data",
        "Systems",
        "Recipients",
    )
    assert silent == {f"{field}: not stated" for field in fields}
    ends = {end for line in shown.lines for end in (line.source, line.target)}
    assert ends == {box.key for box in shown.boxes}
    assert dot_of(shown).count("dashed") >= len(fields)


def test_a_stated_none_is_no_silence() -> None:
    recipients = box(picture("payroll"), "Recipients: none")
    assert not recipients.is_silent


def test_a_processor_has_those_on_whose_behalf_it_acts_at_the_left() -> None:
    shown = picture("reading")
    line = next(line for line in shown.lines if line.source == "behalf-clinic/lab")
    assert line.target == "clinic/reading"
    assert line.words == ("On behalf of",)


def test_recipients_tied_to_no_activity_are_counted() -> None:
    assert any(remark.endswith("may receive these data too: 1.") for remark in picture("payroll").remarks)


def test_many_recipients_are_one_box_and_what_they_hang_on_stays() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[activity.x]\nname = 'X'\ndata = ['name']\n"
    text += "".join(f"[[activity.x.disclosure]]\nto = 'p-{n}'\n" for n in range(60))
    text += "".join(f"[party.p-{n}]\nname = 'P {n}'\nseat = '{'US' if n % 2 else 'IN'}'\n" for n in range(60))
    whole = of(read(text), "example/x")
    drawn = merged(whole)
    assert len({box.key for box in whole.boxes}) == len(whole.boxes)
    assert [box.name for box in drawn.boxes].count("Recipients without a category (30)") == 2
    assert {"X", "Personal data"} <= {box.name for box in drawn.boxes}


def test_hostile_names_are_text() -> None:
    register = hostile()
    for number, name in enumerate(HOSTILE_NAMES):
        shown = shown_text(of(register, f"example/activity-{number}"))
        assert visible(" ".join(name.split())).replace(" ", "")[:100] in shown, name


def test_an_activity_that_says_nothing_of_recipients_that_the_register_gives_to_all() -> None:
    text = "[register]\norganisation = 'a'\n[[register.disclosure]]\napplies = 'all'\nto = 'b'\n"
    text += "[party.a]\nname = 'A'\n[party.b]\nname = 'B'\nseat = 'DE'\n[activity.x]\nname = 'X'\n"
    assert ("X", "B") in names(of(read(text), "example/x"))


def test_who_both_gives_and_receives_data_is_one_box() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[party.b]\nname = 'B'\nseat = 'DE'\n"
    text += "[activity.x]\nname = 'X'\nsources = ['b']\ndisclosure = [{ to = 'b' }]\n"
    shown = of(read(text), "example/x")
    assert [box.lines for box in shown.boxes if box.name == "B"] == [("Seat: Germany (DE)",)]
    assert {("X", "B"), ("B", "X")} <= names(shown)


def test_where_systems_and_the_activity_keep_data() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[system.s]\nname = 'S'\nstored_in = ['IN', 'DE']\n"
    text += "[activity.x]\nname = 'X'\nsystems = ['s']\nstored_in = ['DE', 'EEA', 'org:un']\n"
    shown = of(read(text), "example/x")
    pairs = {(line.source, line.target) for line in shown.lines if line.words == ("Place of storage",)}
    kept = {"example/s": ("IN", "DE"), "example/x": ("DE", "EEA", "org:un")}
    assert pairs == {(source, f"place-{code}") for source, codes in kept.items() for code in codes}
    frames = {box.key: box.frame for box in shown.boxes if box.shape is Shape.PLACE}
    assert frames["place-IN"] == "third"
    assert frames["place-DE"] == frames["place-EEA"] == "eea"

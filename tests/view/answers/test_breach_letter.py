"""The letters that follow from a breach: one for each controller, and one for the people."""

import datetime
from collections.abc import Iterator

import pytest

from export_sample import LAW, read
from ropa.i18n import LANGUAGES
from ropa.questions.impact import impact
from ropa.register import Register
from ropa.rules import case_of
from ropa.view.answers.breach_letter import Addressee, addressees, breach_letter
from ropa.view.answers.letter_head import CONTROLLERS, PEOPLE, breach_head
from ropa.view.marks import State
from ropa.view.outline import Branch

TEXT = """
[register]
organisation = "host"
language = "en"
dpo = "officer"
[party.host]
name = "Host BV"
email = ["info@host.nl"]
[party.officer]
name = "Ann Officer"
email = ["dpo@host.nl"]
[party.cloud]
name = "Cloud"
[party.bakery]
name = "Bakery Smith"
email = ["privacy@smith.nl"]
[party.school]
name = "School Linden"
[activity.sites]
name = "Sites"
capacity = "processor"
on_behalf_of = ["bakery", "school"]
subjects = ["customer"]
data = ["name"]
disclosure = [{ to = "cloud", role = "processor" }]
volume = { subjects = 7000 }
[activity.mail]
name = "Mailboxes"
capacity = "processor"
on_behalf_of = ["school"]
subjects = ["customer"]
data = ["health"]
disclosure = [{ to = "cloud", role = "processor" }]
volume = { subjects = 30 }
[activity.unknown]
name = "Support"
capacity = "processor"
disclosure = [{ to = "cloud", role = "processor" }]
[activity.silent]
name = "Archive of the school"
capacity = "processor"
on_behalf_of = ["school"]
[activity.staff]
name = "Staff"
capacity = "controller"
subjects = ["employee", "applicant"]
data = ["name", "health", "address"]
disclosure = [{ to = "cloud", role = "processor" }]
subject_data = [{ subject = "applicant", data = ["name"] }]
[[activity.staff.evidence]]
field = "data"
item = "address"
basis = "inferred"
[activity.told]
name = "Reports"
capacity = "controller"
subjects = ["patient"]
data = ["name"]
disclosure = [{ to = "cloud", role = "controller" }]
"""


def sample() -> Register:
    return read(TEXT)


def made(to: str, language: str = "en", text: str = TEXT) -> dict[str, Branch]:
    """The letters of a register as their chapters, by whom they go to."""
    register = read(text)
    found = impact(case_of(register, LAW), register.address("cloud"))
    return {
        one.party.rpartition("/")[2]: breach_letter(register, found, one, None, LAW, language, "Cloud").branches[0]
        for one in addressees(found, to)
    }


def every(branch: Branch) -> Iterator[Branch]:
    yield branch
    for lower in branch.branches:
        yield from every(lower)


def said(branch: Branch) -> str:
    return "\n".join(word for one in every(branch) for word in (one.text, *one.details))


def chapter(branch: Branch, title: str) -> Branch:
    return next(one for one in branch.branches if one.text == title)


def test_each_controller_gets_a_letter_about_its_own_data_that_names_no_other() -> None:
    letters = made(CONTROLLERS)
    assert list(letters) == ["bakery", "school", ""]
    assert "Mailboxes" not in said(letters["bakery"])
    assert {"Sites", "Mailboxes"} <= {one.text for one in every(letters["school"])}
    assert "Support" in said(letters[""])
    assert "Support" not in said(letters["school"]) + said(letters["bakery"])
    for letter in letters.values():
        assert "Smith" not in said(letter)
        assert "Linden" not in said(letter)
        assert "Staff" not in said(letter)


def test_what_is_said_of_several_together_is_to_be_checked_and_its_numbers_are_not_given() -> None:
    letter = made(CONTROLLERS)["school"]
    sites, mail = chapter(letter, "Processing, people and data concerned").branches
    assert "of several together" in said(sites)
    assert "7000" not in said(sites)
    assert "of several together" not in said(mail)
    assert "30" in said(mail)


def test_a_silence_is_told_only_to_whom_it_concerns() -> None:
    letters = made(CONTROLLERS)
    assert "Archive of the school" in said(letters["school"])
    assert "Archive of the school" not in said(letters["bakery"]) + said(letters[""])


def test_people_are_written_by_category_what_may_be_reached_of_them() -> None:
    (letter,) = made(PEOPLE).values()
    blank, employees, applicants = chapter(letter, "Which of your data this may concern").branches
    assert blank.state is State.SILENT
    assert {one.text for one in employees.branches} == {
        "Name",
        "Data concerning health",
        "Address [to be confirmed: a proposal]",
    }
    assert [one.text for one in applicants.branches] == ["Name"]
    # A recipient that answers for itself tells the people itself, and a processor tells its controllers.
    assert "Patients" not in said(letter)
    assert "Sites" not in said(letter)


@pytest.mark.parametrize("to", [CONTROLLERS, PEOPLE])
def test_what_no_register_holds_is_a_place_to_fill_in_and_silence_is_never_a_none(to: str) -> None:
    for letter in made(to).values():
        assert "not stated" not in said(letter)
        for title in ("What happened", "Likely consequences", "Measures taken or proposed", "Signature"):
            blanks = [one.text for one in every(chapter(letter, title)) if one.state is State.SILENT]
            assert blanks
            assert all(one.startswith("[") for one in blanks)
        contact = said(chapter(letter, "Where you can ask more"))
        assert "Ann Officer\nData protection officer\ndpo@host.nl" in contact
        assert "info@host.nl" in contact


def test_nobody_to_ask_is_a_place_to_fill_in() -> None:
    bare = TEXT.replace('dpo = "officer"\n', "").replace('email = ["info@host.nl"]\n', "")
    (letter,) = made(PEOPLE, text=bare).values()
    blanks = [one.text for one in chapter(letter, "Where you can ask more").branches if one.state is State.SILENT]
    assert blanks == [
        "Data protection officer: [to be filled in where there is one: name or address]",
        "[to be filled in: a contact point at which more can be learnt]",
    ]


def test_no_letter_follows_where_nothing_of_that_capacity_is_reached() -> None:
    register = sample()
    nothing = impact(case_of(register, LAW), register.address("bakery"))
    assert addressees(nothing, CONTROLLERS) == addressees(nothing, PEOPLE) == ()


def test_the_head_says_who_writes_to_whom_and_since_when() -> None:
    register = sample()
    facts = {one.label: one.text for one in breach_head(register, "en", CONTROLLERS, register.address("bakery"), "")}
    assert facts["To"] == "Bakery Smith, privacy@smith.nl"
    assert facts["We are aware since"] == "[to be filled in: day and hour]"
    unnamed = {one.label: one.text for one in breach_head(register, "en", CONTROLLERS, "", "1 May 2026 10:00")}
    assert unnamed["To"].startswith("[to be filled in: the controller")
    assert unnamed["We are aware since"] == "1 May 2026 10:00"
    people = {one.label: one.text for one in breach_head(register, "en", PEOPLE, "", "1 May 2026 10:00")}
    assert people["To"] == "[to be filled in: name and address of the person]"
    assert "We are aware since" not in people


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("to", [CONTROLLERS, PEOPLE])
def test_every_language_has_every_line(language: str, to: str) -> None:
    shown, english = made(to, language), made(to)
    for key, letter in shown.items():
        assert len(letter.branches) == 7
        assert [one.state for one in every(letter)] == [one.state for one in every(english[key])]


def test_its_values_say_to_whom_and_about_what() -> None:
    register = sample()
    found = impact(case_of(register, LAW), register.address("cloud"))
    first = addressees(found, CONTROLLERS)[0]
    assert isinstance(first, Addressee)
    aware = datetime.datetime(2026, 5, 25, 10)
    outline = breach_letter(register, found, first, (aware, aware), LAW, "en", "Cloud")
    assert outline.values["controller"] == register.address("bakery")
    assert [one["id"] for one in outline.values["activities"]] == [register.address("sites")]

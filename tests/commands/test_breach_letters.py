"""`ropa impact --letter`: a file for each controller, one for the people, and none that tells of another."""

from pathlib import Path

import pytest

from helpers import told, workspace
from ropa.results import Failure, Outline, Written

HOST = """
[register]
organisation = "host"
language = "nl"
[party.host]
name = "Host BV"
[party.bakery]
name = "Bakkerij Smit"
[party.school]
name = "School Linde"
[party.cloud]
name = "Cloud"
[activity.sites]
name = "Sites"
capacity = "processor"
on_behalf_of = ["bakery"]
data = ["name"]
disclosure = [{ to = "cloud", role = "processor" }]
[activity.mail]
name = "Mailboxen"
capacity = "processor"
on_behalf_of = ["school"]
data = ["health"]
disclosure = [{ to = "cloud", role = "processor" }]
[activity.staff]
name = "Personeel"
capacity = "controller"
subjects = ["employee"]
data = ["address"]
disclosure = [{ to = "cloud", role = "processor" }]
"""


@pytest.fixture
def host(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", {"host/register.toml": HOST})


def test_a_folder_takes_a_letter_for_each_controller(host: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    line = f"impact host/cloud --letter controllers --aware 2026-11-21T10:00 --to '{folder}' --suffix txt"
    result, text = told(host, line)
    assert isinstance(result, Written), text
    bakery, school = (folder / f"host-breach-controllers-{name}.txt" for name in ("bakery", "school"))
    assert set(folder.iterdir()) == {bakery, school}
    for path, own, other in ((bakery, "Smit", "Linde"), (school, "Linde", "Smit")):
        shown = path.read_text("utf-8")
        assert f"Aan: {'Bakkerij' if own == 'Smit' else 'School'} {own}" in shown
        assert other not in shown
        assert "21 november 2026 10:00" in shown
        # The addresses of records are nothing to whom the letter goes.
        assert "host/" not in shown


def test_one_file_takes_one_letter_only(host: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.html"
    result, text = told(host, f"impact host/cloud --letter controllers --to '{target}'")
    assert isinstance(result, Failure)
    assert "host-breach-controllers-bakery, host-breach-controllers-school" in text
    assert not target.exists()
    result, text = told(host, f"impact host/sites --letter controllers --to '{target}'")
    assert isinstance(result, Written), text
    assert "Bakkerij Smit" in target.read_text("utf-8")


def test_people_get_one_letter_per_register(host: Path, tmp_path: Path) -> None:
    target = tmp_path / "people.md"
    result, text = told(host, f"impact host/cloud --letter people --to '{target}'")
    assert isinstance(result, Written), text
    shown = target.read_text("utf-8")
    assert "artikel 34 AVG" in shown
    assert "Personeel" in shown
    assert "Mailboxen" not in shown


def test_on_the_screen_all_letters_stand_below_each_other(host: Path) -> None:
    result, _ = told(host, "impact host/cloud --letter controllers")
    assert isinstance(result, Outline)
    assert [branch.text for branch in result.branches] == ["Bakkerij Smit", "School Linde"]
    assert [one["controller"] for one in result.values["letters"]] == ["host/bakery", "host/school"]


def test_that_no_letter_follows_is_said(host: Path) -> None:
    result, text = told(host, "impact host/staff --letter controllers --lang en")
    assert isinstance(result, Failure)
    assert "No letter follows from the record" in text


def test_a_register_that_cannot_be_read_whole_writes_no_letter(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", {"host/register.toml": HOST, "host/spoilt.toml": "[party.x]\nname = 5\n"})
    target = tmp_path / "people.html"
    result, text = told(root, f"impact host/cloud --letter people --to '{target}'")
    assert isinstance(result, Failure)
    assert "spoilt.toml" in text
    assert not target.exists()

"""What a reader changes: on the screen, in the file, and back."""

import tomllib
from pathlib import Path

from .conftest import COMMENT, DAY, Opener

HOME = "Corner Bakery"
ACTIVITIES = Path("registers") / "bakery" / "activities.toml"
REGISTER = Path("registers") / "bakery" / "register.toml"


def test_a_wrong_value_a_right_one_save_undo_and_redo(terminal: Opener, folder: Path) -> None:
    activities, register = folder / ACTIVITIES, folder / REGISTER
    before = activities.read_bytes(), register.read_bytes()
    shown = terminal()
    shown.see(HOME)
    shown.type(":show bakery/notice\r")
    shown.see("show bakery/notice", "▸")
    shown.walk_to("15 January 2026")
    shown.press("e", "ctrl+u")
    shown.type("2026-02-30\r")
    shown.see("✗", "2026-02-30", "Enter Accept")
    shown.press("ctrl+u")
    shown.type("2026-02-15\r")
    shown.see("15 February 2026", "1 unsaved")
    shown.press("f5")
    shown.see("ropa check", "A109")
    shown.type("/A109\r")
    shown.see("/A109", "bakery/invoicing")
    shown.press("e")
    shown.see("Categories of personal data ·")
    shown.type("name")
    shown.see("User name")
    shown.press("space", "enter")
    shown.see("cured A109", "2 unsaved")
    shown.press("ctrl+s")
    shown.see("ropa changes", '+data = ["name"]', "+1 −0")
    assert (activities.read_bytes(), register.read_bytes()) == before
    shown.press("enter")
    shown.see("Files written: 2")
    customer = b'subjects = ["customer"]\n'
    after = (
        before[0].replace(customer, customer + b'data = ["name"]\n'),
        before[1].replace(b"2026-01-15", b"2026-02-15"),
    )
    assert (activities.read_bytes(), register.read_bytes()) == after
    assert after[0].startswith(COMMENT.encode())
    shown.press("ctrl+z")
    shown.see("new A109", "1 unsaved")
    shown.press("ctrl+z")
    shown.see("2 unsaved")
    shown.press("ctrl+s", "enter")
    shown.see("Files written: 2")
    assert (activities.read_bytes(), register.read_bytes()) == before
    shown.press("ctrl+y")
    shown.see("1 unsaved")
    shown.press("ctrl+y")
    shown.see("cured A109")
    shown.press("ctrl+s", "enter")
    shown.see("Files written: 2")
    assert (activities.read_bytes(), register.read_bytes()) == after
    shown.press("q")
    assert shown.ended() == 0


def test_a_finding_is_explained_found_and_accepted(terminal: Opener, folder: Path) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.press("f8")
    shown.see("Finding 1 of")
    shown.press("f5")
    shown.see("ropa check", "A120")
    shown.type("/A120\r")
    shown.see("/A120", "Time limits for erasure, no. 1")
    shown.press("i")
    shown.see("ropa rule A120", "Why")
    shown.press("escape")
    shown.see("ropa check")
    shown.press("enter")
    shown.see("show bakery/newsletter", "I A120")
    shown.press("escape", "A")
    shown.see("Why is it accepted?")
    shown.type("The notice says it\r")
    shown.see("Who decided?")
    shown.type("Ada\r")
    shown.see("Until when?")
    shown.type("2027-11-22\r")
    shown.see("A120 accepted")
    shown.press("ctrl+s", "enter")
    shown.see("Files written: 1")
    (accepted,) = tomllib.loads((folder / ACTIVITIES).read_text("utf-8"))["activity"]["newsletter"]["accepted"]
    del accepted["fingerprint"]
    assert {name: str(value) for name, value in accepted.items()} == {
        "rule": "A120",
        "field": "retention[1].reason",
        "reason": "The notice says it",
        "decided_by": "Ada",
        "until": "2027-11-22",
    }


def test_what_if_a_processor_goes_and_what_is_marked(terminal: Opener, folder: Path) -> None:
    before = (folder / ACTIVITIES).read_bytes()
    shown = terminal()
    shown.see(HOME)
    shown.type(":show bakery/mailer\r")
    shown.see("show bakery/mailer")
    shown.press("u")
    shown.see("xray bakery/mailer --reverse", "Newsletter")
    shown.type(":what-if --remove bakery/mailer\r")
    shown.see("ropa what-if --remove bakery/mailer", "Night Support Ltd")
    shown.press("f3")
    shown.see("list activity", "bakery/invoicing")
    shown.press("space", "down")
    shown.see("marked: 1")
    shown.press("space")
    shown.see("marked: 2")
    shown.type(":set note=Checked\r")
    shown.see("2 changes", "2 unsaved")
    shown.press("ctrl+z")
    shown.gone("unsaved")
    shown.press("a")
    shown.see("marked: 3")
    shown.type(":set owner=finance\r")
    shown.see("3 changes", "cured H101")
    shown.press("z")
    shown.see("Taken back: bakery/", "and others: 3 changes")
    shown.press("q")
    assert shown.ended() == 0
    assert (folder / ACTIVITIES).read_bytes() == before


def test_a_new_activity_is_made_and_its_open_points_filled_in(terminal: Opener, folder: Path) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.press("enter")
    shown.see("list activity --register bakery")
    shown.press("n")
    shown.see("Name", "Enter Accept")
    shown.type("Deliveries\r")
    shown.see("deliveries", "Enter Accept")
    shown.press("enter")
    shown.see("1 of 8", "1 unsaved")
    shown.press("escape")
    shown.gone("1 of 8")
    # Each finding leads to the field that is empty.
    shown.press("f5")
    shown.see("ropa check", "Home › Findings")
    shown.type("/deliveries\r")
    shown.see("check --where deliveries", "A106")
    shown.walk_to("A106")
    shown.press("e")
    shown.see("Purposes", "Enter Accept")
    shown.type("Bringing bread to the door\r")
    shown.see("cured A106", "Bringing bread to the door")
    # The findings are still narrowed to those of the new record.
    shown.press("f5")
    shown.see("ropa check", "Home › Findings", "A108")
    shown.gone("A106")
    shown.walk_to("A108")
    shown.press("e")
    shown.see("Categories of data subjects", "Customers")
    shown.press("space", "enter")
    shown.see("cured A108")
    shown.press("ctrl+s", "enter")
    shown.see("Files written: 1")
    texts = [tomllib.loads(path.read_text("utf-8")) for path in (folder / "registers" / "bakery").rglob("*.toml")]
    (made,) = [text["activity"]["deliveries"] for text in texts if "deliveries" in text.get("activity", {})]
    assert made == {"name": "Deliveries", "purposes": ["Bringing bread to the door"], "subjects": ["customer"]}


def test_a_stated_value_is_confirmed_by_somebody_on_a_day(terminal: Opener, folder: Path) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.type(":show bakery/invoicing\r")
    shown.see("show bakery/invoicing", "▸")
    shown.walk_to("Sending invoices")
    shown.press("c")
    shown.see("Who confirms this?")
    shown.type("Ann\r")
    shown.see("--by Ann", "1 unsaved")
    shown.press("ctrl+s", "enter")
    shown.see("Files written: 1")
    said = tomllib.loads((folder / ACTIVITIES).read_text("utf-8"))["activity"]["invoicing"]["evidence"][0]
    assert (said["by"], str(said["on"]), said["field"]) == ("Ann", DAY, "purposes")

"""From the first screen to a record and around it, in each language and at each size."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Opener

HOME = "Corner Bakery"


def test_the_first_picture_is_whole(terminal: Opener) -> None:
    shown = terminal()
    assert HOME in shown.see("Bakery", "bakery")


def test_from_a_line_to_a_record_and_back(terminal: Opener) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.type(":act /news\r")
    shown.see("list activities --where news", "records: 1 of 3 · /news")
    shown.press("enter")
    shown.see("show bakery/newsletter", "Sending offers to subscribers")
    shown.press("old-escape")
    shown.see("list activities --where news")
    shown.press("f3")
    shown.see("clinic/appointments")
    shown.type("/appoint")
    shown.see("/appoint", "records: 1 of 3")
    shown.press("enter", "enter")
    shown.see("show clinic/appointments", "Planning appointments")
    shown.press("escape")
    shown.see("list activity --where appoint")
    shown.press("-")
    shown.see("show clinic/appointments")
    shown.press("escape", "escape", "escape")
    shown.see("Open obligations", "ropa home")


@pytest.mark.parametrize(
    ("typed", "comes"),
    [
        (":act\r\r", "show bakery/newsletter"),
        (":act /invoic\r\r", "show bakery/invoicing"),
        ("\x1bOR/invoic\r\r\x1bOS", "map bakery/invoicing"),
        (":show bakery/newsletter\r\x1b[Be today\r", "Newsletter today"),
        (":show bakery/newsletter\rjeDDz!\r\x13", '+name = "NewsletterDDz!"'),
        ("\x1b[15~/A109\re", "Categories of personal data · Art. 30(1)(c) GDPR"),
        ("\x1bORnDeliveries\r\r", "1 of 8 · Joint controllers"),
        (":set bakery/newsletter note=Mine\r\x13\r", "Files written: 1"),
    ],
)
def test_keys_that_come_all_at_once_fall_where_they_belong(typed: str, comes: str, terminal: Opener) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.type(typed)
    shown.see(comes)


def test_from_the_map_to_a_picture(terminal: Opener, folder: Path, program: Callable[[str, str], Path]) -> None:
    # What opens files, on Linux and elsewhere; it leaves behind what it was asked to open.
    for name in ("xdg-open", "open"):
        program(name, f'printf %s "$1" > "{folder}/viewed.part"; mv "{folder}/viewed.part" "{folder}/viewed"')
    shown = terminal()
    shown.see(HOME)
    shown.type(":show bakery/newsletter\r")
    shown.see("show bakery/newsletter")
    shown.press("m")
    shown.see("map bakery/newsletter", "Sending newsletters")
    shown.press("enter")
    shown.see("map bakery/mailing")
    shown.press("backspace")
    shown.see("map bakery/newsletter")
    shown.press("x")
    shown.see("xray bakery/newsletter", "Night Support Ltd", "India (IN)")
    shown.press("old-escape")
    shown.see("map bakery/newsletter")
    shown.press("enter", "u")
    shown.see("xray bakery/mailing --reverse", "Newsletter")
    shown.type(":trace bakery/newsletter bakery/support\r")
    shown.see("trace bakery/newsletter bakery/support", "Night Support Ltd", "(IN)")
    shown.press("o")
    shown.see(":diagram ", "--to ", ".svg")
    shown.press("enter")
    shown.see("diagram trace", "Written", ".svg")
    drawn = next(folder.glob("*.svg"))
    assert b"Night Support Ltd" in drawn.read_bytes()
    shown.press("o")
    shown.see("Opened", drawn.name)
    shown.until((folder / "viewed").exists, "nothing was asked to show it")
    assert Path((folder / "viewed").read_text("utf-8")) == drawn


def test_without_a_viewer_the_file_is_named(terminal: Opener, folder: Path, environment: dict[str, str]) -> None:
    shown = terminal(PATH=str(folder / "bin"))
    shown.see(HOME)
    shown.type(":diagram flow bakery/newsletter --to flow.svg\r")
    shown.see("Written", "flow.svg")
    shown.press("o")
    shown.see("✗", "flow.svg")
    assert shown.process.poll() is None


@pytest.mark.parametrize(
    ("place", "home", "count"),
    [
        ("en_GB.UTF-8", "Home", "Processing activities"),
        ("nl_BE.UTF-8", "Begin", "Verwerkingsactiviteiten"),
        ("fr_FR.UTF-8", "Accueil", "Activités de traitement"),
        ("de_AT.UTF-8", "Start", "Verarbeitungstätigkeiten"),
    ],
)
def test_the_place_of_the_reader_is_the_language(place: str, home: str, count: str, terminal: Opener) -> None:
    terminal(LANG=place).see(home, count)


def test_the_settings_win_over_the_place(terminal: Opener, folder: Path) -> None:
    settings = folder / "settings"
    settings.mkdir()
    (settings / "settings.toml").write_text('language = "nl"\n', "utf-8")
    terminal(ROPA_CONFIG=str(settings), LANG="de_DE.UTF-8").see("Begin", "Verwerkingsactiviteiten")


def test_another_size_while_it_runs(terminal: Opener) -> None:
    shown = terminal(size=(120, 40))
    shown.see(HOME, "law data checked")
    shown.type(":show bakery/newsletter\r")
    shown.see("show bakery/newsletter", "│")
    shown.resize(80, 24)
    # The help beside the fields has no room any more.
    shown.gone("│")
    lines = shown.see("show bakery/newsletter", "F1 Help").split("\n")
    assert len(lines) == 24
    assert lines[-1].startswith("F1 Help")
    shown.resize(120, 40)
    shown.see("│", "F1 Help")

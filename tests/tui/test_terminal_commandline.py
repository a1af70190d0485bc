"""Command lines as the terminal makes them."""

import datetime
from pathlib import Path

import pytest

from ropa.commands import COMMANDS, Session
from ropa.tui.commandline import completed, expanded, kinds, meant, narrowed, next_kind, sought, turned_to
from ropa.tui.sessions import with_options

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  list activities ", "list activities"),
        ("act", "list activities"),
        ("parties /it's", """list parties --where 'it'"'"'s'"""),
        ("e", "e"),
        ("rul A106", "rule A106"),
        ("party", "list parties"),
        ("activity", "list activities"),
        ("ropa party --register r", "list parties --register r"),
        ("ropa home", "home"),
        ("--version", "--version"),
    ],
)
def test_expanded(typed: str, line: str) -> None:
    assert expanded(typed) == line


def test_what_a_beginning_may_mean() -> None:
    assert {"edit", "engagements", "export"} <= set(meant("e"))
    assert meant("party") == ("parties",)
    assert meant("zzz") == ()


def test_what_a_line_seeks() -> None:
    assert sought("act /news letter") == "news letter"
    assert sought(" ropa parties /x") == "x"
    assert [sought(line) for line in ("act", "list activities /x", "show /x", "/x")] == [""] * 4


def test_filter_becomes_an_option() -> None:
    assert narrowed("list activity", "") == "list activity"
    assert narrowed("list activity", "a b") == "list activity --where 'a b'"
    assert narrowed("list activity --where x --register r", "y") == "list activity --register r --where 'x y'"
    assert narrowed("list activity --where=x", "y") == "list activity --where 'x y'"


def test_another_kind_of_the_same_registers() -> None:
    assert turned_to("list activity --where x --register r", "party") == "list party --register r"
    assert turned_to("show r/x", "party") == "list party"
    assert turned_to("list activity", "transfers") == "transfers"


def test_kinds_go_round() -> None:
    kind, seen = "activity", []
    while not seen or kind != "activity":
        kind = next_kind(kind, 1)
        seen.append(kind)
    assert len(seen) == len(kinds()) + 1
    assert next_kind("register", -1) == "transfers"


def test_options_by_which_a_session_differs() -> None:
    opened = Session(Path("registers"), TODAY)
    other = Session(Path("my registers"), TODAY, "nl")
    assert with_options("check", opened, opened) == "check"
    assert with_options("check", other, opened) == "check --workspace 'my registers' --lang nl"
    assert with_options("check --lang nl", other, opened) == "check --lang nl --workspace 'my registers'"


def test_completed(workspace: Path) -> None:
    session = Session(workspace, TODAY)
    assert completed("che", session) == ("check ", ("check",))
    assert completed("show bakery/m", session)[0] == "show bakery/mail"
    assert completed("list par", session) == ("list parties ", ("parties",))
    assert completed("show nothing", session) == ("show nothing", ())
    assert completed("set bakery/newsletter disclosure+=mai", session)[0] == "set bakery/newsletter disclosure+=mail"
    assert completed("set note=mailing", session)[1] == completed("set bakery note=mailing", session)[1]
    assert completed("set bakery/newsletter note=nothing", session) == ("set bakery/newsletter note=nothing", ())
    assert completed("set bakery/mailing party=ma", session) == ("set bakery/mailing party=mailer ", ("mailer",))
    assert completed("set bakery/night-desk under=", session)[1] == ("mailing", "night-desk")
    assert completed("set under=", session, "set bakery/night-desk under=")[1] == ("mailing", "night-desk")
    assert completed("add engagement bakery/more under=mai", session)[1] == ("mailing",)
    assert completed("set bakery/newsletter note=ma", session)[1] == ("mailer", "mailing")
    assert completed("law org:", session) == ("law org:epo ", ("org:epo",))
    assert {name for name, _, _ in COMMANDS} < set(completed("", session)[1])

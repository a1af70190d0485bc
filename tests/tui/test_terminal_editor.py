"""The editor as text, one control per kind of field, at two sizes, in four languages, and with names that mean harm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nightly import NIGHTLY
from ropa.changes import field_path, parse_value
from ropa.model import KINDS, plan
from ropa.register.names import id_of
from ropa.tui.app import Terminal
from ropa.tui.screens.record import RecordScreen
from ropa.tui.typing_in import as_toml, as_typed, is_period, relisted

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
SHOWN = {
    "text": ("name", ()),
    "choice": ("status", ("p",)),
    "choices": ("data", ("p", "h")),
    "references": ("joint_controllers", ("m",)),
    "places": ("stored_in", (*"allem",)),
    "date": ("started", (*"2018-05-25",)),
    "yes-no": ("public_task", ()),
    "none": ("profiling", (*"none",)),
    "wrong": ("started", (*"25 May", "enter")),
    "table": ("retention", ()),
    "item": ("disclosure", ()),
}


async def on_field(terminal: Terminal, pilot: Pilot[None], key: str, line: str = "show bakery/newsletter") -> None:
    terminal.go(line)
    await pilot.pause()
    frame = terminal.frame
    assert isinstance(frame, RecordScreen)
    await pilot.press("a")
    fields = [spot.field.at.field if spot.field else () for spot in frame.entries.values()]
    frame.entries.move_to(fields.index((key,)))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*SHOWN, "changes", "leave", "new", "in-use"])
def test_editor_as_text(
    name: str, size: str, walk: Walker, screen: Seer, same_as_golden: Callable[[str, str], None]
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        if name in SHOWN:
            key, typed = SHOWN[name]
            await on_field(terminal, pilot, key)
            await pilot.press("n" if name == "item" else "e", *typed)
        elif name in ("changes", "leave"):
            terminal.enter("set bakery/invoicing data=name note=Asked")
            await pilot.pause()
            await pilot.press("f6" if name == "changes" else "q")
        else:
            terminal.go("list parties --register bakery")
            await pilot.pause()
            await pilot.press(*("n" if name == "new" else ("down", "D")))
        await pilot.pause()
        await pilot.pause()
        same_as_golden(f"edit-{name}-{size}", screen(terminal))

    walk(journey, SIZES[size])


@pytest.mark.parametrize("language", ["nl", "fr", "de"] if NIGHTLY else ["de"])
def test_other_languages(language: str, walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for key, typed in SHOWN.values():
            await on_field(terminal, pilot, key)
            await pilot.press("e", *typed)
            await pilot.pause()
            assert "{" not in screen(terminal)
            await pilot.press("escape", "f2")
            await pilot.pause()
            terminal.states.clear()

    walk(journey, language=language)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (30, 8)] if NIGHTLY else [(30, 8)])
def test_hostile_names(size: tuple[int, int], walk: Walker, screen: Seer) -> None:
    unseen = {chr(code) for code in (*range(10), *range(11, 32), 0x202E, 0x9B)}

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line in ("show hostile/first", "show hostile/long"):
            terminal.go(line)
            await pilot.pause()
            frame = terminal.frame
            assert isinstance(frame, RecordScreen)
            for number in range(len(frame.entries.values())):
                frame.entries.move_to(number)
                await pilot.press("e")
                await pilot.pause()
                assert not set(screen(terminal)) & unseen
                while terminal.frame is not frame or frame.editor:
                    await pilot.press("escape")
                    await pilot.pause()
                terminal.states.clear()
        terminal.go("show hostile/first")
        await pilot.pause()
        await pilot.press("down", "e")
        await pilot.pause()
        if terminal.frame.editor:
            control = terminal.frame.editor.query_one("#typed")
            control.insert("[/b] \x1b[31m\u202e")  # type: ignore[attr-defined]
            await pilot.pause()
            assert not set(screen(terminal)) & unseen
            await pilot.press("enter")
        await pilot.pause()
        assert not set(screen(terminal)) & unseen
        await pilot.press("f6")
        await pilot.pause()
        assert not set(screen(terminal)) & unseen

    walk(journey, size, Path("hostile"))


def test_a_value_as_typed_reads_as_the_same_value() -> None:
    field = field_path("activity", "note", None).field
    for value in ("plain", "[x", '"q"', " led", "a\x1bb", "tab\there", "line\nbreak", "\u202eright", "{ a = 1 }"):
        assert parse_value(field, as_typed(value)) == value
        assert parse_value(field, as_toml(value)) == value


def test_a_list_is_changed_by_what_comes_and_goes_alone() -> None:
    assert relisted(("data",), ["a", "b"], ["b", "c"], ()) == ["data-=a", "data+=c"]
    assert relisted(("data",), ["a"], ["a"], ()) == []
    assert relisted(("data",), ["a"], [], ()) == ["data="]
    assert relisted(("data",), ["a"], ["b"], ()) == ["data=b"]
    assert relisted(("data",), [], ["x, y"], ()) == ["'data+=[\"x, y\"]'"]
    assert relisted(("joint_controllers",), ["a"], ["a", "none"], ("none",)) == ["joint_controllers=none"]


def test_periods_are_known_by_their_type() -> None:
    periods = {field.key for field in plan(KINDS["engagement"]) if is_period(field)}
    assert periods == {"notice_of_change"}


@pytest.mark.parametrize(
    ("name", "key"),
    [("Größe & Maß", "grosse-mass"), ("Ångström", "angstrom"), ("  -x- ", "x"), ("名前", ""), ("A" * 90, "a" * 60)],
)
def test_a_name_suggests_an_id(name: str, key: str) -> None:
    assert id_of(name) == key

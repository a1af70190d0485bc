"""Pictures of the terminal, taken from the running program on the registers that ship."""

import asyncio
import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from ropa.cli import main
from ropa.commands import Session
from ropa.preferences import Preferences
from ropa.tui.app import Terminal

REGISTERS = Path("registers")
DAY = datetime.date(2026, 11, 22)
SIZE = (120, 36)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    Attributes:
        name: Of its file.
        line: Command line that is typed after `:`; empty for the screen that the program opens with.
        keys: What is pressed then.
    """

    name: str
    line: str = ""
    keys: tuple[str, ...] = ()


PICTURES: tuple[Picture, ...] = (
    Picture("home"),
    Picture("list", "list activities --where basis:consent"),
    Picture("record", "show alsjelieft/nieuwsbrief", ("down",) * 5),
    Picture("findings", "check alsjelieft --group-by rule"),
    Picture("transfers", "transfers alsjelieft"),
    Picture("map", "map alsjelieft/nieuwsbrief"),
    Picture("what-if", "what-if allure-energie --seat accountant=GB --revoke GB"),
)


DIAGRAM = "diagram transfers harbour-bikes --workspace guide/sample --as-of 2026-11-22 --to"
"""The command line that draws the diagram of the README, of an invented register in which there is much to see."""


def take(folder: Path) -> None:
    """Take every picture anew, as an SVG in the folder, and draw the diagram.

    Args:
        folder: Made where it is not there.
    """
    folder.mkdir(exist_ok=True)
    for picture in PICTURES:
        found = asyncio.run(_taken(picture))
        (folder / f"{picture.name}.svg").write_text(found, encoding="utf-8", newline="\n")
    main([*DIAGRAM.split(), str(folder / "diagram.svg"), "--lang", "en"])


async def _taken(picture: Picture) -> str:
    terminal = Terminal(Session(REGISTERS, DAY, "en", preferences=Preferences(has_animations=False)), is_watching=False)
    async with terminal.run_test(size=SIZE) as pilot:
        await _settled(terminal, pilot)
        if picture.line:
            await pilot.press(":", *picture.line, "enter")
            await _settled(terminal, pilot)
        await pilot.press(*picture.keys)
        await _settled(terminal, pilot)
        return _without_addresses(terminal.export_screenshot(title="ropa"))


async def _settled(terminal: Terminal, pilot: Pilot[Any]) -> None:
    await terminal.workers.wait_for_complete()
    await pilot.pause()


def _without_addresses(svg: str) -> str:
    """The picture without fonts from elsewhere: a reader's own monospace font stands in."""
    bare = re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL).replace(
        "Fira Code", "ui-monospace, Menlo, Consolas"
    )
    return re.sub(r"\n\s*<!--.*?-->", "", bare, flags=re.DOTALL)

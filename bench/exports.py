"""How long each format of a register takes, against reading the workspace; a workbook against its library alone.

A workbook is written each time as in a program that was just started, with nothing remembered of an earlier one.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.measure import Pair, forgotten, scratch
from bench.opened import asking, forgetting, loading, opened
from bench.replay import replayed
from ropa.exports import FORMATS, xlsx
from ropa.register import SHARED
from ropa.view.document import Document
from ropa.view.documents import art30
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.workspace import Workspace

_TURNS = 15
"""How often a workbook is measured, which takes a tenth of a second."""


def pairs(size: str, root: Path, count: int = 3) -> Iterator[Pair]:
    """Every format of the Art. 30 register of one organisation, a picture, and a workbook against its library."""
    read = opened(root)
    name = next(name for name in read.portfolio.registers if name != SHARED)
    into = scratch()

    for suffix in (item.SUFFIX for item in FORMATS):
        line = f"export art30 {name} --to {into / name}{suffix}"
        yield Pair(f"{size}: export {suffix} / load", asking(read, line), loading(root), count, forgetting(read))
    drawing = asking(read, f"diagram transfers {name} --to {into}/t.svg")
    yield Pair(f"{size}: diagram transfers / load", drawing, loading(root), count, forgetting(read))
    document = _document(read, name)
    name = f"{size}: workbook / its library, same bytes"
    yield Pair(name, partial(xlsx.write, document), replayed(document), _TURNS, forgotten("ropa.view.sheets"))


def _document(read: Workspace, name: str) -> Document:
    register = read.portfolio.registers[name]
    subject = Subject(read.case(register), read.findings(register))
    return art30.make(subject, Wanted(is_internal=True), "en")

"""How long each format of a register takes, against reading the workspace; a workbook against its library alone."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bench.measure import Pair, scratch
from bench.opened import asking, forgetting, loading, opened
from ropa.exports import FORMATS, xlsx
from ropa.register import SHARED
from ropa.view.document import Document
from ropa.view.documents import art30
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.workspace import Workspace

_CALLS = ("write_string", "write_rich_string", "write_blank", "set_column", "set_row")
"""What puts cells into a workbook, their looks and sizes included."""


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
    yield Pair(f"{size}: workbook / its library, same cells", partial(xlsx.write, document), replayed(document))


def _document(read: Workspace, name: str) -> Document:
    register = read.portfolio.registers[name]
    subject = Subject(read.case(register), read.findings(register))
    return art30.make(subject, Wanted(is_internal=True), "en")


def replayed(document: Document) -> Callable[[], bytes]:
    """The library's own work on a document: what it is told of cells, columns and rows, told once more."""
    said: list[tuple[Worksheet, str, tuple[Any, ...]]] = []
    usual = {name: getattr(Worksheet, name) for name in _CALLS}

    def listening(name: str) -> Callable[..., Any]:
        def call(page: Worksheet, *given: Any) -> Any:
            said.append((page, name, given))
            return usual[name](page, *given)

        return call

    try:
        for name in _CALLS:
            setattr(Worksheet, name, listening(name))
        xlsx.write(document)
    finally:
        for name, method in usual.items():
            setattr(Worksheet, name, method)
    pages = list(dict.fromkeys(page for page, _, _ in said))
    numbers = {page: number for number, page in enumerate(pages)}
    calls = [(numbers[page], name, given) for page, name, given in said]
    # A look belongs to its workbook, so that one of the new one stands for it.
    looks = list(dict.fromkeys(item for _, _, given in calls for item in given if isinstance(item, Format)))

    def replay() -> bytes:
        buffer = io.BytesIO()
        book = Workbook(buffer, {"in_memory": True})
        made = {look: book.add_format({"text_wrap": True, "valign": "top", "border": 1}) for look in looks}
        sheets = [book.add_worksheet() for _ in pages]
        for number, name, given in calls:
            usual[name](sheets[number], *(made[item] if isinstance(item, Format) else item for item in given))
        book.close()
        return buffer.getvalue()

    return replay

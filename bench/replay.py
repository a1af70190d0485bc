"""A workbook's library alone: all that a writer tells it, told once more.

Cells, looks, sizes, rules and pages are told in the same order with the same options, and the very same bytes must come
of it, or nothing is measured. Texts, numbers and looks are at hand here: what a writer takes beyond this is what it
takes to choose them.
"""

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial
from typing import Any, NamedTuple
from unittest.mock import patch

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ropa.exports import xlsx
from ropa.view.document import Document


class _Look(NamedTuple):
    """The number of a look: it belongs to its workbook, so that one of the new one stands for it."""

    number: int


class _Told(NamedTuple):
    """A call of the library.

    Attributes:
        page: The number of its sheet; -1 for the workbook.
        method: What is called.
        given: With what, the look at its end left out.
        look: The number of that look; None where none is given.
        has_looks: Whether more looks are among what is given.
    """

    page: int
    method: Callable[..., Any]
    given: tuple[Any, ...]
    look: int | None
    has_looks: bool


class _Ear:
    """Stands in for a workbook or a sheet of it, passes on all that it is told, and keeps that."""

    def __init__(self, heard: "_Heard", thing: Workbook | Worksheet, page: int = -1) -> None:
        self._heard, self._thing, self._page = heard, thing, page

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            # The library writes into what it is given.
            kept = tuple(deepcopy(item) if isinstance(item, dict) else item for item in given)
            made = getattr(self._thing, name)(*given, **named)
            method = getattr(type(self._thing), name)
            return self._heard.keep(self._page, partial(method, **named) if named else method, kept, made)

        return call


class _Heard:
    """All that a workbook is told while a document is written."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}
        self.pages: list[tuple[Any, ...]] = []
        self.looks: list[tuple[Any, ...]] = []
        self.told: list[_Told] = []
        self._numbers: dict[int, int] = {}

    def book(self, buffer: io.BytesIO, options: dict[str, Any]) -> _Ear:
        self.options = deepcopy(options)
        return _Ear(self, Workbook(buffer, options))

    def keep(self, page: int, method: Callable[..., Any], given: Sequence[Any], made: Any) -> Any:
        if isinstance(made, Worksheet):
            self.pages.append(tuple(given))
            return _Ear(self, made, len(self.pages) - 1)
        if isinstance(made, Format):
            self._numbers[id(made)] = len(self.looks)
            self.looks.append(tuple(given))
            return made
        plain = [_Look(self._numbers[id(item)]) if isinstance(item, Format) else item for item in given]
        look = plain.pop().number if plain and isinstance(plain[-1], _Look) else None
        self.told.append(_Told(page, method, tuple(plain), look, any(isinstance(item, _Look) for item in plain)))
        return made

    def once_more(self) -> bytes:
        buffer = io.BytesIO()
        book = Workbook(buffer, deepcopy(self.options))
        looks = [book.add_format(*given) for given in self.looks]
        things = [*(book.add_worksheet(*given) for given in self.pages), book]
        for page, method, given, look, has_looks in self.told:
            with_looks = (
                [looks[item.number] if isinstance(item, _Look) else item for item in given] if has_looks else given
            )
            if look is None:
                method(things[page], *with_looks)
            else:
                method(things[page], *with_looks, looks[look])
        return buffer.getvalue()


def replayed(document: Document) -> Callable[[], bytes]:
    """What tells the library once more all that the writer tells it of a document.

    Raises:
        RuntimeError: Something else comes of it than of writing.
    """
    heard = _Heard()
    with patch("xlsxwriter.Workbook", heard.book):
        wanted = xlsx.write(document)
    if heard.once_more() != wanted:
        raise RuntimeError("the library was not told the same once more")
    return heard.once_more

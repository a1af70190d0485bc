"""Comments on the cells of a workbook of OpenDocument, which its cells themselves do not say."""

from collections.abc import Mapping

from ropa.reading.files.ods_walk import Walk
from ropa.reading.limits import MAX_PLACES, Unreadable
from ropa.reading.sheets import letters

_PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_ANNOTATION = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 annotation"


def comments(content: bytes) -> Mapping[str, str]:
    """What is said in comments, by the cell as a spreadsheet names it: `Vendors!B7`.

    Args:
        content: The part that holds the sheets.

    Raises:
        Unreadable: It is broken, or says more than is read.
    """
    reading = _Reading()
    reading.over(content)
    return reading.found


class _Reading(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._said: list[str] | None = None
        self._is_paragraph = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        super().begin(name, attributes)
        if name == _ANNOTATION:
            self._said = []
        elif name == _PARAGRAPH and self._said is not None:
            # Who wrote a comment, and when, stand in it beside its paragraphs.
            self._said.append("")
            self._is_paragraph = True

    def text(self, text: str) -> None:
        if self._said and self._is_paragraph:
            self._said[-1] += text

    def end(self, name: str) -> None:
        super().end(name)
        if name == _PARAGRAPH:
            self._is_paragraph = False
        elif name == _ANNOTATION and self._said is not None:
            if said := "\n".join(self._said).strip():
                self.found[f"{self.sheet}!{letters(self.column)}{self.row + 1}"] = said
            self._said = None
            if len(self.found) > MAX_PLACES:
                raise Unreadable("places", limit=MAX_PLACES)

"""A PDF as tests look at it: its text, its structure and what it says of itself."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def bare(text: str) -> str:
    """A text without anything that dividing words and breaking lines changes."""
    return "".join(text.replace("-", "").replace("\u200b", "").split())


class PdfFile:
    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]
        self.pages = [bare(page.extract_text()) for page in self.reader.pages]
        self.text = "".join(self.pages)
        self.metadata = self.root["/Metadata"].get_data().decode("utf-8")
        self.elements = list(_elements(self.root["/StructTreeRoot"]))

    def of_type(self, name: str) -> list[Any]:
        return [element for element in self.elements if element.get("/S") == f"/{name}"]

    def outline(self) -> list[tuple[int, str]]:
        """The bookmarks, each with its level."""
        return list(_flat(self.reader.outline, 0))

    def sizes(self) -> set[tuple[int, int]]:
        return {(round(page.mediabox.width), round(page.mediabox.height)) for page in self.reader.pages}


def _elements(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, DictionaryObject):
        yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def _flat(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from _flat(item, level + 1)
        else:
            yield level, item.title

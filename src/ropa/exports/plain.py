"""A document as plain text, line for line as the shell prints it, wrapped for reading and for paper."""

import textwrap
from collections.abc import Iterator

from ropa.i18n import one_line, text, visible
from ropa.view.document import Document
from ropa.view.outline import flattened

SUFFIX = ".txt"
NAME = "Text"
MEDIA_TYPE = "text/plain; charset=utf-8"

_WIDTH = 100
_DEEPEST = 20
"""Levels that are set in; what lies deeper stands under each other, so that there is room left for words."""


def write(document: Document) -> bytes:
    """The document as the bytes of a text; the same document gives the same bytes."""
    return (visible("\n".join(_lines(document))) + "\n").encode("utf-8")


def _lines(document: Document) -> Iterator[str]:
    for head in filter(None, (document.organisation, document.title, *document.banner)):
        yield from _wrapped(head)
    yield ""
    for fact in document.facts:
        yield from _wrapped(f"{fact.label}: {fact.text}")
    for part in document.parts:
        if part.title:
            yield ""
            yield from _wrapped(part.title)
        for remark in part.remarks:
            yield ""
            yield from _wrapped(remark)
        if not part.headings:
            yield ""
        for depth, line in flattened(part.branches):
            if not depth and part.headings:
                yield ""
            yield from _wrapped(line, depth)
    if signs := tuple(document.signs()):
        yield ""
        yield text("document.html.legend", document.language)
        for sign, meaning in signs:
            yield from _wrapped(f"{sign} {meaning}", 1)


def _wrapped(line: str, depth: int = 0) -> list[str]:
    indent = "  " * min(depth, _DEEPEST)
    return textwrap.wrap(
        one_line(line),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    " if depth else "",
        break_on_hyphens=False,
    )

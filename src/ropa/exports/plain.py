"""A document as plain text, line for line as the shell prints it, wrapped for reading and for paper."""

import textwrap
from collections.abc import Iterator, Sequence

from ropa.i18n import labelled, one_line, text, visible
from ropa.view.document import Document, Entry, Page, Part, Table
from ropa.view.outline import Branch, flattened
from ropa.view.spoken import beside, heading_of, label_of, said_of

SUFFIX = ".txt"
NAME = "Text"

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
        yield from _wrapped(labelled(fact.label, fact.text, document.language))
    for part in document.parts:
        yield from _part(part, document.language)
    if signs := tuple(document.signs()):
        yield ""
        yield text("document.html.legend", document.language)
        for sign, meaning in signs:
            yield from _wrapped(f"{sign} {meaning}", 1)


def _part(part: Part, language: str) -> Iterator[str]:
    if part.title:
        yield from ("", *_headed(part.title, "="))
    for remark in part.remarks:
        yield ""
        yield from _wrapped(remark)
    for figure in part.figures:
        yield from ("", *_wrapped(figure.title), *_wrapped(figure.alternative, 1))
    for table in part.tables:
        if table.title != part.title:
            yield from ("", *_wrapped(table.title))
        for row in table.rows:
            yield from ("", *_indented((_row(table, row, language),), language))
    for page in part.pages:
        yield from _record(page, language)
    if part.branches and not part.headings:
        yield ""
    for branch in part.branches:
        if part.headings:
            yield ""
        yield from _indented((branch,), language)


def _record(page: Page, language: str) -> Iterator[str]:
    yield from ("", *_headed(page.title, "-"))
    for line in filter(None, (page.subtitle, *page.marks)):
        yield from _wrapped(line)
    for section in page.sections:
        yield ""
        fields = tuple(_labelled(label_of(field, language), field.entries, language) for field in section.fields)
        heading = heading_of(section)
        yield from _indented((Branch(heading, branches=fields),) if heading else fields, language)


def _row(table: Table, row: Sequence[Sequence[Entry]], language: str) -> Branch:
    """A row as its first cell, with the others below it."""
    first, *others = (_labelled(column, cell, language) for column, cell in zip(table.columns, row, strict=True))
    return first._replace(branches=(*first.branches, *others))


def _labelled(label: str, entries: Sequence[Entry], language: str) -> Branch:
    lines = [Branch(said_of(entry), detail=beside(entry, language)) for entry in entries]
    if len(lines) == 1:
        return lines[0]._replace(text=labelled(label, lines[0].text, language))
    return Branch(labelled(label, "", language).rstrip(), branches=tuple(lines))


def _indented(branches: tuple[Branch, ...], language: str) -> Iterator[str]:
    # An address is the program's; it leads nowhere in a text that is sent.
    for depth, line in flattened(tuple(map(_unlinked, branches)), language):
        yield from _wrapped(line, depth)


def _unlinked(branch: Branch) -> Branch:
    return branch._replace(link="", branches=tuple(map(_unlinked, branch.branches)))


def _headed(title: str, rule: str) -> Iterator[str]:
    lines = _wrapped(title)
    yield from lines
    yield rule * max(map(len, lines), default=0)


def _wrapped(line: str, depth: int = 0) -> list[str]:
    indent = "  " * min(depth, _DEEPEST)
    return textwrap.wrap(
        one_line(line),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    " if depth else "",
        break_on_hyphens=False,
    )

"""A document as Markdown: headings, nested lists and tables; what would be markup in a text is escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ropa.i18n import joined, labelled, one_line, text
from ropa.view.document import Document, Entry, Page, Part, Table
from ropa.view.marks import SIGNS
from ropa.view.outline import Branch
from ropa.view.spoken import beside, heading_of, label_of

SUFFIX = ".md"
NAME = "Markdown"

_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$^@]|:(?=//)|(?<=www)\.")
"""What starts markup anywhere in a line; the last part is what some readers take for an address."""

_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")
"""What starts a list, a rule or a heading at the beginning of a line."""


def write(document: Document) -> bytes:
    """The document as the bytes of a text; the same document gives the same bytes."""
    return ("\n".join(_lines(document)) + "\n").encode("utf-8")


def _lines(document: Document) -> Iterator[str]:
    yield f"# {_plain(document.title)}"
    for head in filter(None, (document.organisation, *document.banner)):
        yield from ("", f"**{_plain(head)}**")
    yield ""
    yield from (f"- {labelled(_plain(fact.label), _plain(fact.text), document.language)}" for fact in document.facts)
    for part in document.parts:
        yield from _part(part, document.language)
    if signs := tuple(document.signs()):
        yield from ("", f"## {_plain(text('document.html.legend', document.language))}", "")
        yield from (f"- {sign} {_plain(meaning)}" for sign, meaning in signs)


def _part(part: Part, language: str) -> Iterator[str]:
    level = 3 if part.title else 2
    if part.title:
        yield from ("", f"## {_plain(part.title)}")
    for remark in part.remarks:
        yield from ("", _plain(remark))
    for figure in part.figures:
        yield from ("", f"**{_plain(figure.title)}**", "", f"> {_plain(figure.alternative)}")
    for table in part.tables:
        if table.title != part.title:
            yield from ("", f"**{_plain(table.title)}**")
        yield from ("", *_rows(table, language))
    for page in part.pages:
        yield from _record(page, level, language)
    yield from _shown(part.branches, level, part.headings, language)


def _rows(table: Table, language: str) -> Iterator[str]:
    yield _row(map(_plain, table.columns))
    yield _row("---" for _ in table.columns)
    for row in table.rows:
        # A cell is one line, and a line break the one element that every reader of tables knows.
        yield _row("<br>".join(_brief(entry, language) for entry in cell) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _brief(entry: Entry, language: str) -> str:
    aside = joined(map(_plain, beside(entry, language)), language)
    return f"{_entry(entry)} ({aside})" if aside else _entry(entry)


def record(page: Page, language: str) -> str:
    """One record as a text of its own, to be put into another.

    Args:
        page: The record.
        language: The reader's.
    """
    return "\n".join(_record(page, 2, language)).strip() + "\n"


def _record(page: Page, level: int, language: str) -> Iterator[str]:
    yield from ("", f"{'#' * level} {_plain(page.title)}")
    if page.subtitle:
        yield from ("", _plain(page.subtitle))
    for mark in page.marks:
        yield from ("", f"**{_plain(mark)}**")
    for section in page.sections:
        if heading := heading_of(section):
            yield from ("", f"{'#' * (level + 1)} {_plain(heading)}")
        yield ""
        for field in section.fields:
            label = f"**{_plain(label_of(field, language))}**"
            if len(field.entries) == 1:
                (entry,) = field.entries
                yield _item(0, labelled(label, _entry(entry), language), beside(entry, language))
                continue
            yield _item(0, labelled(label, "", language).rstrip(), ())
            yield from (_item(1, _entry(entry), beside(entry, language)) for entry in field.entries)


def _entry(entry: Entry) -> str:
    return f"{entry.sign} {_plain(entry.text)}".strip()


def _shown(branches: Sequence[Branch], level: int, headings: int, language: str) -> Iterator[str]:
    was_listed = False
    for branch in branches:
        if headings and branch.branches:
            yield from ("", f"{'#' * level} {_said(branch)}")
            yield from (f"\n{_plain(detail)}" for detail in branch.details)
            yield from _shown(branch.lower(language), level + 1, headings - 1, language)
        else:
            yield from ([] if was_listed else [""])
            yield from _listed(branch, 0, language)
        was_listed = not (headings and branch.branches)


def _listed(branch: Branch, depth: int, language: str) -> Iterator[str]:
    yield _item(depth, _said(branch), branch.details)
    for lower in branch.lower(language):
        yield from _listed(lower, depth + 1, language)


def _item(depth: int, said: str, asides: Iterable[str]) -> str:
    indent = "  " * depth
    # A backslash at the end of a line breaks it within its paragraph.
    return f"{indent}- " + f"\\\n{indent}  ".join((said, *map(_plain, asides)))


def _said(branch: Branch) -> str:
    return f"{SIGNS[branch.state]} {_plain(branch.text)}".strip()


def _plain(value: str) -> str:
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", one_line(value))
    return _START.sub(lambda match: match.group() + "\\" if match.group().isdigit() else f"\\{match.group()}", escaped)

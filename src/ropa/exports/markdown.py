"""A document as Markdown: headings and nested lists; what Markdown would read as markup in a text is escaped."""

import re
from collections.abc import Iterator, Sequence

from ropa.i18n import one_line, text
from ropa.view.document import Document
from ropa.view.marks import SIGNS
from ropa.view.outline import Branch

SUFFIX = ".md"
NAME = "Markdown"
MEDIA_TYPE = "text/markdown; charset=utf-8"

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
    yield from (f"- {_plain(fact.label)}: {_plain(fact.text)}" for fact in document.facts)
    for part in document.parts:
        if part.title:
            yield from ("", f"## {_plain(part.title)}")
        for remark in part.remarks:
            yield from ("", _plain(remark))
        yield from _shown(part.branches, 3 if part.title else 2, part.headings)
    if signs := tuple(document.signs()):
        yield from ("", f"## {_plain(text('document.html.legend', document.language))}", "")
        yield from (f"- {sign} {_plain(meaning)}" for sign, meaning in signs)


def _shown(branches: Sequence[Branch], level: int, headings: int) -> Iterator[str]:
    was_listed = False
    for branch in branches:
        if headings and branch.branches:
            yield from ("", f"{'#' * level} {_said(branch)}")
            yield from (f"\n{_plain(detail)}" for detail in branch.details)
            yield from _shown(branch.lower, level + 1, headings - 1)
        else:
            yield from ([] if was_listed else [""])
            yield from _listed(branch, 0)
        was_listed = not (headings and branch.branches)


def _listed(branch: Branch, depth: int) -> Iterator[str]:
    indent = "  " * depth
    # A backslash at the end of a line breaks it within its paragraph.
    yield f"{indent}- " + f"\\\n{indent}  ".join((_said(branch), *map(_plain, branch.details)))
    for lower in branch.lower:
        yield from _listed(lower, depth + 1)


def _said(branch: Branch) -> str:
    return f"{SIGNS[branch.state]} {_plain(branch.text)}".strip()


def _plain(value: str) -> str:
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", one_line(value))
    return _START.sub(lambda match: match.group() + "\\" if match.group().isdigit() else f"\\{match.group()}", escaped)

"""What would be made, in words and figures, before it is: a document by its parts, a picture by its boxes."""

from collections.abc import Iterator, Sequence
from typing import Any

from ropa.i18n import one_line, text
from ropa.view.document import Document, Part
from ropa.view.outline import Branch, flattened
from ropa.view.sheets import sheets


def document_branch(name: str, document: Document, beginning: Sequence[str], language: str) -> Branch:
    """A document that would be made.

    Args:
        name: The file.
        document: The document.
        beginning: Its first lines as plain text.
        language: Language of the words about it.
    """
    about = [Branch(one_line(document.title), is_quoted=True)]
    about += [Branch(part, branches=tuple(lines)) for part, lines in _parts(document, language)]
    if name.endswith((".xlsx", ".csv")):
        about.append(Branch(_said(language, "sheets", len(sheets(document)))))
    lines = tuple(Branch(line, is_quoted=True) for line in beginning)
    return Branch(name, branches=(*about, Branch(text("making.preview.beginning", language), branches=lines)))


def _parts(document: Document, language: str) -> Iterator[tuple[str, list[Branch]]]:
    for part in document.parts:
        held = {"records": len(part.pages), "lines": _lines(part, language), "pictures": len(part.figures)}
        counts = [_said(language, kind, count) for kind, count in held.items() if count]
        tables = [
            text(
                "making.preview.table",
                language,
                title=one_line(table.title or part.title or document.title),
                columns=_said(language, "columns", len(table.columns)),
                rows=_said(language, "rows", len(table.rows)),
            )
            for table in part.tables
        ]
        nothing = [] if counts or tables else [text("making.preview.words-only", language)]
        yield one_line(part.title or document.title), [Branch(said) for said in (*counts, *tables, *nothing)]


def document_values(name: str, document: Document, beginning: Sequence[str]) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "file": name,
        "title": document.title,
        "language": document.language,
        "parts": [
            {
                "title": part.title,
                "records": len(part.pages),
                "lines": _lines(part, document.language),
                "pictures": len(part.figures),
                "tables": [
                    {"title": table.title, "columns": len(table.columns), "rows": len(table.rows)}
                    for table in part.tables
                ],
            }
            for part in document.parts
        ],
        "beginning": list(beginning),
    }


def picture_branch(name: str, title: str, counts: dict[str, int], language: str, *, is_overview: bool) -> Branch:
    """A picture that would be drawn.

    Args:
        name: The file.
        title: What it shows.
        counts: How many `boxes` and `connections` it has, and how many `pages` it takes at least.
        language: Language of the words about it.
        is_overview: Whether alike boxes are drawn as one.
    """
    said = [_said(language, kind, count) for kind, count in counts.items() if kind != "pages" or not is_overview]
    if is_overview:
        said.append(text("making.preview.overview", language))
    return Branch(name, branches=(Branch(one_line(title), is_quoted=True), *map(Branch, said)))


def _lines(part: Part, language: str) -> int:
    return sum(1 for _ in flattened(part.branches, language))


def _said(language: str, kind: str, count: int) -> str:
    return text(f"making.preview.{kind}.{'one' if count == 1 else 'many'}", language, count=count)

"""What commands say of what they would make, writing nothing: the same documents and pictures, counted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ropa.commands.session import Callback, Session
from ropa.i18n import text
from ropa.results import Branch, Outline
from ropa.view.answers.made import document_branch, document_values, picture_branch
from ropa.view.document import Document

_BEGINNING = 12
"""Lines that are shown of a document."""


def previewed(callback: Callback) -> Callback:
    """Let a command only say what it would make."""
    return click.option(
        "--dry-run", "is_dry_run", is_flag=True, help="Say what would be made: parts, records, sheets; write nothing."
    )(callback)


def documents_preview(session: Session, found: Mapping[Path, Document], remarks: Sequence[str] = ()) -> Outline:
    """Documents that would be made.

    Args:
        session: Gives the reader's language.
        found: The documents, by the file that each would go to.
        remarks: What must be known to read it right.
    """
    from ropa.exports import plain  # noqa: PLC0415 - formats are dear to load

    branches: list[Branch] = []
    values: list[dict[str, Any]] = []
    for path, document in found.items():
        session.waiting()
        lines = [line.rstrip() for line in plain.write(document).decode("utf-8").splitlines() if line.strip()]
        branches.append(document_branch(str(path), document, lines[:_BEGINNING], session.language))
        values.append(document_values(str(path), document, lines[:_BEGINNING]))
    return _preview(session, branches, remarks, values)


def picture_preview(
    session: Session, path: Path, title: str, counts: dict[str, int], *, is_overview: bool, remarks: Sequence[str] = ()
) -> Outline:
    """A picture that would be drawn.

    Args:
        session: Gives the reader's language.
        path: The file.
        title: What it shows.
        counts: How many `boxes` and `connections` it has, and how many `pages` it takes at least.
        is_overview: Whether alike boxes are drawn as one.
        remarks: What must be known to read it right.
    """
    branch = picture_branch(str(path), title, counts, session.language, is_overview=is_overview)
    values = {"file": str(path), "title": title, **counts, "overview": is_overview}
    return _preview(session, [branch], remarks, [values])


def _preview(session: Session, branches: Sequence[Branch], remarks: Sequence[str], values: Any) -> Outline:
    said = text("making.preview.remark", session.language)
    return Outline(
        text("making.preview.title", session.language), tuple(branches), (*remarks, said), {"would_make": values}
    )

"""What a command did, or would do, to the files of a workspace: as text and as values."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ropa.i18n import one_line, text
from ropa.layout.findings import finding_line, finding_values
from ropa.results import Changed, Conflicts, NeedsConfirmation, Outline
from ropa.view.outline import flattened

if TYPE_CHECKING:
    from ropa.changes import FileDiff


def change_values(result: Changed | Conflicts | NeedsConfirmation) -> dict[str, Any]:
    """Such a result as plain values."""
    match result:
        case Changed():
            return {
                "label": result.label,
                "files": [_diff(file) for file in result.files],
                "added": [finding_values(item) for item in result.added],
                "cured": [finding_values(item) for item in result.cured],
                "remarks": result.remarks,
                "pending": result.pending,
                "saved": result.saved,
                "dry_run": result.is_dry_run,
                **_preview(result),
            }
        case Conflicts():
            clashes = [
                {"path": item.path, "read": item.read, "mine": item.mine, "theirs": item.theirs}
                for item in result.clashes
            ]
            return {"error": result.message, "conflicts": clashes}
        case NeedsConfirmation():
            return {"error": result.message, "confirm": result.line, "uses": result.uses, **_preview(result)}


def _preview(result: Changed | NeedsConfirmation) -> dict[str, Any]:
    return {"preview": result.preview.values} if result.preview else {}


def _diff(file: "FileDiff") -> dict[str, Any]:
    return {"path": file.path, "diff": file.lines}


def change_lines(result: Changed | Conflicts | NeedsConfirmation, language: str) -> Iterator[str]:
    """The lines of such a result in one language."""
    match result:
        case Changed():
            yield from _changed(result, language)
        case Conflicts():
            yield from _conflicts(result, language)
        case NeedsConfirmation():
            if result.preview:
                yield from outline_lines(result.preview, language)
            yield result.message
            yield text("interface.change.confirm", language, line=result.line)


def _changed(result: Changed, language: str) -> Iterator[str]:
    """What was done, what it changes in the texts where that is not saved yet, and what in the findings."""
    yield one_line(result.label)
    if result.preview:
        yield from outline_lines(result.preview, language)
    elif not result.saved:
        for file in result.files:
            yield from file.lines
    for name, found in (("added", result.added), ("cured", result.cured)):
        if found:
            yield text(f"interface.change.{name}", language, count=len(found))
            yield from (f"  {finding_line(item, language)}" for item in found)
    yield from result.remarks
    for name, paths in (("pending", result.pending), ("saved", result.saved)):
        yield from (text(f"interface.change.{name}", language, path=path) for path in paths)
    if result.is_dry_run:
        yield text("interface.change.dry", language)


def outline_lines(outline: Outline, language: str) -> Iterator[str]:
    """An outline line by line, its remarks behind it."""
    yield one_line(outline.title)
    yield from ("  " * depth + line for depth, line in flattened(outline.branches, language, 1))
    yield from (one_line(remark) for remark in outline.remarks)


def _conflicts(result: Conflicts, language: str) -> Iterator[str]:
    yield result.message
    for file in result.files:
        yield f"- {one_line(file.path)} ({text('interface.change.theirs', language)})"
        yield f"+ {one_line(file.path)} ({text('interface.change.mine', language)})"
        yield from file.lines[2:]
    yield from (f"ropa {line}: {what}" for line, what in result.lines)

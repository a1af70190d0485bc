"""What answers come to, as an outline for people and as values for machines: what asks for a decision comes first."""

from collections.abc import Iterator, Mapping
from typing import Any

from ropa.answers.given import Taken
from ropa.answers.rows import Sheets
from ropa.changes import Message
from ropa.i18n import one_line, text
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "decide": ("conflict", "differs"),
    "left": ("unknown-key", "no-name", "not-open", "refused"),
    "kept": ("not-understood", "no-party", "note", "not-so"),
    "read": ("read-as",),
    "remarks": ("remark",),
    "already": ("already",),
}
"""What is told of answers, the most pressing first."""


def preview(name: str, taken: Taken, sheets: Sheets, language: str) -> Outline:
    """What the answers in a file come to.

    Args:
        name: The file's name.
        taken: What came of its answers.
        sheets: What it holds.
        language: Language of the reader.
    """
    told: dict[str, list[str]] = {}
    for message in taken.told:
        told.setdefault(_kind(message), []).append(message.words(language))
    grouped = {group: [line for name in names for line in told.get(name, ())] for group, names in _GROUPS.items()}
    branches = [_group(group, lines, language) for group, lines in grouped.items() if lines]
    if taken.done:
        branches.append(_done(taken, language))
    title = text("asking.preview.title", language, name=one_line(name))
    return Outline(title, tuple(branches), tuple(_remarks(sheets, language)), _values(taken, sheets, language))


def _kind(message: Message) -> str:
    return message.key.rpartition(".")[2]


def _group(name: str, lines: list[str], language: str) -> Branch:
    state = State.OPEN if name in ("decide", "left", "kept") else State.STATED
    head = text(f"asking.preview.{name}", language, count=len(lines))
    return Branch(head, branches=tuple(Branch(line, state=state) for line in lines))


def _done(taken: Taken, language: str) -> Branch:
    """The answers that change something, record by record."""
    records: dict[str, list[str]] = {}
    for one in taken.done:
        said = text(
            "asking.preview.answer", language, field=one.field, answer=one_line(one.answer), by=one_line(one.by)
        )
        records.setdefault(one.address, []).append(said)
    branches = tuple(Branch(address, address, tuple(said)) for address, said in records.items())
    return Branch(text("asking.preview.done", language, count=len(taken.done)), branches=branches)


def _remarks(sheets: Sheets, language: str) -> Iterator[str]:
    if sheets.passed:
        yield text("asking.told.passed", language, tables=", ".join(map(one_line, sheets.passed)))
    if sheets.blank:
        yield text("asking.told.blank", language, count=sheets.blank)


def _values(taken: Taken, sheets: Sheets, language: str) -> dict[str, Any]:
    return {
        "answers": [
            {"at": one.address, "field": one.field, "answer": one.answer, "by": one.by, "place": one.place}
            for one in taken.done
        ],
        "told": [{"kind": _kind(message), "text": message.words(language)} for message in taken.told],
        "passed": list(sheets.passed),
        "blank": sheets.blank,
    }

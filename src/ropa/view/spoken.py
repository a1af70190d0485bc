"""What formats say of a value beside its text: its signs in words, its language, and which lines are headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ropa.i18n import labelled, one_line, text
from ropa.view.document import Document, Entry, Field, Section
from ropa.view.marks import INHERITED, SIGNS, State
from ropa.view.outline import Branch


def anchors(document: Document) -> dict[str, str]:
    """The anchor of each record that has a page of its own: its id, which is unique across kinds."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for part in document.parts:
        for page in part.pages:
            anchor = f"record-{page.address.rpartition('/')[2]}"
            if "/" in page.address and page.address not in found and anchor not in taken:
                found[page.address] = anchor
                taken.add(anchor)
    return found


def marks_of(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """The signs of an entry, each with its meaning; where the text itself says it, the meaning is left out."""
    if entry.origin:
        yield INHERITED, text("document.state.inherited", language)
    if entry.state in (State.SILENT, State.NONE, State.ABSENT):
        yield SIGNS[entry.state], ""
    elif SIGNS[entry.state]:
        yield SIGNS[entry.state], text(f"document.state.{entry.state}", language)


def said_of(entry: Entry) -> str:
    """An entry in one line, its signs before it."""
    return f"{entry.sign} {one_line(entry.text)}".strip()


def beside(entry: Entry, language: str = "en") -> tuple[str, ...]:
    """What else is said of an entry: its details, each with its label, and where it comes from."""
    details = (labelled(detail.label, detail.text, language) for detail in entry.details)
    return tuple(filter(None, (*details, entry.evidence)))


def heading_of(section: Section) -> str:
    """The heading of a section, the point of Art. 30 that it answers before it; empty where it has none."""
    is_point = len(section.letter) == 1 and section.title
    return f"({section.letter}) {section.title}" if is_point else section.title


def label_of(field: Field, language: str) -> str:
    """The label of a field, and the law that asks for it."""
    law = f" ({text('document.html.article', language, law=field.law)})" if field.law else ""
    return f"{field.label}{law}"


def mark_of(branch: Branch, document: Document) -> tuple[str, str]:
    """The sign of a line and its meaning; where the text itself says it, the meaning is left out."""
    is_said = branch.state in (State.SILENT, State.NONE) and text(f"document.{branch.state}", document.language) in (
        branch.text
    )
    return SIGNS[branch.state], "" if is_said else dict(document.legend).get(branch.state, "")


def runs(branches: Sequence[Branch], headings: int) -> Iterator[tuple[int, tuple[Branch, ...]]]:
    """Lines in order: those that are headings one by one, numbered from 1; those between them together, as 0."""
    number = 0
    for is_heading, run in groupby(branches, lambda branch: headings > 0 and bool(branch.branches)):
        if not is_heading:
            yield 0, tuple(run)
            continue
        for branch in run:
            number += 1
            yield number, (branch,)


def foreign(document: Document) -> str:
    """The language of user text where it differs from the document's; else nothing."""
    return document.user_language if document.user_language != document.language else ""


def has_contents(document: Document) -> bool:
    """Whether there is more than one chapter, so that a list of them tells anything."""
    chapters = 0
    for part in document.parts:
        chapters += 1 if part.title else sum(1 for number, _ in runs(part.branches, part.headings) if number)
    return chapters > 1 or any(len(part.pages) > 1 for part in document.parts if part.title)

"""What a list says of the record under the cursor, beside it or under it: what is wrong, then field by field."""

from collections.abc import Iterator

from rich.text import Text

from ropa.i18n import one_line, text, visible
from ropa.layout import finding_words
from ropa.results import RecordView
from ropa.tui.widgets.block_list import Block
from ropa.view.document import Entry

WAYS = ("right", "below", "")
"""Where the record can stand; empty where it is not shown."""


def next_way(now: str, *, is_wide: bool) -> str:
    """Where it stands next; beside the list only where there is room for both."""
    ways = WAYS if is_wide else WAYS[1:]
    return ways[(ways.index(now) + 1) % len(ways)] if now in ways else ""


def blocks_of(view: RecordView, language: str) -> list[Block]:
    """A record as blocks; those that name a record stand for its address.

    Args:
        view: The record.
        language: The reader's.
    """
    return list(_blocks(view, language))


def _blocks(view: RecordView, language: str) -> Iterator[Block]:
    page = view.page
    yield Block(Text(one_line(page.title), "bold"))
    yield Block(Text(one_line(f"{page.address} · {page.subtitle}"), "dim"))
    for mark in page.marks:
        yield Block(Text(f"! {one_line(mark)}", "bold yellow"))
    if view.findings:
        yield Block(Text())
        yield Block(Text(text("interface.findings", language), "bold underline"))
        for item in view.findings:
            found = item.finding
            yield Block(
                Text(visible(finding_words(item))), f"{found.severity[0].upper()} {found.rule}", page.address, 2
            )
    for section in page.sections:
        yield Block(Text())
        letter = f"({section.letter}) " if len(section.letter) == 1 else ""
        yield Block(Text(f"{letter}{section.title}", "bold underline"))
        for field in section.fields:
            for number, entry in enumerate(field.entries):
                yield Block(_said(entry, page.address), "" if number else field.label, entry.link or page.address, 2)


def _said(entry: Entry, address: str) -> Text:
    said = Text(f"{entry.sign} {visible(entry.text)}".strip())
    if entry.link and entry.link != address:
        said.append(" →", "bold")
    return said

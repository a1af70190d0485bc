"""The layout that the model declares, for a whole text: what `ropa fmt` writes."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ropa.finding import Path
from ropa.model import KINDS
from ropa.source.draft import Draft
from ropa.source.edit import values_of
from ropa.source.relaying import relaid
from ropa.source.scan import Block, comments
from ropa.source.shape import record_path, same


def formatted(text: str) -> str:
    """A text in the layout that the model declares.

    Keys and tables of each record come in the model's order and form, with one blank line between tables. An array
    stands on one line, or has a line for each item where that would be longer than 120 columns. Records keep their
    order, and comments stay with the key, the table or the item that they stand above or behind. A record stays as it
    is if it has a comment that belongs to none of these or if its tables are scattered through the text, and so does
    what stands above all headers.

    Args:
        text: TOML 1.0, without byte-order mark.

    Returns:
        TOML with the same values and the same comments. Formatting it again changes nothing.

    Raises:
        EditRefused: The text is not TOML.
    """
    before = values_of(text)
    draft = Draft(text)
    runs = [(record, list(run)) for record, run in groupby(draft.blocks, _record)]
    places = Counter(record for record, _ in runs)
    pieces: list[str] = []
    for record, run in runs:
        tail = draft.tail(run[-1])
        lines = relaid(draft, record, run) if record and places[record] == 1 else None
        pieces.append(text[run[0].lead : tail] if lines is None else lines)
        pieces.extend(_paragraphs(text[tail : run[-1].end]))
    gap = draft.newline * 2
    written = gap.join(piece for piece in (_trimmed(piece) for piece in pieces) if piece) + draft.newline
    written = written if written.strip() else ""
    is_whole = sorted(words for _, words in comments(written)) == sorted(words for _, words in comments(text))
    return written if is_whole and same(values_of(written), before) else text


def _record(block: Block) -> Path:
    """The record that a block is of; empty for one that holds records or none."""
    record = record_path(block.keys)
    return record if record and record[0] in KINDS and len(record) == len(record_path((record[0], ""))) else ()


def _paragraphs(text: str) -> Iterator[str]:
    """Comments between records, parted where blank lines part them."""
    lines = text.splitlines(keepends=True)
    for is_blank, group in groupby(lines, lambda line: not line.strip()):
        if not is_blank:
            yield "".join(group)


def _trimmed(piece: str) -> str:
    lines = piece.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip(" \t\r\n")

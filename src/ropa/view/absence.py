"""Entries that stand for what is not there: silence, and what a document leaves out and says that it does."""

from collections.abc import Sequence

from ropa.finding import Pointer
from ropa.view.document import Entry
from ropa.view.marks import State
from ropa.view.words import Words


def silent(words: Words, at: Pointer | None = None) -> Entry:
    """The entry that says silence."""
    return Entry(words.text("document.silent"), State.SILENT, at=at)


def absent(words: Words, reason: str, at: Pointer | None = None, **params: object) -> Entry:
    """The entry that stands for what a document does not hold, and says why.

    Args:
        words: The words of the document.
        reason: Why, as the key of a text.
        at: The field whose values are left out; None where there is no such field.
        params: What the placeholders of that text stand for.
    """
    return Entry(words.text(f"document.absent.{reason}", **params), State.ABSENT, at=at)


def without_hidden(words: Words, entries: Sequence[Entry], at: Pointer) -> tuple[Entry, ...]:
    """Entries without those that the document leaves out; one that says so stands in their place."""
    # Most documents leave out nothing.
    kept = [entry for entry in entries if entry.state not in words.hidden] if words.hidden else entries
    count = len(entries) - len(kept)
    return (*kept, left_out(words, at, count)) if count else tuple(entries)


def left_out(words: Words, at: Pointer, count: int) -> Entry:
    """The entry that stands for so many values that a document leaves out, since they are not known well enough."""
    return absent(words, "unconfirmed" if State.STATED in words.hidden else "inferred", at, count=count)

"""The frame of a document about one register: what must be read first, what a reader must know, what stands open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.i18n import one_line, text
from ropa.law import Law
from ropa.view.document import Detail, Document, Entry, Part, legend
from ropa.view.facts import facts
from ropa.view.marks import State
from ropa.view.wanted import Wanted
from ropa.view.words import Words

_UNSETTLED = frozenset((State.INFERRED, State.OPEN, State.ABSENT))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a document from being final.

    Attributes:
        at: The record and field.
        reason: Why, in the language of the reader.
    """

    at: Pointer
    reason: str


def framed(words: Words, law: Law, wanted: Wanted, title: str, parts: Sequence[Part]) -> Document:
    """The document of some parts.

    Args:
        words: Words of its register, in its language.
        law: The law of the day of the record.
        wanted: How much was asked for, which the document tells.
        title: Its heading.
        parts: Its content.
    """
    return Document(
        title,
        one_line(words.register.organisation),
        words.language,
        words.register.language,
        law.date,
        tuple(_banner(words, wanted, is_draft=any(True for _ in _obstacles(parts, words.language)))),
        (*facts(words, law), *_told(words, wanted, parts)),
        tuple(parts),
        legend(parts, words.language),
    )


def obstacles(document: Document, language: str) -> tuple[Obstacle, ...]:
    """What is inferred, to be confirmed, open or left out in a document, field by field, each once, for a reader."""
    return tuple(dict.fromkeys(_obstacles(document.parts, language)))


def _banner(words: Words, wanted: Wanted, *, is_draft: bool) -> Iterator[str]:
    if wanted.is_internal:
        yield words.text("document.banner.internal")
    if words.register.reconstructed:
        yield words.text("document.banner.reconstructed")
    if is_draft:
        yield words.text("document.banner.draft")
    if wanted.hidden or wanted.limit:
        yield words.text("document.banner.partial")


def _told(words: Words, wanted: Wanted, parts: Iterable[Part]) -> Iterator[Detail]:
    """What was asked for that makes the document differ from the whole record of now."""
    if wanted.revision:
        yield Detail(words.text("document.fact.revision"), wanted.revision)
    if wanted.side:
        yield Detail(words.text("document.fact.side"), words.text(f"document.side.{wanted.side}"))
    if wanted.limit:
        limit = wanted.limit
        said = words.text("document.limit", query=one_line(limit.query), shown=limit.shown, count=limit.count)
        yield Detail(words.text("document.fact.limit"), said)
    if wanted.hidden:
        key = "unconfirmed" if State.STATED in wanted.hidden else "inferred"
        count = sum(entry.state is State.ABSENT and entry.at is not None for part in parts for entry in part.entries())
        yield Detail(words.text("document.fact.hidden"), words.text(f"document.hidden.{key}", count=count))
    if wanted.is_public:
        yield Detail(words.text("document.fact.audience"), words.text("document.audience.public"))
    if wanted.is_final:
        yield Detail(words.text("document.fact.status"), words.text("document.final"))


def _obstacles(parts: Iterable[Part], language: str) -> Iterator[Obstacle]:
    for part in parts:
        for table in part.tables:
            for row in table.rows:
                yield from _of_entries((entry for cell in row for entry in cell), language)
        for page in part.pages:
            if page.marks:
                yield Obstacle(Pointer(page.address, ("status",)), text("document.to-confirm", language))
            for field in page.fields():
                yield from _of_entries(field.entries, language, field.at)


def _of_entries(entries: Iterable[Entry], language: str, field: Pointer | None = None) -> Iterator[Obstacle]:
    for entry in entries:
        at = entry.at or field
        if entry.state in _UNSETTLED and at:
            key = "to-confirm" if at.field == ("status",) else f"state.{entry.state}"
            yield Obstacle(at, text(f"document.{key}", language))

"""The audit dossier: the whole record with all that it rests on, to be read without anything beside it."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.view.document import Detail, Document, Part
from ropa.view.documents import art30, obligations, transfers
from ropa.view.findings import findings_parts
from ropa.view.framing import framed
from ropa.view.glossary import glossary
from ropa.view.internal import evidence_part, keeping_part
from ropa.view.law import law_part
from ropa.view.measures import measures_part
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words

NAME = "dossier"
OPTIONS = frozenset(("--without-history",))


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """The record, its transfers with pictures, measures, duties, findings, evidence, law, history and glossary."""
    words = Words(subject.case.register, language)
    made = framed(
        words,
        subject.case.law,
        replace(wanted, is_internal=True),
        words.text("document.dossier.title"),
        list(_parts(subject, wanted, words)),
    )
    name = Detail(words.text("document.fact.register"), words.register.name)
    made = replace(made, facts=(name, *made.facts))
    return replace(made, parts=(*made.parts, glossary(made, words.register)))


def _parts(subject: Subject, wanted: Wanted, words: Words) -> Iterator[Part]:
    language = words.language
    record = art30.make(subject, wanted, language)
    moved = transfers.make(subject, replace(wanted, is_internal=True), language)
    due = obligations.make(subject, wanted, language)
    yield from record.parts
    # The record has a part of that title already: what Art. 30 asks of transfers, and no more.
    yield replace(moved.parts[0], title=moved.title)
    yield from moved.parts[1:]
    if subject.figures:
        yield Part(words.text("document.part.transfer-diagrams"), figures=subject.figures)
    yield measures_part(words, record)
    yield from (replace(part, title=due.title) for part in due.parts)
    yield from findings_parts(words, subject.findings, subject.kept_back)
    yield evidence_part(words)
    yield keeping_part(words)
    yield law_part(words, subject.case)
    yield _history(subject, words)


def _history(subject: Subject, words: Words) -> Part:
    title = words.text("document.part.history")
    told = subject.history
    if told is None:
        return Part(title, (words.text("document.remark.history-left-out"),))
    return Part(title, told.remarks, branches=told.branches, headings=told.headings)

"""What a dossier has beyond the record: pictures, the change history, and the archive of all its parts."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ropa.commands.drawing import bitmap, figure_of, series, series_pdf, sheet_file
from ropa.commands.exporting import files
from ropa.commands.past import Past, PastState, past_of
from ropa.commands.session import Session
from ropa.diagrams.fitting import Drawn
from ropa.diagrams.kinds import transfers as picture
from ropa.diagrams.scene import Scene
from ropa.diagrams.sheet import Sheet
from ropa.exports import Format, csv, docx, html, json, pdf, turtle, xlsx
from ropa.exports.archive import archive
from ropa.i18n import text
from ropa.questions.difference import Fate, differences
from ropa.register import Register
from ropa.store.git import GitError
from ropa.view.answers.difference import branch_of
from ropa.view.document import Detail, Document, Entry, Part, Table
from ropa.view.documents import art30, dossier, findings, obligations, processors, transfers
from ropa.view.framing import framed
from ropa.view.linked import Graph
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words, date_words

SUFFIX = ".zip"
"""The suffix of an archive of all parts."""

_MOST = 100
"""Commits on the register that are looked through."""

_FOLDER, _FIRST = "diagrams", Path("transfers.svg")
_SHEETS = (Sheet(taken=130),)
"""Pictures are made for what the head of a document leaves of a small sheet, so that none is made smaller in it."""

_PARTS = ((processors, False), (transfers, True), (findings, True), (obligations, True))
"""The documents beside the record, and whether they are for the organisation itself."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One file of an archive, what is in it, and whether it is for the organisation itself."""

    name: str
    holds: str
    format: str
    is_internal: bool
    content: bytes


def whole(
    session: Session, subject: Subject, language: str, *, with_history: bool
) -> tuple[Subject, tuple[Drawn, ...]]:
    """A subject with all that its dossier shows, and the sheets that its pictures were drawn on.

    Raises:
        Refusal: A picture cannot be laid out.
    """
    case = subject.case
    scene = Scene(case.register, case.hops, case.law, language)
    sheets = series(session, picture.draw(scene), _SHEETS, _FIRST)
    told = _history(session, case.register, language) if with_history else None
    figures = tuple(replace(figure_of(sheet), png=bitmap(session, sheet)) for sheet in sheets)
    return replace(subject, figures=figures, history=told), sheets


def _history(session: Session, register: Register, language: str) -> Outline:
    def outline(key: str, *further: str, branches: tuple[Branch, ...] = ()) -> Outline:
        said = text(f"document.remark.{key}", language)
        return Outline(text("document.part.history", language), branches, (said, *further), {}, headings=1)

    session.progress(session.text("progress.reading"))
    try:
        past = past_of(session.workspace, register, _MOST)
        branches = tuple(_steps(session, past, language))
    except GitError as error:
        is_unkept = error.reason in ("no-repository", "no-commits", "nothing-on")
        return outline("history-none" if is_unkept else "history-unread")
    if not branches:
        return outline("history-none")
    cut = (text("differences.history.cut", language, count=_MOST),) if past.is_cut else ()
    return outline("history", *cut, branches=branches)


def _steps(session: Session, past: Past, language: str) -> Iterator[Branch]:
    for state in past.states(with_working=not session.rev):
        session.waiting()
        lines = _lines(session, state, language)
        if not lines:
            continue
        commit = state.commit
        if commit is None:
            yield Branch(text("differences.history.uncommitted", language), branches=lines)
        else:
            # What a commit says of itself may be about other clients.
            by = f"{commit.author}, {commit.short}"
            yield Branch(date_words(commit.date, language), detail=by, branches=lines)


def _lines(session: Session, state: PastState, language: str) -> tuple[Branch, ...]:
    """What one step changed; of the step that began the register, only how much it recorded."""
    name = state.after.name
    before = {name: state.before} if state.before.records or state.before.own else {}
    after = {name: state.after} if state.after.records or state.after.own else {}
    found = differences(before, after, session.workspace.law, with_findings=False)
    lines: list[Branch] = []
    for item in found:
        told = branch_of(item, language, with_findings=False)
        if item.fate is Fate.NEW:
            lines.append(told._replace(branches=tuple(line._replace(branches=()) for line in told.branches)))
        else:
            lines += told.branches
    return tuple(lines)


def archived(
    session: Session,
    subject: Subject,
    sheets: tuple[Drawn, ...],
    made: Document,
    wanted: Wanted,
    graph: Callable[[], Graph],
) -> bytes:
    """All parts of a dossier in one file, with a page that says what each of them is.

    Args:
        session: What the command works on.
        subject: The register.
        sheets: The pictures of its transfers.
        made: The dossier itself.
        wanted: How it was asked for.
        graph: Makes the record as a graph.

    Raises:
        Refusal: A part cannot be set or drawn.
    """
    language = made.language
    record = art30.make(subject, wanted, language)
    found: list[_Member] = []

    def add(document: Document, name: str, is_internal: bool, *formats: Format) -> None:
        for form in formats:
            for file, content in files(session, document, form, Path(f"{name}{form.SUFFIX}")).items():
                found.append(_Member(file.name, document.title, form.NAME, is_internal, content))

    add(made, dossier.NAME, True, pdf)
    add(record, art30.NAME, False, pdf, html, docx, xlsx, csv, json)
    name = f"{art30.NAME}{turtle.SUFFIX}"
    found.append(_Member(name, record.title, turtle.NAME, False, turtle.write(graph())))
    for kind, is_internal in _PARTS:
        document = kind.make(subject, replace(wanted, is_internal=is_internal), language)
        add(document, kind.NAME, is_internal, pdf, xlsx)
    found += _pictures(session, sheets)
    listed = html.write(_index(subject, made, wanted, found))
    return archive({"index.html": listed, **{one.name: one.content for one in found}}, made.date)


def _pictures(session: Session, sheets: tuple[Drawn, ...]) -> Iterator[_Member]:
    for sheet in sheets:
        yield _Member(f"{_FOLDER}/{sheet_file(_FIRST, sheet).name}", figure_of(sheet).title, "SVG", True, sheet.svg)
    title = sheets[0].picture.title
    together = _FIRST.with_suffix(pdf.SUFFIX).name
    session.progress(session.text("progress.writing", name=together))
    yield _Member(f"{_FOLDER}/{together}", title, pdf.NAME, True, series_pdf(session, sheets))


def _leading(one: _Member) -> Entry:
    """The name of a file, which leads to it, and its fingerprint."""
    fingerprint = Detail("SHA-256", hashlib.sha256(one.content).hexdigest())
    return Entry(one.name, State.STATED, (fingerprint,), file=one.name)


def _index(subject: Subject, made: Document, wanted: Wanted, found: list[_Member]) -> Document:
    """What each file of an archive holds, with its fingerprint."""
    words = Words(subject.case.register, made.language)
    heads = tuple(words.text(f"document.column.{key}") for key in ("file", "content", "format", "audience"))
    rows = tuple(
        (
            (_leading(one),),
            (Entry(one.holds, State.STATED),),
            (Entry(one.format, State.STATED),),
            (Entry(words.text(f"document.audience.{'internal' if one.is_internal else 'outward'}"), State.STATED),),
        )
        for one in found
    )
    title = words.text("document.part.files")
    part = Part(title, (words.text("document.remark.files"),), (Table(title, heads, rows),))
    return framed(
        words, subject.case.law, replace(wanted, is_internal=True), words.text("document.dossier.index"), [part]
    )

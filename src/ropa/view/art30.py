"""The record of processing activities as an authority may ask for it: what Art. 30 asks, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import NONE, Activity, Party
from ropa.register import Register
from ropa.transfers import Hop, Verdict
from ropa.transfers.reach import is_current
from ropa.transfers.silence import silences, silent_on_recipients
from ropa.view.absence import silent
from ropa.view.document import Detail, Document, Entry, Field, Page, Part, Section, Table
from ropa.view.filed import (
    controller_page,
    key_of,
    names_of_register,
    organisation_page,
    party_page,
    processor_page,
)
from ropa.view.framing import framed
from ropa.view.marks import State
from ropa.view.numbered import numbered
from ropa.view.recipients import name_entry, recipient_table, rows_hidden, shown_hops, transfer_table, unshown
from ropa.view.record import Pages
from ropa.view.tied import tied
from ropa.view.wanted import EVERYTHING, Wanted
from ropa.view.words import Words, date_words

_BRIEF = {
    "d": ("disclosure.role", "disclosure.certainty", "disclosure.until"),
    "c": ("subject-data.subject",),
    "e": ("transfer-statement.to", "transfer-statement.condition"),
}
"""Details that the overview keeps, by section; of time limits it keeps all, since a period alone misleads."""


_LABELLED = frozenset(("stored_in", "measures_described_in"))
"""Fields that stand in a column of the overview whose head does not name them."""


def art30(register: Register, hops: tuple[Hop, ...], law: Law, language: str, wanted: Wanted = EVERYTHING) -> Document:
    """The record of a register under Art. 30(1), and under Art. 30(2) where it acts as a processor.

    Findings, risks, acceptances, notes, owners and what other articles ask for are left out.

    Args:
        register: The register.
        hops: Its hops between organisations, judged by the law.
        law: The law of the day of the record.
        language: Language of everything but user text.
        wanted: How much of it is asked for; its layout and what is internal are not looked at here.
    """
    words = Words(register, language, wanted.hidden)
    pages = Pages(register, shown_hops(words, hops), language, wanted.hidden)
    activities = [(activity, pages.of(key)) for key, activity in _current(register, law)]
    controlled = [controller_page(words, held) for activity, held in activities if not _is_processor(activity)]
    processed = [processor_page(words, held) for activity, held in activities if _is_processor(activity)]
    own = pages.of("") if register.own else None
    is_processor = wanted.side == "processor" or (not wanted.side and bool(processed and not controlled))
    parts = [_identity(words, own, controlled, is_processor_only=is_processor)]
    if not is_processor:
        ended = sum(1 for _ in register.of(Activity)) - len(activities)
        parts += _controller_parts(words, controlled, ended)
    if is_processor or (processed and not wanted.side):
        parts.append(_processing(words, activities, processed))
    if own and (stated := organisation_page(words, own)).sections:
        remark = words.text("document.remark.organisation-wide")
        parts.append(Part(words.text("document.part.organisation-wide"), (remark,), pages=(stated,)))
    recipients = recipient_table(words)
    gone = len(unshown(words))
    remarks = rows_hidden(words, gone) or (() if recipients.rows else (words.text("document.remark.no-recipients"),))
    parts += [Part(recipients.title, remarks, (recipients,)), _transfers(words, hops, law)]
    return framed(words, law, wanted, words.text("document.art30.title"), parts)


def _current(register: Register, law: Law) -> Iterator[tuple[str, Activity]]:
    return ((key, activity) for key, activity in register.of(Activity) if is_current(activity, law))


def _is_processor(activity: Activity) -> bool:
    return activity.capacity == "processor"


def _identity(words: Words, own: Page | None, activities: list[Page], *, is_processor_only: bool) -> Part:
    """Point (a): who is responsible, who speaks for it, and how to reach them."""
    role = "processor" if is_processor_only else "controller"
    title = words.text(f"document.part.{role}")
    if own is None or words.register.own is None:
        return Part(title)
    names = [*names_of_register(words, own)]
    if activities:
        names.insert(1, _joint_controllers(words, activities))
    heading = words.text("fields.section.a")
    pages = [replace(own, title=heading, subtitle="", sections=(Section("", "", tuple(names)),), marks=())]
    seen = set()
    for field in names:
        for entry in field.entries:
            if entry.link and entry.link not in seen and (shown := party_page(words, entry.link, field.label)):
                seen.add(entry.link)
                pages.append(shown)
    return Part(title, pages=tuple(pages))


def _joint_controllers(words: Words, activities: list[Page]) -> Field:
    """The joint controllers of all activities; silent where one activity is and none names any."""
    found = [field for shown in activities for field in shown.fields() if key_of(field) == "joint_controllers"]
    entries = [entry for field in found for entry in field.entries]
    none = words.text("document.none")
    named = {entry.text: entry for entry in entries if entry.state is not State.SILENT and entry.text != none}
    silent = [entry for entry in entries if entry.state is State.SILENT]
    return Field(
        Pointer(words.register.address()),
        words.text("fields.activity.joint_controllers"),
        "30(1)(a), 26(1)",
        tuple(named.values()) or tuple((silent or entries)[:1]),
    )


def _controller_parts(words: Words, activities: list[Page], ended: int) -> list[Part]:
    remarks = [] if activities else [words.text("document.remark.no-activities")]
    if ended:
        remarks.append(words.text("document.remark.ended", count=ended))
    title = words.text("document.part.overview")
    heads = (
        words.text("document.column.activity"),
        *(words.text(f"fields.activity.{key}") for key in ("purposes", "subjects", "data", "disclosure")),
        words.text("document.column.transfers"),
        *(words.text(f"fields.activity.{key}") for key in ("retention", "measures")),
    )
    if not activities:
        return [Part(title, tuple(remarks))]
    in_full = {
        _brief(words, section.letter, entry): entry
        for shown in activities
        for section in shown.sections
        for field in section.fields
        for entry in _named(words, field)
        if entry.origin
    }
    table = Table(title, heads, tuple(_row(words, shown) for shown in activities))
    overview = Part(title, tuple(remarks), numbered(words, table, in_full))
    return [overview, Part(words.text("document.part.activities"), pages=tuple(activities))]


def _row(words: Words, shown: Page) -> tuple[tuple[Entry, ...], ...]:
    cells: dict[str, tuple[Entry, ...]] = dict.fromkeys(("b", "subjects", "data", "d", "e", "f", "g"), ())
    for section in shown.sections:
        for field in section.fields:
            cell = section.letter if section.letter != "c" else key_of(field).removeprefix("subject_")
            if cell in cells:
                is_tied = key_of(field) == "subject_data"
                entries = tied(words, shown.address, field.entries) if is_tied else _named(words, field)
                cells[cell] += tuple(_brief(words, section.letter, entry) for entry in entries)
    status = tuple(Detail(words.text("fields.activity.status"), mark) for mark in shown.marks)
    return (
        (name_entry(words, shown.address, status),),
        *(_spoken(words, entries, silence_counts=letter == "e") for letter, entries in cells.items()),
    )


def _named(words: Words, field: Field) -> Iterator[Entry]:
    """What a field says, behind its label where no head says what it is."""
    for entry in field.entries:
        is_plain = key_of(field) not in _LABELLED or entry.state is State.SILENT
        yield entry if is_plain else replace(entry, text=words.pair(field.label, entry.text), is_quoted=False)


def _spoken(words: Words, entries: tuple[Entry, ...], *, silence_counts: bool) -> tuple[Entry, ...]:
    """The entries of a cell that two fields may fill; one that is silent says nothing beside one that is not.

    What was worked out never stands in for a statement that is missing.
    """
    spoken = tuple(entry for entry in entries if entry.state is not State.SILENT)
    if spoken and not silence_counts:
        return spoken
    return entries or (silent(words),)


def _brief(words: Words, letter: str, entry: Entry) -> Entry:
    if letter == "f":
        applies = words.text("fields.retention.applies")
        return replace(entry, details=tuple(detail for detail in entry.details if detail.label != applies))
    if entry.origin:
        return replace(entry, details=())
    kept = [words.text(f"fields.{key}") for key in _BRIEF.get(letter, ())]
    return replace(entry, details=tuple(detail for detail in entry.details if detail.label in kept))


def _processing(words: Words, activities: list[tuple[Activity, Page]], pages: list[Page]) -> Part:
    """Activities as a processor, and those on whose behalf they are carried out, with their representatives."""
    controllers = []
    references = dict.fromkeys(
        reference
        for activity, _ in activities
        if _is_processor(activity)
        for reference in activity.on_behalf_of or ()
        if reference != NONE
    )
    for reference in references:
        found = words.register.find(reference)
        if found and (shown := party_page(words, found[0], words.text("fields.activity.on_behalf_of"))):
            controllers.append(shown)
        agent = found[1].representative if found and isinstance(found[1], Party) else None
        known = words.register.find(agent) if agent and agent != NONE else None
        if known and (shown := party_page(words, known[0], words.text("fields.party.representative"))):
            controllers.append(shown)
    remarks = () if pages else (words.text("document.remark.no-activities"),)
    return Part(words.text("document.part.processing"), remarks, pages=(*pages, *controllers))


def _transfers(words: Words, hops: tuple[Hop, ...], law: Law) -> Part:
    shown = shown_hops(words, hops)
    table = transfer_table(words, shown)
    day = date_words(law.date, words.language)
    remarks = [words.text("document.remark.transfers", date=day), *rows_hidden(words, len(hops) - len(shown))]
    if law.own.count:
        remarks.append(words.pair(words.text("document.fact.law-own"), f"{law.own.count}."))
    silent = len(silent_on_recipients(words.register))
    if not table.rows and not silent and len(shown) == len(hops):
        unsaid = len(silences(words.register, hops, law))
        key = "transfers.silent" if unsaid else "document.remark.no-transfer"
        remarks.append(words.text(key, count=unsaid))
    if silent:
        remarks.append(words.text("document.remark.recipients-silent", count=silent))
    if inside := sum(hop.verdict is Verdict.NOT_A_TRANSFER for hop in hops):
        remarks.append(words.text("document.remark.inside", count=inside))
    return Part(table.title, tuple(remarks), (table,) if table.rows else ())

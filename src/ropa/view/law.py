"""The rows of the law in words, and those by which one register is judged, as a part of a document."""

import datetime
from collections.abc import Iterator

from ropa.i18n import listed, one_line, text
from ropa.law import Jurisdiction, Status, ToolPeriod
from ropa.model import Party
from ropa.rules import Case
from ropa.view.document import Entry, Part, Table
from ropa.view.marks import State
from ropa.view.recipients import Row
from ropa.view.words import Words, date_words, place_words
from ropa.vocabulary import label

_COLUMNS = ("place-or-tool", "standing", "in-force", "source")


def status_words(row: Jurisdiction, language: str) -> str:
    """The status of a row, and the decision it rests on."""
    said = _text("status", str(row.status), language)
    return listed((said, row.decision), language) if row.decision else said


def in_force_words(row: Jurisdiction | ToolPeriod, language: str) -> str:
    """From when until when a row holds."""
    begins = row.begins if row.begins > datetime.date.min else None
    key = {(True, True): "between", (True, False): "from", (False, True): "until", (False, False): "undated"}
    return _text("period", key[bool(begins), bool(row.until)], language, **{"from": begins, "until": row.until})


def condition_words(row: Jurisdiction, language: str) -> Iterator[str]:
    """On which condition a row holds, and for whom that is not settled."""
    if row.status is Status.PARTIAL:
        known = row.scope_condition and label("scope-condition", row.scope_condition, language)
        yield text("questions.law.covers", language, scope=known or row.scope)
    if row.unsettled_for:
        named = ", ".join(place_words(code, language) for code in row.unsettled_for)
        yield text("questions.law.unsettled", language, places=named)


def law_part(words: Words, case: Case) -> Part:
    """What the law of the day says of every place and tool that the transfers of a register name, and its sources."""
    law, language = case.law, words.language
    places = sorted({*_places(case)})
    tools = sorted({hop.tool for hop in case.hops if hop.tool})
    rows = [
        *(_place(words, case, code) for code in places if law.jurisdiction(code)),
        *(_tool(words, row) for tool in tools for row in law.periods(tool) if row.holds(law.date)),
    ]
    day, checked = date_words(law.date, language), date_words(law.checked, language)
    remarks = (words.text("document.remark.law", date=day, checked=checked),)
    title = words.text("document.part.law")
    if not rows:
        return Part(title, (*remarks, words.text("document.remark.no-law")))
    heads = tuple(words.text(f"document.column.{key}") for key in _COLUMNS)
    return Part(title, remarks, (Table(title, heads, tuple(rows)),))


def _places(case: Case) -> Iterator[str]:
    """The places of every hop, and the seats of those who pass the data on."""
    for hop in case.hops:
        yield from (place.code for place in hop.places if place.code)
        exporter = case.register.at(hop.exporter)
        if isinstance(exporter, Party) and exporter.seat:
            yield exporter.seat


def _place(words: Words, case: Case, code: str) -> Row:
    language = words.language
    name = place_words(code, language)
    row = case.law.row_on(case.law.date, code)
    if row is None:
        return _row(name, words.text("questions.law.status.third"), "–", words.text("questions.law.no-row"))
    notes = list(condition_words(row, language))
    if row.own:
        notes.append(words.text("questions.law.own"))
    elif row.confidence != "high":
        notes.append(words.text(f"questions.law.confidence.{row.confidence or 'silent'}"))
    source = one_line(row.source) or words.text("document.silent")
    return _row(name, status_words(row, language), in_force_words(row, language), source, notes)


def _tool(words: Words, row: ToolPeriod) -> Row:
    name = label("tool", row.tool, words.language)
    source = one_line(row.source) if row.own else words.text("document.html.article", law=row.source)
    standing = words.text("questions.law.own") if row.own else words.text("document.column.tool")
    return _row(name, standing, in_force_words(row, words.language), source or words.text("document.silent"))


def _row(name: str, standing: str, period: str, source: str, notes: list[str] | None = None) -> Row:
    told = Entry(standing, State.STATED)
    further = tuple(Entry(note, State.STATED) for note in notes or ())
    return (
        (Entry(name, State.STATED),),
        (told, *further),
        (Entry(period, State.STATED),),
        (Entry(source, State.STATED),),
    )


def _text(group: str, key: str, language: str, **params: object) -> str:
    return text(f"questions.law.{group}.{key}", language, **params)

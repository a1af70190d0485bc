"""Results as text for a person. User text is made harmless to a terminal here."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from ropa.i18n import labelled, one_line, text, visible
from ropa.layout.changes import change_lines, outline_lines
from ropa.layout.findings import finding_line, finding_words, head_words
from ropa.results import (
    Changed,
    Conflicts,
    Counts,
    Failure,
    FindingList,
    Home,
    Listing,
    Located,
    MapView,
    NeedsConfirmation,
    Neighbour,
    Outline,
    RecordView,
    Result,
    SourceView,
    Text,
    TransferList,
    Written,
)
from ropa.view.document import Entry
from ropa.view.marks import SIGNS

_WIDEST = 44
"""Columns wider than this are cut in a list, the last one excepted."""


def as_text(result: Result, language: str) -> str:
    """A result as text in one language, without a character that would steer the terminal."""
    revision = getattr(result, "revision", "")
    return visible("\n".join(filter(None, (_text(result, language), revision))))


def _text(result: Result, language: str) -> str:
    match result:
        case Listing():
            rows = [
                [*(f"{SIGNS[cell.state]} {cell.text}".strip() for cell in row.cells), row.marks] for row in result.rows
            ]
            heads = [*result.columns, text("interface.findings", language)]
            return _table(heads, rows) + "\n" + text("interface.count", language, count=len(rows))
        case Counts():
            return _counts(result, language)
        case FindingList():
            return _findings(result, language)
        case TransferList():
            return _transfers(result, language)
        case RecordView():
            return _record(result, language)
        case MapView():
            return _map(result, language)
        case Outline():
            return _outline(result, language)
        case Home():
            return _home(result, language)
        case Written():
            lines = [text("interface.written", language, path=path) for path in result.paths]
            return "\n".join([*lines, *result.remarks])
        case Changed() | Conflicts() | NeedsConfirmation():
            return "\n".join(change_lines(result, language))
        case Text() | SourceView():
            return result.shown if isinstance(result, Text) else _source(result)
        case Failure():
            return result.message


def _source(result: SourceView) -> str:
    width = len(str(result.lines[-1].number)) if result.lines else 1
    lines = (
        f"{'>' if line.number == result.number else ' '} {line.number:>{width}}  {line.text}" for line in result.lines
    )
    return "\n".join((f"{one_line(result.path)}:{result.number}", *(line.rstrip() for line in lines)))


def _counts(result: Counts, language: str) -> str:
    lines = [f"{item.count:>6}  {f'{SIGNS[item.state]} {one_line(item.label)}'.strip()}" for item in result.counts]
    return "\n".join([*lines, counted_line(result, language)])


def counted_line(result: Counts, language: str) -> str:
    """How many values there are in how many records."""
    values = sum(1 for item in result.counts if item.value)
    return text("interface.counted", language, values=values, count=result.total)


def law_line(date: str, checked: str, language: str, own: int = 0) -> str:
    """By which law a result was judged, and how many rows of it are the workspace's own."""
    line = text("interface.law", language, date=date, checked=checked)
    return f"{line} {own_line(own, language)}" if own else line


def own_line(own: int, language: str) -> str:
    """How many rows of the law are the workspace's own."""
    return text(f"interface.law-own.{'one' if own == 1 else 'many'}", language, count=own)


def _findings(result: FindingList, language: str) -> str:
    lines = [_counted(count, item) for count, item in result.counts()] if result.statistics else []
    for head, items in () if result.statistics else result.groups():
        shown = [finding_line(item, language) for item in items]
        lines += (
            ([one_line(head_words(result.group_by, head, language)), *(f"  {line}" for line in shown)])
            if head
            else shown
        )
    lines.append(count_line(result, language))
    lines += [one_line(remark) for remark in result.remarks]
    lines.append(law_line(result.law_date, result.law_checked, language, result.law_own))
    return "\n".join(lines)


def count_line(result: FindingList, language: str) -> str:
    """How many registers were checked, how many findings of which gravity there are, and how many were decided on."""
    open_ = [item for item in result.findings if not item.finding.is_accepted]
    levels = [item.finding.severity for item in open_]
    counts = {f"{level}s": levels.count(level) for level in ("error", "warning", "info")}  # type: ignore[arg-type]
    line = text("interface.checked", language, registers=result.registers, **counts)
    if deferred := sum(item.finding.is_deferred for item in open_):
        line += " · " + text("interface.checked-deferred", language, count=deferred)
    if result.accepted:
        line += " · " + text("interface.checked-accepted", language, count=len(result.accepted))
    return line


def _counted(count: int, item: Located) -> str:
    return f"{count:>6}  {item.finding.rule}  {one_line(item.title)}"


def _transfers(result: TransferList, language: str) -> str:
    lines = []
    for register, rows in groupby(result.rows, key=lambda row: row.register):
        lines.append(register)
        for row in rows:
            lines.append(f"  {one_line(row.exporter)} → {one_line(row.entry.text)}")
            lines += [f"      {detail.text}" for detail in row.entry.details]
    for key, items in result.sections():
        lines.append(text(key, language))
        for item in items:
            lines.append(f"  {item.register}: {one_line(item.entry.text)}")
            lines += [f"      {one_line(detail.text)}" for detail in item.entry.details]
    return "\n".join([*lines, *result.remarks, law_line(result.law_date, result.law_checked, language, result.law_own)])


def _record(result: RecordView, language: str) -> str:
    page = result.page
    where = f"  {result.place}" if result.place else ""
    lines = [f"{one_line(page.title)}  [{page.address}]", f"{page.subtitle}{where}", *page.marks]
    shown = set()
    for section in page.sections:
        letter = f"({section.letter}) " if len(section.letter) == 1 else ""
        lines += ["", f"{letter}{section.title}"]
        for field in section.fields:
            lines.append(f"  {field.label}")
            lines += [f"    {line}" for entry in field.entries for line in entry_lines(entry, language)]
            for item in result.findings:
                if field.at.field and item.finding.at.field[:1] == field.at.field:
                    shown.add(id(item))
                    lines.append(f"    {_mark(item)} {item.finding.rule} {finding_words(item)}")
    rest = [item for item in result.findings if id(item) not in shown]
    if rest:
        lines += ["", text("interface.findings", language)]
        lines += [f"  {_mark(item)} {item.finding.rule} {finding_words(item)}" for item in rest]
    return "\n".join(lines)


def _mark(item: Located) -> str:
    return "·" if item.finding.is_accepted else "!"


def entry_lines(entry: Entry, language: str) -> Iterable[str]:
    """An entry as lines: its signs and text, what else it says, and where it comes from."""
    yield f"{entry.sign} {visible(entry.text)}".strip()
    for detail in entry.details:
        yield f"   {labelled(detail.label, visible(detail.text), language)}"
    if entry.origin:
        yield f"   {text('interface.inherited', language, origin=entry.origin)}"
    if entry.evidence:
        yield f"   [{visible(entry.evidence)}]"


def _map(result: MapView, language: str) -> str:
    lines = [text("interface.comes-from", language, count=len(result.comes_from))]
    lines += _edges(result.comes_from)
    lines += ["", f"{one_line(result.title)}  [{result.address}]  {result.subtitle}"]
    lines += [f"  {one_line(fact)}" for fact in result.facts]
    lines += ["", text("interface.goes-to", language, count=len(result.goes_to))]
    lines += _edges(result.goes_to)
    return "\n".join(lines)


def _outline(result: Outline, language: str) -> str:
    shown = list(outline_lines(result, language))
    if result.law_date:
        shown.append(law_line(result.law_date, result.law_checked, language, result.law_own))
    return "\n".join(shown)


def _edges(items: Iterable[Neighbour], depth: int = 1) -> list[str]:
    lines = []
    for item in items:
        lines += ["  " * depth + _edge(item), *_edges(item.further, depth + 1)]
    return lines


def _edge(item: Neighbour) -> str:
    detail = f" ({one_line(item.detail)})" if item.detail else ""
    link = f"  [{item.address}]" if item.address else ""
    return f"{item.relation}: {one_line(item.name)}{detail}{link}"


def _home(result: Home, language: str) -> str:
    lines = [labelled(tile.label, str(tile.value), language) for tile in result.tiles]
    for register in result.registers:
        lines.append(f"{one_line(register.organisation)}  [{register.name}]")
        if register.banner:
            lines.append(f"  {register.banner}")
        lines += [f"  {labelled(tile.label, str(tile.value), language)}" for tile in register.tiles]
    if not result.registers:
        lines.append(text("interface.empty-workspace", language))
    lines += [finding_line(item, language) for item in result.problems]
    return "\n".join([*lines, law_line(result.law_date, result.law_checked, language, result.law_own)])


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [[_cut(one_line(cell)) for cell in row[:-1]] + [one_line(row[-1])] for row in [heads, *rows]]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cut(value: str) -> str:
    return value if _width(value) <= _WIDEST else value[: _WIDEST - 1] + "…"


def _width(value: str) -> int:
    """How many terminal cells a text takes."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in value
    )

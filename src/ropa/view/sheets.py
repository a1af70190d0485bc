"""A document as tables of plain texts: the one place where it becomes cells, the same ones in every tabular format."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, starmap
from operator import attrgetter
from typing import NamedTuple

from ropa.i18n import labelled, one_line, text
from ropa.model import Activity, RegisterRecord
from ropa.view.document import Document, Entry, Field, Page, Part
from ropa.view.marks import VOID, State, sign
from ropa.view.outline import Branch
from ropa.view.record import ORDER

_RANKS = {letter: rank for rank, letter in enumerate(ORDER)}

STARTS = "=+-@＝＋－＠\t\r"
"""What a formula starts with in one office program or another."""

_INDENT = "  "
_LONGEST_KEY = 48
_NOTHING = {State.SILENT: "document.silent", State.NONE: "document.none"}


class Cell(NamedTuple):
    """One cell: its text, and the entries that the text is made of.

    Attributes:
        text: Each entry on a line of its own with its signs before it; below it, indented, its details and evidence.
        entries: The entries; none where nothing is asked and for the words of the program.
        depth: How deep a line of an answer lies.
        state: How all that the entries say is known; None where that differs.
        lines: The lines of the text, where they are at hand.
    """

    text: str
    entries: tuple[Entry, ...] = ()
    depth: int = 0
    state: State | None = State.STATED
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of cells, at least one column wide.

    Attributes:
        key: Its name in names of files: letters, digits and hyphens, no two alike in a document.
        title: Its name.
        part: The number of the part of the document that it holds, counted from 0; None for the sheet about all of it.
        columns: The heads.
        rows: As many cells as there are heads, row by row.
        choices: Per column the words that are allowed in it; empty for a column that admits any, or for all at once.
        fills: Per column how many letters of room a reader gets to write in it; nothing for a table that is only read.
        is_main: Whether it is the one to take where there can be one only.
    """

    key: str
    title: str
    part: int | None
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    choices: tuple[tuple[str, ...], ...] = ()
    is_main: bool = False
    fills: tuple[int, ...] = ()


_text_of = attrgetter("text")


class _Place(NamedTuple):
    """What makes a field of one record the same column as that of another; of those named alike the next one counts."""

    letter: str
    section: str
    label: str
    number: int


def sheets(document: Document) -> tuple[Sheet, ...]:
    """The document as tables: what must be known of all of it first, then part by part its tables, records and answer.

    The main one holds the processing activities in full; where there are none, it is the first with content.
    """
    cells = Cells(document.language)
    made = [sheet for number, part in enumerate(document.parts) for sheet in _of_part(document, part, number, cells)]
    about = _about(document, made)
    main = next((sheet for sheet in made if sheet.is_main), made[0] if made else about)
    taken: set[str] = set()
    return tuple(replace(sheet, key=_key(sheet.title, taken), is_main=sheet is main) for sheet in (about, *made))


class Cells:
    """Makes cells of entries: their signs and texts, below each, indented, its details and its evidence."""

    def __init__(self, language: str) -> None:
        self._language = language
        # Most of what a document says occurs many times in it, and is put in words once.
        self._made: dict[int, Cell] = {}
        self._signed: dict[tuple[str, State, str], str] = {}
        self._below: dict[tuple[str, str], str] = {}

    def of(self, row: Iterable[tuple[Entry, ...]]) -> list[Cell]:
        """Some entries each as a cell; the very same ones, which tables share, as the same cell."""
        made = []
        known, signed = self._made, self._signed
        for entries in row:
            # By identity: a cell keeps its entries, so that no others take their place.
            cell = known.get(id(entries))
            if cell is None:
                # Of a long table there are too many for a call for each.
                lines = []
                first = entries[0].state if entries else State.STATED
                alike: State | None = first
                for entry in entries:
                    state = entry.state
                    key = entry.text, state, entry.origin
                    lines.append(signed.get(key) or self._sign(key))
                    if entry.details:
                        lines += [self._detail(detail.label, detail.text) for detail in entry.details]
                    if entry.evidence:
                        lines.append(_INDENT + one_line(entry.evidence))
                    if state is not first:
                        alike = None
                cell = known[id(entries)] = _new(Cell, ("\n".join(lines) or VOID, entries, 0, alike, lines))
            made.append(cell)
        return made

    def _sign(self, key: tuple[str, State, str]) -> str:
        said, state, origin = key
        shown = one_line(said)
        if not shown:
            shown = text(_NOTHING[state], self._language) if state in _NOTHING else VOID
        signs = sign(state, is_inherited=bool(origin))
        made = self._signed[key] = f"{signs} {shown}" if signs else shown
        return made

    def _detail(self, label: str, said: str) -> str:
        key = label, said
        known = self._below.get(key)
        if known is None:
            shown = labelled(one_line(label), one_line(said), self._language)
            known = self._below[key] = f"{_INDENT}{shown}"
        return known


# What a named tuple is made with otherwise is written in Python.
_new = tuple.__new__


def _about(document: Document, made: Iterable[Sheet]) -> Sheet:
    """What must be known of the whole document, of which all else is made, as two columns."""
    language = document.language

    def words(key: str, **params: object) -> str:
        return text(f"document.sheet.{key}", language, **params)

    rows: list[tuple[str, str]] = [(words("title"), document.title)]
    if document.organisation:
        rows.append((text("fields.register.organisation", language), document.organisation))
    rows += ((text("document.html.status", language), line) for line in document.banner)
    rows += ((fact.label, fact.text) for fact in document.facts)
    for part in document.parts:
        rows += ((part.title or words("remark"), remark) for remark in part.remarks)
        rows += ((words("figure", title=figure.title), figure.alternative) for figure in part.figures)
    signs = dict(document.signs())
    rows += ((words("sign", sign=sign), meaning) for sign, meaning in signs.items())
    if VOID not in signs and any(VOID in map(_text_of, row) for sheet in made for row in sheet.rows):
        rows.append((words("sign", sign=VOID), words("void")))
    shown = tuple((_said(label), _said(said)) for label, said in rows)
    return Sheet("", words("about"), None, (words("item"), words("content")), shown)


def _of_part(document: Document, part: Part, number: int, cells: Cells) -> Iterator[Sheet]:
    language = document.language
    title = one_line(part.title or document.title)
    for table in part.tables:
        rows = tuple(tuple(cells.of(row)) for row in table.rows)
        if table.fills:
            rows = tuple(tuple(starmap(_to_fill, zip(row, table.fills, strict=True))) for row in rows)
        heads = tuple(one_line(head) or VOID for head in table.columns)
        yield Sheet("", one_line(table.title) or title, number, heads, rows, table.choices, fills=table.fills)
    kinds = tuple(dict.fromkeys(page.kind for page in part.pages))
    for kind in kinds:
        # Records of two kinds share no fields. A kind beside the first leads, since names of sheets are cut behind.
        shown = title if kind == kinds[0] else f"{text(f'fields.kind.{kind}', language)} – {title}"
        pages = [page for page in part.pages if page.kind == kind]
        yield (_of_own if kind == RegisterRecord.KIND else _of_pages)(pages, number, shown, language, cells)
    if part.branches:
        columns = tuple(text(f"document.sheet.{key}", language) for key in ("level", "line", "details"))
        yield Sheet("", title, number, columns, tuple(_of_branches(part.branches, 0, language)))


def _of_own(pages: Sequence[Page], number: int, title: str, language: str, cells: Cells) -> Sheet:
    """The register's own record: of its one row nothing could be compared, so that each entry has a row."""
    rows = []
    for page in pages:
        if page.subtitle or page.marks:
            rows.append((_said(page.title), _said(page.subtitle, *page.marks)))
        for field in page.fields():
            label = _said(_head(field.label, field.law, language))
            rows += ((label, cell) for cell in cells.of((entry,) for entry in field.entries))
    columns = (text("document.sheet.item", language), text("document.sheet.content", language))
    return Sheet("", title, number, columns, tuple(rows))


def _head(label: str, law: str, language: str) -> str:
    article = f" [{text('document.html.article', language, law=law)}]" if law else ""
    return f"{one_line(label)}{article}".strip() or VOID


def _of_pages(pages: Sequence[Page], number: int, title: str, language: str, cells: Cells) -> Sheet:
    """Records of one kind: one in a row, one field in a column, what holds for the whole record behind its name."""
    found = [_placed(page) for page in pages]
    # Most records have the same fields, which are put in order once.
    orders = dict.fromkeys(map(tuple, found))
    laws = {place: field.law for fields in reversed(found) for place, field in fields.items()}
    places = sorted(_merged(orders), key=lambda place: _RANKS.get(place.letter, len(_RANKS)))
    has_status = any(page.subtitle or page.marks for page in pages)
    kind = pages[0].kind
    heads = [text(f"fields.kind.{kind}", language)]
    if has_status:
        heads.append(text("document.sheet.status", language))
    heads += (_head(place.label, laws[place], language) for place in places)
    rows = []
    for page, fields in zip(pages, found, strict=True):
        name = (Entry(page.title, State.STATED, link=page.address),)
        row = cells.of((name, *[field.entries if (field := fields.get(place)) else () for place in places]))
        if has_status:
            row.insert(1, _said(page.subtitle, *page.marks))
        rows.append(tuple(row))
    return Sheet("", title, number, tuple(heads), tuple(rows), is_main=kind == Activity.KIND)


def _placed(page: Page) -> dict[_Place, Field]:
    placed: dict[_Place, Field] = {}
    for section in page.sections:
        for field in section.fields:
            place = _Place(section.letter, section.title, field.label, 1)
            while place in placed:
                place = place._replace(number=place.number + 1)
            placed[place] = field
    return placed


def _merged(orders: Iterable[Sequence[_Place]]) -> list[_Place]:
    """All fields of some records once, each before the one that it precedes where it first occurs."""
    merged: list[_Place] = []
    known: set[_Place] = set()
    for order in orders:
        for number, item in enumerate(order):
            if item not in known:
                following = (merged.index(other) for other in order[number:] if other in known)
                merged.insert(next(following, len(merged)), item)
                known.add(item)
    return merged


def _of_branches(branches: tuple[Branch, ...], depth: int, language: str) -> Iterator[tuple[Cell, ...]]:
    for branch in branches:
        entry = Entry(branch.text, branch.state, link=branch.link)
        yield _said(str(depth + 1)), Cell(branch.line or VOID, (entry,), depth, branch.state), _said(*branch.details)
        yield from _of_branches(branch.lower(language), depth + 1, language)


def _to_fill(cell: Cell, room: int) -> Cell:
    """A cell where a reader has room to write in, which is empty unless something is said already."""
    return Cell("") if room and not cell.entries else cell


def _said(*lines: str) -> Cell:
    """A cell of what stands beside entries: the words of the program, and details of an answer."""
    return Cell("\n".join(filter(None, map(one_line, lines))) or VOID)


def _key(title: str, taken: set[str]) -> str:
    """A title as a part of a name of a file, unlike those taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(key) > _LONGEST_KEY:
        key = key[: _LONGEST_KEY + 1].rpartition("-")[0] or key[:_LONGEST_KEY]
    key = key or "sheet"
    found = next(name for number in count(1) if (name := key if number == 1 else f"{key}-{number}") not in taken)
    taken.add(found)
    return found

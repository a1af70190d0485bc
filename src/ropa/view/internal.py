"""What of a register is the organisation's own affair, as further parts of an internal document."""

from collections.abc import Iterator

from ropa.finding import Path, Pointer
from ropa.i18n import listed, one_line
from ropa.model import Alternative, Evidence, Record, plan, walk
from ropa.register import Register
from ropa.view.document import Entry, Part, Table
from ropa.view.evidence import evidence_words, item_key
from ropa.view.filed import key_of
from ropa.view.marks import State
from ropa.view.placed import placed
from ropa.view.recipients import Names, Row, name_entry
from ropa.view.record import in_brief, page
from ropa.view.words import Words

_KEEPING = ("owner", "note", "review")


def evidence_part(words: Words) -> Part:
    """Where the statements of the register come from: record by record, then field by field.

    What is written at shared records stays there: it may tell of other clients.
    """
    rows: list[Row] = []
    names = Names(words)
    for address, record in _records(words.register):
        for path, evidence in _evidence(record):
            rows.append(
                (
                    names[address,],
                    (_place(words, address, record, path),),
                    (Entry(evidence_words(evidence, words), State.STATED, at=Pointer(address, path)),),
                )
            )
    return _part(words, "evidence", ("record", "field", "evidence"), rows)


def keeping_part(words: Words) -> Part:
    """Owners, notes, reviews and questions that were put."""
    rows: list[Row] = []
    for address, record in _records(words.register):
        shown = page(words.register, address.partition("/")[2], (), words.language)
        for field in shown.fields():
            if key_of(field) in _KEEPING and not field.is_silent:
                entries = field.entries
                rows.append(((name_entry(words, address),), (Entry(field.label, State.STATED),), entries))
        for item in record.open or ():
            said = listed((one_line(str(one)) for one in (item.of, item.on, item.reason) if one), words.language)
            label = placed(words, Pointer(address, (item.field,)))
            entry = Entry(said or words.text("document.silent"), State.OPEN if said else State.SILENT)
            rows.append(((name_entry(words, address),), (Entry(label, State.STATED),), (entry,)))
    return _part(words, "keeping", ("record", "field", "value"), rows)


def _records(register: Register) -> Iterator[tuple[str, Record]]:
    if register.own:
        yield register.address(), register.own
    yield from ((register.address(key), record) for key, record in register.records.items())


def _evidence(record: Record) -> Iterator[tuple[Path, Evidence]]:
    if record.cited:
        yield (), record.cited
    for item in record.evidence or ():
        yield (item.field, *((item.item,) if item.item else ())), item
    for path, _, value in walk(record):
        if isinstance(value, Evidence) and path[0] not in ("cited", "evidence"):
            yield path[:-1], value


def _place(words: Words, address: str, record: Record, path: Path) -> Entry:
    """What a statement is about, as a reader of the record sees it: the field, and which of its items."""
    field = next((one for one in plan(type(record)) if path and one.key == path[0]), None)
    item = _item(getattr(record, field.name), path[1]) if field and len(path) > 1 else None
    if field is None or item is None:
        return Entry(placed(words, Pointer(address, path)), State.STATED)
    if isinstance(item, Alternative):
        said = placed(words, Pointer(address, (item.field,)))
    else:
        said = in_brief(words, field, item)
    return Entry(words.pair(words.label(field), said), State.STATED)


def _item(value: object, step: str | int) -> object:
    """The item of a list at a place, or the one that evidence names by its key; None where there is no such item."""
    items = value if isinstance(value, tuple) else ()
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    return next((one for one in items if item_key(one) == step), None)


def _part(words: Words, key: str, columns: tuple[str, ...], rows: list[Row]) -> Part:
    name = words.text(f"document.part.{key}")
    if not rows:
        return Part(name, (words.text("document.remark.nothing-recorded"),))
    heads = tuple(words.text(f"document.column.{column}") for column in columns)
    return Part(name, (), (Table(name, heads, tuple(rows)),))

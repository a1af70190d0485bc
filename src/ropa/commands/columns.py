"""Which fields a list of records shows, by which it is put in order, and what stands in its cells."""

from collections.abc import Iterable, Mapping

from ropa.commands.lookup import hint
from ropa.commands.session import Refusal, Session
from ropa.i18n import one_line, text
from ropa.model import KINDS, Record, plan
from ropa.query import Key, Order, key_of
from ropa.results import Cell
from ropa.view.marks import INHERITED, State
from ropa.view.record import column
from ropa.view.weighed import amounts, leading
from ropa.view.words import Words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "register": ("origin", "language", "authority"),
    "activity": ("status", "legal_basis", "disclosure", "retention"),
    "party": ("category", "seat", "email"),
    "engagement": ("party", "under", "contract", "stored_in", "accessed_from"),
    "system": ("engagement", "stored_in"),
    "document": ("kind", "version", "date"),
    "data": ("broader", "special", "criminal"),
    "subject": ("broader", "child"),
    "measure": ("broader",),
}
"""The fields that a list shows beside address and name, per kind: what a DPO compares such records by."""

ADDRESS, NAME, FINDINGS = "id", "name", "findings"
"""Columns that every list has, as they are typed."""

_ALWAYS = (ADDRESS, NAME)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind that can be columns, as they are typed."""
    return tuple(field.key for field in plan(KINDS[kind]) if field.key != NAME)


def chosen_columns(session: Session, kind: str, typed: str) -> tuple[str, ...]:
    """The columns that a list shows beside address and name: those asked for, else the usual ones.

    Raises:
        Refusal: A word names no field of the kind.
    """
    return tuple(dict.fromkeys(_known(session, kind, _words(typed), ()))) or COLUMNS[kind]


def chosen_orders(session: Session, kind: str, typed: str) -> tuple[Order, ...]:
    """By what a list is put in order; `-` before a field puts the greatest first.

    Raises:
        Refusal: A word names no field of the kind.
    """
    words = _words(typed)
    names = _known(session, kind, [word.removeprefix("-") for word in words], (*_ALWAYS, FINDINGS))
    return tuple(Order(name, word.startswith("-")) for name, word in zip(names, words, strict=True))


def field_named(session: Session, kind: str, word: str) -> str:
    """The field of a kind that a word names.

    Raises:
        Refusal: It names none.
    """
    return _known(session, kind, [word], _ALWAYS)[0]


def _known(session: Session, kind: str, words: Iterable[str], others: tuple[str, ...]) -> list[str]:
    fields = fields_of(kind)
    found = []
    for word in words:
        if word not in fields and word not in others:
            names = (*others, *fields)
            said = text(f"fields.kinds.{kind}", session.language)
            raise Refusal(session.text("no-column-of", name=one_line(word), kind=said, hint=hint(session, word, names)))
        found.append(word)
    return found


def _words(typed: str) -> list[str]:
    return [word.strip() for word in typed.split(",") if word.strip()]


def heads(session: Session, kind: str, columns: Iterable[str]) -> tuple[str, ...]:
    """The heads of the columns, address and name first."""
    return (
        session.text("address"),
        session.text("name"),
        *(label_of(session.language, kind, name) for name in columns),
    )


def label_of(language: str, kind: str, name: str) -> str:
    """A column in the reader's words."""
    found = next((field for field in plan(KINDS[kind]) if field.key == name), None)
    key = {ADDRESS: "interface.address", NAME: "interface.name", FINDINGS: "interface.findings"}.get(name)
    return text(key or (found.label_key if found else "interface.name"), language)


def cell_of(words: Words, key: str, record: Record, name: str) -> Cell:
    """What stands in a column."""
    if name == ADDRESS:
        return Cell(words.register.address(key))
    if name == NAME:
        # What the source only presupposes must not read like what it says.
        state = State.INFERRED if getattr(record, "status", None) == "to-confirm" else State.STATED
        return Cell(one_line(words.name(record, key)), state)
    entry = column(words, key, record, name)
    return Cell(f"{INHERITED} {entry.text}" if entry.origin else entry.text, entry.state)


def values_in(words: Words, key: str, record: Record, name: str) -> Iterable[tuple[str, str]]:
    """What a record says in a field, as the query language can say it, each with the reader's words for it."""
    if name not in _ALWAYS:
        return leading(words, key, record, name)
    said = words.register.address(key) if name == ADDRESS else words.name(record, key)
    return [(said, said)]


def weight_of(words: Words, key: str, record: Record, name: str) -> Key:
    """What a record weighs by a column, shown or not, that says something of the record itself."""
    cell = cell_of(words, key, record, name)
    said = "" if cell.state is State.SILENT else cell.text.removeprefix(INHERITED).lstrip()
    return key_of(said, () if name in _ALWAYS or not said else tuple(amounts(words, key, record, name)))


def weight_of_marks(marks: str) -> Key:
    """What a record weighs by what is wrong with it, counted by severity: an error more than any number of warnings."""
    counts = {word[0]: int(word[1:]) for word in marks.split()}
    return key_of(marks, ["".join(f"{min(counts.get(letter, 0), 999):03}" for letter in "EWI")])

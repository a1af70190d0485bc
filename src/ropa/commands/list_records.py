"""`ropa list`: the records of one kind, filtered."""

from collections.abc import Mapping

import click

from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import counted, kind_named, registers_named, values_of
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import one_line, text
from ropa.model import KINDS, Record, plan
from ropa.register import Register
from ropa.results import Cell, Listing, Row
from ropa.view.marks import INHERITED, State
from ropa.view.record import column
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


@as_command("list")
@click.argument("kind")
@click.option("--where", default="", help="Words and field:value; | between alternatives, ! for not.")
@click.option("--register", "registers", multiple=True, help="Only of this register; may be given again.")
@formatted
def command(session: Session, kind: str, where: str, registers: tuple[str, ...]) -> Listing:
    """List the records of one KIND, those of all registers together.

    KIND is register, activity, party, engagement, system, document, data, subject or measure, in singular or plural,
    or the beginning of one.

    A query holds words, "phrases" and field:value. All must hold; of alternatives behind | one must, of those that !
    stands before none. A value may be compared (keep:>=P7Y, until:<2026-01-01, category:=hosting), or be none or
    silent (retention:silent); named:false is a party of which only the category is known. finding:, state:, uses: and
    to: ask for what is worked out: finding:T101, state:inferred, uses:mailing, to:third-country, to:authority.

    Example: ropa list activities --where "basis:consent keep:>=P7Y"
    """
    name = kind_named(session, kind)
    clauses = clauses_of(session, where)
    rows = []
    for register in registers_named(session, registers):
        derived = Derived(session.workspace, register, session.language)
        for key, record, words in matching(derived, name, clauses):
            address = register.address(key)
            cells = _cells(session, register, key, record)
            marks = counted(derived.findings.get(address, ()))
            rows.append(Row(address, cells, marks, values_of(register, key, record), words))
    labels = {field.key: text(field.label_key, session.language) for field in plan(KINDS[name])}
    heads = (session.text("address"), session.text("name"), *(labels[field] for field in COLUMNS[name]))
    return Listing(name, text(f"fields.kinds.{name}", session.language), heads, tuple(rows))


def _cells(session: Session, register: Register, key: str, record: Record) -> tuple[Cell, ...]:
    words = Words(register, session.language)
    title = words.name(record, key)
    # What the source only presupposes must not read like what it says.
    state = State.INFERRED if getattr(record, "status", None) == "to-confirm" else State.STATED
    shown = [column(words, key, record, field) for field in COLUMNS[type(record).KIND]]
    return (
        Cell(register.address(key)),
        Cell(one_line(title), state),
        *(Cell(f"{INHERITED} {entry.text}" if entry.origin else entry.text, entry.state) for entry in shown),
    )

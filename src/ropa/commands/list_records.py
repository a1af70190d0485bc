"""`ropa list`: the records of one kind, filtered, put in order, or counted by what they say."""

from collections.abc import Iterator, Sequence

import click

from ropa.commands.columns import (
    ADDRESS,
    NAME,
    cells_of,
    chosen_columns,
    chosen_orders,
    field_named,
    heads,
    keys_of,
    label_of,
    values_in,
)
from ropa.commands.counting import Tally, narrowed_line
from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import counted, kind_named, registers_named, values_of
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import text
from ropa.model import Record
from ropa.query import Clause, Haystack, in_order
from ropa.results import Counts, Listing, Row
from ropa.view.words import Words

_Found = tuple[Derived, str, Record, Haystack]
"""A record: what its register says of it, its id, itself, and its words."""


@as_command("list")
@click.argument("kind")
@click.option("--where", default="", help="Words and field:value; | between alternatives, ! for not.")
@click.option("--register", "registers", multiple=True, help="Only of this register; may be given again.")
@click.option("--columns", default="", metavar="FIELDS", help="Show these fields, separated by commas.")
@click.option("--sort", default="", metavar="FIELDS", help="By these fields, the first first; -field for the reverse.")
@click.option("--count", metavar="FIELD", help="Only how many records say what in this field.")
@formatted
def command(
    session: Session, kind: str, where: str, registers: tuple[str, ...], columns: str, sort: str, count: str | None
) -> Listing | Counts:
    """List the records of one KIND, those of all registers together.

    KIND is register, activity, party, engagement, system, document, data, subject or measure, in singular or plural,
    or the beginning of one.

    A query holds words, "phrases" and field:value. All must hold; of alternatives behind | one must, of those that !
    stands before none. A value may be compared (keep:>=P7Y, until:<2026-01-01, category:=hosting), or be none or
    silent (retention:silent); named:false is a party of which only the category is known. finding:, state:, uses: and
    to: ask for what is worked out: finding:T101, state:inferred, uses:mailing, to:third-country, to:authority.

    Dates, periods and numbers are put in order by size, all else by the alphabet, and what says nothing comes last;
    `findings` is a field here. A record that says several things is counted under each of them.

    Example: ropa list activities --where "basis:consent keep:>=P7Y" --sort retention,-name
    """
    name = kind_named(session, kind)
    clauses = clauses_of(session, where)
    if count is not None:
        if columns or sort:
            option = "--columns" if columns else "--sort"
            raise click.UsageError(session.text("options-together", one=option, other="--count"))
        by = field_named(session, name, count)
        line = narrowed_line(("list", name), {"register": registers}, where.strip())
        tally = Tally(name, text(f"fields.kinds.{name}", session.language), by, label_of(session, name, by), line)
        found = _found(session, name, registers, clauses)
        said = (
            (values_in(Words(derived.register, session.language), key, record, by), haystack)
            for derived, key, record, haystack in found
        )
        return tally.counts(session.language, said)
    shown = chosen_columns(session, name, columns)
    orders = chosen_orders(session, name, sort)
    fields = (ADDRESS, NAME, *shown)
    rows = []
    for derived, key, record, haystack in _found(session, name, registers, clauses):
        words = Words(derived.register, session.language)
        cells = cells_of(words, key, record, shown)
        address = derived.register.address(key)
        marks = counted(derived.findings.get(address, ()))
        keys = keys_of(words, key, record, dict(zip(fields, cells, strict=True)), orders, marks)
        rows.append(Row(address, cells, marks, values_of(derived.register, key, record), haystack, keys))
    ordered = in_order(rows, orders, lambda row, field: row.keys[field])
    title = text(f"fields.kinds.{name}", session.language)
    return Listing(name, title, heads(session, name, shown), tuple(ordered), fields, orders)


def _found(session: Session, kind: str, registers: Sequence[str], clauses: tuple[Clause, ...]) -> Iterator[_Found]:
    """The records that meet a query, of these registers or of all."""
    for register in registers_named(session, registers):
        derived = Derived(session.workspace, register, session.language)
        for key, record, haystack in matching(derived, kind, clauses):
            yield derived, key, record, haystack

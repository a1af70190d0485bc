"""`ropa list`: the records of one kind, filtered, put in order, or counted by what they say."""

from collections.abc import Iterator, Sequence

import click

from ropa.commands.columns import ADDRESS, NAME, chosen_columns, chosen_orders, field_named, heads
from ropa.commands.counting import narrowed_line
from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import kind_named, one_by_one, registers_named
from ropa.commands.record_rows import RecordRow, count_by
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import text
from ropa.query import Clause, in_order
from ropa.results import Counts, Listing


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
        return count_by(name, by, _rows(session, name, registers, clauses, ()), session.language, line)
    shown = chosen_columns(session, name, columns)
    orders = chosen_orders(session, name, sort)
    fields = (ADDRESS, NAME, *shown)
    rows = in_order(list(_rows(session, name, registers, clauses, fields)), orders, RecordRow.weight)
    title = text(f"fields.kinds.{name}", session.language)
    return Listing(name, title, heads(session, name, shown), tuple(rows), fields, orders)


def _rows(
    session: Session, kind: str, registers: Sequence[str], clauses: tuple[Clause, ...], fields: tuple[str, ...]
) -> Iterator[RecordRow]:
    """The records that meet a query, of these registers or of all."""
    for register in one_by_one(session, registers_named(session, registers)):
        derived = Derived(session.workspace, register, session.language)
        for key, record, haystack in matching(derived, kind, clauses):
            yield RecordRow(derived, key, record, fields, haystack)

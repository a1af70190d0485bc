"""`ropa review`: record that somebody reviewed a record."""

import datetime

import click

from ropa.changes import InsertItem, Message
from ropa.commands.changing import changed, dry_run
from ropa.commands.lookup import record_named
from ropa.commands.session import DAY, Session, as_command
from ropa.finding import Pointer
from ropa.register.fingerprint import state
from ropa.results import Changed
from ropa.source.edit import Value


@as_command("review")
@click.argument("address")
@click.option("--by", required=True, help="Who reviewed it.")
@click.option("--result", help="What came of it.")
@click.option("--on", type=DAY, metavar="DATE", help="On which day; the day of --as-of where not said.")
@dry_run
def command(
    session: Session, address: str, by: str, result: str | None, on: datetime.date | None, is_dry_run: bool
) -> Changed:
    """Record that somebody reviewed the record at ADDRESS in its present state.

    The state of the record is kept, and of the parties, engagements, systems and documents that it depends on. Where
    one of them changes, the rule H111 says so until the record is reviewed again.

    Example: ropa review alsjelieft/nieuwsbrief --by "DPO" --result "no change"
    """
    if on is not None and on > session.as_of:
        raise click.UsageError(session.text("day-is-to-come", date=on, today=session.as_of))
    register, key, record = record_named(session, address)
    here = register.address(key)
    day, seen = on or session.as_of, state(register, here)
    said: dict[str, Value | None] = {"on": day, "by": by, "result": result, "fingerprint": seen}
    value: dict[str, Value] = {name: item for name, item in said.items() if item is not None}
    place = len(record.review or ())
    change = InsertItem(Pointer(here, ("review",)), place, value)
    label = Message("interface.decided.review", {"at": here})
    return changed(session, lambda workspace: workspace.planned([change], label), is_dry_run=is_dry_run)

"""`ropa confirm`: record that what a record says is so."""

import datetime
from dataclasses import replace

import click

from ropa.answers.confirming import activation, becomes_active, steps_of, undecided, wanted
from ropa.answers.proof import Proof
from ropa.answers.steps import Steps, in_order
from ropa.changes import Batch, Message
from ropa.commands.changing import changed, dry_run
from ropa.commands.lookup import record_named
from ropa.commands.session import DAY, Session, as_command, formatted
from ropa.finding import Pointer
from ropa.model import Record
from ropa.register import Register
from ropa.results import Changed, Outline
from ropa.workspace import Workspace


@as_command("confirm")
@click.argument("address", default="")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@click.option("--by", default="", metavar="NAME", help="Who confirms it.")
@click.option("--on", type=DAY, metavar="DATE", help="On which day; the day of --as-of where not said.")
@dry_run
@formatted
def command(
    session: Session, address: str, fields: tuple[str, ...], by: str, on: datetime.date | None, is_dry_run: bool
) -> Changed | Outline:
    """Record that what the record at ADDRESS says is so: in each FIELD, or in all that nobody has confirmed yet.

    Without an ADDRESS, all that waits for somebody to confirm it is listed. One item of a list is named by its number:
    purposes[2]. What the value was read from before stays beside it. An activity that was to be confirmed becomes
    active once nothing in it is only proposed or given in two ways.

    Example: ropa confirm alsjelieft/contact purposes data[2] --by "Ann Peeters"
    """
    if not address:
        from ropa.commands.ask import to_confirm  # noqa: PLC0415 - words of questions are dear, and few lines need them

        return to_confirm(session)
    if not by.strip():
        raise click.UsageError(session.text("confirm.no-name"))
    if on is not None and on > session.as_of:
        raise click.UsageError(session.text("day-is-to-come", date=on, today=session.as_of))
    register, key, _ = record_named(session, address)
    here = register.address(key)
    proof = Proof(by, on or session.as_of)
    label = Message("interface.decided.confirmed", {"at": " ".join((here, *fields)), "by": by})

    def plan(workspace: Workspace) -> Batch:
        now, record = _found(workspace, here)
        asked = wanted(type(record).KIND, record, fields)
        steps = steps_of(now, Pointer(here), record, asked, proof)
        batch = workspace.planned(in_order(now, [steps]), label)
        remarks: list[Message] = []
        if becomes_active(record, asked):
            batch, remarks = _followed(workspace, here, steps, batch, proof)
        # The evidence is given for just these values, so that no other's is in doubt.
        kept = [message for message in batch.remarks if message.key != "changes.remark.evidence"]
        return replace(batch, remarks=(*kept, *remarks))

    return changed(session, plan, is_dry_run=is_dry_run)


def _followed(workspace: Workspace, here: str, steps: Steps, batch: Batch, proof: Proof) -> tuple[Batch, list[Message]]:
    """The batch with which the activity becomes active too; the same, and what keeps it, where something does."""
    portfolio = workspace.desk.work.after(batch).portfolio
    after = portfolio.registers[here.partition("/")[0]]
    if left := undecided(workspace.case(after), here):
        return batch, [Message("interface.confirm.stays", {"fields": ", ".join(left)})]
    now, record = _found(workspace, here)
    both = steps + activation(here, record, proof)
    return workspace.planned(in_order(now, [both]), batch.label), [Message("interface.confirm.active", {})]


def _found(workspace: Workspace, here: str) -> tuple[Register, Record]:
    found = workspace.portfolio.find(here)
    assert found is not None
    return found[0], found[2]

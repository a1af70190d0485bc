"""`ropa move`: another order of the items of a list."""

import click

from ropa.changes import Batch, MoveItem, field_path
from ropa.commands.changing import address_named, changed, dry_run, held
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.finding import Pointer
from ropa.results import Changed
from ropa.workspace import Workspace


@as_command("move")
@click.argument("address")
@click.argument("item", metavar="FIELD[N]")
@click.argument("to", type=click.IntRange(min=1), metavar="TO")
@dry_run
@formatted
def command(session: Session, address: str, item: str, to: int, is_dry_run: bool) -> Changed:
    """Bring the item FIELD[N] of the record at ADDRESS to the place TO of its list; places count from 1.

    What is said of the item, such as its evidence, goes with it.

    Example: ropa move alsjelieft/account retention[2] 1
    """
    here = address_named(session, address)

    def plan(workspace: Workspace) -> Batch:
        kind, record = held(workspace, here)
        *path, position = field_path(kind, item, record).path or ("",)
        if not isinstance(position, int):
            raise Refusal(session.text("change.no-item", field=item))
        return workspace.planned([MoveItem(Pointer(here, tuple(path)), position, to - 1)])

    return changed(session, plan, is_dry_run=is_dry_run)

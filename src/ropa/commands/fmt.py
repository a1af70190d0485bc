"""`ropa fmt`: texts in the layout that the model declares."""

from dataclasses import replace

import click

from ropa.changes import Batch, Message
from ropa.commands.changing import changed, dry_run
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed
from ropa.source.layout import formatted as laid_out
from ropa.workspace import Workspace


@as_command("fmt")
@click.argument("registers", nargs=-1)
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit status 1 where something would change.")
@dry_run
@formatted
def command(session: Session, registers: tuple[str, ...], is_check: bool, is_dry_run: bool) -> Changed:
    """Lay out the texts of REGISTERS, or of all, as the program writes them; values and comments stay.

    Example: ropa fmt alsjelieft --check
    """
    chosen = registers_named(session, registers)
    unread = [source.path for register in chosen for source in register.sources if source.findings]

    def plan(workspace: Workspace) -> Batch:
        sources = [source for register in chosen for source in register.sources if not source.findings]
        label = Message("changes.label.fmt", {"registers": ", ".join(register.name for register in chosen)})
        return workspace.planned_texts(label, {source.path: laid_out(source.text) for source in sources})

    found = changed(session, plan, is_dry_run=is_dry_run or is_check)
    skipped = (session.text("change.not-laid-out", paths=", ".join(unread)),) if unread else ()
    return replace(found, remarks=(*found.remarks, *skipped), is_check=is_check)

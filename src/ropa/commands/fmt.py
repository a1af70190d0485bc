"""`ropa fmt`: texts in the layout that the model declares."""

from dataclasses import replace

import click

from ropa.changes import Batch, FileDiff, Message, changed_lines
from ropa.commands.changing import changed, dry_run
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import text
from ropa.results import Branch, Changed, Outline
from ropa.source.layout import formatted as laid_out
from ropa.workspace import Workspace


@as_command("fmt")
@click.argument("registers", nargs=-1)
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit status 1 where something would change.")
@click.option(
    "--diff", "is_diff", is_flag=True, help="With --check: show the lines that would change, not only how many."
)
@dry_run
@formatted
def command(session: Session, registers: tuple[str, ...], is_check: bool, is_diff: bool, is_dry_run: bool) -> Changed:
    """Lay out the texts of REGISTERS, or of all, as the program writes them; values and comments stay.

    With --check it names the files that are laid out otherwise, and how many lines of each would change.

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
    preview = _counted(session, found.files) if is_check and not (is_diff or is_dry_run) and found.files else None
    return replace(found, remarks=(*found.remarks, *skipped), is_check=is_check, preview=preview)


def _counted(session: Session, files: tuple[FileDiff, ...]) -> Outline:
    """The files that would change, each with how many of its lines."""
    language = session.language
    counts = {file.path: changed_lines(file) for file in files}
    branches = [
        Branch(text("changes.to-lay-out.file", language, path=path, count=count)) for path, count in counts.items()
    ]
    title = text("changes.to-lay-out", language, count=len(files))
    return Outline(title, tuple(branches), (text("changes.to-lay-out.how", language),), counts)

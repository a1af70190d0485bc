"""`ropa import`: records from a spreadsheet or another document."""

import shlex
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from ropa import store
from ropa.changes import Batch, Message, Refused
from ropa.commands.changing import changed, dry_run, refusal
from ropa.commands.lookup import register_named
from ropa.commands.reading import beside, content_of, unreadable
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.i18n import one_line, text
from ropa.i18n.system import reason
from ropa.imports import Context, Unreadable, read
from ropa.imports.formats import csv
from ropa.imports.planned import Plan
from ropa.imports.planning import planned as planned_import
from ropa.imports.preview import preview
from ropa.imports.targets import known_targets, target
from ropa.results import Changed
from ropa.source.edit import EditRefused
from ropa.vocabulary import nearest
from ropa.workspace import Workspace
from ropa.workspace.settings import with_columns


@as_command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", "name", required=True, metavar="REGISTER", help="Register that gets the records.")
@click.option(
    "--match",
    "pairs",
    multiple=True,
    metavar="NAME=ID",
    help="Take a name of the file for a record; NAME=new for none.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Read a column as a field; as skip, leave it or a sheet out.",
)
@click.option("--save-map", "is_kept", is_flag=True, help="With --yes: keep the --map of this import in ropa.toml.")
@click.option("--yes", "is_confirmed", is_flag=True, help="Save what the preview shows.")
@dry_run
@formatted
def command(
    session: Session,
    file: Path,
    name: str,
    pairs: tuple[str, ...],
    columns: tuple[str, ...],
    is_kept: bool,
    is_confirmed: bool,
    is_dry_run: bool,
) -> Changed:
    """Take in what FILE says: records that it adds, and what it adds to records that are there.

    What the register says already is kept, and what the file says otherwise is told. Names that are only alike are
    suggestions: confirm them with --match. Columns are known by their headings; say with --map what others hold, and
    keep that for the next file with --save-map. Nothing is saved before the preview is confirmed with --yes.

    A whole record as `ropa export records` writes it is taken as it stands: what was edited in it is what changes. Of
    one in several CSV files, name the first; those beside it are read with it.

    Example: ropa import vendors.xlsx --into alsjelieft --match "Post Ltd=bezorgdiensten" --map "Wie?=party.name"
    """
    session.must_not_be_former()
    if not is_dry_run:
        session.must_not_be_read_only()
    found = register_named(session, name)
    confirmed = _pairs(session, pairs, "NAME=ID")
    content = content_of(session, file)
    mapped = _columns(session, columns)
    said = {**session.workspace.desk.said.columns, **mapped}
    further = beside(session, file) if csv.holds_records(content) else {}
    context = Context(file.name, session.as_of, found, said, further)
    try:
        imported = read(content, context)
    except Unreadable as error:
        raise unreadable(session, file, error) from error
    plans: list[Plan] = []

    def plan(workspace: Workspace) -> Batch:
        plans.append(planned_import(imported, workspace.portfolio.registers[found.name], confirmed))
        label = Message("imports.label", {"name": one_line(file.name), "register": found.name})
        batch = workspace.planned(plans[-1].changes, label)
        if imported.exact is not None:
            return batch
        # Every imported value brings its own evidence along, so that none of a former value holds for it.
        return replace(batch, remarks=tuple(item for item in batch.remarks if item.key != "changes.remark.evidence"))

    done = changed(session, plan, is_dry_run=is_dry_run)
    options = [word for pair in pairs for word in ("--match", pair)]
    options += [word for pair in columns for word in ("--map", pair)]
    line = shlex.join(["import", str(file), "--into", name, *options, *(["--save-map"] if is_kept else []), "--yes"])
    remarks = _kept(session, mapped) if is_kept and is_confirmed and not is_dry_run else ()
    return replace(
        done,
        remarks=(*done.remarks, *remarks),
        preview=preview(plans[-1], session.language),
        confirm="" if is_confirmed or is_dry_run or not done.files else line,
    )


def _kept(session: Session, mapped: Mapping[str, str]) -> tuple[str, ...]:
    """Keep what columns are read as in the settings."""
    source = session.workspace.desk.said.source
    path = session.root / store.SETTINGS
    try:
        after = with_columns(source.text if source else "", mapped)
        if not mapped or (source and after == source.text):
            return ()
        content = source.encoded(after) if source else after.encode()
        store.commit(session.root, [store.FileChange(path, source.digest if source else None, content)])
    except EditRefused as error:
        raise refusal(session, Refused(Message(f"changes.refused.text.{error.reason}", {"path": str(path)}))) from error
    except store.Conflict as conflict:
        raise Refusal(store.told(conflict, session.language)) from conflict
    except OSError as error:
        detail = reason(error, session.language)
        raise Refusal(session.text("not-written", path=str(path), detail=detail)) from error
    return (text("imports.map-kept", session.language, path=str(path)),)


def _columns(session: Session, columns: tuple[str, ...]) -> Mapping[str, str]:
    """What columns are to be read as, by heading.

    Raises:
        Refusal: One is no pair, or there is no such field.
    """
    found = _pairs(session, columns, "HEADING=FIELD")
    for name in found.values():
        if target(name) is None:
            near = nearest(name, known_targets())
            meant = f" {session.text('did-you-mean', value=near)}" if near else ""
            raise Refusal(text("imports.no-target", session.language, found=one_line(name)) + meant)
    return found


def _pairs(session: Session, pairs: tuple[str, ...], form: str) -> Mapping[str, str]:
    """What was given as `left=right`; the last sign of equality parts, since a name may hold one itself."""
    found = {}
    for pair in pairs:
        left, sign, right = (part.strip() for part in pair.rpartition("="))
        if not (left and sign and right):
            raise Refusal(text("imports.no-pair", session.language, found=one_line(pair), form=form))
        found[left] = right
    return found

"""`ropa set`: give fields of a record values."""

import itertools
from dataclasses import replace

import click

from ropa.changes import Batch, FieldChange, InsertItem, RemoveItem, field_changes
from ropa.commands.changing import address_named, changed, dry_run, held
from ropa.commands.session import Session, as_command, formatted
from ropa.finding import Pointer
from ropa.results import Changed
from ropa.workspace import Workspace


@as_command("set")
@click.argument("address")
@click.argument("words", nargs=-1, required=True, metavar="[ADDRESS]... FIELD=VALUE...")
@dry_run
@formatted
def command(session: Session, address: str, words: tuple[str, ...], is_dry_run: bool) -> Changed:
    """Change fields of the record at ADDRESS, or of several at once.

    FIELD=VALUE sets a field, FIELD= leaves it out, FIELD+=VALUE adds to a list, FIELD-=VALUE removes from it. A field
    within a field is named with a dot, an item of a list by its number: retention[2].keep. Numbers count from 1 and
    mean the record as it is before the command. Comments and layout of the text stay.

    Example: ropa set alsjelieft/nieuwsbrief data+=name "note=Asked the marketing team" contract= --dry-run
    """
    others = list(itertools.takewhile(lambda word: "=" not in word, words[:-1]))
    named = dict.fromkeys(address_named(session, word) for word in (address, *others))

    def plan(workspace: Workspace) -> Batch:
        return workspace.planned(
            [change for here in named for change in _wishes(workspace, here, words[len(others) :])]
        )

    return changed(session, plan, is_dry_run=is_dry_run)


def _wishes(workspace: Workspace, here: str, assignments: tuple[str, ...]) -> list[FieldChange]:
    kind, record = held(workspace, here)
    return in_order([change for text in assignments for change in field_changes(here, kind, record, text)])


def in_order(changes: list[FieldChange]) -> list[FieldChange]:
    """Changes that all mean the record as it is before any of them, in an order in which they still do.

    What is removed comes last, the hindmost item first; what is added to one list is added one behind the other.
    """
    added: dict[Pointer, int] = {}
    first: list[FieldChange] = []
    removed: list[RemoveItem] = []
    for change in changes:
        if isinstance(change, RemoveItem):
            removed.append(change)
        elif isinstance(change, InsertItem):
            position = max(added.get(change.at, 0), change.position)
            first.append(replace(change, position=position))
            added[change.at] = position + 1
        else:
            first.append(change)
    hindmost = sorted(dict.fromkeys(removed), key=lambda change: tuple(map(_sortable, change.at.field)), reverse=True)
    return [*first, *hindmost]


def _sortable(step: str | int) -> tuple[bool, int, str]:
    return (True, step, "") if isinstance(step, int) else (False, 0, step)

"""`ropa set`: give fields of a record values."""

import itertools

import click

from ropa.changes import Batch, Message, Refused
from ropa.commands.changing import address_named, assigned, changed, dry_run
from ropa.commands.session import Session, as_command, formatted
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

    Example: ropa set alsjelieft/nieuwsbrief data+=name "note=Asked the marketing team" systems= --dry-run
    """
    others = list(itertools.takewhile(lambda word: "=" not in word, words[:-1]))
    named = dict.fromkeys(address_named(session, word) for word in (address, *others))

    def plan(workspace: Workspace) -> Batch:
        return _planned(workspace, tuple(named), words[len(others) :])

    return changed(session, plan, is_dry_run=is_dry_run)


def _planned(workspace: Workspace, named: tuple[str, ...], assignments: tuple[str, ...]) -> Batch:
    """The changes of all records at once; where they cannot be made, the first record that stands in the way is named.

    Raises:
        Refused: They cannot be made.
    """
    try:
        return workspace.planned([change for here in named for change in assigned(workspace, here, assignments)])
    except Refused as refusal:
        for here in named if len(named) > 1 else ():
            try:
                workspace.planned(assigned(workspace, here, assignments))
            except Refused as own:
                params = {"record": here, "count": str(len(named)), "said": own.message.words(workspace.language)}
                raise Refused(Message("interface.change.of-several", params)) from refusal
        raise

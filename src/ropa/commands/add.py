"""`ropa add`: a new record."""

from collections.abc import Mapping
from typing import Any

import click

from ropa.changes import AddRecord, Batch, Refused, field_path, parse_assignment, parse_value
from ropa.commands.changing import address_named, assigned, changed, dry_run, refusal
from ropa.commands.lookup import kind_named, register_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.register import SHARED
from ropa.results import Changed
from ropa.workspace import Workspace


@as_command("add")
@click.argument("kind")
@click.argument("key", metavar="ID")
@click.argument("assignments", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--register", "register", help="Register that gets it; needed where there are several.")
@click.option("--file", "file", metavar="FILE", help="File in the register's folder; a file of its own if not given.")
@click.option(
    "--use",
    "uses",
    nargs=2,
    multiple=True,
    metavar="ADDRESS FIELD=VALUE",
    help="Name it in another record too, in the same step: the record, and the change of its field.",
)
@dry_run
@formatted
def command(
    session: Session,
    kind: str,
    key: str,
    assignments: tuple[str, ...],
    register: str | None,
    file: str | None,
    uses: tuple[tuple[str, str], ...],
    is_dry_run: bool,
) -> Changed:
    """Write a new record of a KIND with an ID, or with a whole address such as acme/newsletter.

    Lists of tables are given as in the files: 'legal_basis=[{ basis = "consent" }]'. What the record does not say
    yet is a finding of ropa check.

    Example: ropa add party mail-house --register alsjelieft "name=Mail House Ltd" seat=IN
    """
    name, _, own_key = key.rpartition("/")
    if name and register not in (None, name):
        raise Refusal(session.text("change.two-registers", name=name, register=register))
    where = _register(session, register or name)
    named = kind_named(session, kind)
    try:
        values = _values(where, named, assignments)
    except Refused as refused:
        raise refusal(session, refused) from refused
    wish = AddRecord(where, named, own_key, values, file)
    users: dict[str, list[str]] = {}
    for address, assignment in uses:
        users.setdefault(address_named(session, address), []).append(assignment)

    def plan(workspace: Workspace) -> Batch:
        wishes = [wish for here, said in users.items() for wish in assigned(workspace, here, tuple(said))]
        return workspace.planned([wish, *wishes])

    return changed(session, plan, is_dry_run=is_dry_run)


def _register(session: Session, name: str) -> str:
    registers = session.workspace.portfolio.registers
    own = [item for item in registers if item != SHARED]
    if not name and len(own) == 1:
        return own[0]
    if not name and own:
        raise Refusal(session.text("change.which-register", registers=", ".join(registers)))
    return register_named(session, name).name


def _values(register: str, kind: str, assignments: tuple[str, ...]) -> Mapping[str, Any]:
    """The fields of a record that is to be made, as typed."""
    values: dict[str, Any] = {}
    for text in assignments:
        typed = parse_assignment(text)
        at = field_path(kind, typed.name, None)
        value = parse_value(at.field, typed.value, register=register)
        table = values
        for step in at.path[:-1]:
            table = table.setdefault(str(step), {})
        last = str(at.path[-1])
        if typed.sign == "+=" and isinstance(value, list):
            value = [*table.get(last, ()), *value]
        table[last] = value
    return values

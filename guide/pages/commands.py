"""Every command, as its own help says it."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from guide.markdown import anchor, block, table
from ropa.commands import COMMANDS, Session, group
from ropa.commands.grouping import CommandGroup

FILE = "commands.md"

_WIDTH = 100


def lines() -> Iterator[str]:
    """An overview with links, and the help of each command."""
    yield "# Commands"
    yield ""
    yield "What each command says with `--help`. In the terminal the same lines stand behind `:`, without `ropa`."
    yield ""
    yield from table(
        ("command", "what it does"), ((f"[{name}](#{anchor(f'ropa {name}')})", said) for name, _, said in COMMANDS)
    )
    session = Session(Path("registers"), datetime.date.max, "en")
    context = _context(group(), "ropa", None, session)
    for name, _, _ in COMMANDS:
        yield from _command(context, name)


def _command(parent: click.Context, name: str) -> Iterator[str]:
    assert isinstance(parent.command, CommandGroup)
    command = parent.command.get_command(parent, name)
    assert command is not None
    context = _context(command, name, parent, parent.obj)
    yield f"{'##' if parent.parent is None else '###'} {context.command_path}"
    yield ""
    yield from block(command.get_help(context))
    if isinstance(command, CommandGroup):
        for inner in command.list_commands(context):
            yield from _command(context, inner)


def _context(command: click.Command, name: str, parent: click.Context | None, session: Session) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, obj=session, terminal_width=_WIDTH)

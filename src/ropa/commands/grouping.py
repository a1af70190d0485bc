"""A command that holds others, each imported when it is run."""

import importlib
from collections.abc import Sequence
from typing import Any

import click

from ropa.commands.session import Misused, help_option
from ropa.vocabulary import nearest

Table = Sequence[tuple[str, str, str]]
"""Commands: the name of each, its module, and what it does."""


class CommandGroup(click.Group):
    """Commands of a table, each imported when it is run, so that help costs nothing."""

    def __init__(self, name: str, table: Table, package: str, **attributes: Any) -> None:
        """A group of the commands of a table, whose modules stand in a package."""
        super().__init__(name, **attributes)
        self.table = table
        self.package = package

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        """The option that shows the overview of all commands."""
        return help_option()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of the table."""
        return [name for name, _, _ in self.table]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name; None where there is none."""
        for name, module, _ in self.table:
            if name == cmd_name:
                found: click.Command = importlib.import_module(f"{self.package}.{module}").command
                return found
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names.

        Raises:
            Misused: There is none; says which one was most likely meant.
        """
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            close = nearest(args[0], self.list_commands(ctx))
            raise Misused("no-command", ctx, name=args[0], near=close or "")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table alone, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, _, summary in self.table])

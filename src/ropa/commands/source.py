"""`ropa source`: what the text says of a record, with the line of a field."""

import click

from ropa.changes import Refused, field_path
from ropa.commands.changing import address_named, held, refusal
from ropa.commands.session import Session, as_command, formatted
from ropa.finding import Pointer, dotted
from ropa.results import SourceView
from ropa.source import locate
from ropa.source.excerpt import excerpt
from ropa.view.words import Words


@as_command("source")
@click.argument("address")
@click.option(
    "--field", default="", metavar="NAME", help="Point out the line of this field, such as retention[2].keep."
)
@formatted
def command(session: Session, address: str, field: str) -> SourceView:
    """Show the lines that the record at ADDRESS has in its file, unsaved changes included, with their numbers.

    Comments right above its tables are shown with them. A field that the text does not have is pointed out by the
    table in which it would stand.

    Example: ropa source alsjelieft/nieuwsbrief --field retention
    """
    word = address_named(session, address)
    name, _, key = word.partition("/")
    register = session.workspace.portfolio.registers[name]
    kind, record = held(session.workspace, word)
    home = register.homes[key]
    path = home.table
    if field:
        try:
            at = field_path(kind, field, record)
        except Refused as refused:
            raise refusal(session, refused) from refused
        path = (*path, *register.in_text(Pointer(word, at.path)))
        field = dotted(at.path)
    title = Words(register, session.language).name(record, key or name) if record else key
    lines = excerpt(home.source.text, home.table)
    return SourceView(word, title, home.source.path, lines, locate(home.source, path).line, field)

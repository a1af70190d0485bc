"""`ropa export`: a register as a document."""

from pathlib import Path

import click

from ropa.commands.lookup import readable
from ropa.commands.session import Session, as_command
from ropa.commands.writing import FileOption, chosen, files, written
from ropa.results import Written
from ropa.view.art30 import art30
from ropa.view.linked import linked

DOCUMENTS = {"art30": art30}
"""What can be exported, by name."""

GRAPHS = {"art30": linked}
"""What can be exported as a graph for machines."""


@as_command("export")
@click.argument("document", type=click.Choice(tuple(DOCUMENTS)))
@click.argument("register")
@click.option(
    "--to",
    "target",
    cls=FileOption,
    required=True,
    help="File to write: {suffixes}; .ttl for machines.",
)
def command(session: Session, document: str, register: str, target: Path) -> Written:
    """Write DOCUMENT of REGISTER to a file; the file's suffix is the format.

    In the register's own language, unless --lang asks for another. A register that cannot be read whole is refused.
    A .csv file holds the activities in full; each further table goes into a file beside it.

    Example: ropa export art30 alsjelieft --to exports/alsjelieft.html
    """
    # Formats are dear to load, and help and a refused register need none of them.
    from ropa.exports import LINKED_FORMATS  # noqa: PLC0415

    found = readable(session, register)
    workspace = session.workspace
    hops = workspace.case(found).hops
    for made in LINKED_FORMATS:
        if document in GRAPHS and target.suffix.lower() == made.SUFFIX:
            return written(session, {target: made.write(GRAPHS[document](found, hops, workspace.law))})
    language = workspace.output_language(found, session.asked_language)
    shown = DOCUMENTS[document](found, hops, workspace.law, language)
    return written(session, files(chosen(session, target), shown, target))

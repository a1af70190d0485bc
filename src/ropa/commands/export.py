"""`ropa export`: a register as a document."""

from pathlib import Path

import click

from ropa.commands.lookup import readable
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.exports import FORMATS, LINKED_FORMATS, SUFFIXES
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
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help=f"File to write: {SUFFIXES}.")
def command(session: Session, document: str, register: str, target: Path) -> Written:
    """Write DOCUMENT of REGISTER to a file; the file's suffix is the format.

    In the register's own language, unless --lang asks for another. A register that cannot be read whole is refused.

    Example: ropa export art30 alsjelieft --to exports/alsjelieft.html
    """
    formats = {format_.SUFFIX: format_ for format_ in FORMATS}
    graphs = {format_.SUFFIX: format_ for format_ in LINKED_FORMATS if document in GRAPHS}
    suffix = target.suffix.lower()
    if suffix not in (*formats, *graphs):
        raise Refusal(session.text("wrong-suffix", path=str(target), allowed=", ".join((*formats, *graphs))))
    chosen = readable(session, register)
    workspace = session.workspace
    if suffix in graphs:
        graph = GRAPHS[document](chosen, workspace.case(chosen).hops, workspace.law)
        return written(session, {target: graphs[suffix].write(graph)})
    language = workspace.output_language(chosen, session.asked_language)
    made = DOCUMENTS[document](chosen, workspace.case(chosen).hops, workspace.law, language)
    return written(session, {target: formats[suffix].write(made)})

"""`ropa export`: a register as a document."""

from pathlib import Path

import click

from ropa.commands.lookup import readable
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.exports import FORMATS, SUFFIXES
from ropa.results import Written
from ropa.view.art30 import art30

DOCUMENTS = {"art30": art30}
"""What can be exported, by name."""


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
    if target.suffix.lower() not in formats:
        raise Refusal(session.text("wrong-suffix", path=str(target), allowed=", ".join(formats)))
    chosen = readable(session, register)
    workspace = session.workspace
    language = workspace.output_language(chosen, session.asked_language)
    made = DOCUMENTS[document](chosen, workspace.case(chosen).hops, workspace.law, language)
    return written(session, {target: formats[target.suffix.lower()].write(made)})

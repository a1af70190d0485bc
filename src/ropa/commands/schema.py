"""`ropa schema`: the JSON Schema by which editors complete and check registers."""

from pathlib import Path

import click

from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.model.schema import schema_text
from ropa.results import Text, Written


@as_command("schema")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write it to this file.")
def command(session: Session, target: Path | None) -> Text | Written:
    """Print the JSON Schema of the text format, or write it to a file.

    Editors find it through the first line of a register's files: #:schema ../register.schema.json

    Example: ropa schema --to registers/register.schema.json
    """
    if target is None:
        return Text("register.schema.json", schema_text())
    if target.suffix != ".json":
        raise Refusal(session.text("wrong-suffix", path=str(target), allowed=".json"))
    return written(session, {target: schema_text().encode()})

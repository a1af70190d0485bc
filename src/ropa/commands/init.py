"""`ropa init`: a new workspace."""

from pathlib import Path

import click
import tomli_w

from ropa import store
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.model import is_id
from ropa.model.schema import schema_text
from ropa.results import Written


@as_command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--register", "name", default="my-organisation", show_default=True, help="Name of the first register.")
def command(session: Session, directory: Path, name: str) -> Written:
    """Make a new workspace in DIRECTORY: an empty register to fill in, and the JSON Schema beside it.

    Example: ropa init registers --register acme
    """
    session.must_not_be_former()
    if not is_id(name):
        raise Refusal(session.text("no-id", name=name))
    folder = directory / name
    if (taken := store.occupied(folder)) is not None:
        raise Refusal(session.text("occupied", path=str(taken)))
    try:
        store.make_folder(folder)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise Refusal(session.text("not-written", path=str(folder), detail=detail)) from error
    files = {folder / "register.toml": _first_text(name, session.language).encode()}
    schema = directory / "register.schema.json"
    if not store.exists(schema):
        files = {schema: schema_text().encode(), **files}
    return written(session, files, (session.text("init-next", path=str(directory)),))


def _first_text(name: str, language: str) -> str:
    """The first text of a register: whose it is. Everything else is a finding of `ropa check` until it is filled in."""
    records = {
        "register": {"organisation": name, "origin": "own", "language": language},
        "party": {name: {"name": name}},
    }
    return f"#:schema ../register.schema.json\n\n{tomli_w.dumps(records)}"

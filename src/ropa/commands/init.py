"""`ropa init`: a new workspace."""

from pathlib import Path
from typing import Any

import click
import tomli_w

from ropa import store
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.i18n import text
from ropa.i18n.system import reason
from ropa.model import is_id
from ropa.model.schema import schema_text
from ropa.results import Written


@as_command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--register", "key", default="my-organisation", show_default=True, help="Name of the first register.")
@click.option("--name", metavar="NAME", help="Name of the organisation; that of the register where not said.")
@click.option("--seat", metavar="COUNTRY", help="Country of its seat, as NL.")
@click.option("--email", metavar="ADDRESS", help="Where it can be reached.")
@click.option("--examples", "with_examples", is_flag=True, help="Copy the example registers instead of an empty one.")
def command(
    session: Session,
    directory: Path,
    key: str,
    name: str | None,
    seat: str | None,
    email: str | None,
    with_examples: bool,
) -> Written:
    """Make a new workspace in DIRECTORY: an empty register to fill in, and the JSON Schema beside it.

    The register's language is that of --lang.

    Example: ropa init registers --register acme --name "Acme BV" --seat NL --lang nl
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    if not is_id(key):
        raise Refusal(session.text("no-id", name=key))
    own = {"name": name or key, "seat": seat, "email": [email] if email else None}
    texts = _examples(session) if with_examples else {key: {"register.toml": _first_text(session, key, own)}}
    files = {directory / folder / file: said for folder, found in texts.items() for file, said in found.items()}
    for folder in texts:
        if (taken := store.occupied(directory / folder)) is not None:
            raise Refusal(session.text("occupied", path=str(taken)))
    try:
        for folder in texts:
            store.make_folder(directory / folder)
    except OSError as error:
        detail = reason(error, session.language)
        raise Refusal(session.text("not-written", path=str(directory), detail=detail)) from error
    schema = directory / "register.schema.json"
    if not store.exists(schema):
        files = {schema: schema_text().encode(), **files}
    return written(session, files, (session.text("init-next", path=str(directory)),))


def _examples(session: Session) -> dict[str, dict[str, bytes]]:
    found = store.examples()
    if not found:
        raise Refusal(text("settings.first.no-examples", session.language))
    return found


def _first_text(session: Session, key: str, own: dict[str, Any]) -> bytes:
    """The first text of a register: whose it is. Everything else is a finding of `ropa check` until it is filled in."""
    records = {
        "register": {"organisation": key, "origin": "own", "language": session.language},
        "party": {key: {name: value for name, value in own.items() if value}},
    }
    return f"#:schema ../register.schema.json\n\n{tomli_w.dumps(records)}".encode()

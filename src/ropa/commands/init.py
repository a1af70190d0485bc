"""`ropa init`: a new workspace."""

from pathlib import Path
from typing import Any

import click
import tomli_w

from ropa import store
from ropa.changes import is_device
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.i18n import text
from ropa.i18n.system import reason
from ropa.model import NONE, is_id
from ropa.model.schema import schema_text
from ropa.reading.cells.standing import says_none
from ropa.register.names import id_of
from ropa.results import Written
from ropa.source.layout import formatted

BOTH = "both"
ROLES = ("controller", "processor", BOTH)
"""In which capacity an organisation acts."""


@as_command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--register", "key", default="my-organisation", show_default=True, help="Name of the first register.")
@click.option("--name", metavar="NAME", help="Name of the organisation; that of the register where not said.")
@click.option("--seat", metavar="COUNTRY", help="Country of its seat, as NL.")
@click.option("--email", metavar="ADDRESS", help="Where it can be reached.")
@click.option("--representative", metavar="NAME", help="Its representative in the Union (Art. 27), or none.")
@click.option("--dpo", metavar="NAME", help="Its data protection officer, or none.")
@click.option("--dpo-email", metavar="ADDRESS", help="Where the data protection officer can be reached.")
@click.option("--activity", metavar="NAME", help="Name of the first processing activity.")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    help="In which capacity the organisation acts there; both leaves that open, to be told of each activity. Without "
    "an activity, it becomes a note of the register.",
)
@click.option("--examples", "with_examples", is_flag=True, help="Copy the example registers instead of an empty one.")
def command(
    session: Session,
    directory: Path,
    key: str,
    name: str | None,
    seat: str | None,
    email: str | None,
    representative: str | None,
    dpo: str | None,
    dpo_email: str | None,
    activity: str | None,
    role: str | None,
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
    if is_device(key):
        raise Refusal(session.text("device-id", name=key))
    if dpo_email and (dpo is None or says_none(dpo)):
        raise click.UsageError(session.text("address-of-nobody"))
    own = {"name": name or key, "seat": seat, "email": [email] if email else None}
    first = _First(key)
    first.party(own, key)
    first.named("representative", representative, {})
    first.named("dpo", dpo, {"email": [dpo_email] if dpo_email else None})
    if activity and activity.strip():
        first.activity(activity, role)
    elif role:
        first.noted(session.text("init-role", role=text(f"settings.first.role.{role}", session.language)))
    texts = _examples(session) if with_examples else {key: {"register.toml": first.text(session.language)}}
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


class _First:
    """The first text of a register: whose it is, and what is known already.

    Everything else is a finding of `ropa check` until it is filled in.
    """

    def __init__(self, key: str) -> None:
        self._register: dict[str, Any] = {"organisation": key}
        self._parties: dict[str, dict[str, Any]] = {}
        self._activities: dict[str, dict[str, Any]] = {}

    def party(self, said: dict[str, Any], key: str) -> None:
        """Write a party; what is not known of it is left out."""
        self._parties[key] = {name: value for name, value in said.items() if value}

    def named(self, field: str, name: str | None, said: dict[str, Any]) -> None:
        """Let a field of the register name a party of this name, or say that there is none."""
        if name and says_none(name):
            self._register[field] = NONE
        elif name and name.strip():
            key = self._free(name, field)
            self._register[field] = key
            self.party({"name": name.strip(), **said}, key)

    def activity(self, name: str, role: str | None) -> None:
        """Write the first activity."""
        said = {"name": name.strip(), "capacity": role if role != BOTH else None}
        key = self._free(name, "activity")
        self._activities[key] = {field: value for field, value in said.items() if value}

    def noted(self, said: str) -> None:
        """Keep what was said and has no field of its own yet."""
        self._register["note"] = said

    def _free(self, name: str, other: str) -> str:
        """An id that the name suggests and nothing has yet."""
        wanted = id_of(name) or other
        return wanted if wanted not in (*self._parties, *self._activities, NONE) else f"{wanted}-{other}"

    def text(self, language: str) -> bytes:
        """The text of the file."""
        records: dict[str, Any] = {"register": {**self._register, "origin": "own", "language": language}}
        records |= {"party": self._parties}
        records |= {"activity": self._activities} if self._activities else {}
        return formatted(f"#:schema ../register.schema.json\n\n{tomli_w.dumps(records)}").encode()

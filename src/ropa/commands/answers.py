"""`ropa answers`: take back what people filled in."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from ropa.answers.given import Review, Taken
from ropa.answers.preview import preview
from ropa.answers.rows import Sheets, answers_in
from ropa.answers.taking import taken
from ropa.changes import Batch, FieldChange, InsertItem, Message
from ropa.commands.changing import changed, dry_run
from ropa.commands.reading import content_of, unreadable
from ropa.commands.session import DAY, Refusal, Session, as_command, formatted
from ropa.finding import Pointer
from ropa.i18n import listed, one_line, text
from ropa.reading.files import SUFFIXES, tables
from ropa.reading.limits import Unreadable
from ropa.register import Portfolio
from ropa.register.fingerprint import state
from ropa.results import Changed
from ropa.source.edit import Value
from ropa.workspace import Workspace


@as_command("answers")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--by", default="", metavar="NAME", help="Who answered where the file names nobody.")
@click.option("--on", type=DAY, metavar="DATE", help="On which day; the day of --as-of where not said.")
@click.option("--prefer", default="", metavar="NAME", help="Whose answer counts where answers differ.")
@dry_run
@formatted
def command(
    session: Session, files: tuple[Path, ...], by: str, on: datetime.date | None, prefer: str, is_dry_run: bool
) -> Changed:
    """Take in the answers in each FILE to the questions that ropa ask put: .xlsx, .docx, .md or another table.

    Each answer is found by its key, whatever the order of rows and columns, and becomes a value confirmed by whom and
    when. "Not applicable" and "we don't know" are kept as such; so is what cannot be read as a value, and it is told.
    Where two people differ, or the record was answered otherwise before, nothing is taken in until somebody decides.

    Example: ropa answers questions.xlsx --on 2026-11-22 --dry-run
    """
    if on is not None and on > session.as_of:
        raise click.UsageError(session.text("day-is-to-come", date=on, today=session.as_of))
    found = _together([(path.name, _read(session, path)) for path in files])
    if prefer:
        _must_have_answered(session, prefer, {one.by or by for one in found.given})
    day = on or session.as_of
    result = Taken()

    def plan(workspace: Workspace) -> Batch:
        nonlocal result
        trial = _Trial(workspace)
        result = taken(
            workspace.portfolio,
            workspace.case,
            found.given,
            day,
            by=by,
            prefer=prefer,
            language=session.language,
            possible=trial,
        )
        batch = trial.batch(result.changes)
        if result.reviews:
            after = workspace.desk.work.after(batch).portfolio
            batch = workspace.planned([*result.changes, *(_reviewed(after, review) for review in result.reviews)])
        # Each value comes with evidence of its own, so that no other's is in doubt.
        remarks = tuple(message for message in batch.remarks if message.key != "changes.remark.evidence")
        return replace(batch, label=Message("asking.label", {"count": str(result.count)}), remarks=remarks)

    done = changed(session, plan, is_dry_run=is_dry_run)
    name = ", ".join(path.name for path in files)
    return replace(done, preview=preview(name, result, found, session.language))


def _must_have_answered(session: Session, name: str, people: set[str]) -> None:
    """See that whose answers are to count is somebody who gave some.

    Raises:
        Refusal: Nobody of that name did.
    """
    if name.casefold() in {one.casefold() for one in people}:
        return
    known = listed(sorted(one_line(one) for one in people if one), session.language)
    said = known or text("asking.refused.nobody", session.language)
    raise Refusal(text("asking.refused.prefer", session.language, name=one_line(name), people=said))


class _Trial:
    """Tries changes, and keeps what the last ones that can be made come to: it takes long where there are many."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._changes: list[FieldChange] = []
        self._batch: Batch | None = None

    def __call__(self, changes: list[FieldChange]) -> None:
        self._batch = self._workspace.planned(changes)
        self._changes = changes

    def batch(self, changes: list[FieldChange]) -> Batch:
        """What changes come to."""
        return self._batch if self._batch and changes == self._changes else self._workspace.planned(changes)


def _reviewed(after: Portfolio, review: Review) -> InsertItem:
    """The review of a record as the other answers leave it."""
    register = after.registers[review.address.partition("/")[0]]
    record = register.recorded(review.address)
    proof = review.proof
    said: dict[str, Value] = {"on": proof.on, "by": proof.by}
    said |= {"result": proof.note} if proof.note else {}
    said["fingerprint"] = state(register, review.address)
    return InsertItem(Pointer(review.address, ("review",)), len((record and record.review) or ()), said)


def _together(files: Sequence[tuple[str, Sheets]]) -> Sheets:
    """The answers of several files; where there are several, each place says which file it is in."""
    if len(files) == 1:
        return files[0][1]
    given = (replace(one, place=f"{name}, {one.place}") for name, found in files for one in found.given)
    passed = (f"{name}: {table}" for name, found in files for table in found.passed)
    return Sheets(tuple(given), sum(found.blank for _, found in files), tuple(passed))


def _read(session: Session, path: Path) -> Sheets:
    language = session.language
    try:
        sheets = tables(path.name, content_of(session, path))
    except Unreadable as error:
        if error.reason == "unknown":
            allowed = ", ".join(SUFFIXES)
            raise Refusal(text("asking.refused.suffix", language, path=str(path), allowed=allowed)) from error
        raise unreadable(session, path, error) from error
    found = answers_in(sheets, language)
    if len(found.passed) == len(sheets):
        heads = {name: text(f"asking.column.{name}", language) for name in ("key", "answer")}
        raise Refusal(text("asking.refused.no-table", language, path=str(path), **heads))
    return found

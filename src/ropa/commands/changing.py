"""What the commands that change records share: plan, dry run, and what comes of it in files and findings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import click

from ropa.changes import Batch, FieldChange, FileChange, InsertItem, Refused, RemoveItem, field_changes, text_diff
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session
from ropa.finding import Pointer
from ropa.model import Record
from ropa.register import Portfolio
from ropa.results import Changed, Comparison
from ropa.workspace import Workspace


def dry_run(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command only show what it would do."""
    return click.option(
        "--dry-run", "is_dry_run", is_flag=True, help="Show what would change, in texts and findings; write nothing."
    )(callback)


def address_named(session: Session, word: str) -> str:
    """The address of the record that a word names: an address, or an id alone where only one register has it.

    Raises:
        Refusal: There is none, or the id stands in several registers.
    """
    registers = session.workspace.portfolio.registers
    name, _, key = word.partition("/")
    # A record that is written and cannot be read is one to be mended.
    if name in registers and key in registers[name].homes:
        return word
    holders = [register for register in registers.values() if word and word in register.homes]
    if len(holders) == 1:
        return holders[0].address(word)
    register, key, _ = record_named(session, word)
    return register.address(key)


def held(workspace: Workspace, address: str) -> tuple[str, Record | None]:
    """The kind of the record written at an address, and the record; None where it cannot be read."""
    name, _, key = address.partition("/")
    register = workspace.portfolio.registers[name]
    return str(register.homes[key].table[0]), register.records.get(key) if key else register.own


def assigned(workspace: Workspace, here: str, assignments: tuple[str, ...]) -> list[FieldChange]:
    """The changes of one record that typed assignments ask for.

    Raises:
        Refused: One cannot be made; says why.
    """
    kind, record = held(workspace, here)
    return in_order([change for text in assignments for change in field_changes(here, kind, record, text)])


def in_order(changes: list[FieldChange]) -> list[FieldChange]:
    """Changes that all mean the record as it is before any of them, in an order in which they still do.

    What is removed comes last, the hindmost item first; what is added to one list is added one behind the other.
    """
    added: dict[Pointer, int] = {}
    first: list[FieldChange] = []
    removed: list[RemoveItem] = []
    for change in changes:
        if isinstance(change, RemoveItem):
            removed.append(change)
        elif isinstance(change, InsertItem):
            position = max(added.get(change.at, 0), change.position)
            first.append(replace(change, position=position))
            added[change.at] = position + 1
        else:
            first.append(change)
    hindmost = sorted(dict.fromkeys(removed), key=lambda change: tuple(map(_sortable, change.at.field)), reverse=True)
    return [*first, *hindmost]


def _sortable(step: str | int) -> tuple[bool, int, str]:
    return (True, step, "") if isinstance(step, int) else (False, 0, step)


def new_id(session: Session, address: str, word: str) -> str:
    """The id for a record beside the one at an address, given alone or as a whole address of the same register.

    Raises:
        Refusal: It names another register.
    """
    name, _, key = word.rpartition("/")
    if name and name != address.partition("/")[0]:
        raise Refusal(session.text("change.other-register", name=name, address=address))
    return key


_NOTHING = ("changes.refused.nothing-to-undo", "changes.refused.nothing-to-redo")
"""What the refusals are called that say that there is no step to go."""


def stepped(session: Session, step: Literal["undo", "redo"], count: int = 1) -> Changed:
    """Take back, or do again, what was done or taken back last.

    Args:
        session: Holds the workspace.
        step: Which of the two.
        count: How many steps; all of them or none.

    Raises:
        Refusal: There is nothing, or others have changed a file since.
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    workspace = session.workspace
    before = workspace.portfolio
    on, back = (Workspace.undo, Workspace.redo) if step == "undo" else (Workspace.redo, Workspace.undo)
    batches: list[Batch] = []
    try:
        while len(batches) < count:
            batches.append(planned(session, on))
    except Refusal as found:
        for _ in batches:
            planned(session, back)
        cause = found.__cause__
        if session.log is None and isinstance(cause, Refused) and cause.message.key in _NOTHING:
            # Whoever asks in the shell wants to know what takes a saved change back there.
            raise Refusal(f"{found} {session.text('change.in-shell')}") from found
        raise
    result = told(session, _whole(batches), before, workspace.portfolio)
    return replace(done(session, result), label=session.text(f"change.{step}", label=result.label))


def _whole(batches: Sequence[Batch]) -> Batch:
    """What several batches do one after the other, named by the last."""
    texts: dict[str, FileChange] = {}
    for file in (file for batch in batches for file in batch.files):
        former = texts.get(file.path, file)
        texts[file.path] = replace(file, before=former.before)
    return Batch(batches[-1].label, tuple(texts[path] for path in sorted(texts)), batches[-1].remarks)


def changed(
    session: Session,
    plan: Callable[[Workspace], Batch],
    *,
    is_dry_run: bool,
    renamed: Mapping[str, str] | None = None,
) -> Changed:
    """Do what is planned, or show what it would do.

    Args:
        session: Holds the workspace.
        plan: Gives the batch.
        is_dry_run: Whether nothing is to be done.
        renamed: New addresses by former ones.

    Raises:
        Refusal: It cannot be done, the record of a revision is taken, or nothing may be changed.
    """
    session.must_not_be_former()
    if not is_dry_run:
        session.must_not_be_read_only()
    workspace = session.workspace
    batch = planned(session, plan)
    before = workspace.portfolio
    if is_dry_run:
        found = told(session, batch, before, workspace.desk.work.after(batch).portfolio, renamed)
    else:
        workspace.take(batch)
        found = done(session, told(session, batch, before, workspace.portfolio, renamed))
    return found if batch.files else replace(found, remarks=(*found.remarks, session.text("change.nothing")))


def done(session: Session, found: Changed) -> Changed:
    """The same of something that is done, and pending."""
    return replace(found, is_dry_run=False, pending=tuple(file.path for file in session.workspace.pending))


def planned(session: Session, plan: Callable[[Workspace], Batch]) -> Batch:
    """A batch, with a refusal in the reader's language.

    Raises:
        Refusal: It cannot be done.
    """
    try:
        return plan(session.workspace)
    except Refused as refused:
        raise refusal(session, refused) from refused


def refusal(session: Session, refused: Refused) -> Refusal:
    """Why a change cannot be made, in the reader's language."""
    return Refusal(refused.message.words(session.language))


def told(
    session: Session,
    batch: Batch,
    before: Portfolio,
    after: Portfolio,
    renamed: Mapping[str, str] | None = None,
) -> Changed:
    """What a batch does to texts and findings, as of something that is not done yet; findings perhaps later."""
    comparison = Comparison(before, after, renamed or {})
    remarks = tuple(message.words(session.language) for message in batch.remarks)
    found = Changed(
        batch.label.words(session.language), text_diff(batch), remarks=remarks, is_dry_run=True, comparison=comparison
    )
    return found if session.is_for_later(comparison.records) else compared(session, found)


def compared(session: Session, found: Changed) -> Changed:
    """The same, with the findings that appear and go where that was left for later."""
    if (comparison := found.comparison) is None:
        return found
    added, cured = session.workspace.compared(comparison, session.waiting)
    return replace(found, added=added, cured=cured, comparison=None)

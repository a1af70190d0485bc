"""`ropa edit`: a record in the user's own editor."""

import os
from dataclasses import replace
from pathlib import Path

import click

from ropa import store
from ropa.changes import Batch, Message
from ropa.commands.changing import address_named, changed, dry_run
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.finding import Place, sentence
from ropa.i18n.system import reason
from ropa.results import Changed
from ropa.source import locate, parse
from ropa.store import editing
from ropa.workspace import Choice, Workspace
from ropa.workspace.merged import MARK, both


@as_command("edit")
@click.argument("address")
@click.option("--line", type=click.IntRange(min=1), help="Open it at this line of its file.")
@dry_run
@formatted
def command(session: Session, address: str, line: int | None, is_dry_run: bool) -> Changed:
    """Open the text of the record at ADDRESS, or a text of a register, in $VISUAL or $EDITOR.

    The editor gets a copy, at the record's line where it is known how to say so. What cannot be read as TOML is not
    taken over; it is kept, and the next ropa edit of that text goes on from it. Of a file that others have changed too,
    both texts are opened in one, with marks where they differ. With --dry-run nothing that is typed is kept, neither in
    the text nor elsewhere.

    Example: ropa edit alsjelieft/nieuwsbrief
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    place = _place(session, address)
    place = replace(place, line=line) if line else place
    if not session.has_terminal:
        raise Refusal(session.text("edit.no-terminal", path=place.path))
    words = editing.editor(os.environ)
    if not words:
        raise Refusal(session.text("edit.no-editor"))
    workspace = session.workspace
    clash = next((clash for clash in workspace.clashes if clash.path == place.path), None)
    text = workspace.desk.texts.text(place.path) or ""
    if clash is not None:
        text = both(clash, session.text("change.theirs"), session.text("change.mine"))
        place = replace(place, line=text[: text.index(MARK)].count("\n") + 1)
    try:
        opened_as = editing.passing if is_dry_run else editing.copied
        with opened_as(workspace.root, place.path, text) as copy:
            typed = _typed(session, copy, words, place, text, is_kept=not is_dry_run)
    except store.Locked as locked:
        raise Refusal(session.text("edit.open", path=place.path, holder=locked.holder)) from locked
    except OSError as error:
        detail = reason(error, session.language)
        raise Refusal(session.text("edit.not-run", editor=words[0], detail=detail)) from error
    if not is_dry_run:
        workspace.desk.work.drafts.when_kept(lambda: editing.drop_copy(copy))

    def plan(opened: Workspace) -> Batch:
        if clash is not None and not is_dry_run:
            # Both were seen: what is left of them goes over the disk's text, and over no later one.
            opened.settle(place.path, Choice.MINE)
        return opened.planned_texts(Message("changes.label.edit", {"path": place.path}), {place.path: typed})

    found = changed(session, plan, is_dry_run=is_dry_run)
    if not found.files and not is_dry_run:
        workspace.desk.work.drafts.is_kept()
    return replace(found, is_by_hand=True)


def _place(session: Session, word: str) -> Place:
    """Where a record begins, or the beginning of a text that is named itself."""
    registers = session.workspace.portfolio.registers.values()
    if any(source.path == word for register in registers for source in register.sources):
        return Place(word)
    address = address_named(session, word)
    name, _, key = address.partition("/")
    home = session.workspace.portfolio.registers[name].homes[key]
    return locate(home.source, home.table)


def _typed(session: Session, copy: Path, words: list[str], place: Place, text: str, *, is_kept: bool) -> str:
    """What the editor leaves, once it can be read.

    Raises:
        Refusal: It leaves nothing, says that it failed, or what it leaves is no TOML; what was typed is kept if asked.
    """
    status = editing.run_editor(editing.at_line(words, copy, place.line))
    content = editing.typed(copy)
    if content is None:
        raise Refusal(session.text("edit.gone", path=place.path))
    if content == text.encode():
        if status or MARK in text:
            editing.drop_copy(copy)
            raise Refusal(session.text("edit.failed", editor=words[0], status=status))
        return text
    if status:
        name = "edit.failed-kept" if is_kept else "edit.failed"
        raise Refusal(session.text(name, editor=words[0], status=status, copy=copy))
    try:
        typed = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "edit.not-text" if is_kept else "edit.not-text-dry"
        raise Refusal(session.text(name, copy=copy)) from error
    source = parse("", str(copy) if is_kept else place.path, typed)
    if source.findings:
        fault = source.findings[0]
        said = sentence(fault, session.language)
        name = "edit.unreadable" if is_kept else "edit.unreadable-dry"
        raise Refusal(session.text(name, place=fault.place, said=said, copy=copy))
    return typed

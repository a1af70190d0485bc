"""Saving what is pending: what was written, or why it could not be and what to do about it."""

import errno
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ropa import store
from ropa.changes import Batch, FileChange, Message, text_diff
from ropa.commands import run
from ropa.commands.changing import done, told
from ropa.commands.session import Refusal, Session
from ropa.i18n.system import reason
from ropa.results import Changed, Clash, Conflicts, Failure, NeedsConfirmation, Result
from ropa.workspace import Choice, Conflicting, Workspace

_CURES = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "rights"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "room"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "folder"),
    errno.EFBIG: "size",
}
"""What to do where the disk says no, by what it says."""


_TRIES = 20
"""How often a command line is run on fresh texts, where others were faster."""


def finished(result: Result, words: list[str], session: Session) -> Result:
    """What the shell makes of a result at the end of a command: what was changed is saved.

    Where others were faster, the same command line is run on fresh texts, or what was typed is put beside theirs.

    Args:
        result: What the command gave.
        words: Its command line.
        session: What it worked on.
    """
    for _ in range(_TRIES):
        if not isinstance(result, Changed) or result.is_dry_run or not result.pending:
            return _with_drafts(result, session.latest)
        here = session.latest
        if result.confirm:
            return NeedsConfirmation(here.text("change.look-first"), result.confirm, (), result.preview)
        try:
            written = saved(here, result)
            if not isinstance(written, Conflicts):
                return _with_drafts(written, here)
            if result.is_by_hand:
                return put_beside(here, written)
        except Refusal as refusal:
            return Failure(str(refusal))
        session.desks.clear()
        session.__dict__.pop("workspace", None)
        result = run(words, session)
    paths = ", ".join(result.pending) if isinstance(result, Changed) else ""
    return Failure(session.latest.text("change.conflict-again", paths=paths))


def _with_drafts(result: Result, session: Session) -> Result:
    """A result that also says whether dead sessions left something unsaved."""
    waiting = len(session.workspace.offers) if isinstance(result, Changed) else 0
    if not isinstance(result, Changed) or not waiting:
        return result
    return replace(result, remarks=(*result.remarks, session.text("change.drafts-wait", count=waiting)))


def saved(session: Session, found: Changed, only: Sequence[str] = ()) -> Changed | Conflicts:
    """Write what is pending, in all files or in some, or in some records, and say so of what was done.

    Raises:
        Refusal: The disk says no, with the cure; nothing was changed.
    """
    workspace = session.workspace
    try:
        records = records_pending(session, only)
        paths = workspace.save_records(*records) if records else workspace.save(only)
    except Conflicting:
        return conflicts(session)
    except (store.Locked, store.Unfinished) as event:
        raise Refusal(store.told(event, session.language)) from event
    except OSError as error:
        raise _unwritten(session, error) from error
    return replace(found, saved=paths, pending=tuple(file.path for file in workspace.pending))


def records_pending(session: Session, asked: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The register and the ids of the records that are asked for instead of files; None where files are.

    Raises:
        Refusal: Nothing is pending there, or it cannot be told from what else is.
    """
    known = [file.path for file in session.workspace.pending]
    strange = [word for word in asked if word not in known]
    registers = {word.partition("/")[0] for word in strange}
    names = tuple(word.partition("/")[2] for word in strange)
    if not strange:
        return None
    register = registers.pop()
    if registers or len(strange) < len(asked) or not session.workspace.is_apart(register, names):
        raise Refusal(session.text("change.not-pending", path=strange[0], paths=", ".join(known) or "–"))
    return register, names


def _unwritten(session: Session, error: OSError) -> Refusal:
    path = error.filename or session.root
    detail = reason(error, session.language)
    cure = "folder" if not store.is_workspace(session.root) else _CURES.get(error.errno or 0, "other")
    return Refusal(session.text(f"change.unwritten.{cure}", path=path, detail=detail))


def conflicts(session: Session) -> Conflicts:
    """The files that are pending and that others have changed too, with what can be done."""
    clashes = session.workspace.clashes
    label = Message("changes.label.pending", {"count": str(len(clashes))})
    files = tuple(FileChange(clash.path, clash.theirs, clash.mine) for clash in clashes)
    lines = tuple(line for clash in clashes for line in _choices(session, shlex.quote(clash.path)))
    message = "\n".join(_said(session, clash) for clash in clashes)
    return Conflicts(message, clashes, text_diff(Batch(label, files)), lines)


def _said(session: Session, clash: Clash) -> str:
    read = session.workspace.desk.texts.read.get(clash.path)
    found = None if clash.theirs is None else clash.theirs.encode()
    return store.told(store.Conflict(Path(clash.path), read.digest if read else None, found), session.language)


def _choices(session: Session, path: str) -> Iterator[tuple[str, str]]:
    """The command lines that decide what becomes of a file, and what each does."""
    for choice in Choice:
        yield f"changes --settle {path} --take {choice}", session.text(f"change.take.{choice}")
    yield f"edit {path}", session.text("change.take.edit")


def settled(session: Session, path: str, choice: str) -> Changed:
    """Decide what becomes of a file that others have changed too.

    Raises:
        Refusal: There is no such file, or one's own text cannot be put beside it.
    """
    workspace = session.workspace
    clash = next((clash for clash in workspace.clashes if clash.path == path), None)
    if clash is None:
        known = ", ".join(clash.path for clash in workspace.clashes)
        raise Refusal(session.text("change.no-clash", path=path, paths=known or "–"))
    before = workspace.portfolio
    try:
        beside = workspace.settle(path, Choice(choice))
    except OSError as error:
        raise _unwritten(session, error) from error
    label = Message("changes.label.settled", {"path": path})
    batch = Batch(label, (FileChange(path, clash.mine, clash.mine if choice == Choice.MINE else clash.theirs),))
    found = done(session, told(session, batch, before, workspace.portfolio))
    remarks = (session.text("change.beside", path=beside),) if beside else ()
    return replace(found, remarks=remarks)


def put_beside(session: Session, found: Conflicts) -> Conflicts:
    """Put one's own text of each file beside it, since the command that made it is at its end."""
    workspace: Workspace = session.workspace
    beside = []
    for clash in found.clashes:
        try:
            beside.append(workspace.settle(clash.path, Choice.BESIDE))
        except OSError as error:
            raise _unwritten(session, error) from error
    kept = [str(Path(path)) for path in beside if path]
    message = session.text("change.conflict-kept", paths=", ".join(c.path for c in found.clashes), kept=", ".join(kept))
    return replace(found, message=message, lines=())

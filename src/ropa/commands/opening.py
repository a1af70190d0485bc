"""How a command opens a workspace: as it lies on disk, or as Git has it at a revision or on a day."""

import datetime
from dataclasses import replace
from pathlib import Path

from ropa import store
from ropa.commands.session import Refusal, Session
from ropa.i18n import one_line, text
from ropa.i18n.system import reason
from ropa.results import OfRevision, Outline, Result
from ropa.store.git import GitError
from ropa.store.revision import Snapshot, snapshot
from ropa.workspace import Workspace


def opened(session: Session, root: Path, rev: str = "") -> Workspace:
    """A workspace, read now; one that is worked on in this session as it is there.

    Args:
        session: Gives the day of the law and the reader's language.
        root: Its folder.
        rev: A revision, or a day as ISO 8601; empty for what lies on disk.

    Raises:
        Refusal: There is no such folder, or no such revision of it.
    """
    try:
        taken = snapshot(root, _day(rev) or rev) if rev else None
        home = store.real_path(root)
        desk = None if taken else session.desks.get(home)
        workspace = Workspace(root, session.as_of, session.language, taken, desk)
        workspace.portfolio  # noqa: B018 - read now, so that a missing folder is reported here
        if not taken:
            session.desks[home] = workspace.desk
    except GitError as error:
        raise refused(session, error) from error
    except (OSError, ValueError) as error:
        detail = (
            reason(error, session.language) if isinstance(error, OSError) and error.errno else session.text("no-folder")
        )
        raise Refusal(session.text("no-workspace", path=str(root), detail=detail)) from error
    return workspace


def refused(session: Session, error: GitError) -> Refusal:
    """What Git cannot say, in the reader's language, with the cure."""
    params = {name: one_line(value) for name, value in error.params.items()}
    return Refusal(text(f"differences.git.{error.reason}", session.language, **params))


def state_words(session: Session, workspace: Workspace) -> str:
    """Which state of a workspace was read: `v1 (1a2b3c4, 2 March 2026)`, or its folder, all of it saved or not."""
    taken = workspace.snapshot
    if taken is None:
        key = "unsaved" if workspace.pending else "working"
        return text(f"differences.{key}", session.language, path=one_line(str(workspace.root)))
    return _taken_words(session, taken)


def _taken_words(session: Session, taken: Snapshot) -> str:
    # Names of months are dear to load, and only a revision needs them here.
    from ropa.view.words import date_words  # noqa: PLC0415

    committed = date_words(taken.commit.date, session.language)
    if taken.day:
        day = date_words(taken.day, session.language)
        return text("differences.day", session.language, day=day, commit=taken.commit.short, date=committed)
    return text(
        "differences.revision", session.language, name=one_line(taken.name), commit=taken.commit.short, date=committed
    )


def remarks(session: Session, *workspaces: Workspace) -> tuple[str, ...]:
    """What a reader must know of the states that were read: registers that a revision says nothing of."""
    left = dict.fromkeys(name for workspace in workspaces for name in workspace.left_out)
    if not left:
        return ()
    return (text("differences.left-out", session.language, registers=", ".join(map(one_line, left))),)


def of_revision(session: Session, result: Result) -> Result:
    """A result with the statement of which revision's record it is about."""
    workspace = session.workspace
    said = text("differences.of", session.language, state=state_words(session, workspace))
    words = " ".join((said, *remarks(session, workspace)))
    if isinstance(result, Outline):
        return replace(result, remarks=(*result.remarks, words))
    return replace(result, revision=words) if isinstance(result, OfRevision) else result


def _day(word: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(word) if "-" in word else None
    except ValueError:
        return None

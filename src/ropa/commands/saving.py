"""How commands change records: the texts before and after, shown or saved."""

from collections.abc import Sequence
from pathlib import Path

from ropa import store
from ropa.changes import Batch, Change, Message, Refused, files_after, text_diff
from ropa.commands.session import Refusal, Session
from ropa.i18n import one_line
from ropa.results import Text, Written
from ropa.source import Source


def changed(session: Session, changes: Sequence[Change], label: Message, *, dry_run: bool) -> Written | Text:
    """Make changes and save them, or show what they would do to the texts.

    Args:
        session: What the command works on.
        changes: What is to be done.
        label: What to call it.
        dry_run: Whether to show the difference only.

    Raises:
        Refusal: They cannot be made or saved; nothing is changed.
    """
    session.must_not_be_former()
    portfolio = session.workspace.portfolio
    try:
        batch = files_after(portfolio, changes, label)
    except Refused as refused:
        raise Refusal(one_line(refused.message.words(session.language))) from refused
    title = one_line(batch.label.words(session.language))
    if dry_run:
        return Text(title, "\n".join(line for file in text_diff(batch) for line in file.lines))
    _save(session, batch)
    return Written(tuple(file.path for file in batch.files), (title, *_remarks(session, batch)))


def _remarks(session: Session, batch: Batch) -> tuple[str, ...]:
    return tuple(one_line(message.words(session.language)) for message in batch.remarks)


def _save(session: Session, batch: Batch) -> None:
    workspace = session.workspace
    sources = {
        source.path: source for register in workspace.portfolio.registers.values() for source in register.sources
    }
    files = [
        store.FileChange(Path(file.path), _digest(sources, file.path), _content(sources, file.path, file.after))
        for file in batch.files
    ]
    try:
        store.commit(workspace.root, files, workspace.members)
    except (store.Conflict, store.Locked, store.Unfinished) as event:
        raise Refusal(store.told(event, session.language)) from event
    except OSError as error:
        detail = error.strerror or type(error).__name__
        path = error.filename or ", ".join(file.path for file in batch.files)
        raise Refusal(session.text("not-written", path=path, detail=detail)) from error
    # What was read is what was; whoever asks next reads anew.
    session.__dict__.pop("workspace", None)


def _digest(sources: dict[str, Source], path: str) -> str | None:
    return sources[path].digest if path in sources else None


def _content(sources: dict[str, Source], path: str, after: str | None) -> bytes | None:
    return None if after is None else sources.get(path, Source(path, "")).encoded(after)

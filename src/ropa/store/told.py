"""What befell a text on the disk, in the reader's words, with what to do about it."""

from pathlib import Path

from ropa.finding import wording
from ropa.i18n import text
from ropa.store.drafts import BrokenDraft
from ropa.store.lock import Locked
from ropa.store.recovery import Outcome, Recovered
from ropa.store.transaction import Conflict, Unfinished


def told(event: Conflict | Locked | Unfinished | Recovered | BrokenDraft, language: str) -> str:
    """A sentence or two on what happened, and on what the reader can do.

    Args:
        event: What was raised or returned by this package.
        language: The reader's language.
    """
    if isinstance(event, Conflict):
        key = "gone" if event.found_text is None else "unexpected" if event.expected is None else "changed"
        return text(f"interface.conflict.{key}", language, path=event.path)
    if isinstance(event, Locked):
        key = "locked" if event.holder else "locked-unknown"
        return text(f"interface.{key}", language, path=event.path, holder=event.holder)
    if isinstance(event, BrokenDraft):
        return text("interface.broken-draft", language, path=event.path, session=event.session)
    left = event.left if isinstance(event, Unfinished) else event
    key = left.detail if left.outcome is Outcome.KEPT else left.outcome.value
    return text(
        f"interface.save.{key}",
        language,
        paths=_listed(left.paths),
        kept=left.kept,
        detail=wording(left.detail, language),
    )


def _listed(paths: tuple[Path, ...]) -> str:
    return ", ".join(str(path) for path in paths)

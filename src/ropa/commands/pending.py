"""What is pending in a session, as a difference to what was read."""

from dataclasses import replace

from ropa.changes import Batch, Message
from ropa.commands.changing import done, told
from ropa.commands.session import Session
from ropa.results import Changed


def overview(session: Session) -> Changed:
    """Every file that is changed and not saved, with the findings that appear and go by it, and what was done."""
    workspace = session.workspace
    pending = workspace.pending
    label = Message("changes.label.pending", {"count": str(len(pending))})
    before = workspace.desk.texts.with_texts({file.path: file.before for file in pending}).portfolio
    found = done(session, told(session, Batch(label, pending), before, workspace.portfolio))
    steps = tuple(batch.label.words(session.language) for batch in workspace.journal.done)
    return replace(found, steps=steps)

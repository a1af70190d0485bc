"""What was done and what was taken back: undo and redo across records, files and screens, before and after saving.

A batch is taken back by putting the former texts in place, and only where each file still holds the text that the batch
gave it; so nothing that was written in between is ever lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ropa.changes.batch import Batch
from ropa.changes.message import refused


@dataclass(frozen=True, slots=True)
class Journal:
    """The batches of a session.

    Attributes:
        done: What was done, the latest last.
        undone: What was taken back and can be done again, the latest last.
    """

    done: tuple[Batch, ...] = ()
    undone: tuple[Batch, ...] = ()

    def with_done(self, batch: Batch) -> "Journal":
        """The journal after a new batch, with which what was taken back can no longer be done again.

        One that changes no file is not remembered.
        """
        return Journal((*self.done, batch)) if batch.files else self

    def undo(self, texts: Mapping[str, str]) -> tuple["Journal", Batch]:
        """Take the latest batch back.

        Args:
            texts: The current text of each file, saved or not; a file that does not exist is left out.

        Returns:
            The journal then, and the batch to apply.

        Raises:
            Refused: Nothing was done, or a file holds another text than the batch gave it.
        """
        if not self.done:
            raise refused("nothing-to-undo")
        *before, latest = self.done
        back = latest.reversed()
        _guard(back, texts)
        return replace(self, done=tuple(before), undone=(*self.undone, latest)), back

    def redo(self, texts: Mapping[str, str]) -> tuple["Journal", Batch]:
        """Do again what was taken back last; arguments, answer and refusals as of `undo`."""
        if not self.undone:
            raise refused("nothing-to-redo")
        *before, latest = self.undone
        _guard(latest, texts)
        return replace(self, done=(*self.done, latest), undone=tuple(before)), latest


def _guard(batch: Batch, texts: Mapping[str, str]) -> None:
    changed = [file.path for file in batch.files if texts.get(file.path) != file.before]
    if changed:
        raise refused("changed-between", paths=", ".join(changed))

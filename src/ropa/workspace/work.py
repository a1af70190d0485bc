"""What is done to the texts on a desk: changes, their undoing, saving, and what is decided where others were faster.

Whatever changes is one batch in the journal, also what is dropped in favour of the disk, so that undo brings it back.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ropa import store
from ropa.changes import Batch, Change, FileChange, Journal, Message, Refused, made
from ropa.changes.apart import Apart, apart
from ropa.source import Source
from ropa.workspace.clash import Choice, Conflicting
from ropa.workspace.desk import Desk
from ropa.workspace.drafts import Drafts, Offer, pending
from ropa.workspace.texts import Texts

_TRIES = 5
"""How often a save begins again where what others changed turned out to be the same."""


@dataclass
class Work:
    """What is done to the texts of a workspace, and what of it is saved.

    Attributes:
        desk: The texts.
        journal: What was done and taken back.
    """

    desk: Desk
    journal: Journal = field(default_factory=Journal, init=False)

    def __post_init__(self) -> None:
        self.root = self.desk.root
        self.drafts = Drafts(self.root, self.desk.told)
        # What was read of the texts that were planned last, so that to do it need not read them once more.
        self._made: Mapping[str, Source] = {}

    @property
    def texts(self) -> Texts:
        """The texts as they are now."""
        return self.desk.texts

    @property
    def pending(self) -> tuple[FileChange, ...]:
        """The files that are to differ from what was read, by path."""
        return pending(self.texts)

    def planned(self, changes: Iterable[Change], label: Message | None = None) -> Batch:
        """What changes would do; raises what `files_after` raises."""
        batch, self._made = made(self.texts.portfolio, changes, label)
        return batch

    def whole(self, label: Message, files: Mapping[str, str | None]) -> Batch:
        """The batch that gives files whole texts; None for one that is to go."""
        now = self.texts
        found = (FileChange(path, now.text(path), text) for path, text in sorted(files.items()))
        return Batch(label, tuple(file for file in found if file.before != file.after))

    def after(self, batch: Batch) -> Texts:
        """The texts after a batch."""
        return self.texts.with_texts({file.path: file.after for file in batch.files}, self._made)

    def take(self, batch: Batch) -> Batch:
        """Do a batch and remember it."""
        self._become(self.after(batch), self.journal.with_done(batch))
        self._made = {}
        return batch

    def undo(self) -> Batch:
        """Take back what was done last; raises what `Journal.undo` raises."""
        return self._along(self.journal.undo)

    def redo(self) -> Batch:
        """Do again what was taken back last; raises what `Journal.redo` raises."""
        return self._along(self.journal.redo)

    def _along(self, step: Callable[[Mapping[str, str]], tuple[Journal, Batch]]) -> Batch:
        journal, batch = step(self.texts.texts())
        self._become(self.after(batch), journal)
        return batch

    def _become(self, texts: Texts, journal: Journal | None = None) -> None:
        self.desk.become(texts)
        self.journal = self.journal if journal is None else journal
        self.keep()

    def keep(self) -> None:
        """Keep what is pending, if drafts are kept."""
        self.drafts.keep(self.texts, self.journal)

    def save(self, paths: Iterable[str] = ()) -> tuple[str, ...]:
        """Write what is pending: all of it or nothing, and never over what others wrote.

        Args:
            paths: The files to write; all that is pending where none is named.

        Returns:
            The files that were written or removed.

        Raises:
            Conflicting: Others have changed one of them; nothing was written.
            Locked: Another writer is at work for too long; nothing was written.
            Unfinished: See `store.commit`.
            OSError: The disk says no; nothing was changed.
        """
        asked = frozenset(paths)
        for _ in range(_TRIES):
            pending = [file for file in self.pending if not asked or file.path in asked]
            try:
                self.desk.told += store.commit(
                    self.root, [self._written(file) for file in pending], self.desk.said.members
                )
            except store.Conflict as conflict:
                self.desk.reload([Path(file.path) for file in pending])
                if self.desk.clashes:
                    raise Conflicting(self.desk.clashes) from conflict
                continue
            self._become(self.texts.with_saved({file.path: self._saved(file) for file in pending}))
            if not self.pending:
                self.drafts.is_kept()
            return tuple(file.path for file in pending)
        raise TimeoutError(str(self.root))

    def _written(self, file: FileChange) -> store.FileChange:
        read = self.texts.read.get(file.path)
        return store.FileChange(Path(file.path), read.digest if read else None, self._encoded(file))

    def _encoded(self, file: FileChange) -> bytes | None:
        read = self.texts.read.get(file.path, Source(file.path, ""))
        return None if file.after is None else read.encoded(file.after)

    def _saved(self, file: FileChange) -> Source | None:
        content = self._encoded(file)
        if content is None:
            return None
        found = next(source for source in self._sources(file.path) if source.path == file.path)
        return replace(found, digest=hashlib.sha256(content).hexdigest())

    def _sources(self, path: str) -> Iterable[Source]:
        registers = self.texts.portfolio.registers
        return (source for name in self.texts.owners(path) for source in registers[name].sources)

    def settle(self, path: str, choice: Choice) -> str:
        """Decide a clash.

        Returns:
            The file that now holds one's own text, where it was put beside; else empty.

        Raises:
            KeyError: There is no clash of this file.
            OSError: One's own text cannot be written beside; nothing was changed.
        """
        theirs = self.desk.disputed[path]
        mine = self.texts.text(path)
        beside = ""
        if choice is Choice.BESIDE and mine is not None:
            beside = str(store.put_beside(Path(path), (theirs or Source(path, "")).encoded(mine)))
        del self.desk.disputed[path]
        texts = self.texts.with_read({path: theirs})
        if choice is Choice.MINE or path not in texts.mine:
            self._become(texts)
            return ""
        self.desk.become(texts)
        self.take(self.whole(Message("changes.label.theirs", {"path": path}), {path: theirs.text if theirs else None}))
        return beside

    def discard(self, paths: Iterable[str]) -> Batch:
        """Let go of what is pending in some files; undo brings it back. The disk's texts are read anew."""
        chosen = [path for path in paths if path in self.texts.mine]
        self.desk.reload([Path(path) for path in chosen])
        for path in [path for path in chosen if path in self.desk.disputed]:
            self.settle(path, Choice.THEIRS)
        read = self.texts.read
        rest = {path: read[path].text if path in read else None for path in chosen if path in self.texts.mine}
        return self.take(self.whole(Message("changes.label.discard"), rest))

    def apart(self, register: str, names: Collection[str]) -> dict[str, Apart]:
        """Of each file, the changes of some records alone and the others; empty where they cannot be told apart."""
        pending = [file for file in self.pending if register in self.texts.owners(file.path)]
        found = ((file.path, apart(file, names)) for file in pending)
        return {path: both for path, both in found if both is not None}

    def discard_records(self, register: str, names: Collection[str]) -> Batch:
        """Let go of what is pending in some records of a register; undo brings it back."""
        rest = {path: rest for path, (_, rest) in self.apart(register, names).items()}
        return self.take(self.whole(Message("changes.label.discard"), rest))

    def save_records(self, register: str, names: Collection[str]) -> tuple[str, ...]:
        """Write what is pending in some records of a register, and leave the rest pending; raises as `save`."""
        found = self.apart(register, names)
        whole = {path: self.texts.text(path) for path in found}
        self.desk.become(self.texts.with_texts({path: only for path, (only, _) in found.items()}))
        try:
            return self.save(found)
        finally:
            self._become(self.texts.with_texts(whole))

    def accept(self, offer: Offer) -> Batch:
        """Take over what a dead session had not saved, as pending here; a file changed since then is a clash.

        Raises:
            Refused: One of its files is pending here already.
        """
        now = self.texts
        if taken := [path for path in offer.paths if path in now.mine]:
            raise Refused(Message("changes.refused.changed-between", {"paths": ", ".join(taken)}))
        batch = self.whole(Message("changes.label.recovered"), {file.path: file.after for file in offer.files})
        theirs = {path: now.read.get(path) for path in offer.changed}
        self.desk.disputed |= {path: source for path, source in theirs.items() if now.text(path) != offer.after(path)}
        texts = self.after(batch).based_on({path: offer.base(path) for path in offer.changed})
        self.drafts.take(offer.session)
        self._become(
            texts, offer.journal if not self.journal.done and offer.journal.done else self.journal.with_done(batch)
        )
        return batch

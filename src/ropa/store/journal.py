"""A transaction as written down before it is carried out, and its steps, forward or back."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ropa.store.contents import leads_out, target
from ropa.store.writing import part_name, stage, swap, sync_folder


@dataclass(frozen=True, slots=True)
class Entry:
    """What a transaction does with one file.

    Attributes:
        path: Where it lies, its folder without links.
        before: What it held; None where it was not there.
        after: What it is to hold; None where it is to go.
        mode: Its rights before.
        link: Where a symbolic link leads that is to go; a link that is written through stays and is not told here.
    """

    path: Path
    before: bytes | None
    after: bytes | None
    mode: int | None = None
    link: str | None = None

    @property
    def target(self) -> Path:
        """The file that is written or removed."""
        return self.path if self.link is not None else target(self.path)

    def leads_out(self, folders: tuple[Path, ...]) -> bool:
        """Whether what is written lies, by a link, outside the folders that may be written."""
        return self.link is None and leads_out(self.path, folders)


@dataclass(frozen=True, slots=True)
class Journal:
    """A transaction as written down.

    Attributes:
        home: The folder of all journals.
        key: What tells it from others.
        entries: What it does, in that order.
        made: The folders that it makes, those above before those below.
        back: Whether it is to be taken back.
    """

    home: Path
    key: str
    entries: tuple[Entry, ...]
    made: tuple[Path, ...] = ()
    back: bool = False

    @property
    def plan(self) -> Path:
        """The file that says what is to be done."""
        return plan(self.home, self.key, self.back)

    def part(self, number: int) -> Path:
        """The temporary file of an entry, beside the file that it is to replace."""
        return self.entries[number].target.parent / part_name(f"{self.key}.{number}")

    def turn(self) -> "Journal":
        """Have the transaction taken back from now on, also by whoever finds its journal.

        Raises:
            OSError: The disk says no.
        """
        turned = replace(self, back=True)
        self.plan.replace(turned.plan)
        sync_folder(self.home)
        return turned

    def make(self) -> None:
        """Make the folders that are not there.

        Raises:
            OSError: The disk says no.
        """
        for folder in self.made:
            folder.mkdir(exist_ok=True)

    def unmake(self) -> None:
        """Remove the folders that were made, unless somebody has put something into them."""
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()

    def stage(self, number: int) -> None:
        """Write the temporary file of one entry.

        Raises:
            OSError: The disk says no.
        """
        entry = self.entries[number]
        if (held := self._wanted(entry)) is not None:
            stage(entry.target, self.part(number), held, entry.mode)

    def put(self, number: int, *, staged: bool = False) -> None:
        """Give one file the content that it is to have, or, if the transaction is taken back, that it had before.

        Args:
            number: Which.
            staged: Whether its temporary file is there already.

        Raises:
            OSError: The disk says no; the file is untouched.
        """
        entry = self.entries[number]
        if self._wanted(entry) is None:
            entry.target.unlink()
        elif entry.link is not None:
            entry.path.symlink_to(entry.link)
        else:
            if not staged:
                self.stage(number)
            swap(self.part(number), entry.target)

    def _wanted(self, entry: Entry) -> bytes | None:
        return entry.before if self.back else entry.after

    def clear(self) -> None:
        """Remove the temporary files of the entries.

        Raises:
            OSError: The disk says no.
        """
        for number in range(len(self.entries)):
            with suppress(FileNotFoundError, NotADirectoryError):
                self.part(number).unlink()

    def sync(self) -> None:
        """Have on disk which files lie in the folders of the entries.

        Raises:
            OSError: The disk says no.
        """
        folders = {entry.target.parent for entry in self.entries}
        folders |= {folder.parent for folder in self.made}
        for folder in sorted(folders):
            if folder.is_dir():
                sync_folder(folder)


def plan(home: Path, key: str, back: bool) -> Path:
    """Where the plan of a transaction lies."""
    return home / f"{key}{'.undo' if back else '.json'}"

"""What changes do to the files of a workspace: each file's text before and after."""

from dataclasses import dataclass

from ropa.changes.message import Message


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file that changes.

    Attributes:
        path: The file as the reader knows it.
        before: Its text so far, without byte-order mark; None where there is no such file.
        after: Its text then; None where it goes.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that are made, undone and made again together.

    Attributes:
        label: What was done.
        files: The files that change, by path.
        remarks: What the reader must know of it.
    """

    label: Message
    files: tuple[FileChange, ...]
    remarks: tuple[Message, ...] = ()

    def reversed(self) -> "Batch":
        """What takes it back."""
        return Batch(self.label, tuple(FileChange(file.path, file.after, file.before) for file in self.files))

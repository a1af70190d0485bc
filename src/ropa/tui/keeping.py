"""What the answers have in common: the line that writes the one in hand to a file is proposed."""

from pathlib import Path

from ropa import store
from ropa.commands.writing import formats
from ropa.tui.commandline import kept_in
from ropa.tui.frame import Frame
from ropa.tui.widgets.prompt import Prompt


class Keeping(Frame):
    """A screen whose answer a line can write to a file."""

    def kept_line(self) -> str:
        """The line that gives the answer."""
        return self.base

    def action_make(self) -> None:
        """Propose the line that writes the answer in hand to a file."""
        # What is made of documents is dear to load, and most answers are only read.
        from ropa.tui.making import FOLDER  # noqa: PLC0415

        if line := kept_in(self.kept_line(), FOLDER if store.is_folder(Path(FOLDER)) else ""):
            self.query_one(Prompt).open(":", line, self.terminal.typed, self._completed)
            endings = tuple(made.SUFFIX for made in formats())
            key = "keep-letter" if line.startswith("access ") else "keep-answer"
            self.tell(self.text(key if line.endswith(endings) else "keep-folder", formats=" ".join(endings)))
        else:
            self.tell(self.text("no-answer-file"))

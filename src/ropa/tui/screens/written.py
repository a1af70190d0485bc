"""What a command wrote."""

from pathlib import Path

from ropa import store
from ropa.i18n import text
from ropa.layout import as_text
from ropa.results import Written
from ropa.tui.keys import bindings
from ropa.tui.screens.page import TextScreen

SHOWS = Written


class WrittenScreen(TextScreen):
    """The files, and what must be known of them."""

    NAME = "written"
    BINDINGS = bindings(NAME)

    def said(self) -> str:
        """What is shown."""
        said = as_text(self.result, self.language)
        count = -(-sum(self.result.sizes) // 1000)
        return "\n".join((said, *((text("making.size", self.language, count=count),) if count else ())))

    def action_view(self) -> None:
        """Open what was written as the reader's system does; where it has no way to, say where it lies."""
        paths = self.result.paths
        is_open = bool(paths) and store.view(Path(paths[0]))
        key = "make.opened" if is_open else "make.no-viewer"
        self.tell(self.text(key, path=paths[0] if paths else ""), is_failure=not is_open)

    def renew(self) -> None:
        """Stay as it is: its line would write again."""
        self.stamp = self.session.workspace.version

    def crumb(self) -> str:
        """What happened."""
        return self.text("written")

    def facts(self) -> tuple[str, ...]:
        """How many files."""
        return (self.text("files", count=len(self.result.paths)),)


SCREEN = WrittenScreen

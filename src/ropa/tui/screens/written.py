"""What a command wrote."""

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
        return as_text(self.result, self.language)

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

"""What is changed and not saved: the texts line by line, and the findings that come and go; Enter writes it."""

from collections.abc import Iterator

from rich.text import Text

from ropa.changes import FileDiff
from ropa.i18n import one_line, visible
from ropa.results import Changed
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.screens.findings import finding_text
from ropa.tui.widgets.block_list import Block
from ropa.view.outline import flattened

SHOWS = Changed

_STYLES = {"+": "green", "-": "red", "@": "dim", "\\": "dim"}
"""Colours of the lines of a difference, which repeat what their signs say."""


class ChangesScreen(BlockScreen):
    """The difference that saving would make."""

    NAME = "changes"
    BINDINGS = bindings(NAME)
    result: Changed

    def fill(self) -> None:
        """Show what comes and goes, then each file."""
        blocks = [*self._preview(), *self._findings(), *self._files()]
        self.blocks.show(blocks or [Block(Text(self.text("edit.nothing-unsaved")))])

    def _preview(self) -> Iterator[Block]:
        """What the change does in words, where it says so."""
        if (preview := self.result.preview) is None:
            return
        yield Block(Text(one_line(preview.title), "bold underline"))
        for depth, line in flattened(preview.branches):
            # The cursor walks along its lines too, so that all of a long one can be read.
            yield Block(Text(visible(line), "" if depth else "bold"), value="", indent=2 * depth)
        for remark in preview.remarks:
            yield Block(Text(visible(remark), "italic"))
        yield Block(Text())

    def _findings(self) -> Iterator[Block]:
        for name, items in (("findings-cured", self.result.cured), ("findings-added", self.result.added)):
            if items:
                yield Block(Text(self.text(f"edit.{name}", count=len(items)), "bold underline"))
                for item in items:
                    said = Text(one_line(item.finding.at.record) + "  ", "dim").append_text(finding_text(item))
                    yield Block(said, indent=2)
                yield Block(Text())
        for remark in self.result.remarks:
            yield Block(Text(visible(remark), "italic"))

    def _files(self) -> Iterator[Block]:
        for file in self.result.files:
            yield Block(_difference(file), value=file.path)
            yield Block(Text())

    def crumb(self) -> str:
        """Changes."""
        return self.text("edit.changes")

    def facts(self) -> tuple[str, ...]:
        """How many files."""
        return (self.text("files", count=len(self.result.files)),)

    def narrow(self, query: str) -> str:
        """Show only files and findings that hold all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def opening(self) -> str:
        """Nothing: Enter writes."""
        return ""

    def action_open(self) -> None:
        """Write, also for a second click."""
        self.action_write()

    def action_save(self) -> None:
        """Write what is shown."""
        self.action_write()

    def action_write(self) -> None:
        """Write what is shown, and go back where that was all."""
        if self.session.workspace.pending:
            self.change("save")
        else:
            self.terminal.back()

    def action_drop(self) -> None:
        """Let go of what is changed in the file in hand; undo brings it back."""
        if path := self.blocks.value:
            self.change(self.terminal.changing.line("changes", "--drop", str(path)))


def _difference(file: FileDiff) -> Text:
    come, gone = (sum(1 for line in file.lines[2:] if line.startswith(sign)) for sign in "+-")
    said = Text.assemble((one_line(file.path), "bold"), f"  +{come} −{gone}")
    for line in file.lines[2:]:
        said.append("\n")
        said.append(visible(line), _STYLES.get(line[:1], ""))
    return said


SCREEN = ChangesScreen

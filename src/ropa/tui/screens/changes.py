"""What is changed and not saved, record by record: texts line by line, findings that come and go, and what was done.

Enter does what the line in hand says: writes all, opens a record or a finding, or takes back to a step.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from ropa.commands.changing import compared
from ropa.i18n import one_line, visible
from ropa.results import Changed, Failure, Located
from ropa.tui.blocks import BlockScreen
from ropa.tui.hunks import Hunk, hunks
from ropa.tui.job import Beside, Job
from ropa.tui.keys import bindings
from ropa.tui.screens.findings import finding_text
from ropa.tui.widgets.block_list import Block
from ropa.view.outline import flattened

SHOWS = Changed

_STYLES = {"+": "green", "-": "red", "@": "dim", "\\": "dim"}
"""Colours of the lines of a difference, which repeat what their signs say."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the journal: how many steps are taken back with it."""

    count: int


WRITE = "write"
"""What the line stands for that writes everything."""


class ChangesScreen(BlockScreen):
    """The difference that saving would make."""

    NAME = "changes"
    BINDINGS = bindings(NAME)
    result: Changed
    comparing: Beside | None = None

    def fill(self) -> None:
        """Show what can be done with all, what comes and goes, then each file, then what was done."""
        pending = len(self.session.workspace.pending)
        blocks = []
        if pending and not self.result.is_dry_run and not self.session.is_read_only:
            blocks += [Block(Text(self.text("edit.write-all", count=pending), "bold"), value=WRITE), Block(Text())]
        found = [*self._preview(), *self._findings(), *self._files()]
        blocks += found or [Block(Text(self.text("edit.nothing-unsaved")))]
        self.blocks.show([*blocks, *self._steps()])
        if self.result.comparison:
            self._compare(self.result)

    def _compare(self, asked: Changed) -> None:
        """Find out beside the screen which findings appear and go."""
        self.comparing = self.comparing or Beside(self, self._compared)
        self.comparing.ask(self.base, self.session, lambda beside: (asked, compared(beside, asked)))

    def _compared(self, job: Job) -> None:
        if isinstance(job.result, Failure):
            self.tell(job.result.message, is_failure=True)
            return
        asked, found = job.result
        if asked is not self.result:
            return  # what is shown anew meanwhile is compared anew
        state, value = self.state(), self.blocks.value
        self.result = found
        self.fill()
        self.restore(state)
        # What comes in above the line in hand must not put another in its place.
        if value and value in (values := self.blocks.values()):
            self.blocks.move_to(values.index(value))

    def _preview(self) -> Iterator[Block]:
        """What the change does in words, where it says so."""
        if (preview := self.result.preview) is None:
            return
        yield Block(Text(one_line(preview.title), "bold underline"))
        for depth, line in flattened(preview.branches, self.language):
            # The cursor walks along its lines too, so that all of a long one can be read.
            yield Block(Text(visible(line), "" if depth else "bold"), value="", indent=2 * depth)
        for remark in preview.remarks:
            yield Block(Text(visible(remark), "italic"))
        yield Block(Text())

    def _findings(self) -> Iterator[Block]:
        if self.result.comparison:
            yield Block(Text(self.text("edit.findings-compared"), "italic"))
            yield Block(Text())
        for name, items in (("findings-cured", self.result.cured), ("findings-added", self.result.added)):
            if items:
                yield Block(Text(self.text(f"edit.{name}", count=len(items)), "bold underline"))
                for item in items:
                    said = Text(one_line(item.finding.at.record) + "  ", "dim").append_text(finding_text(item))
                    yield Block(said, value=item, indent=2)
                yield Block(Text())
        for remark in self.result.remarks:
            yield Block(Text(visible(remark), "italic"))

    def _files(self) -> Iterator[Block]:
        for file in self.result.files:
            come, gone = (sum(1 for line in file.lines[2:] if line.startswith(sign)) for sign in "+-")
            yield Block(Text.assemble((one_line(file.path), "bold"), f"  +{come} −{gone}"), value=Hunk(file.path))
            for hunk in hunks(file, self.session.workspace):
                yield Block(_difference(hunk), value=hunk, indent=2)
            yield Block(Text())

    def _steps(self) -> Iterator[Block]:
        if steps := self.result.steps:
            yield Block(Text(self.text("edit.steps", count=len(steps)), "bold underline"))
        for count, label in enumerate(reversed(self.result.steps), 1):
            yield Block(Text(one_line(label)), value=Step(count), indent=2)

    def crumb(self) -> str:
        """Changes."""
        return self.text("edit.changes")

    def facts(self) -> tuple[str, ...]:
        """How many files."""
        return (self.text("files", count=len(self.result.files)),)

    def idle(self) -> frozenset[str]:
        """Saving, which a line of its own does here; writing and dropping, where nothing is changed."""
        return super().idle() | {"save"} | (frozenset() if self.session.workspace.pending else {"write", "drop"})

    def narrow(self, query: str) -> str:
        """Show only files and findings that hold all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def target(self) -> str:
        """The record that the line in hand is about, as long as there is one."""
        value = self.blocks.value
        address = value.address if isinstance(value, Hunk) else ""
        if isinstance(value, Located):
            address = value.finding.at.record
        return address if address and self.session.workspace.portfolio.find(address) else ""

    def action_open(self) -> None:
        """Do what the line in hand says."""
        value = self.blocks.value
        if isinstance(value, Step):
            self.change(f"undo {value.count}" if value.count > 1 else "undo")
        elif not isinstance(value, Hunk | Located):
            self.action_save()
        elif not (address := self.target()):
            self.tell(self.text("edit.record-gone"))
        elif (frame := self.terminal.go(f"show {address}")) and isinstance(value, Located):
            frame.seek(value.finding)

    def action_save(self) -> None:
        """Write all that is not saved, and go back where that was all."""
        if self.session.workspace.pending and not self.result.is_dry_run:
            self.change("save")
        else:
            self.terminal.back()

    @property
    def path(self) -> str:
        """The file in hand; empty text where the cursor stands on none."""
        value = self.blocks.value
        return value.path if isinstance(value, Hunk) else ""

    def action_write_one(self) -> None:
        """Write the records in hand, else the file, and leave the rest as it is."""
        self._with_hunk("save")

    def action_drop(self) -> None:
        """Let go of what is changed in the records in hand, else in the file; undo brings it back."""
        self._with_hunk("changes", "--drop")

    def _with_hunk(self, command: str, *option: str) -> None:
        value = self.blocks.value
        if self.path in {file.path for file in self.session.workspace.pending}:
            asked = value.names if isinstance(value, Hunk) and value.names else (self.path,)
            self.change(self.terminal.changing.line(command, *(word for one in asked for word in (*option, one))))
        else:
            self.tell(self.text("edit.no-file-in-hand"))


def _difference(hunk: Hunk) -> Text:
    said = Text(", ".join(map(one_line, hunk.names)), "bold")
    for line in hunk.lines:
        said.append("\n" if said.plain else "")
        said.append(visible(line), _STYLES.get(line[:1], ""))
    return said


SCREEN = ChangesScreen

"""What the lists of hops and of findings share: rows made by a sheet, and a pane that says all of the one in hand."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult

from ropa.commands.sheets import Sheet, SheetRow
from ropa.i18n import one_line
from ropa.layout import law_line
from ropa.results import Counts
from ropa.tui.arranging import Arranging
from ropa.tui.editing import Editing
from ropa.tui.widgets.pane import Pane
from ropa.tui.widgets.record_list import RecordList, Shown


class SheetScreen(Arranging):
    """A list with a pane below it, and under both what must be known to read them right.

    Attributes:
        sheet: What the list shows.
        registers: The registers that it lists something of.
        widest: Cells that the second column may take.
    """

    sheet: Sheet[Any]
    registers: tuple[str, ...] = ()
    widest = 44

    # What a subclass says.

    def made(self) -> Sheet[Any]:
        """The sheet of such a list."""
        raise NotImplementedError

    def items(self) -> Iterable[Any]:
        """What it lists."""
        raise NotImplementedError

    def explained(self, item: Any) -> Text:
        """All of the item in hand."""
        raise NotImplementedError

    # What both have in common.

    def body(self) -> ComposeResult:
        """List, pane, remarks."""
        yield RecordList(id="list")
        yield Pane()
        yield Pane(id="remarks")

    def fill(self) -> None:
        """Show the rows, and below them the remarks and the law."""
        self.sheet = self.made()
        self.registers = tuple(dict.fromkeys(map(self.sheet.register, self.items())))
        self.orders = self.result.orders
        result = self.result
        said = [Text(one_line(remark)) for remark in result.remarks]
        if result.law_date:
            law = law_line(result.law_date, result.law_checked, self.language, result.law_own)
            said.append(Text(law, "dim"))
        self.query_one("#remarks", Pane).tell(Text("\n").join(said))
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows with the columns that were chosen."""
        shown = self.columns
        rows = self.sheet.rows(self.items(), shown[self.kept :])
        self.records.empty = self.text("nothing-shown") if rows else self.empty()
        heads = tuple(map(self.label, shown))
        self.records.show(Shown(heads, shown, rows, widest=self.widest))
        self.explain()

    def empty(self) -> str:
        """What stands there where nothing is listed."""
        return self.text("nothing-shown")

    def recolumn(self) -> None:
        """Show the columns that were chosen, all else as it is."""
        state = self.state()
        self.show_rows()
        self.restore(state)

    def show_field(self, address: str, reach: Callable[[Editing], object], *, is_edited: bool) -> None:
        """Open a record, and edit what is reached there.

        Args:
            address: The record.
            reach: Puts the cursor on the field.
            is_edited: Whether it is edited at once.
        """
        frame = self.terminal.go(f"show {address}")
        if not isinstance(frame, Editing):
            return
        editing = frame

        def reached() -> None:
            reach(editing)
            if is_edited:
                editing.action_edit()

        editing.call_after_refresh(reached)

    @property
    def item(self) -> Any:
        """What is under the cursor; None where that is nothing that is listed."""
        row = self.records.row
        return row.item if isinstance(row, SheetRow) else None

    def explain(self) -> None:
        """Show all of the item in hand."""
        self.query_one("#pane", Pane).tell(self._told())

    def _told(self) -> Text:
        return self.explained(self.item) if self.item else Text()

    def topic(self) -> str:
        """What the pane says, where it is too long for it."""
        return self._told().plain

    def narrow(self, query: str) -> str:
        """Show only the rows that meet the query, and all of the one that is in hand then."""
        fault = super().narrow(query)
        self.explain()
        return fault

    @on(RecordList.Found)
    def more_found(self, event: RecordList.Found) -> None:
        """Tell of what was found behind the keys, and all of the one that is in hand then."""
        super().more_found(event)
        self.explain()

    def action_faulty(self) -> None:
        """Show only rows with something wrong, and all of the one that is in hand then."""
        super().action_faulty()
        self.explain()

    # Columns.

    @property
    def kind(self) -> str:
        """Of what kind the list is."""
        return self.sheet.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown."""
        typed = self.terminal.lists.columns.get(self.kind, "").split(",")
        chosen = tuple(name for name in typed if name in self.every()) or self.usual()
        return (*self.sheet.kept, *chosen)

    @property
    def kept(self) -> int:
        """How many of them are always shown."""
        return len(self.sheet.kept)

    def every(self) -> tuple[str, ...]:
        """All other columns."""
        return tuple(name for name in self.sheet.columns if name not in self.sheet.kept)

    def usual(self) -> tuple[str, ...]:
        """Those that are shown unless others are chosen; the register only where the rows are of several."""
        is_one = len(self.registers) <= 1
        return tuple(name for name in self.sheet.usual if not is_one or name != "register")

    def label(self, name: str) -> str:
        """A column in the reader's words."""
        return self.sheet.label(name)

    def orderable(self) -> tuple[str, ...]:
        """Every column, shown or not."""
        return tuple(dict.fromkeys((*self.columns, *self.sheet.columns)))

    def countable(self) -> Sequence[str]:
        """Those too that are always shown."""
        return self.sheet.kept

    def counts(self, name: str) -> Counts:
        """How many of the rows that are shown say what in a column."""
        items = [row.item for row in self.records.rows if isinstance(row, SheetRow)]
        return self.sheet.counts(items, name, self.narrowed_line)

    def is_falling(self, name: str) -> bool:
        """Whether the greatest of a column is what is looked for first."""
        return name in self.sheet.falling

    def known(self) -> Collection[str]:
        """The columns, which are the fields of the filter."""
        return self.sheet.columns

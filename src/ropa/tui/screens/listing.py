"""Records of one kind, with a filter that answers while it is typed."""

from typing import Any

from textual.app import ComposeResult

from ropa.commands.columns import FINDINGS
from ropa.commands.filtering import unreadable
from ropa.query import QueryError, parse
from ropa.register import SHARED
from ropa.results import Listing
from ropa.tui.arranging import Arranging
from ropa.tui.asker import Asker
from ropa.tui.commandline import aimed, narrowed
from ropa.tui.keys import bindings
from ropa.tui.sessions import with_options
from ropa.tui.unsaved import unsaved
from ropa.tui.widgets.prompt import Prompt
from ropa.tui.widgets.record_list import RecordList

SHOWS = Listing


class ListingScreen(Arranging):
    """The list of one kind."""

    NAME = "listing"
    BINDINGS = bindings(NAME)

    def body(self) -> ComposeResult:
        """The list."""
        yield RecordList(id="list")

    def fill(self) -> None:
        """Show the rows."""
        hint = "" if self.session.is_read_only or self.result.kind == "register" else self.text("edit.new-here")
        self.records.empty = (
            self.text("nothing-shown") if self.result.rows else f"{self.text('no-records')} {hint}".rstrip()
        )
        self.records.show(self.result, unsaved(self.session.workspace))
        self.orders = self.result.orders

    def action_edit(self) -> None:
        """Open the record under the cursor, to edit it."""
        self.action_open()

    def action_new(self) -> None:
        """Ask for a new record of this kind, of the register in view."""
        name = self.records.register or self.target().partition("/")[0] or self._first()
        register = self.session.workspace.portfolio.registers.get(name)
        if register is None or self.result.kind == "register":
            self.tell(self.text("edit.no-new"), is_failure=True)
        else:
            Asker(self, register, self.result.kind).new_record(lambda key: self._show(register.address(key)))

    def _first(self) -> str:
        return next((name for name in self.session.workspace.portfolio.registers if name != SHARED), "")

    def _show(self, address: str) -> str:
        self.terminal.go(f"show {address}")
        self.terminal.go(f"fill {address}")
        return ""

    def action_delete(self) -> None:
        """Take the record under the cursor away; where it is used, say by what and ask."""
        if address := self.target():
            self.change(f"remove {address}")

    def action_duplicate(self) -> None:
        """Ask for the id of a record that says the same as the one under the cursor."""
        if address := self.target():
            self.terminal.changing.duplicate(address)

    def action_mark(self) -> None:
        """Mark the record under the cursor, or take its mark away, and go on to the next."""
        self.records.mark()
        self.tell_where()

    def action_mark_all(self) -> None:
        """Mark all records that are shown, or take all marks away."""
        self.records.mark_all()
        self.tell_where()

    def completed_line(self, line: str) -> str:
        """A change that names no record is of the marked ones, else of the one under the cursor."""
        return aimed(line, sorted(self.records.marked) or [self.target()])

    def crumb(self) -> str:
        """The plural of the kind."""
        return self.result.title

    def facts(self) -> tuple[str, ...]:
        """Whose records, how many, and what narrows them."""
        total, shown = len(self.result.rows), self.records.count()
        count = self.text("of", shown=shown, total=total) if shown != total else str(total)
        chip = self.text("only-faulty") if self.only_faulty else ""
        marked = self.text("edit.marked", count=len(self.records.marked)) if self.records.marked else ""
        return (self.records.register, self.text("records", count=count), marked, chip)

    def target(self) -> str:
        """The record under the cursor."""
        return row.address if (row := self.records.row) else ""

    @property
    def line(self) -> str:
        """The line, with the filter as an option."""
        # An alternative to nothing narrows by itself; behind what narrows the list already it would widen that.
        query = self.query_text.lstrip("| ")
        return with_options(self.arranged(narrowed(self.base, query)), self.session, self.terminal.opened)

    def narrow(self, query: str) -> str:
        """Show only the records that meet the query."""
        try:
            clauses = parse(query)
        except QueryError as error:
            return unreadable(error, self.language)
        self.records.narrow(clauses, self.only_faulty)
        return ""

    def action_faulty(self) -> None:
        """Show only records with findings, or all again."""
        self.only_faulty = not self.only_faulty
        self.narrow(self.query_text)
        self.tell_where()

    def action_back(self) -> None:
        """Clear what narrows the list, else go back."""
        if self.only_faulty and not self.query_text and not self.query_one(Prompt).display:
            self.action_faulty()
        else:
            super().action_back()

    def state(self) -> tuple[Any, ...]:
        """Filter, record, marks and order."""
        records = self.records
        return (self.query_text, self.only_faulty, self.target(), records.cursor, records.marked, self.orders)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Filter, record, marks and order, as far as the columns that are shown still know it."""
        self.query_text, self.only_faulty, address, cursor, marked, orders = state
        self.orders = tuple(order for order in orders if order.field in (*self.result.fields, FINDINGS))
        self.records.put_in_order(self.orders)
        self.records.marked = marked & {row.address for row in self.result.rows}
        self.narrow(self.query_text)
        self.records.move_to(cursor)
        self.records.move_to_address(address)


SCREEN = ListingScreen

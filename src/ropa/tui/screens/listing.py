"""Records of one kind, with a filter that answers while it is typed."""

from typing import Any

from textual.app import ComposeResult

from ropa.commands.list_records import unreadable
from ropa.query import QueryError, parse
from ropa.results import Listing
from ropa.tui.commandline import narrowed
from ropa.tui.frame import Frame
from ropa.tui.keys import bindings
from ropa.tui.sessions import with_options
from ropa.tui.widgets.prompt import Prompt
from ropa.tui.widgets.record_list import RecordList

SHOWS = Listing


class ListingScreen(Frame):
    """The list of one kind."""

    NAME = "listing"
    BINDINGS = bindings(NAME)
    result: Listing
    only_faulty = False

    def body(self) -> ComposeResult:
        """The list."""
        yield RecordList(id="list")

    @property
    def records(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def fill(self) -> None:
        """Show the rows."""
        self.records.empty = self.text("nothing-shown" if self.result.rows else "no-records")
        self.records.show(self.result)

    def crumb(self) -> str:
        """The plural of the kind."""
        return self.result.title

    def facts(self) -> tuple[str, ...]:
        """Whose records, how many, and what narrows them."""
        total, shown = len(self.result.rows), self.records.count()
        count = self.text("of", shown=shown, total=total) if shown != total else str(total)
        chip = self.text("only-faulty") if self.only_faulty else ""
        return (self.records.register, self.text("records", count=count), chip)

    def target(self) -> str:
        """The record under the cursor."""
        return row.address if (row := self.records.row) else ""

    @property
    def line(self) -> str:
        """The line, with the filter as an option."""
        # An alternative to nothing narrows by itself; behind what narrows the list already it would widen that.
        query = self.query_text.lstrip("| ")
        return with_options(narrowed(self.base, query), self.session, self.terminal.opened)

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
        """Filter and record."""
        return (self.query_text, self.only_faulty, self.target())

    def restore(self, state: tuple[Any, ...]) -> None:
        """Filter and record."""
        self.query_text, self.only_faulty, address = state
        self.narrow(self.query_text)
        self.records.move_to_address(address)


SCREEN = ListingScreen

"""Records of one kind, with a filter that answers while it is typed."""

import shlex
from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult

from ropa.commands import run_line
from ropa.commands.columns import COLUMNS, FINDINGS, fields_of, label_of
from ropa.commands.record_rows import RecordRow, count_by
from ropa.i18n import has, text
from ropa.query import Order
from ropa.register import SHARED
from ropa.results import Counts, Line, Listing, RecordView
from ropa.tui.arranging import Arranging
from ropa.tui.asker import Asker
from ropa.tui.beside import blocks_of, next_way
from ropa.tui.commandline import aimed, given, scope, turned_to
from ropa.tui.job import Beside, Job
from ropa.tui.keys import bindings
from ropa.tui.lasting import are_many
from ropa.tui.unsaved import unsaved
from ropa.tui.widgets.block_list import BlockList
from ropa.tui.widgets.line_view import LineView
from ropa.tui.widgets.record_list import RecordList, Shown

SHOWS = Listing

_MANY = 300
"""Records of a register that are checked while a list of them is drawn."""


class ListingScreen(Arranging):
    """The list of one kind."""

    NAME = "listing"
    BINDINGS = bindings(NAME)
    result: Listing
    checked: Beside | None = None
    _awaited: frozenset[str] = frozenset()
    _weighed: tuple[object, tuple[Order, ...]] = None, ()
    _beside = ("", 0)

    def body(self) -> ComposeResult:
        """The list, and what it says of the record in hand."""
        yield RecordList(id="list")
        yield BlockList(id="beside")

    def fill(self) -> None:
        """Show the rows."""
        result = self.result
        self.records.empty = self.text("nothing-shown") if result.rows else self._none()
        new = unsaved(self.session.workspace)
        self.records.show(Shown(self._heads(), result.fields, result.rows, new, awaits=self._awaits))
        self.orders = result.orders
        self.tell_beside()

    # Many of them are put in order beside the screen.

    def order_rows(self) -> None:
        """Put the rows in their order; what many of them weigh is found beside the screen first."""
        result, orders = self._weighed
        known = {order.field for order in (*self.result.orders, *(orders if result is self.result else ()))}
        is_known = all(order.field in known for order in self.orders)
        if is_known or not are_many(len(self.result.rows)):
            super().order_rows()
        elif self.stamp == self.session.workspace.version:
            self.ask_again(lambda _: self.result)  # its rows stay, and keep what the filter looks in
        else:
            self.renew()

    def _renewed(self, job: Job) -> None:
        if job.result is self.result:
            self.order_rows()
            self.tell_title()
        else:
            super()._renewed(job)
        self.make_ready()

    def lasts(self) -> bool:
        """So do many rows that are in an order: what each of them weighs is worked out anew."""
        return super().lasts() or (bool(self.orders) and are_many(len(self.result.rows)))

    def prepare(self, result: Any) -> None:
        """Weigh the rows by what they are to be in order."""
        orders = self.orders
        for row in result.rows if isinstance(result, Listing) else ():
            for order in orders:
                row.weight(order.field)
        self._weighed = result, orders

    # What is wrong with the records.

    def _awaits(self, row: Line) -> bool:
        """Whether it is still to be found what is wrong with a record, which in a large register is found beside."""
        if not isinstance(row, RecordRow) or len(row.register.records) <= _MANY or row.is_checked:
            return False
        if row.register.name not in self._awaited:
            self._awaited |= {row.register.name}
            self.call_after_refresh(self._check)
        return True

    def _check(self) -> None:
        self.checked = self.checked or Beside(self, self._told)
        # What is asked for hardly tells anything: the findings are known then, which is what this is for.
        self.checked.ask(shlex.join(("check", *sorted(self._awaited), "--select", "R199")), self.session)

    def _told(self, _job: Job) -> None:
        self._awaited = frozenset()
        # Rows of a state that is past are about to be shown anew; nothing is ever found out about them.
        if self.stamp == self.session.workspace.version:
            self.records.tell_marks()

    # The record beside the list.

    @property
    def pane(self) -> BlockList:
        """Where the record in hand is shown."""
        return self.query_one("#beside", BlockList)

    @property
    def way(self) -> str:
        """Where that is: `right` or `below`; empty where it is not."""
        chosen = self.terminal.lists.panes.get("record", "")
        return chosen if self.has_class("-wide") or not chosen else "below"

    def action_pane(self) -> None:
        """Show the record in hand beside the list, below it, or not; that stays for all lists of records."""
        way = next_way(self.way, is_wide=self.has_class("-wide"))
        self.terminal.lists.choose("panes", "record", way)
        if not way and self.list is self.pane:
            self.set_focus(self.records)
        self.tell_beside()
        self.tell_keys()

    def action_other(self) -> None:
        """Go from the list to the record beside it, or back; say how it is shown where it is not."""
        if self.way:
            self.set_focus(self.records if self.list is self.pane else self.pane)
        else:
            self.tell(self.text("no-pane"))

    @on(LineView.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self.tell_beside)

    def on_resize(self) -> None:
        """There may be room beside the list now, or none any more."""
        self.call_after_refresh(self.tell_beside)

    def tell_beside(self) -> None:
        """Say what there is to say of the record in hand, unless that is said already."""
        if not self.query("#beside"):
            return
        way, address = self.way, self.target()
        self.query_one("#body").set_class(way == "below", "-below")
        self.pane.display = bool(way)
        shown = (address, self.stamp)
        if not way or shown == self._beside:
            return
        self._beside = shown
        view = run_line(shlex.join(("show", address)), self.session) if address else None
        self.pane.show(blocks_of(view, self.language) if isinstance(view, RecordView) else ())
        self.pane.move_to(0)

    def opening(self) -> str:
        """The record in hand, or the one that it names where the cursor stands there."""
        if self.list is self.pane and (address := self.pane.value):
            return f"show {address}"
        return super().opening()

    def narrow(self, query: str) -> str:
        """Show only the rows that meet the query, and the one in hand then."""
        fault = super().narrow(query)
        self.call_after_refresh(self.tell_beside)
        return fault

    @property
    def kind(self) -> str:
        """The kind of the records."""
        return self.result.kind

    @property
    def columns(self) -> tuple[str, ...]:
        """Address, name and the columns that are shown beside them."""
        return self.result.fields

    def every(self) -> tuple[str, ...]:
        """The fields of the kind."""
        return fields_of(self.kind)

    def usual(self) -> tuple[str, ...]:
        """Those that a DPO compares such records by."""
        return COLUMNS[self.kind]

    def label(self, name: str) -> str:
        """A field in the reader's words."""
        return label_of(self.language, self.kind, name)

    def orderable(self) -> tuple[str, ...]:
        """The columns, and what is wrong."""
        return (*self.result.fields, FINDINGS)

    def is_falling(self, name: str) -> bool:
        """The worst are what is looked for."""
        return name == FINDINGS

    def counts(self, name: str) -> Counts:
        """How many of the rows that are shown say what in a field."""
        rows = (row for row in self.records.rows if isinstance(row, RecordRow))
        return count_by(self.kind, name, rows, self.language, self._line_of)

    def _line_of(self, test: str) -> str:
        """The line that lists the rows that are shown of which a test holds."""
        return given(turned_to(self.base, self.kind), "--where", scope(self.narrowed_line(test)))

    def faulty(self, row: Line) -> bool:
        """Whether something is found in a record."""
        return bool(row.marks)

    def faulty_query(self) -> str:
        """Records with findings."""
        return "!finding:none"

    def recolumn(self) -> None:
        """Run the line with the columns that were chosen."""
        self.base = given(self.base, "--columns", self.terminal.lists.columns.get(self.kind, ""))
        self.renew()

    def _heads(self) -> tuple[str, ...]:
        """The heads of the columns, in few letters where a field has such a name."""
        names = self.result.fields or ("",) * len(self.result.columns)
        keys = [f"terminal.column.{self.result.kind}.{name}" for name in names]
        return tuple(
            text(key, self.language) if has(key) else said for key, said in zip(keys, self.result.columns, strict=True)
        )

    def _none(self) -> str:
        """Why there is no row: nothing meets the query of the line, or there are no such records."""
        if scope(self.base):
            return self.text("nothing-met")
        hint = "" if self.session.is_read_only or self.kind == "register" else self.text("edit.new-here")
        return f"{self.text('no-records')} {hint}".rstrip()

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
        """Open a record that was just made; who comes back to the list finds the cursor on it."""
        self.records.move_to_address(address)
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

    def completed_line(self, line: str) -> str:
        """A change that names no record is of the marked ones, else of the one under the cursor."""
        return aimed(line, sorted(self.records.marked) or [self.target()])

    def targets(self) -> Sequence[str]:
        """The marked records, else the one under the cursor."""
        return [row.address for row in self.marked()] or super().targets()

    def crumb(self) -> str:
        """The plural of the kind."""
        return self.result.title

    def facts(self) -> tuple[str, ...]:
        """Whose records, how many, and what narrows them."""
        count = self.shown_of(len(self.result.rows))
        return (self.records.register, self.text("records", count=count), *self.counted())

    def scope(self) -> str:
        """The query that finds the activities that are marked, else those that a filter leaves."""
        if self.result.kind != "activity":
            return ""
        ids = sorted({address.partition("/")[2] for address in self.records.marked})
        return f"id:{'|'.join(f'={key}' for key in ids)}" if ids else scope(self.line)


SCREEN = ListingScreen

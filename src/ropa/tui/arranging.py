"""How a list of records is arranged: by which columns it is in order, which it shows, and its counts by column."""

from collections.abc import Callable, Iterable

from ropa.commands.columns import COLUMNS, FINDINGS, fields_of, label_of
from ropa.query import Order
from ropa.results import Listing
from ropa.tui.asking import Question
from ropa.tui.commandline import given, narrowed
from ropa.tui.frame import Frame
from ropa.tui.options import Option, option
from ropa.tui.querying import Completion
from ropa.tui.widgets.record_list import FALLING, RISING, RecordList

_MOST = 3
"""Columns that an order remembers."""


class Arranging(Frame):
    """A list whose rows are kept with all that an order or a filter needs, so that neither asks the command again.

    Attributes:
        orders: By what the rows are in order.
    """

    result: Listing
    orders: tuple[Order, ...] = ()
    only_faulty = False

    @property
    def records(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def arranged(self, line: str) -> str:
        """A line with the order of the rows as an option."""
        return given(line, "--sort", ",".join(order.typed for order in self.orders))

    def action_sort(self) -> None:
        """Ask by which column the rows are to be in order."""
        now = {order.field: FALLING if order.is_falling else RISING for order in self.orders}
        self._choose("list.sort", (*self.result.fields, FINDINGS), self.sort_by, now)

    def sort_by(self, name: str) -> None:
        """Put the rows in order by a column first, then by what they were in order; by the first again: reverse it."""
        first = self.orders[:1]
        if first and first[0].field == name:
            made = Order(name, not first[0].is_falling)
        else:
            made = Order(name, name == FINDINGS)  # the worst are what is looked for
        self._order((made, *(order for order in self.orders if order.field != name))[:_MOST])

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.sort_by(self.orders[0].field if self.orders else self.result.fields[0])

    def _order(self, orders: tuple[Order, ...]) -> None:
        self.orders = orders
        self.records.put_in_order(orders)
        self.tell_where()

    def action_columns(self) -> None:
        """Ask which columns are to be shown; they stay for lists of this kind until the program is left."""
        kind, shown = self.result.kind, self.result.fields[2:]

        def answer(words: tuple[str, ...]) -> str:
            self.close_editor()
            columns = words or COLUMNS[kind]
            self.terminal.choose_columns(kind, columns)
            self.base = given(self.base, "--columns", self.terminal.columns.get(kind, ""))
            self.renew()
            self.tell_where()
            return ""

        fields = (*shown, *(name for name in fields_of(kind) if name not in shown))
        options = tuple(self._options(fields, {}))
        hint = self.text("edit.hint-mark")
        self.ask(Question(self.text("list.columns"), answer, options=options, marked=shown, hint=hint))

    def action_count(self) -> None:
        """Ask by which field the rows that are shown are to be counted."""
        fields = (*self.result.fields[2:], *fields_of(self.result.kind))
        self._choose("list.count", dict.fromkeys(fields), self.count_by, {})

    def count_by(self, name: str) -> None:
        """Show how many of the rows say what in a field."""
        line = narrowed(self.base, " ".join((self.query_text.lstrip("| "), "!finding:none" * self.only_faulty)).strip())
        for unused in ("--sort", "--columns"):
            line = given(line, unused, "")
        self.terminal.go(given(line, "--count", name))

    def _choose(self, key: str, fields: Iterable[str], do: Callable[[str], None], now: dict[str, str]) -> None:
        def answer(words: tuple[str, ...]) -> str:
            self.close_editor()
            do(words[0])
            return ""

        options = tuple(self._options(fields, now))
        self.ask(Question(self.text(key), answer, options=options, hint=self.text("edit.hint-choose")))

    def _options(self, fields: Iterable[str], now: dict[str, str]) -> Iterable[Option]:
        for name in fields:
            yield option(name, label_of(self.session, self.result.kind, name), now.get(name, ""))

    def completion(self) -> Callable[[str], str]:
        """Completes the filter by what the rows say; what it may become is told."""
        complete = Completion(self.result.rows, self.session.workspace.portfolio.addresses())

        def completed(typed: str) -> str:
            line, found = complete(typed)
            if len(found) != 1:
                # Behind the filter that the completed text sets off, which tells where one is.
                self.call_after_refresh(self.tell_choice, found)
            return line

        return completed

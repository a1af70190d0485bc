"""What all lists have in common: filter, order, columns, counts by column, marks, and what they remember.

A subclass says what its columns are and what its rows come from.
"""

import threading
from collections.abc import Callable, Collection, Iterable, MutableSequence, Sequence
from typing import Any, ClassVar

from textual import on

from ropa.commands.filtering import unreadable
from ropa.query import Order, QueryError, parse
from ropa.results import Counts, Line
from ropa.tui.asking import Question
from ropa.tui.commandline import given, narrowed, without_flag
from ropa.tui.frame import Frame
from ropa.tui.options import Option, option
from ropa.tui.querying import Completion
from ropa.tui.sessions import with_options
from ropa.tui.widgets.prompt import Prompt
from ropa.tui.widgets.record_list import FALLING, RISING, RecordList

_MOST = 3
"""Columns that an order remembers."""

_ARRANGED = ("--sort", "--columns", "--group-by")
"""Options that say how a list looks, and nothing of what is in it."""


class Arranging(Frame):
    """A list whose rows are kept with all that an order or a filter needs, so that neither asks the command again.

    Attributes:
        orders: By what the rows are in order.
        only_faulty: Whether only rows with something wrong are shown.
    """

    ONLY: ClassVar[str] = "only-faulty"
    """The text that says that only faulty rows are shown."""

    NARROWING: ClassVar[str] = "--where"
    """The option that takes what the filter says."""

    orders: tuple[Order, ...] = ()
    only_faulty = False

    # What a subclass says.

    @property
    def kind(self) -> str:
        """Of what kind the list is, as its columns and order are remembered."""
        raise NotImplementedError

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, those that always are among them."""
        raise NotImplementedError

    @property
    def kept(self) -> int:
        """How many of them, the first, are always shown."""
        return 2

    def every(self) -> tuple[str, ...]:
        """All columns that can be shown beside those that always are."""
        raise NotImplementedError

    def usual(self) -> tuple[str, ...]:
        """Those that are shown unless others are chosen."""
        raise NotImplementedError

    def label(self, name: str) -> str:
        """A column in the reader's words."""
        raise NotImplementedError

    def orderable(self) -> tuple[str, ...]:
        """What the rows can be put in order by."""
        raise NotImplementedError

    def is_falling(self, name: str) -> bool:
        """Whether the greatest of a column is what is looked for first."""
        raise NotImplementedError

    def known(self) -> Collection[str]:
        """The fields that the filter may name; none where they are those of records."""
        return ()

    def faulty(self, row: Line) -> bool:
        """Whether something is wrong with a row."""
        raise NotImplementedError

    def recolumn(self) -> None:
        """Show the columns that were chosen."""
        raise NotImplementedError

    def counts(self, name: str) -> Counts:
        """How many of the rows that are shown say what in a field."""
        raise NotImplementedError

    def faulty_query(self) -> str:
        """What a query says to leave only the rows with something wrong."""
        raise NotImplementedError

    # The list.

    @property
    def records(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def settled(self) -> None:
        """Put the rows in the order that was chosen for such lists, and make ready what the filter looks in."""
        if not self.orders and (typed := self.terminal.lists.orders.get(self.kind)):
            self.orders = self._still(Order(word.removeprefix("-"), word[:1] == "-") for word in typed.split(","))
        if self.orders:
            self.order_rows()
        if not (self.again and self.again.is_busy):
            self.make_ready()  # else once the order is seen, which would come later for it

    def make_ready(self) -> None:
        """Make ready what the filter looks in, beside the screen."""
        threading.Thread(target=_made_ready, args=(self.records.rows,), daemon=True).start()

    def order_rows(self) -> None:
        """Put the rows in their order."""
        self.records.put_in_order(self.orders)

    def _still(self, orders: Iterable[Order]) -> tuple[Order, ...]:
        """Orders as far as their columns are known here."""
        return tuple(order for order in orders if order.field in self.orderable())

    @property
    def line(self) -> str:
        """The line, with filter and order as options."""
        line = narrowed(self.base, self._kept(), self.NARROWING)
        line = given(line, "--sort", ",".join(order.typed for order in self.orders))
        return with_options(line, self.session, self.terminal.opened)

    def _sought(self) -> str:
        # An alternative to nothing narrows by itself; behind what narrows the list already it would widen that.
        return self.query_text.lstrip("| ")

    def _kept(self) -> str:
        """What the rows that are shown have in common, as a query."""
        return " ".join(filter(None, (self._sought(), self.faulty_query() * self.only_faulty)))

    def narrow(self, query: str) -> str:
        """Show only the rows that meet the query."""
        try:
            clauses = parse(query, self.known())
        except QueryError as error:
            return unreadable(error, self.language)
        self.records.narrow(clauses)
        return ""

    def filters(self) -> MutableSequence[str]:
        """Former filters of lists of this kind."""
        return self.terminal.filters.setdefault(self.kind, [])

    def target(self) -> str:
        """The record that the row under the cursor leads to."""
        return row.link if (row := self.records.row) else ""

    def marked(self) -> list[Line]:
        """The rows that are marked, shown or not, in the order of the list."""
        marked = self.records.marked
        return [row for row in self.records.every() if row.address in marked] if marked else []

    # Keys.

    def action_sort(self) -> None:
        """Ask by which column the rows are to be in order."""
        now = {order.field: FALLING if order.is_falling else RISING for order in self.orders}
        self._choose("list.sort", self.orderable(), self.sort_by, now)

    def sort_by(self, name: str) -> None:
        """Put the rows in order by a column first, then by what they were in order; by the first again: reverse it."""
        first = self.orders[:1]
        if first and first[0].field == name:
            made = Order(name, not first[0].is_falling)
        else:
            made = Order(name, self.is_falling(name))
        self.orders = (made, *(order for order in self.orders if order.field != name))[:_MOST]
        self.terminal.lists.choose("orders", self.kind, ",".join(order.typed for order in self.orders))
        self.order_rows()
        self.tell_where()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.sort_by(self.orders[0].field if self.orders else self.columns[0])

    def action_columns(self) -> None:
        """Ask which columns are to be shown; they stay for lists of this kind."""
        shown = self.columns[self.kept :]

        def answer(words: tuple[str, ...]) -> str:
            self.close_editor()
            self.terminal.choose_columns(self.kind, words or self.usual(), self.usual())
            self.recolumn()
            self.tell_where()
            return ""

        fields = (*shown, *(name for name in self.every() if name not in shown))
        hint = self.text("edit.hint-mark")
        options = tuple(self._options(fields, {}))
        self.ask(Question(self.text("list.columns"), answer, options=options, marked=shown, hint=hint))

    def action_count(self) -> None:
        """Ask by which field the rows that are shown are to be counted."""
        fields = dict.fromkeys((*self.columns[self.kept :], *self.every(), *self.countable()))
        self._choose("list.count", fields, self.count_by, {})

    def countable(self) -> Sequence[str]:
        """What else the rows can be counted by, beside the columns that can be chosen."""
        return ()

    def narrowed_line(self, more: str = "") -> str:
        """The line that lists the rows that are shown, and of these what more a query asks, however arranged."""
        line = narrowed(self.base, " ".join(filter(None, (self._kept(), more))), self.NARROWING)
        for unused in _ARRANGED:
            line = given(line, unused, "")
        return without_flag(line, "--statistics")

    def count_by(self, name: str) -> None:
        """Show how many of the rows say what in a field; they are in hand, so that no command need find them again."""
        line = given(self.narrowed_line(), "--count", name)
        self.terminal.ran.append(line)
        self.terminal.show(self.counts(name), line, self.session)

    def _choose(self, key: str, fields: Iterable[str], do: Callable[[str], None], now: dict[str, str]) -> None:
        def answer(words: tuple[str, ...]) -> str:
            self.close_editor()
            do(words[0])
            return ""

        options = tuple(self._options(fields, now))
        self.ask(Question(self.text(key), answer, options=options, hint=self.text("edit.hint-choose")))

    def _options(self, fields: Iterable[str], now: dict[str, str]) -> Iterable[Option]:
        for name in fields:
            yield option(name, self.label(name), now.get(name, ""))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        self.records.mark()
        self.tell_where()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown, or take all marks away."""
        self.records.mark_all()
        self.tell_where()

    def action_faulty(self) -> None:
        """Show only rows with something wrong, or all again."""
        self.only_faulty = not self.only_faulty
        self.records.keep(self.faulty if self.only_faulty else None)
        self.tell_where()

    def action_back(self) -> None:
        """Clear what narrows the list, else go back."""
        if self.only_faulty and not self.query_text and not self.editor and not self.query_one(Prompt).display:
            self.action_faulty()
        else:
            super().action_back()

    # What it says and remembers.

    def counted(self) -> tuple[str, ...]:
        """How many rows are marked, and that only faulty ones are shown."""
        marked = self.text("edit.marked", count=len(self.records.marked)) if self.records.marked else ""
        return (marked, self.text(self.ONLY) if self.only_faulty else "")

    def shown_of(self, total: int, is_one: Callable[[Line], bool] | None = None) -> str:
        """How many rows are shown, or how many of them are of one sort, and of how many where that is fewer.

        While more may be found, that there are at least so many.
        """
        records = self.records
        count = sum(map(is_one, records.so_far)) if is_one else len(records.so_far)
        if not records.is_whole:
            return self.text("of", shown=f"≥ {count}", total=total)
        return self.text("of", shown=count, total=total) if count != total else str(total)

    @on(RecordList.Found)
    def more_found(self, event: RecordList.Found) -> None:
        """Tell of what was found behind the keys."""
        event.stop()
        self.tell_where()

    def completion(self) -> Callable[[str], str]:
        """Completes the filter by what the rows say; what it may become is told."""
        complete = Completion(self.records.every(), self.session.workspace.portfolio.addresses(), self.known())

        def completed(typed: str) -> str:
            line, found = complete(typed)
            if len(found) != 1:
                # Behind the filter that the completed text sets off, which tells where one is.
                self.call_after_refresh(self.tell_choice, found)
            return line

        return completed

    def state(self) -> tuple[Any, ...]:
        """Filter, row, marks and order."""
        records = self.records
        address = row.address if (row := records.row) else ""
        return (self.query_text, self.only_faulty, address, records.cursor, records.marked, self.orders)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Filter, row, marks and order, as far as the columns that are shown still know it."""
        self.query_text, self.only_faulty, address, cursor, marked, orders = state
        self.orders = self._still(orders)
        records = self.records
        self.order_rows()
        records.marked = marked & {row.address for row in records.every()} if marked else marked
        if self.only_faulty:
            records.keep(self.faulty)
        self.narrow(self.query_text)
        records.move_to(cursor)
        records.move_to_address(address)


def _made_ready(rows: Sequence[Line]) -> None:
    """Have each row work out its words, so that the first letter of a filter need not wait for them."""
    for row in rows:
        _ = row.haystack.text

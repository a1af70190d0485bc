"""How many records say what in a field; Enter lists those that say what the cursor stands on."""

from rich.text import Text

from ropa.i18n import one_line
from ropa.layout import counted_line
from ropa.results import Count, Counts
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block
from ropa.view.marks import SIGNS

SHOWS = Counts


class CountsScreen(BlockScreen):
    """The values of one field, the most frequent first."""

    NAME = "counts"
    BINDINGS = bindings(NAME)
    result: Counts

    def fill(self) -> None:
        """Show each value with how many records say it."""
        blocks = [_block(item, self.result.total) for item in self.result.counts]
        self.blocks.show([Block(Text(one_line(self.result.label), "bold underline")), *blocks])

    def narrow(self, query: str) -> str:
        """Show only values that hold all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """The kind, and what it is counted by."""
        return self.text("list.counted-by", kind=self.result.title, field=one_line(self.result.label))

    def facts(self) -> tuple[str, ...]:
        """How many values in how many records."""
        return (self.result.title, counted_line(self.result, self.language))

    def opening(self) -> str:
        """The records that say it."""
        value = self.blocks.value
        return value.line if isinstance(value, Count) else ""

    def action_open(self) -> None:
        """List the records, or say that no query can."""
        if self.opening():
            super().action_open()
        else:
            self.tell(self.text("list.no-list"))


def _block(item: Count, total: int) -> Block:
    share = f"{round(100 * item.count / total)} %"
    said = Text(f"{SIGNS[item.state]} {one_line(item.label)}".strip(), "bold" if item.value else "dim")
    return Block(said, f"{item.count:>6}  {share:>5}", item, 2, label_style="")


SCREEN = CountsScreen

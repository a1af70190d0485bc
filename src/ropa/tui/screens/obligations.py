"""What the records make due, and how each stands; a pane says why and what shows it."""

from rich.text import Text

from ropa.commands.obligation_sheet import ObligationSheet
from ropa.commands.sheets import SheetRow
from ropa.finding import dotted
from ropa.i18n import one_line, visible
from ropa.questions.obligations import Obligation, Standing
from ropa.results import Line, ObligationList
from ropa.tui.keeping import Keeping
from ropa.tui.keys import bindings
from ropa.tui.sheeted import SheetScreen
from ropa.view.answers.obligations import ObligationLine

SHOWS = ObligationList


class ObligationsScreen(Keeping, SheetScreen):
    """The obligations of one register or of all."""

    NAME = "obligations"
    ONLY = "only-open"
    BINDINGS = bindings(NAME)
    result: ObligationList
    sheet: ObligationSheet

    def made(self) -> ObligationSheet:
        """What a list of obligations shows."""
        return ObligationSheet(self.session)

    def items(self) -> tuple[ObligationLine, ...]:
        """The obligations, then what cannot be told."""
        return self.result.lines

    def explained(self, item: ObligationLine) -> Text:
        """What is due and by which law, of what, how that stands, and why."""
        laws = " · ".join(label for _, label in self.sheet.columns["law"](item).values)
        law = f"Art. {laws} {self.text('gdpr')}"
        lines = [
            Text.assemble((one_line(item.duty), "bold"), f"  {law}"),
            Text(item.branch.line),
            *(Text(f"• {one_line(detail)}") for detail in item.branch.details),
        ]
        if not isinstance(item.item, Obligation):
            lines.append(Text(visible(item.reason), "dim"))
        return Text("\n").join(lines)

    def faulty(self, row: Line) -> bool:
        """Whether something is still to be done or decided."""
        item = row.item.item if isinstance(row, SheetRow) else None
        return isinstance(item, Obligation) and item.standing.is_open

    def faulty_query(self) -> str:
        """The same as a query."""
        return f"standing:={'|='.join(standing.value for standing in Standing if standing.is_open)}"

    def action_open(self) -> None:
        """Open the record, the field that settles it in hand."""
        self._go(is_edited=False)

    def action_edit(self) -> None:
        """Open the record and edit that field."""
        self._go(is_edited=True)

    def _go(self, *, is_edited: bool) -> None:
        item: ObligationLine | None = self.item
        if item:
            field = item.at.field
            self.show_field(item.at.record, lambda frame: frame.reach(field), is_edited=is_edited)

    def kept_line(self) -> str:
        """The line that gives what is listed."""
        return self.narrowed_line()

    def field_in_hand(self) -> str:
        """The field that settles it."""
        return dotted(self.item.at.field) if self.item else ""

    def crumb(self) -> str:
        """What is listed."""
        return one_line(self.result.title)

    def facts(self) -> tuple[str, ...]:
        """What is listed, and how much of it."""
        return (one_line(self.result.title), self.shown_of(len(self.result.lines)), *self.counted())


SCREEN = ObligationsScreen

"""What the records leave open, as questions; Enter answers one and those behind it."""

from rich.text import Text

from ropa.commands.question_sheet import QuestionSheet
from ropa.finding import dotted
from ropa.i18n import one_line, text
from ropa.results import Line, QuestionList
from ropa.tui.keys import bindings
from ropa.tui.sheeted import SheetScreen
from ropa.view.answers.open_questions import question_line
from ropa.view.asking import Asked

SHOWS = QuestionList


class QuestionsScreen(SheetScreen):
    """The open questions of one register or of all."""

    NAME = "questions"
    NARROWING = "--only"
    BINDINGS = bindings(NAME)
    result: QuestionList
    sheet: QuestionSheet
    widest = 100

    def fill(self) -> None:
        """Show the questions; what waits to be confirmed is listed by a line that can be narrowed."""
        self.base = "ask --only kind:confirm" if self.base == "confirm" else self.base
        super().fill()

    def made(self) -> QuestionSheet:
        """What a list of questions shows."""
        return QuestionSheet(self.session)

    def items(self) -> tuple[Asked, ...]:
        """The questions."""
        return self.result.asked

    def empty(self) -> str:
        """That nothing is open."""
        return self.text("round.nothing")

    def explained(self, item: Asked) -> Text:
        """The question, what is known, and what can be answered."""
        branch = question_line(item, self.language)
        lines = [Text(branch.line, "bold"), *(Text(f"• {one_line(detail)}") for detail in branch.details[1:])]
        return Text("\n").join([*lines, Text(one_line(item.point.key), "dim")])

    def faulty(self, row: Line) -> bool:  # noqa: ARG002
        """Every question is open."""
        return True

    def faulty_query(self) -> str:
        """Nothing need be asked for that."""
        return ""

    def action_open(self) -> None:
        """Answer the question in hand and those behind it that are shown, each at its field."""
        if item := self.item:
            self.terminal.round.begin(self.line, item.point.key)

    def field_in_hand(self) -> str:
        """The field that answers it."""
        return dotted(self.item.point.at.field) if self.item else ""

    def crumb(self) -> str:
        """What is listed."""
        return one_line(self.result.title)

    def facts(self) -> tuple[str, ...]:
        """How many questions."""
        count = self.shown_of(len(self.result.asked))
        return (text("asking.count", self.language, count=count), *self.counted())


SCREEN = QuestionsScreen

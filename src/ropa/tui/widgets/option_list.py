"""Options under each other, narrowed by what is typed; of some, several can be marked."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from ropa.i18n import one_line
from ropa.query.ordering import folded
from ropa.tui.asking import Question
from ropa.tui.options import Option, met
from ropa.tui.widgets.line_view import LineView, fit

_GAP, _WIDEST = 2, 28

_SAMPLE = 200
"""Options by which the column of words is measured."""


class OptionList(LineView, can_focus=False):
    """The options that meet what was typed, the best first; those that make something new always stay at the end."""

    def __init__(self, question: Question, marked: Sequence[str] | None, nothing: str) -> None:
        super().__init__("options")
        self._options = question.options
        self._has_words = question.has_words
        self._shown: list[Option] = list(self._options)
        self.marked = None if marked is None else list(marked)
        self._chosen = question.start
        self._nothing = nothing
        self._typed = ""
        words = [item.word for item in self._options]
        self._start = words.index(self._chosen) if self._chosen and self._chosen in words else 0
        self.cursor = self._start

    @property
    def option(self) -> Option | None:
        """The option under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def fixed(self) -> list[str]:
        """The marked words, in the order in which they stand in the record, new ones behind them."""
        return list(self.marked or ())

    def has(self, word: str) -> bool:
        """Whether a word can be chosen."""
        return any(item.word == word and not item.makes for item in self._options)

    def narrow(self, typed: str) -> None:
        """Show only what holds all words, or comes near them; the cursor stays where nothing more was typed."""
        if typed == self._typed:
            return
        self._typed = typed
        makers = [item for item in self._options if item.makes]
        # A word that nothing holds may be the name of something new; what is merely like it would stand in the way.
        self._shown = met([item for item in self._options if not item.makes], typed, is_near=not makers) + makers
        self.cursor = 0 if typed.split() else self._start
        self.relayout()

    def toggle(self) -> bool:
        """Mark the option under the cursor, or take its mark away; whether there is one that can be marked."""
        item = self.option
        if item is None or self.marked is None or item.makes:
            return False
        if item.word in self.marked:
            self.marked.remove(item.word)
        else:
            self.marked.append(item.word)
        self.refresh()
        return True

    def goes_on(self, typed: str) -> bool:
        """Whether several names go on with another word behind what was typed, and none in hand ends there."""
        item, sought = self.option, folded(typed)
        if item is None or not sought.strip() or sought.endswith(" ") or sought in item.names:
            return False
        return sum(any(f" {name}".find(f" {sought} ") >= 0 for name in one.names) for one in self._shown) > 1

    def relayout(self) -> None:
        """Take as many lines as there are options; the style sheet says how many at most."""
        self.styles.height = max(self.count(), 1)
        super().relayout()

    def count(self) -> int:
        """How many options are shown."""
        return len(self._shown)

    def nothing(self) -> str:
        """That nothing meets what was typed."""
        return self._nothing

    def line(self, number: int) -> Text:
        """An option: its mark, its label, its word, what else is known of it."""
        item = self._shown[number]
        mark = ""
        if item.makes:
            mark = "+ "
        elif self.marked is not None:
            mark = "[x] " if item.word in self.marked else "[ ] "
        elif item.word == self._chosen and item.word:
            mark = "● "
        column = self._column()
        detail = item.detail
        room = self.inner - cell_len(mark) - (column + _GAP if column else 0)
        label = fit(item.label, max(min(room - cell_len(detail) - _GAP, room), room // 2))
        text = Text(mark + label, "bold" if mark in ("[x] ", "● ") else "")
        if column:
            text.append(" " * _GAP + fit(one_line(item.word), column), "dim")
        left = self.inner - text.cell_len - _GAP
        if detail and left > 0:
            text.append(" " * _GAP + fit(detail, min(cell_len(detail), left)), "dim")
        return text

    def _column(self) -> int:
        if not self._has_words:
            return 0
        return min(_WIDEST, max((cell_len(one_line(item.word)) for item in self._shown[:_SAMPLE]), default=0))

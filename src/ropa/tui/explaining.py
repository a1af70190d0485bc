"""What the screens share on which words of closed lists and places stand: each opens what is known of it."""

import shlex
from collections.abc import Sequence

from ropa.tui.asking import Question
from ropa.tui.frame import Frame
from ropa.tui.options import option
from ropa.view.answers.word import called


class Explaining(Frame):
    """A screen that names words."""

    def words_in_hand(self) -> Sequence[str]:
        """The words that the line in hand names."""
        raise NotImplementedError

    def action_explain(self) -> None:
        """Show what is known of the word in hand; where there are several, ask of which."""
        words = self.words_in_hand()
        if len(words) == 1:
            self._explain(words[0])
        elif words:
            options = tuple(option(word, called(word, self.language), word) for word in words)
            hint = self.text("edit.hint-choose")
            self.ask(Question(self.text("which-word"), self._answer, options=options, hint=hint, has_words=False))
        else:
            self.tell(self.text("no-word-here"))

    def _answer(self, words: tuple[str, ...]) -> str:
        self.close_editor()
        self._explain(words[0])
        return ""

    def _explain(self, word: str) -> None:
        self.terminal.go(shlex.join(("word", word)))

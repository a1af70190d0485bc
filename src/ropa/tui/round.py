"""A round along questions: the field of each is asked in the editor of its record, one after the other.

The wizard for what a record must say and the list of what is open are both such rounds: a line gives the questions, and
what is accepted on the way stays when the round is left.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from textual.screen import Screen

from ropa.commands import run_line
from ropa.finding import Pointer, dotted
from ropa.i18n import has, one_line, text
from ropa.questions.open_points import Kind, Target, target
from ropa.register import Register
from ropa.results import Branch, Outline, RecordView
from ropa.tui.asking import Question
from ropa.tui.editing import Editing
from ropa.tui.frame import Frame
from ropa.tui.options import Option, label_of, option
from ropa.tui.stage import Stage
from ropa.tui.typing_in import as_typed, assigned, is_sentence, literal
from ropa.view.outline import questions

_MOST = 5
"""Fields that are named as still open; more are counted."""


class Round:
    """One round at a time.

    Attributes:
        is_on: Whether questions are being walked.
    """

    def __init__(self, terminal: Stage) -> None:
        self._terminal = terminal
        self._line = ""
        self._keys: list[str] = []
        self._number = 0
        self._session = terminal.opened
        self._branches: dict[str, Branch] = {}
        self._start: Frame | None = None
        self._frame: Editing | None = None
        self.is_on = False

    # From one question to the next.

    def begin(self, line: str, key: str = "") -> None:
        """Ask what a line finds open.

        Args:
            line: A line that lists questions, as `fill` and `ask` do.
            key: The question to begin with; the first where empty.
        """
        frame = self._terminal.frame
        self.stop()
        self._line, self._session, self._start, self._frame = line, frame.session, frame, None
        self._keys = list(self._open())
        if not self._keys:
            _tell_last(frame, frame.text("round.nothing"))
            return
        self._number = self._keys.index(key) if key in self._keys else 0
        self.is_on = True
        self._show()

    def stop(self) -> None:
        """Ask no more."""
        self.is_on = False

    def is_at(self, screen: Screen[None]) -> bool:
        """Whether the question in hand is asked on a screen."""
        return self.is_on and screen is self._frame

    def step(self, by: int) -> None:
        """Go on to the next question that is still open, or back to the one before; what was typed is kept."""
        if self._frame is None or self._terminal.frame is not self._frame:
            self.stop()
            return
        self._frame.put_aside()
        left = self._open()
        self._keys += [key for key in left if key not in self._keys]
        number = self._number + by
        while 0 <= number < len(self._keys) and self._keys[number] not in left:
            number += by
        if number >= len(self._keys):
            self._end("round.done", left)
        else:
            self._number = number if number >= 0 else self._number
            self._show()

    def leave(self) -> None:
        """End the round before its end; what was accepted stays."""
        self._end("round.left", self._open())

    def _end(self, said: str, left: Mapping[str, Branch]) -> None:
        terminal = self._terminal
        self.stop()
        stack: list[Any] = list(terminal.screen_stack)
        if self._start is not None and self._start in stack and isinstance(self._start.result, Outline | RecordView):
            terminal.back_to(stack.index(self._start))
        frame = terminal.frame
        names = [self._label(of) for key in left if (of := self._target(key))][:_MOST]
        more = " …" if len(left) > _MOST else ""
        key = said if left else "round.whole"
        told = frame.text(key, count=len(left), fields=", ".join(names) + more)
        frame.remark = told if not frame.base else frame.remark
        _tell_last(frame, terminal.changing.news, told)

    def _open(self) -> dict[str, Branch]:
        result = run_line(self._line, self._session)
        found = questions(result.branches) if isinstance(result, Outline) else ()
        self._branches = {branch.asks: branch for branch in found}
        return self._branches

    def _register(self, key: str) -> Register:
        return self._session.workspace.portfolio.registers[key.partition("#")[0].partition("/")[0]]

    def _target(self, key: str) -> Target | None:
        return target(self._register(key), key)

    def _label(self, of: Target) -> str:
        language = self._terminal.frame.language
        return label_of(Pointer(of.at.record, of.at.field), type(of.record).KIND, language)

    # The question in hand.

    def _show(self) -> None:
        terminal, key = self._terminal, self._keys[self._number]
        of = self._target(key)
        if of is None:
            self.step(1)
            return
        line = f"show {of.at.record}"
        if terminal.frame.base != line:
            if terminal.frame is self._frame and self._frame is not self._start:
                terminal.back()
            terminal.go(line)
        # A record is shown on a screen that edits.
        frame = self._frame = cast("Editing", terminal.frame)
        if frame.is_shown:
            self._ask(key)
        else:
            frame.call_after_refresh(self._ask, key)

    def _ask(self, key: str) -> None:
        frame, of = self._frame, self._target(key)
        if frame is None or of is None or not self.is_at(self._terminal.frame):
            return
        frame.reach(of.at.field)
        if self._terminal.frame.session.is_read_only:
            self.stop()
        elif of.kind is Kind.CONFIRM:
            self._ask_confirm(frame, of)
        elif of.kind is Kind.AGAIN and of.at.field == ("review",):
            self._ask_review(frame, of)
        elif of.kind is Kind.WHICH:
            self._ask_which(frame, of)
        else:
            frame.edit_at((*of.at.field, "applies") if of.kind is Kind.WHERE else of.at.field)
        if frame.editor is not None:
            self._tell(frame)

    def _tell(self, frame: Editing) -> None:
        """Tell what came of the last answer, and how the round goes on."""
        _tell_last(frame, self._terminal.changing.news, frame.text("round.hint"))

    def _ask_confirm(self, frame: Editing, of: Target) -> None:
        changing, address, field = self._terminal.changing, of.at.record, dotted(of.at.field)

        def answer(words: tuple[str, ...]) -> str:
            if words[0] == "confirm":
                return changing.sign("confirm", address, field)
            if words[0] == "edit":
                frame.edit_at(of.at.field)
            else:
                self.step(1)
            return ""

        done = option("confirm", frame.text("round.confirm"), f"ropa confirm {address} {field}")
        frame.ask(self._choice(frame, of, answer, done, option("edit", frame.text("round.edit"))))

    def _ask_review(self, frame: Editing, of: Target) -> None:
        def answer(words: tuple[str, ...]) -> str:
            if words[0] == "review":
                return self._terminal.changing.sign("review", of.at.record)
            self.step(1)
            return ""

        done = option("review", frame.text("round.review"), f"ropa review {of.at.record}")
        frame.ask(self._choice(frame, of, answer, done))

    def _ask_more(self, frame: Editing) -> bool:
        """Ask whether a list that is filled one by one gets another item; whether there is anything to ask."""
        of = self._target(self._keys[self._number])
        if of is None or of.kind is not Kind.SILENT or not isinstance(of.value, tuple):
            return False
        if not of.field.many or not (of.field.part is not None or is_sentence(of.field)):
            return False

        def answer(_: tuple[str, ...]) -> str:
            self.step(1)
            return ""

        def make(_: Option, typed: str, __: tuple[str, ...]) -> None:
            frame.add_at(of.at.field, typed)
            self._go_on(frame)

        # What is typed here is never looked for in these two: it is the beginning of the next one.
        done = Option("next", frame.text("round.next"))
        another = option("another", frame.text("round.another"), makes="item")
        frame.ask(Question(self._label(of), answer, options=(done, another), has_words=False, make=make))
        self._tell(frame)
        return True

    def _go_on(self, frame: Editing) -> None:
        """Ask what follows an answer, where it leaves nothing to be asked of it."""
        if self.is_at(frame) and frame.editor is None and not self._ask_more(frame):
            self.step(1)

    def _ask_which(self, frame: Editing, of: Target) -> None:
        """Ask which of several values is right; the others go."""
        name = dotted(of.at.field)
        others = [(at, one) for at, one in enumerate(of.record.alternative or ()) if one.field == name]
        gone = [assigned(("alternative", at), "=", "") for at, _ in others]

        def answer(words: tuple[str, ...]) -> str:
            if words[0] == "later":
                self.step(1)
                return ""
            value = [] if words[0] == "now" else [assigned(of.at.field, "=", literal(others[int(words[0])][1].value))]
            return self._terminal.changing.run(" ".join(("set", of.at.record, *value, *gone)))

        now = option("now", _shown(of.value), frame.text("round.now"))
        given = (option(str(place), _shown(one.value)) for place, (_, one) in enumerate(others))
        frame.ask(self._choice(frame, of, answer, now, *given))

    def _choice(self, frame: Editing, of: Target, answer: Any, *options: Any) -> Question:
        every = (*options, option("later", frame.text("round.later")))
        return Question(self._label(of), answer, options=every, has_words=False)

    def dressed(self, screen: Screen[None], question: Question) -> Question:
        """A question as it is put in a round: with its number and the reason; what follows its answer is the next."""
        frame = self._frame
        if frame is None or not self.is_at(screen):
            return question

        def answer(words: tuple[str, ...]) -> str:
            fault = question.answer(words)
            if not fault:
                self._go_on(frame)
            return fault

        def passed(by: int) -> None:
            self._terminal.changing.news = ""
            self.step(by)

        head = frame.text("round.number", number=self._number + 1, total=len(self._keys))
        of = self._target(self._keys[self._number])
        law = f"Art. {of.field.declared.law} {frame.text('gdpr')}" if of and of.field.declared.law else ""
        is_said = frame.text("gdpr") in question.title
        return replace(
            question,
            title=" · ".join(filter(None, (head, question.title, "" if is_said else law))),
            answer=answer,
            about=self._why(frame.language),
            step=passed,
            left=question.left or self.leave,
        )

    def _why(self, language: str) -> str:
        """The question in plain words, and what the field is for."""
        key = self._keys[self._number]
        of, branch = self._target(key), self._branches.get(key)
        if of is None or branch is None:
            return ""
        help_ = f"{of.field.label_key}.help"
        # Behind the key stands what is known, then what can be answered, which the editor shows.
        known = branch.details[1:2] if of.kind is not Kind.SILENT else ()
        said = [branch.text, *known, *([text(help_, language)] if has(help_) else [])]
        return " ".join(map(one_line, said))


def _tell_last(frame: Frame, *said: str) -> None:
    """Tell it behind what a screen tells of itself when it comes to light, for the first time or again."""
    frame.call_later(frame.tell, "\n".join(filter(None, said)))


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else as_typed(value)

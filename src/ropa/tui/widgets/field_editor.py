"""The editor at the bottom of a screen: one question at a time. What is wrong is said beside it and stays in it."""

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ropa.i18n import one_line, text, visible
from ropa.tui.asking import Question
from ropa.tui.keys import bindings
from ropa.tui.options import Option
from ropa.tui.outside import typed_outside
from ropa.tui.widgets.line_view import LineView
from ropa.tui.widgets.option_list import OptionList


def _editor(widget: Widget) -> "FieldEditor":
    return next(node for node in widget.ancestors if isinstance(node, FieldEditor))


class _Short(Input):
    BINDINGS = bindings("editor")

    def on_key(self, event: events.Key) -> None:
        # Where only something new can be meant, or several names go on with another word, a space is part of the name.
        is_mark = event.key == "space" and _editor(self).question.marked is not None
        if is_mark and (_editor(self).mark() or not self.value.strip()):
            event.prevent_default().stop()
            # What is typed next looks for something else; until then it shows what is marked.
            self.select_all()

    def action_editor(self, how: str) -> None:
        _editor(self).do(how)


class _Long(TextArea):
    BINDINGS = bindings("editor")

    def render_lines(self, crop: Region) -> list[Strip]:
        # Under load it may be drawn before its styles are there, which the toolkit does not expect of it.
        try:
            self.get_component_styles("text-area--gutter")
        except KeyError:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def on_key(self, event: events.Key) -> None:
        # The toolkit's own answer to Enter is a new line, and it gives it before any binding is asked.
        if event.key == "enter":
            event.prevent_default().stop()
            _editor(self).do("accept")

    def action_editor(self, how: str) -> None:
        if how in ("up", "down"):
            getattr(self, f"action_cursor_{how}")()
        elif how in ("page-up", "page-down"):
            getattr(self, f"action_cursor_{how.replace('-', '_')}")()
        elif how == "restore":
            self.undo()
        else:
            _editor(self).do(how)


class FieldEditor(Vertical):
    """One question, with the control that suits it."""

    class Left(Message):
        """The editor is left without an answer.

        Attributes:
            typed: What was typed or marked; None where nothing was changed.
        """

        def __init__(self, typed: tuple[str, ...] | None) -> None:
            super().__init__()
            self.typed = typed

    MOVES: ClassVar[tuple[str, ...]] = ("up", "down", "page-up", "page-down")

    def __init__(self, question: Question, language: str, kept: tuple[str, ...] | None) -> None:
        super().__init__()
        self.question = question
        self._language = language
        self._kept = kept
        self._fault = ""
        self._sought = False
        self.is_over = False

    def compose(self) -> ComposeResult:
        """Title, control, options, what is said of it."""
        question, kept = self.question, self._kept
        asked = Text(one_line(question.title), "bold")
        if question.about:
            asked.append(f"\n{visible(question.about)}", "not bold dim")
        yield Static(asked, id="asked", markup=False)
        if question.options:
            yield _Short(
                question.narrowed, id="typed", compact=True, select_on_focus=False, placeholder=self._said("filter")
            )
            marked = question.marked if kept is None or question.marked is None else kept
            yield OptionList(question, marked, self._said("no-option"))
        else:
            start = question.start if kept is None else kept[0]
            if question.is_long:
                yield _Long(start, id="typed", compact=True, show_line_numbers=False, highlight_cursor_line=False)
            else:
                yield _Short(start, id="typed", compact=True, select_on_focus=False)
        yield Static("", id="said", markup=False)

    def on_mount(self) -> None:
        """Take the keys; the cursor stands behind the text."""
        if self.is_over:
            return  # what followed the answer before took it away again, and its parts with it
        control = self.query_one("#typed")
        self.screen.set_focus(control)
        if isinstance(control, TextArea):
            control.move_cursor(control.document.end)
        elif self.question.narrowed:
            self.query_one(OptionList).narrow(self.question.narrowed)
        self._explain()

    @property
    def typed(self) -> str:
        """What stands in it."""
        control = self.query_one("#typed")
        return control.text if isinstance(control, TextArea) else control.value if isinstance(control, Input) else ""

    @property
    def content(self) -> tuple[str, ...]:
        """All that would be lost with it: what is typed, or what is marked; what only narrows a choice is nothing."""
        if self.question.options:
            return tuple(self.query_one(OptionList).fixed)
        return (self.typed,)

    @property
    def is_changed(self) -> bool:
        """Whether it holds anything that was not there when it was opened."""
        return self.content != (self._start if self._kept is None else self._kept)

    @property
    def is_begun(self) -> bool:
        """Whether it holds anything that the record does not say, typed now or before."""
        return self.content != self._start

    @property
    def _start(self) -> tuple[str, ...]:
        return (self.question.marked or ()) if self.question.options else (self.question.start,)

    def do(self, how: str) -> None:
        """Do what a key means."""
        if how in self.MOVES and self.query(OptionList):
            options = self.query_one(OptionList)
            options.move(how)
            # Where nothing is marked, what the cursor was put on is meant.
            self._sought = self._sought or not (self.question.marked or options.fixed)
            self._explain()
        elif how == "accept":
            self.accept()
        elif how == "leave":
            self.post_message(self.Left(self.content if self.is_changed else None))
        elif how in ("next", "previous"):
            if self.question.step:
                self.question.step(1 if how == "next" else -1)
        elif how == "say":
            if self.question.say:
                self.question.say()
        elif how == "outside":
            self.go_outside()
        elif how == "restore":
            self.query_one(Input).value = self.question.start if not self.question.options else ""
        elif how == "line" and isinstance(control := self.query_one("#typed"), TextArea):
            control.insert("\n")

    def go_outside(self) -> None:
        """Let the reader's own editor change what stands in it: of a choice its words, one to a line."""
        options = self.query_one(OptionList) if self.question.options else None
        # What several can be chosen of has all its marks in the text; of one, what narrows the choice.
        words = options.fixed if options and self.question.marked is not None else [self.typed]
        typed, fault = typed_outside(self.app, "\n".join(words), self._language)
        if fault:
            self.refuse(fault)
        elif options is not None and self.question.marked is not None:
            self._mark_only([line.strip() for line in typed.splitlines() if line.strip()])
        elif isinstance(control := self.query_one("#typed"), TextArea):
            control.load_text(typed)
            control.move_cursor(control.document.end)
        else:
            self.query_one(Input).value = " ".join(typed.split())

    def _mark_only(self, words: list[str]) -> None:
        options = self.query_one(OptionList)
        if strange := [word for word in words if not options.has(word)]:
            self.refuse(self._said("no-such-option", words=", ".join(strange)))
            return
        options.marked = list(dict.fromkeys(words))
        options.refresh()
        self._fault = ""
        self._explain()

    def mark(self) -> bool:
        """Mark the option in hand; whether there is one that what was typed leaves, and several names do not go on."""
        options = self.query_one(OptionList)
        # Keys can come faster than the list is told of what was typed: no mark is set on what it showed before.
        options.narrow(self.typed)
        return not options.goes_on(self.typed) and self._toggle()

    def _toggle(self) -> bool:
        is_marked = self.query_one(OptionList).toggle()
        self._sought = self._sought and not is_marked
        self._explain()
        return is_marked

    def _meant(self) -> Option | None:
        """Where several can be chosen, what was typed and is not marked yet: Enter takes it too."""
        options = self.query_one(OptionList)
        option = options.option
        if self.question.marked is None or not self._sought or option is None or option.makes:
            return None
        return None if option.word in options.fixed else option

    def accept(self) -> None:
        """Take the answer, or say why not and keep it."""
        question = self.question
        if question.options:
            options = self.query_one(OptionList)
            options.narrow(self.typed)
            option = options.option
            if option and option.makes and question.make:
                question.make(option, self.typed.strip(), tuple(options.fixed))
                return
            if question.marked is None and option is None:
                self.refuse(self._said("no-option"))
                return
            if self._meant():
                options.toggle()
            elif self._sought and option is None:
                self.refuse(self._said("no-option"))
                return
            words = tuple(options.fixed) if question.marked is not None else (option.word,) if option else ()
        else:
            if fault := question.check(self.typed):
                self.refuse(fault)
                return
            words = (self.typed.strip(),)
        if fault := question.answer(words):
            self.refuse(fault)

    def refuse(self, fault: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._fault = fault
        self._explain()

    def _explain(self) -> None:
        question = self.question
        if self._fault:
            said = Text(f"✗ {visible(self._fault)}", "bold")
        else:
            words = "" if question.options else question.check(self.typed) or question.meaning(self.typed)
            if question.marked is not None:
                words = self._said("marked", count=len(self.query_one(OptionList).fixed))
            meant = self._meant() if question.options else None
            hint = self._said("hint-adds", name=meant.label) if meant else question.hint
            remark = self._said("kept-here") if self._kept is not None else ""
            said = Text(" · ".join(visible(part) for part in (words, hint, remark) if part), "dim")
        self.query_one("#said", Static).update(said)

    def _said(self, key: str, **params: object) -> str:
        return text(f"terminal.edit.{key}", self._language, **params)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if (shown := _shown(event.value)) != event.value:
            event.input.value = shown
            return
        self._typed_more()

    @on(TextArea.Changed)
    def _changed_text(self, event: TextArea.Changed) -> None:
        event.stop()
        area = event.text_area
        if (shown := _shown(area.text)) != area.text:
            area.load_text(shown)
            area.move_cursor(area.document.end)
            return
        self._typed_more()

    def _typed_more(self) -> None:
        self._fault = ""
        self._sought = bool(self.typed.strip())
        if self.question.options:
            self.query_one(OptionList).narrow(self.typed)
        self._explain()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.accept()

    @on(LineView.Opened)
    def _opened(self, event: LineView.Opened) -> None:
        event.stop()
        self._toggle() if self.question.marked is not None else self.accept()

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()


def _shown(typed: str) -> str:
    """What was pasted, with what a terminal would obey made visible."""
    return visible(typed.replace("\r\n", "\n").replace("\t", " "))

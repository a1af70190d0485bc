"""What every screen can do with changes: make, undo, save them, and ask for a value in the editor at its bottom."""

from collections.abc import Sequence
from typing import ClassVar, cast

from textual import on
from textual.events import Key
from textual.screen import Screen
from textual.widget import AwaitMount

from ropa.commands import Session
from ropa.i18n import text
from ropa.tui.asking import Question
from ropa.tui.host import Host
from ropa.tui.keys import WRITING, keys_of, shown
from ropa.tui.keys import Key as KeyOf
from ropa.tui.widgets.bars import Keys
from ropa.tui.widgets.field_editor import FieldEditor
from ropa.tui.widgets.line_view import LineView


class Edited(Screen[None]):
    """A screen on which things change.

    Attributes:
        session: What its command line worked on.
    """

    NAME: ClassVar[str]
    """Its module, by which the table of keys knows it."""

    session: Session
    _coming: AwaitMount | None = None

    # What a screen says of itself.

    def target(self) -> str:
        """Address of the record that the cursor stands on; empty text where it stands on none."""
        raise NotImplementedError

    def first_list(self) -> LineView:
        """The list that keys go to at first."""
        raise NotImplementedError

    def explain(self) -> None:
        """Show beside the list all of what the cursor stands on, where the screen has a pane for it."""

    def tell(self, message: str, *, is_failure: bool = False) -> None:
        """Say something in the status line."""
        raise NotImplementedError

    def tell_where(self) -> None:
        """Bring title, crumbs, status and keys up to date."""
        raise NotImplementedError

    def close_prompt(self) -> None:
        """Stop asking for a line."""
        raise NotImplementedError

    @property
    def is_prompting(self) -> bool:
        """Whether a command or a filter is being typed."""
        raise NotImplementedError

    def idle(self) -> frozenset[str]:
        """The keys, by id, that have nothing to work on here, so that the line of keys leaves them out."""
        return frozenset()

    # What it knows.

    @property
    def terminal(self) -> Host:
        """The application."""
        return cast("Host", self.app)

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.session.language

    def text(self, key: str, **params: object) -> str:
        """A text of the terminal."""
        return text(f"terminal.{key}", self.language, **params)

    def tell_keys(self) -> None:
        """Show the keys that work now and have something to work on; those of the editor while it is open."""
        idle = set(self.idle())
        if not self.session.workspace.pending:
            idle.add("save")
        shown_here = "editor" if self.editor else "prompt" if self.is_prompting else self.NAME
        if editor := self.editor:
            idle |= set() if editor.question.is_long else {"line"}
            idle |= set() if editor.question.say else {"say"}
            # What is to be done is chosen and not written.
            idle |= set() if editor.question.has_words else {"value-outside"}
        self.query_one(Keys).tell(
            [
                (shown(key.keys.split(",")[0]), key.label(self.language), key.action)
                for key in keys_of(shown_here, self.terminal.keys)
                if key.in_bar and key.id not in idle
            ]
        )

    @property
    def is_shown(self) -> bool:
        """Whether its widgets are there."""
        return bool(self.query(Keys))

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a key or a click may do something: nothing that changes or writes where ropa only reads."""
        return not (self.session.is_read_only and action in WRITING)

    def action_refuse(self) -> None:
        """Say that nothing is written here, and how that is changed."""
        self.tell(text("settings.read-only", self.language), is_failure=True)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.change("undo")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.change("redo")

    def action_save(self) -> None:
        """Show what is not saved yet."""
        self.terminal.go("changes")

    def action_quit(self) -> None:
        """Leave the program; with unsaved work, ask first."""
        self.terminal.changing.leave()

    def action_external(self) -> None:
        """Open the record's text in the reader's own editor, at its line."""
        if address := self.target():
            self.terminal.changing.outside(address)

    def change(self, line: str) -> None:
        """Run a line that changes something; say why where it cannot be done."""
        if fault := self.terminal.changing.run(line):
            self.tell(fault, is_failure=True)

    @on(LineView.Moved)
    def _moved(self) -> None:
        self.explain()

    # The editor.

    @property
    def editor(self) -> FieldEditor | None:
        """The editor at the bottom; None while nothing is asked."""
        found = [editor for editor in self.query(FieldEditor) if not editor.is_over]
        return found[0] if found else None

    def ask(self, question: Question) -> None:
        """Put a question in the editor; one that was open is left, and what was typed in it kept."""
        self.put(question)

    def put(self, question: Question) -> None:
        """Put a question in the editor just as it is."""
        self.close_editor()
        self.close_prompt()
        kept = self.terminal.changing.kept.get(question.key) if question.key else None
        self._coming = self.mount(FieldEditor(question, self.language, kept), before="#status")
        self.tell_where()

    async def meant(self, event: Key) -> str:
        """What a key does on this screen; empty text where it is typed. An editor that was asked for opens first."""
        if self._coming is not None:
            await self._coming
            self._coming = None
        if self.focused is not None and not isinstance(self.focused, LineView):
            return ""
        pressed = event.character if event.is_printable else event.key

        def found(table: Sequence[KeyOf]) -> str:
            return next((key.action for key in keys_of(self.NAME, table) if pressed in key.keys.split(",")), "")

        # What writes is none of the keys where ropa only reads; who presses it all the same is told.
        is_refused = self.session.is_read_only and found(self.terminal.every_key).partition("(")[0] in WRITING
        return found(self.terminal.keys) or ("refuse" if is_refused else "")

    def close_editor(self) -> None:
        """Take the editor away, what was typed in it being done with."""
        if editor := self.editor:
            self.terminal.changing.kept.pop(editor.question.key, None)
            editor.is_over = True
            editor.remove()
            self.set_focus(self.first_list())
            self.tell_keys()

    def keep_typed(self) -> None:
        """Remember what stands in the editor, so that it is there again when the field is edited next."""
        if (editor := self.editor) and editor.is_changed and editor.question.key:
            content = editor.content
            self.close_editor()
            self.terminal.changing.kept[editor.question.key] = content

    def put_aside(self) -> None:
        """Take the editor away for now; what stands in it is there again when the question comes back."""
        if editor := self.editor:
            kept = {editor.question.key: editor.content} if editor.is_begun and editor.question.key else {}
            self.close_editor()
            self.terminal.changing.kept.update(kept)

    @on(FieldEditor.Left)
    def _left(self, event: FieldEditor.Left) -> None:
        event.stop()
        editor = self.editor
        if editor is None:
            return
        question = editor.question
        if event.typed is not None and question.key:
            self.keep_typed()
            self.tell(self.text("edit.kept"))
        else:
            self.close_editor()
            self.tell_where()
        if question.left:
            question.left()

"""What the terminal does with changes: runs the lines that make them, says what came of it, lets nothing be lost."""

import shlex
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.app import SuspendNotSupported

from ropa.commands import run_line
from ropa.i18n import one_line
from ropa.results import Changed, Conflicts, Failure, NeedsConfirmation, RecordView, ToFill
from ropa.tui.asker import asker
from ropa.tui.asking import Question
from ropa.tui.comparing import Comparing
from ropa.tui.frame import Frame
from ropa.tui.options import option
from ropa.tui.stage import Stage
from ropa.workspace import Workspace


class Changing:
    """The changes of one terminal.

    Attributes:
        news: What came of the last change.
        kept: What was typed or marked and neither accepted nor dropped, by what it was typed for.
        comparing: What changes add and cure, where that is found out beside the screen.
    """

    def __init__(self, terminal: Stage) -> None:
        self._terminal = terminal
        self._adding = ""
        self._warned_of: tuple[str, tuple[str, ...]] | None = None
        self.comparing = Comparing(terminal)
        self.news = ""
        self.kept: dict[str, tuple[str, ...]] = {}

    @staticmethod
    def line(*words: str) -> str:
        """Words as a command line."""
        return shlex.join(words)

    # Running.

    def run(self, line: str, *, is_shown: bool = True) -> str:
        """Run a line that changes something; what came of it is told. Returns why it could not be done, or nothing."""
        line = self._with_record(line)
        result = run_line(line, self._terminal.frame.session)
        if isinstance(result, Failure):
            return result.message
        self._terminal.ran.append(line)
        if not self.takes(result, line) and is_shown:
            self._terminal.show(result, line, self._terminal.frame.session.latest)
        return ""

    def run_with(self, line: str, then: Callable[[], str]) -> str:
        """Run a line that adds a record together with the one that names it, which follows from what is answered.

        Where a further question comes first, the record is added by itself. Returns why it could not be done.
        """
        self._adding = line
        fault = then()
        if not self._adding:
            return fault
        self._adding = ""
        asked = self._terminal.frame.editor
        if not fault and not (fault := self.run(line)) and asked:
            self._terminal.frame.put(asked.question)
        return fault

    def _with_record(self, line: str) -> str:
        """A `set` line as part of the line that adds the record it names."""
        adding, self._adding = self._adding, ""
        words = shlex.split(line)
        if not adding or words[0] != "set":
            return line
        return " ".join((adding, *(self.line("--use", words[1], word) for word in words[2:])))

    def takes(self, result: Any, line: str) -> bool:
        """Whether a result is no screen that its line can show again, but news; tells it."""
        terminal, frame = self._terminal, self._terminal.frame
        match result:
            case NeedsConfirmation():
                self._confirm(result)
            case ToFill():
                terminal.round.begin(line)
            case Conflicts():
                frame.close_editor()
                terminal.show(result, "", frame.session)
            case Changed(is_dry_run=True) if line != "changes":
                terminal.show(result, "", frame.session.latest)
            case Changed() if line != "changes":
                self._tell(result, line)
                if result.preview:
                    terminal.show(result, "", terminal.frame.session)
            case _:
                return False
        return True

    def _tell(self, result: Changed, line: str) -> None:
        """Show what a change did on the screen it was made on; a screen that has nothing left to show is left."""
        frame = self._terminal.frame
        session = frame.session.latest
        frame.session.workspace.keep_drafts()
        frame.close_editor()
        frame.renew()
        frame.tell_where()
        is_left = False
        while self._is_done(frame):
            self._terminal.back()
            frame, is_left = self._terminal.frame, True
            frame.renew()
        told = partial(self._told, line=line, frame=frame, heard=frame.session.workspace.news())
        self.news = told(result)
        frame.remark = self.news if is_left or not frame.base else ""
        frame.tell(self.news)
        self.comparing.begin(result, session, told)

    def _is_done(self, frame: Frame) -> bool:
        """Whether a screen was about something that is settled now."""
        nothing = {"changes": not self._workspace.pending, "conflicts": not self._workspace.clashes}
        return nothing.get(frame.NAME, False)

    def _told(
        self, result: Changed, is_together: bool = False, *, line: str, frame: Frame, heard: Sequence[str]
    ) -> str:
        """What is said of a change; where it was compared together with those just before it, that it was."""
        rules = [
            frame.text(f"edit.{name}", rules=" ".join(dict.fromkeys(item.finding.rule for item in items)))
            for name, items in (("cured", result.cured), ("added", result.added))
            if items
        ]
        is_record = isinstance(frame.result, RecordView) and frame is self._terminal.frame
        left = frame.text("edit.left", count=len(frame.result.findings)) if is_record and rules else ""
        saved = frame.text("edit.saved", count=len(result.saved)) if result.saved else ""
        if result.comparison:
            rules = [frame.text("edit.comparing")]
        elif is_together and rules:
            rules[0] = frame.text("edit.together", rules=rules[0])
        parts = (*heard, saved or result.label, *rules, left, *result.remarks)
        return f"ropa {one_line(line)}\n" + " · ".join(one_line(part) for part in parts if part)

    def _confirm(self, asked: NeedsConfirmation) -> None:
        frame = self._terminal.frame

        def answer(words: tuple[str, ...]) -> str:
            frame.close_editor()
            return self.run(asked.line) if words[0] else ""

        options = (option("", frame.text("edit.stay")), option("do", frame.text("edit.do"), f"ropa {asked.line}"))
        frame.ask(Question(asked.message, answer, options=options, has_words=False))

    # Leaving.

    def leave(self) -> None:
        """Leave the program; with unsaved work, or a value typed and not accepted, ask first."""
        self._terminal.round.stop()
        frame, pending, editor = self._terminal.frame, self._pending, self._terminal.frame.editor
        typed = (editor.question.key, editor.content) if editor and editor.is_changed else None
        if editor and typed and typed != self._warned_of:
            self._warned_of = typed
            editor.refuse(frame.text("edit.leave-typed"))
            return
        others = [key for key in self.kept if typed is None or key != typed[0]]
        if not pending and not others:
            self._go()
            return
        frame.keep_typed()
        write = option("write", frame.text("edit.leave-write"), "ropa save")
        drop = option("drop", frame.text("edit.leave-drop"), frame.text("edit.leave-drop-detail"))
        stay = option("stay", frame.text("edit.stay"))
        lost = frame.text("edit.leave-kept", fields=", ".join(map(one_line, others))) if others else ""
        title = frame.text("edit.leave", count=pending) if pending else lost
        options = (write, drop, stay) if pending else (stay, drop)
        hint = lost if pending else ""
        frame.ask(Question(title, self._left, options=options, has_words=False, hint=hint))

    def _left(self, words: tuple[str, ...]) -> str:
        frame = self._terminal.frame
        self._warned_of = None
        if words[0] == "write":
            if fault := self.run("save"):
                return fault
            if self._pending:
                return ""
        if words[0] == "stay":
            frame.close_editor()
            frame.tell_where()
        else:
            self._go()
        return ""

    def _go(self) -> None:
        self._terminal.listening.stop()
        for workspace in self._worked_on:
            workspace.leave()
        self._terminal.exit()

    # On records.

    def confirm(self, address: str, *fields: str) -> None:
        """Record that fields of a record are so, or all of it."""
        if fault := self.sign("confirm", address, *fields):
            self._terminal.frame.tell(fault, is_failure=True)

    def sign(self, command: str, address: str, *fields: str) -> str:
        """Run a line that says by whom; who it is is asked once. Returns why it could not be done, or nothing."""
        terminal, frame = self._terminal, self._terminal.frame

        def done(words: tuple[str, ...]) -> str:
            if not words[0]:
                return frame.text("edit.confirm-name")
            if not (fault := self.run(self.line(command, address, *fields, "--by", words[0]))):
                terminal.by = words[0]
            return fault

        if not terminal.by:
            hint = frame.text("edit.confirm-hint")
            frame.ask(Question(frame.text("edit.confirm-by"), done, hint=hint))
            return ""
        return done((terminal.by,))

    def duplicate(self, address: str) -> None:
        """Ask for the id of a record that says the same as another, and show it."""
        frame = self._terminal.frame
        found = asker(frame, address)
        if found is None:
            return

        def done(key: str) -> str:
            fault = self.run(self.line("duplicate", address, key))
            if not fault:
                self._terminal.go(f"show {found.register.address(key)}")
            return fault

        found.ask_id(frame.text("edit.duplicate", record=address), address.partition("/")[2] + "-2", done)

    def outside(self, address: str, number: int = 0) -> None:
        """Open a record's text in the reader's own editor, at a line of its file or where it begins; all waits."""
        frame = self._terminal.frame
        try:
            with self._terminal.suspend():
                fault = self.run(self.line("edit", address, *(("--line", str(number)) if number else ())))
        except SuspendNotSupported:
            fault = frame.text("edit.no-suspend")
        self._terminal.refresh()
        if fault:
            frame.tell(fault, is_failure=True)

    @property
    def _worked_on(self) -> tuple[Workspace, ...]:
        """All that can hold something unsaved: other folders too, where a line asked for one."""
        opened = self._terminal.opened
        desks = opened.desks.values()
        return tuple(Workspace(desk.root, opened.as_of, opened.language, None, desk) for desk in desks)

    @property
    def _pending(self) -> int:
        return sum(len(workspace.pending) for workspace in self._worked_on)

    @property
    def _workspace(self) -> Workspace:
        return self._terminal.opened.workspace

"""What the terminal hears of the disk: what others change there, and what dead sessions had not saved."""

import shlex
import threading
from collections.abc import Iterable
from pathlib import Path

from ropa import store
from ropa.i18n import one_line
from ropa.tui.asking import Question
from ropa.tui.options import option
from ropa.tui.stage import Stage
from ropa.workspace import Workspace

_MOST = 3
"""Files that are named; more are not."""


class Listening:
    """Listens for one terminal, until it is left."""

    def __init__(self, terminal: Stage) -> None:
        self._terminal = terminal
        self._stop = threading.Event()

    def start(self) -> None:
        """Keep drafts from now on; say what the disk had to say, and offer what a dead session had not saved."""
        workspace, frame = self._workspace, self._terminal.frame
        is_read_only = self._terminal.opened.is_read_only
        if not workspace.snapshot and not is_read_only:
            workspace.keep_drafts()
        faults = self._terminal.opened.preferences.told(frame.language, self._terminal.faults)
        if news := (*workspace.news(), *faults):
            frame.tell("\n".join(news), is_failure=bool(faults))
        if workspace.offers and not is_read_only:
            self._offer(0)

    def _offer(self, number: int) -> None:
        """Ask what becomes of the drafts of dead sessions, one after the other."""
        frame, offers = self._terminal.frame, self._workspace.offers
        if number >= len(offers):
            return
        offer = offers[number]

        def answer(words: tuple[str, ...]) -> str:
            frame.close_editor()
            line = f"drafts {shlex.quote(offer.session)} {words[0]}".rstrip()
            fault = self._terminal.changing.run(line, is_shown=not words[0]) if words[0] != "later" else ""
            if not fault and words[0] in ("--accept", "--drop"):
                self._offer(number)
            elif not fault and words[0] == "later":
                self._offer(number + 1)
            return fault

        files = ", ".join(one_line(Path(path).name) for path in offer.paths)
        saved = offer.saved.astimezone().strftime("%Y-%m-%d %H:%M")
        changed = frame.text("edit.draft-changed", count=len(offer.changed)) if offer.changed else ""
        options = (
            option("--accept", frame.text("edit.draft-restore"), changed),
            option("", frame.text("edit.draft-look"), f"ropa drafts {offer.session}"),
            option("later", frame.text("edit.draft-later")),
            option("--drop", frame.text("edit.draft-drop")),
        )
        frame.ask(Question(frame.text("edit.draft", date=saved, files=files), answer, options=options, has_words=False))

    def watch(self) -> None:
        """Tell of what others change, until the terminal is left; runs beside it."""
        root, members = self._terminal.opened.root, self._workspace.desk.said.members
        for paths in store.changes(root, members, self._stop):
            if self._stop.is_set():
                return
            self._terminal.call_from_thread(self.heard, paths)

    def reread(self) -> None:
        """Take in all that others changed, as asked for."""
        frame = self._terminal.frame
        if frame.session.rev:
            frame.session.let_go()  # a branch may have moved on
            frame.renew()
        frame.tell_where()
        self.heard(None)  # last, so that what it has to say is what is seen

    def heard(self, paths: Iterable[Path] | None) -> None:
        """Take in what others changed; the screen stays where it is."""
        workspace, frame = self._workspace, self._terminal.frame
        version, clashes = workspace.version, workspace.clashes
        found = None if paths is None else sorted(paths)
        texts = [path for path in found or () if path.suffix.lower() == ".toml"] or found
        try:
            workspace.reload(found)
        except FileNotFoundError:
            frame.tell(
                frame.session.text("no-workspace", path=str(workspace.root), detail=frame.session.text("no-folder")),
                is_failure=True,
            )
            return
        if workspace.version == version and workspace.clashes == clashes:
            return
        frame.renew()
        frame.tell_where()
        if workspace.clashes and workspace.clashes != clashes:
            self._clashing()
        else:
            frame.tell(frame.text("edit.heard", files=_named(texts)) if texts else frame.text("edit.heard-anew"))

    def _clashing(self) -> None:
        """Show both versions, unless something is being typed, which then is told."""
        frame = self._terminal.frame
        if frame.editor or frame.is_prompting:
            frame.tell(frame.text("edit.clash-told"), is_failure=True)
        else:
            self._terminal.go("save")

    def stop(self) -> None:
        """Stop listening."""
        self._stop.set()

    @property
    def _workspace(self) -> Workspace:
        return self._terminal.opened.workspace


def _named(paths: Iterable[Path]) -> str:
    names = [one_line(path.name) for path in paths]
    return ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")

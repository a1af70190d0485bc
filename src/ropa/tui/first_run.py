"""What the terminal offers where there is no register yet: the examples, a new register, or another folder."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Static

from ropa import store
from ropa.changes import is_device
from ropa.commands import Session, run_line
from ropa.commands.init import ROLES
from ropa.finding import Pointer
from ropa.i18n import LANGUAGES, one_line, text, visible
from ropa.law import law_at
from ropa.model import NONE, Activity, is_id
from ropa.reading.cells.standing import says_none
from ropa.register.names import id_of
from ropa.results import Failure
from ropa.transfers import PlaceUse
from ropa.transfers.verdict import position
from ropa.tui.asking import Answer, Question
from ropa.tui.between import Leading
from ropa.tui.looks import HIGH_CONTRAST, look
from ropa.tui.options import Option, countries, option
from ropa.tui.widgets.bars import Keys, Status, Title
from ropa.tui.widgets.field_editor import FieldEditor
from ropa.vocabulary import label

_ORDER = ("name", "role", "email", "dpo", "dpo-email", "seat", "representative", "lang", "register", "activity")
"""What is asked for a new register, each an option of `init`."""

_NONE_ABLE = ("dpo", "representative")
"""What there may be none of."""

_HOMES = {"nl": "NL", "fr": "FR", "de": "DE"}
"""The country in hand when the seat is asked for; every other is found by its name."""


class FirstRun(Leading):
    """A program for the first minute: it ends with the folder to open, or with nothing."""

    CSS_PATH = "ropa.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the toolkit declares it
    BINDINGS = [("ctrl+q", "quit", "")]  # noqa: RUF012 - as the toolkit declares it

    def __init__(self, session: Session, theme: str = "") -> None:
        super().__init__()
        self.animation_level = "none"
        self.session = session
        self.look = look(theme or session.preferences.theme)
        self.register_theme(HIGH_CONTRAST)
        self.theme = self.look.theme

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes colours before they are drawn."""
        return [*super().get_line_filters(), *self.look.filters]

    def action_help_quit(self) -> None:
        """Say how the program is left: other programs end at once with the key that was pressed."""
        self.screen.query_one(Status).tell(text("settings.first.how-to-quit", self.session.language))

    def get_default_screen(self) -> Screen[None]:
        """The one screen there is."""
        return Welcome(self.session)


class Welcome(Screen[None]):
    """Says what is missing and asks, one question at a time, what is to be there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.root = session.root
        self.given: dict[str, str] = {}
        self._asked = ""

    def compose(self) -> ComposeResult:
        """Title, what is missing, status, keys; the question stands above the status."""
        yield Title(id="title")
        yield Static("", id="body", markup=False)
        yield Status(id="status")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Ask what is wanted."""
        self.query_one(Title).tell((self._said("title"),), "")
        keys = [("Enter", self._key("accept"), "enter"), ("Esc", self._key("back"), "escape")]
        self.query_one(Keys).tell([*keys, ("Ctrl+Q", self._key("quit"), "app.quit")])
        self._start()

    def _said(self, key: str, **params: object) -> str:
        return text(f"settings.first.{key}", self.session.language, **params)

    def _key(self, key: str) -> str:
        return text(f"terminal.key.{key}.label", self.session.language)

    def _tell(self, message: str, *, is_failure: bool = False) -> None:
        self.query_one(Status).tell(message, is_failure=is_failure)

    # Questions.

    def _ask(self, question: Question) -> None:
        for former in self.query(FieldEditor):
            former.remove()
        self._tell(self._said("hint"))
        self.call_after_refresh(self.mount, FieldEditor(question, self.session.language, None), before="#status")

    def _start(self) -> None:
        """What there is to choose; what was answered stays for whoever comes back to the questions."""
        self._asked = ""
        said = Text(f"\n  {self._said('nothing', path=one_line(str(self.root)))}\n\n  {visible(self._said('about'))}")
        self.query_one("#body", Static).update(said)
        offered = {"examples": f"ropa {self._line('--examples')}", "new": "", "other": "", "leave": ""}
        if self.session.is_read_only:
            del offered["examples"], offered["new"]
        options = tuple(option(word, self._said(word), detail) for word, detail in offered.items())
        self._ask(Question(self._said("question"), self._chosen, options=options, has_words=False))

    def _chosen(self, words: tuple[str, ...]) -> str:
        match words[0]:
            case "examples":
                self.given.clear()
                return self._run(self._line("--examples"))
            case "new":
                self._step(_ORDER[0])
            case "other":
                self._ask(Question(self._said("folder"), self._turn, str(self.root)))
            case _:
                self.app.exit()
        return ""

    def _turn(self, words: tuple[str, ...]) -> str:
        """Go to another folder: open what is there, or ask again what is to be there."""
        if not words[0]:
            return self._said("no-folder")
        self.root = Path(words[0]).expanduser()
        if store.holds_registers(self.root):
            self._end()
        else:
            self._start()
        return ""

    def _step(self, key: str) -> None:
        """Put one of the questions that make a register; its answer leads to the next."""
        language = self.session.language
        self._asked = key
        match key:
            case "name":
                self._field(key, check=self._needed)
            case "role":
                self._field(key, options=tuple(option(word, self._said(f"role.{word}")) for word in ROLES))
            case "seat":
                home, law = _HOMES.get(language, ""), law_at(self.session.as_of)
                self._field(key, home, options=countries(law.places(), language, law.inside()))
            case "lang":
                codes = tuple(option(code, label("language", code, language)) for code in LANGUAGES)
                self._field(key, language, options=codes)
            case "register":
                self._field(key, id_of(self.given["name"]), check=self._id_fault)
            case _:
                self._field(key)

    def _is_asked(self, key: str) -> bool:
        """Whether a question follows from what was answered: an address of whom there is, a representative abroad."""
        if key == "dpo-email":
            return self.given.get("dpo", "") not in ("", NONE)
        if key == "representative":
            return position(PlaceUse("seat", self.given["seat"], Pointer("")), law_at(self.session.as_of)) == "abroad"
        return True

    def _field(
        self, key: str, start: str = "", *, options: tuple[Option, ...] = (), check: Callable[[str], str] = lambda _: ""
    ) -> None:
        start = self.given.get(key) or start
        self._ask(Question(self._said(key), self._answer(key), start, options=options, check=check))

    def _answer(self, key: str) -> Answer:
        def answer(words: tuple[str, ...]) -> str:
            if key == "name" and words != (self.given.get("name"),):
                self.given.pop("register", None)  # what the folder is called follows from the name
            self.given[key] = words[0] if words else ""
            if key in _NONE_ABLE and says_none(self.given[key]):
                self.given[key] = NONE
            following = filter(self._is_asked, _ORDER[_ORDER.index(key) + 1 :])
            if after := next(following, None):
                self._step(after)
                return ""
            said = [(f"--{name}", self.given[name]) for name in _ORDER if self.given.get(name) and self._is_asked(name)]
            return self._run(self._line(*(word for pair in said for word in pair)))

        return answer

    def _needed(self, typed: str) -> str:
        return "" if typed.strip() else self._said("no-name")

    def _id_fault(self, typed: str) -> str:
        name = typed.strip()
        fault = "no-id" if not is_id(name) else "device-id" if is_device(name) else ""
        return text(f"interface.{fault}", self.session.language, name=name) if fault else ""

    # What follows.

    def _line(self, *words: str) -> str:
        return shlex.join(("init", str(self.root), *words))

    def _run(self, line: str) -> str:
        result = run_line(line, self.session)
        if isinstance(result, Failure):
            return result.message
        self._end(self._beginning())
        return ""

    def _end(self, line: str = "") -> None:
        cast("FirstRun", self.app).end(self.root, line)

    def _beginning(self) -> str:
        """What the terminal begins with: the questions of the first activity, or the list to which one is added."""
        if "register" not in self.given:
            return ""
        register = replace(self.session, root=self.root).workspace.portfolio.registers[self.given["register"]]
        found = next((key for key, _ in register.of(Activity)), None)
        return f"fill {register.address(found)}" if found else "list activity"

    @on(FieldEditor.Left)
    def _left(self, event: FieldEditor.Left) -> None:
        """Go back one question, and from the first to what there is to choose."""
        event.stop()
        asked = self._asked
        former = filter(self._is_asked, reversed(_ORDER[: _ORDER.index(asked)] if asked else ()))
        if before := next(former, None):
            self._step(before)
        else:
            self._start()


def first_folder(session: Session, theme: str = "") -> tuple[Path, str, list[Key]] | None:
    """The folder that is chosen or made where there is no register; None where it was left.

    With it come the line that the terminal is to begin with, empty where there is none, and the keys that were typed
    for it.

    Args:
        session: Its folder holds no register.
        theme: How the screen is to look; as the user has set it where empty.
    """
    app = FirstRun(session, theme)
    chosen = app.run()
    return None if chosen is None else (chosen, app.line, app.typed)

"""What a field can say where it holds no value: nothing, that there is none, or why it cannot be told yet."""

from ropa.finding import Pointer
from ropa.i18n import text
from ropa.model import NONE, plan
from ropa.source.edit import Value
from ropa.tui.asking import Question
from ropa.tui.edited import Edited
from ropa.tui.options import label_of, option
from ropa.tui.typing_in import as_toml, assigned
from ropa.view.marks import SIGNS, State
from ropa.vocabulary import label, terms

_SILENT = "silent"
_ASKED = "asked"


class Saying:
    """Asks it of one field of a record, and keeps silence, none and unknown apart in the text."""

    def __init__(self, frame: Edited, address: str, key: str) -> None:
        """Prepare to ask.

        Args:
            frame: Where.
            address: The record.
            key: The field.
        """
        self._frame = frame
        self._address = address
        self._key = key
        found = frame.session.workspace.portfolio.find(address)
        self._record = found[2] if found else None

    def settled(self) -> list[str]:
        """The changes by which the field is no longer kept as open."""
        every = enumerate((self._record.open if self._record else None) or ())
        return [assigned(("open", at), "=", "") for at, one in every if one.field == self._key]

    def begin(self) -> None:
        """Ask which it is."""
        frame, record = self._frame, self._record
        if record is None:
            return
        at = Pointer(self._address, (self._key,))
        field = next(field for field in plan(type(record)) if field.key == self._key)
        if field.required:
            frame.tell(frame.text("say.needed"), is_failure=True)
            return
        is_said = getattr(record, field.name) is not None
        options = [option(_SILENT, frame.text("say.silent"), SIGNS[State.SILENT])]
        if field.none_able:
            options.append(option(NONE, frame.text("edit.none"), SIGNS[State.NONE]))
        options += (
            option(word, label("open-state", word, frame.language), SIGNS[State.OPEN]) for word in terms("open-state")
        )
        unset = [assigned((self._key,), "=", "")] if is_said else []

        def answer(words: tuple[str, ...]) -> str:
            word = words[0]
            if word == _SILENT:
                return self._run(*unset, *self.settled())
            if word == NONE:
                return self._run(assigned((self._key,), "=", NONE), *self.settled())
            self._ask_why(title, word, unset)
            return ""

        title = label_of(at, type(record).KIND, frame.language)
        frame.ask(Question(title, answer, options=tuple(options), has_words=False, hint=frame.text("say.hint")))

    def _ask_why(self, title: str, state: str, unset: list[str]) -> None:
        """Ask of whom it was asked, or for what reason it is not told."""
        frame = self._frame
        name = "of" if state == _ASKED else "reason"

        def answer(words: tuple[str, ...]) -> str:
            if not words[0]:
                return text("changes.refused.no-value", frame.language, field=name)
            day = frame.session.as_of
            item: dict[str, Value] = {"field": self._key, "state": state, name: words[0], "on": day}
            return self._run(*unset, *self.settled(), assigned(("open",), "+=", as_toml(item)))

        said = f"{title} › {label('open-state', state, frame.language)} › {text(f'fields.open.{name}', frame.language)}"
        frame.ask(Question(said, answer, is_long=name == "reason", key=f"{self._address}#{self._key}:{state}"))

    def _run(self, *assignments: str) -> str:
        frame = self._frame
        if not assignments:
            frame.close_editor()
            frame.tell_where()
            return ""
        return frame.terminal.changing.run(" ".join(("set", self._address, *assignments)))

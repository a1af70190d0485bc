"""Deciding about a finding: what the command line needs is asked one after the other, then the line is run."""

from typing import TYPE_CHECKING

from ropa.finding import Finding, LegalClass, Pointer
from ropa.i18n import text
from ropa.tui.asking import Question

if TYPE_CHECKING:
    from ropa.tui.frame import Frame

_ASKED = {"accept": ("reason", "by", "until"), "defer": ("plan", "by", "advice", "until")}
"""What each decision asks for, by the option of its command."""

_MAY_BE_EMPTY = {("accept", "until")}


class Deciding:
    """Asks on one screen for a decision about one finding."""

    def __init__(self, frame: "Frame", finding: Finding, command: str) -> None:
        """Prepare to ask.

        Args:
            frame: Where.
            finding: About what.
            command: `accept` or `defer`.
        """
        self._frame = frame
        self._finding = finding
        self._command = command

    def begin(self) -> None:
        """Ask the first question, or say why there is nothing to decide."""
        finding = self._finding
        if self._command == "accept" and finding.legal_class is not LegalClass.GOOD_PRACTICE:
            session = self._frame.session
            kind = session.text(f"class.{finding.legal_class}")
            said = session.text("no-acceptance", code=finding.rule, kind=kind, at=self._target())
            self._frame.tell(said, is_failure=True)
            return
        self._ask({})

    def _target(self) -> str:
        at = self._finding.at
        found = self._frame.session.workspace.portfolio.find(at.record)
        return str(Pointer(at.record, found[0].in_text(at) if found else at.field))

    def _ask(self, given: dict[str, str]) -> str:
        frame = self._frame
        name = next((name for name in _ASKED[self._command] if name not in given), "")
        if not name:
            return self._run(given)
        is_free = (self._command, name) in _MAY_BE_EMPTY

        def answer(words: tuple[str, ...]) -> str:
            if not words[0] and not is_free:
                return text("changes.refused.no-value", frame.language, field=name)
            return self._ask({**given, name: words[0]})

        title = f"{self._command} {self._finding.rule} {self._target()} › {frame.text(f'decide.{name}')}"
        start = frame.terminal.decider if name == "by" else ""
        hint = " · ".join(
            (
                *((frame.text("decide.day"),) if name == "until" else ()),
                *((frame.text("decide.empty"),) if is_free else ()),
            )
        )
        key = f"{self._command} {self._finding.rule} {self._target()} {name}"
        frame.ask(Question(title, answer, start, hint=hint, key=key))
        return ""

    def _run(self, given: dict[str, str]) -> str:
        frame = self._frame
        options = [word for name, value in given.items() if value for word in (f"--{name}", value)]
        frame.terminal.decider = given["by"]
        changing = frame.terminal.changing
        return changing.run(changing.line(self._command, self._finding.rule, self._target(), *options))

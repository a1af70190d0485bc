"""Deciding about findings: what the command line needs is asked one after the other, then the line is run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ropa.finding import Finding, LegalClass, Pointer
from ropa.i18n import text
from ropa.tui.asking import Question
from ropa.tui.commandline import called

if TYPE_CHECKING:
    from ropa.tui.frame import Frame

_ASKED = {"accept": ("reason", "by", "until"), "defer": ("plan", "by", "advice", "until")}
"""What each decision asks for, by the option of its command."""

_MAY_BE_EMPTY = {("accept", "until")}


class Deciding:
    """Asks on one screen for a decision about one finding, or about several alike."""

    def __init__(self, frame: "Frame", findings: Sequence[Finding], command: str) -> None:
        """Prepare to ask.

        Args:
            frame: Where.
            findings: About what.
            command: `accept` or `defer`.
        """
        self._frame = frame
        self._findings = findings
        self._command = command

    def begin(self) -> None:
        """Ask the first question, or say why there is nothing to decide."""
        for finding in self._findings:
            if self._command == "accept" and finding.legal_class is not LegalClass.GOOD_PRACTICE:
                session = self._frame.session
                kind = session.text(f"class.{finding.legal_class}")
                said = session.text("no-acceptance", code=finding.rule, kind=kind, at=self._target(finding))
                self._frame.tell(said, is_failure=True)
                return
        self._ask({})

    def _targets(self) -> list[str]:
        """What the command line names: each rule once, behind it where it finds something."""
        found: dict[str, list[str]] = {}
        for finding in self._findings:
            found.setdefault(finding.rule, []).append(self._target(finding))
        return [word for rule, targets in found.items() for word in (rule, *targets)]

    def _target(self, finding: Finding) -> str:
        at = finding.at
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

        about = self._targets()
        said = " ".join(about) if len(self._findings) == 1 else frame.text("edit.marked", count=len(self._findings))
        title = f"{called(self._command, frame.language)} {said} › {frame.text(f'decide.{name}')}"
        start = frame.terminal.decider if name == "by" else ""
        hint = " · ".join(
            (
                *((frame.text("decide.day"),) if name == "until" else ()),
                *((frame.text("decide.empty"),) if is_free else ()),
            )
        )
        key = " ".join((self._command, *about, name))
        frame.ask(Question(title, answer, start, hint=hint, key=key))
        return ""

    def _run(self, given: dict[str, str]) -> str:
        frame = self._frame
        options = [word for name, value in given.items() if value for word in (f"--{name}", value)]
        frame.terminal.decider = given["by"]
        changing = frame.terminal.changing
        return changing.run(changing.line(self._command, *self._targets(), *options))

"""The way through all findings, from wherever the reader is."""

from ropa.commands import run_line
from ropa.i18n import text
from ropa.results import FindingList, RecordView
from ropa.tui.stage import Stage


class Walk:
    """Remembers which finding was shown last."""

    def __init__(self, terminal: Stage) -> None:
        self._terminal = terminal
        self._at: tuple[str, str, tuple[str | int, ...]] | None = None

    def step(self, by: int) -> None:
        """Open the record of the next finding, its field in hand; behind the last comes the first."""
        terminal = self._terminal
        session = terminal.frame.session
        result = run_line("check", session)
        find = session.workspace.portfolio.find
        every = result.findings if isinstance(result, FindingList) else ()
        found = [item.finding for item in every if find(item.finding.at.record)]
        if not found:
            terminal.frame.tell(text("terminal.no-finding", session.language))
            return
        keys = [(item.at.record, item.rule, item.at.field) for item in found]
        step = keys.index(self._at) + by if self._at in keys else min(by, 0)
        number = step % len(found)
        self._at = keys[number]
        line = f"show {found[number].at.record}"
        if terminal.frame.base != line:
            if isinstance(terminal.frame.result, RecordView):
                terminal.back()
            terminal.go(line)
        frame = terminal.frame
        frame.remark = text("terminal.finding-number", session.language, number=number + 1, total=len(found))
        frame.seek(found[number])
        frame.tell_where()

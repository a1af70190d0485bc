"""The shell: the only place that prints, and the only one that ends the process with a status."""

import datetime
import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from ropa import preferences
from ropa.commands import Session, overview, ready, run
from ropa.commands.session import quiet
from ropa.i18n import LANGUAGES, one_line, text
from ropa.preferences import THEMES
from ropa.telling import Failure, Text

if TYPE_CHECKING:
    from ropa.results import Result

OK, FOUND, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit statuses: done; check found errors; wrong command line; could not be done; interrupted."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line, or open the terminal where it names no command.

    Args:
        arguments: The words after the program's name; those of the process where None.

    Returns:
        The exit status.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if told_alone := overview(words):
        _write(sys.stdout, told_alone.shown)
        return OK
    from pathlib import Path  # noqa: PLC0415 - help needs none of it

    is_seen = sys.stdin.isatty() and sys.stdout.isatty()
    told = _Progress()
    own = preferences.read(os.environ, sys.platform)
    session = Session(
        Path("registers"),
        datetime.date.today(),
        own.language or reader_language(),
        has_terminal=is_seen,
        progress=told.show,
        preferences=own,
        is_read_only=own.is_read_only,
    )
    try:
        start = _start(words)
        session.is_read_only |= start.is_read_only
        if fault := _fault(start, session.language):
            return _print(fault, session)
        for line in own.told(session.language) if start.rest else ():
            _write(sys.stderr, f"ropa: {line}")
        if not start.rest:
            return _terminal(start, replace(session, progress=quiet))
        return _done([*start.rest, *start.options], session, told)
    except (KeyboardInterrupt, click.Abort):
        _write(sys.stderr, f"ropa: {text('making.interrupted', session.latest.language)}")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output, such as `head`, has had enough. Nothing is left to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        from ropa.i18n.system import reason  # noqa: PLC0415 - only where something went wrong

        detail = reason(error, session.language)
        _write(sys.stderr, f"ropa: {text('interface.not-printed', session.language, detail=detail)}")
        return FAILED


def reader_language() -> str:
    """The reader's language as the environment tells it; English where it names none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            code = value[:2].lower()
            return code if code in LANGUAGES else "en"
    return "en"


@dataclass(frozen=True, slots=True)
class _Start:
    """How the program was started.

    Attributes:
        options: Those that all commands share, where they stand before the command.
        rest: The command and what follows it.
        theme: How the terminal is to look; empty where not said, None where it was left out.
        is_read_only: Whether nothing may be written.
    """

    options: list[str]
    rest: list[str]
    theme: str | None = ""
    is_read_only: bool = False


def _start(words: list[str]) -> _Start:
    options: list[str] = []
    theme: str | None = ""
    is_read_only = False
    left = list(words)
    while left and (name := left[0].partition("=")[0]) in (*_SHARED, "--theme", "--read-only"):
        word = left.pop(0)
        if word == "--read-only":
            is_read_only = True
        elif name == "--read-only":
            return _Start(options, [word, *left], theme, is_read_only)
        elif name == "--theme":
            theme = word.partition("=")[2] if "=" in word else left.pop(0) if left else None
        else:
            options += [word] if "=" in word else [word, *left[:1]]
            left = left if "=" in word else left[1:]
    return _Start(options, left, theme, is_read_only)


_SHARED = ("--workspace", "--as-of", "--rev", "--lang")


def _fault(start: _Start, language: str) -> "Result | None":
    """Why the program cannot be started so, or nothing."""
    if start.theme == "" or (start.theme in THEMES and not start.rest):
        return None
    if start.rest:
        return Failure(text("settings.theme-alone", language), usage=True)
    known = ", ".join(THEMES)
    return Failure(text("settings.no-theme", language, name=one_line(start.theme or ""), allowed=known), usage=True)


def _terminal(start: _Start, session: Session) -> int:
    if not sys.stdout.isatty() or not sys.stdin.isatty():
        return _print(run(["home", *start.options], session), session)
    here = ready(start.options, session)
    if isinstance(here, Failure):
        return _print(here, session)
    from ropa.tui.app import open_terminal  # noqa: PLC0415 - the dearest import of all, for the terminal only

    theme = start.theme or session.preferences.theme
    outcome = open_terminal(here, theme)
    if outcome == "empty":
        from ropa.tui.between import waiting  # noqa: PLC0415
        from ropa.tui.first_run import first_folder  # noqa: PLC0415 - dear to import, and needed once

        with waiting():
            first = first_folder(here, start.theme or "")
            if first is None:
                return OK
            chosen, line, typed = first
            here.let_go()
            here.desks.clear()
            there = here.turned(chosen, None, None)
        outcome = open_terminal(there, theme, line, typed)
    return _print(outcome, here) if isinstance(outcome, Failure) else OK


class _Progress:
    """What a long command is at, on one line of stderr that is gone when it ends; nothing where nobody looks."""

    def __init__(self) -> None:
        self._width = 0

    def show(self, said: str) -> None:
        """Put a line in the place of the former one."""
        if sys.stderr.isatty():
            import shutil  # noqa: PLC0415 - help needs none of it

            line = one_line(said)[: shutil.get_terminal_size().columns - 1]
            self._put(f"\r{line.ljust(self._width)}")
            self._width = len(line)

    def clear(self) -> None:
        """Leave nothing of it."""
        if self._width:
            self._put(f"\r{' ' * self._width}\r")
            self._width = 0

    def _put(self, line: str) -> None:
        sys.stderr.buffer.write(line.encode(errors="backslashreplace"))
        sys.stderr.buffer.flush()


def _done(words: list[str], session: Session, told: _Progress) -> int:
    """Run a command line, save what it changed, and print what came of it."""
    try:
        result = run(words, session)
    finally:
        told.clear()
    if not isinstance(result, Text):
        result = _saved(result, words, session)
    for line in session.latest.news():
        _write(sys.stderr, f"ropa: {line}")
    return _print(result, session)


def _saved(result: "Result", words: list[str], session: Session) -> "Result":
    from ropa.results import Changed  # noqa: PLC0415

    if not isinstance(result, Changed):
        return result
    from ropa.commands.saving import finished  # noqa: PLC0415 - dear to load, and loaded by what changes anyway

    return finished(result, words, session)


def _print(result: "Result", session: Session) -> int:
    if isinstance(result, Text) and session.output != "json":
        # Help is asked for most often, and needs nothing that shows records.
        _write(sys.stdout, result.shown)
        return OK
    from ropa.layout import as_json, as_text  # noqa: PLC0415
    from ropa.results import Changed, Conflicts, FindingList, NeedsConfirmation, Written  # noqa: PLC0415

    if isinstance(result, Failure):
        language = session.latest.language
        _write(sys.stderr, f"ropa: {text('interface.error', language)}: {as_text(result, language)}")
        if result.trace and os.environ.get("ROPA_TRACEBACK"):
            _write(sys.stderr, result.trace)
        return USAGE if result.usage else FAILED
    language = session.latest.language
    match session.output:
        case "sarif" if isinstance(result, FindingList):
            from ropa.layout.sarif import as_sarif  # noqa: PLC0415 - knows the rules

            shown = as_sarif(result, language)
        case "json":
            shown = as_json(result)
        case _:
            shown = as_text(result, language)
    if isinstance(result, NeedsConfirmation) and result.preview and session.output != "json":
        # What is to be looked at may be long, and belongs where it can be paged; only the question stands aside.
        _write(sys.stdout, as_text(result.preview, language))
        shown = as_text(replace(result, preview=None), language)
    is_aside = isinstance(result, Conflicts | NeedsConfirmation) and session.output != "json"
    _write(sys.stderr if is_aside or isinstance(result, Written) else sys.stdout, shown)
    if isinstance(result, Conflicts | NeedsConfirmation):
        return FAILED
    if isinstance(result, Changed) and result.is_check and result.files:
        return FOUND
    if not isinstance(result, FindingList):
        return OK
    if session.output != "text" and result.remarks:
        _write(sys.stderr, "\n".join(one_line(remark) for remark in result.remarks))
    return FOUND if result.has_failed else OK


def _write(stream: "object", shown: str) -> None:
    """Write text as UTF-8 whatever the terminal's own encoding, so that no name ends in an error."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        print(shown, file=stream)  # type: ignore[call-overload]
        return
    buffer.write(f"{shown}\n".encode(errors="backslashreplace"))
    buffer.flush()

"""What of a record can be copied: its address, a line that cites it, its TOML, the record as Markdown."""

import shlex
from collections.abc import Callable

from ropa.commands import Session, run_line
from ropa.i18n import one_line, text
from ropa.results import RecordView, SourceView


def _address(_: Session, address: str) -> str:
    return address


def _citation(session: Session, address: str) -> str:
    view = run_line(shlex.join(("show", address)), session)
    if not isinstance(view, RecordView):
        return ""
    home = session.workspace.portfolio.registers[address.partition("/")[0]]
    page = view.page
    return text(
        "terminal.copy.cited",
        session.language,
        title=one_line(page.title),
        kind=one_line(page.subtitle),
        organisation=one_line(home.organisation),
        address=page.address,
        place=one_line(str(view.place or "")),
        date=session.as_of.isoformat(),
    )


def _toml(session: Session, address: str) -> str:
    view = run_line(shlex.join(("source", address)), session)
    return "".join(f"{line.text}\n" for line in view.lines) if isinstance(view, SourceView) else ""


def _markdown(session: Session, address: str) -> str:
    from ropa.exports.markdown import record  # noqa: PLC0415 - formats are for those who copy this

    view = run_line(shlex.join(("show", address)), session)
    return record(view.page, session.language) if isinstance(view, RecordView) else ""


FORMS: tuple[tuple[str, Callable[[Session, str], str]], ...] = (
    ("address", _address),
    ("citation", _citation),
    ("toml", _toml),
    ("markdown", _markdown),
)
"""In what forms a record is copied, one after the other, and how each is made."""


def copied(session: Session, address: str, number: int) -> tuple[str, str, str]:
    """A record in one of its forms: how that is called, the text, and how the next is called.

    Args:
        session: The session.
        address: The record.
        number: How many times in a row it was copied before.
    """
    name, make = FORMS[number % len(FORMS)]
    following, _ = FORMS[(number + 1) % len(FORMS)]
    called = [text(f"terminal.copy.{form}", session.language) for form in (name, following)]
    return called[0], make(session, address), called[1]

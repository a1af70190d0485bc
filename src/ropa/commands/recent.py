"""`ropa recent`: what changed lately."""

import shlex

import click

from ropa.commands.lately import DAYS, Lately, lately
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import one_line, text
from ropa.register import SHARED, Register
from ropa.results import Branch, Outline
from ropa.store.git import Commit
from ropa.view.words import date_words, spanned

_LETTERS = 12
"""Letters of a commit that name it surely enough and can still be read."""


@as_command("recent")
@click.argument("registers", nargs=-1)
@click.option("--days", type=click.IntRange(min=0), default=DAYS, show_default=True, help="Days back.")
@formatted
def command(session: Session, registers: tuple[str, ...], days: int) -> Outline:
    """List what changed lately in REGISTERS: commits that Git knows, or else files by the time they were written.

    What is changed and not committed is no commit yet; ropa diff shows it.

    Example: ropa recent alsjelieft --days 7
    """
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    found = [(register, lately(session, register, days)) for register in asked]
    uncommitted = (_text(session, "uncommitted"),) if any(one.is_in_git for _, one in found) else ()
    return Outline(
        _text(session, spanned("title", days), days=days),
        tuple(_branch(session, register, one) for register, one in found),
        uncommitted,
        {"days": days, "registers": [_values(register, one) for register, one in found]},
    )


def _branch(session: Session, register: Register, found: Lately) -> Branch:
    language = session.language
    lines = [
        Branch(
            f"{date_words(one.date, language)} · {one_line(one.subject)}",
            "",
            f"{one_line(one.author)}, {one.short}",
            opens=_opening(register, one),
        )
        for one in found.commits
    ]
    lines += [Branch(f"{date_words(day, language)} · {one_line(str(path))}") for path, day in found.files]
    lines = lines or [Branch(_text(session, "nothing"))]
    how = _text(session, "by-git" if found.is_in_git else "by-files")
    return Branch(register.organisation, register.address(), how, branches=tuple(lines), is_quoted=True)


def _opening(register: Register, commit: Commit) -> str:
    """The line that shows what a commit changed; what stood there then, where it was the first of all."""
    if not commit.parent:
        return shlex.join(("list", "activities", "--register", register.name, "--rev", commit.key[:_LETTERS]))
    return shlex.join(("diff", commit.parent[:_LETTERS], commit.key[:_LETTERS], "--register", register.name))


def _text(session: Session, key: str, **params: object) -> str:
    return text(f"making.recent.{key}", session.language, **params)


def _values(register: Register, found: Lately) -> dict[str, object]:
    return {
        "register": register.name,
        "by": "git" if found.is_in_git else "files",
        "commits": [
            {"commit": one.key, "date": one.date.isoformat(), "author": one.author, "subject": one.subject}
            for one in found.commits
        ],
        "files": [{"file": str(path), "date": day.isoformat()} for path, day in found.files],
    }

"""`ropa history`: when a record changed, who changed it, and what it said differently."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from ropa.commands.lookup import record_named
from ropa.commands.opening import refused
from ropa.commands.past import Past, PastState, past_of
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import one_line, text
from ropa.questions.difference import Fate, RecordChange, records_between
from ropa.register import Register
from ropa.results import Branch, History
from ropa.store.git import GitError
from ropa.view.answers.difference import record_lines
from ropa.view.answers.difference_values import record_values
from ropa.view.words import Words, date_words

_MOST = 2000
"""Commits on one register that are looked through."""


@as_command("history")
@click.argument("address")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many changes.")
@formatted
def command(session: Session, address: str, limit: int) -> History:
    """Show the commits that changed what the record at ADDRESS says, the latest first, each with the changes.

    The record is followed from file to file and, where nothing else changed with it, from id to id. Commits that
    changed only layout or comments are left out, as are other records of the same file.

    Example: ropa history alsjelieft/nieuwsbrief --limit 5
    """
    register, key, record = record_named(session, address)
    try:
        workspace = session.workspace
        past = past_of(workspace, register, _MOST)
        steps = list(_steps(past, key, limit + 1, with_working=not session.rev))
    except GitError as error:
        raise refused(session, error) from error
    shown = steps[:limit]
    remarks = [
        *((_text(session, "none"),) if not shown else ()),
        *((_text(session, "limited", count=limit),) if len(steps) > limit else ()),
        *((_text(session, "cut", count=_MOST),) if past.is_cut else ()),
    ]
    return History(
        _text(session, "title", name=Words(register, session.language).name(record, key or register.name)),
        tuple(_branch(session, step) for step in shown),
        tuple(remarks),
        {"id": register.address(key), "changes": [_values(register, step) for step in shown]},
        address=register.address(key),
        commits=tuple(step.state.commit.key if step.state.commit else "" for step in shown),
        former=tuple(register.address(step.change.key) for step in shown),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of the record, and what differs in its register."""

    state: PastState
    change: RecordChange


def _steps(past: Past, key: str, limit: int, *, with_working: bool) -> Iterator[_Step]:
    """The changes of the record of an id, newest first."""
    for state in past.states(with_working=with_working):
        change = next((one for one in records_between(state.before, state.after) if one.key == key), None)
        if change is None:
            continue
        yield _Step(state, change)
        key = change.former if change.fate is Fate.RENAMED else key
        limit -= 1
        if not limit:
            return


def _text(session: Session, key: str, /, **params: object) -> str:
    return text(f"differences.history.{key}", session.language, **params)


def _branch(session: Session, step: _Step) -> Branch:
    lines = record_lines(step.state.before, step.state.after, step.change, session.language)
    if step.state.commit is None:
        return Branch(_text(session, "uncommitted"), branches=lines)
    commit = step.state.commit
    day = date_words(commit.date, session.language)
    said = _text(session, "commit", date=day, subject=one_line(commit.subject))
    return Branch(said, detail=f"{one_line(commit.author)}, {commit.short}", branches=lines)


def _values(register: Register, step: _Step) -> Mapping[str, Any]:
    commit = step.state.commit
    return {
        "commit": commit.key if commit else None,
        "date": commit.date.isoformat() if commit else None,
        "author": commit.author if commit else None,
        "subject": commit.subject if commit else None,
        **record_values(register.address(step.change.key), step.change),
    }

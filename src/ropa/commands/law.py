"""`ropa law`: what places and tools are by the law of a day, over time, and where that is known from."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ropa.commands.lookup import place_hint
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.i18n import listed, text
from ropa.law import Jurisdiction, Law, ToolPeriod
from ropa.results import Branch, Outline
from ropa.view.law import condition_words, in_force_words, status_words
from ropa.view.words import place_words
from ropa.vocabulary import label, terms

_SOON = datetime.timedelta(days=180)


@as_command("law")
@click.argument("code", required=False)
@formatted
def command(session: Session, code: str | None) -> Outline:
    """Show what the place CODE is to an exporter on the day, and its rows over time; without CODE, the law as a whole.

    A row says since when and until when it holds, by which decision, on which condition, and from which source.
    Rows set in ropa.toml are marked; they hold before the package's.

    Example: ropa law BR --as-of 2026-01-01
    """
    return place_law(session, code) if code else _whole(session)


def _text(session: Session, key: str, /, **params: object) -> str:
    return text(f"questions.law.{key}", session.language, **params)


def place_law(session: Session, code: str) -> Outline:
    """What a place is to an exporter on the day, and its rows over time.

    Raises:
        Refusal: The law knows no such place.
    """
    law = session.workspace.law
    found = law.jurisdiction(code)
    if found is None:
        hint = place_hint(session, code, sorted(law.places()))
        raise Refusal(text("questions.what-if.no-place", session.language, code=code, hint=hint).strip())
    name = place_words(code, session.language)
    rows = law.rows_of(code)
    return Outline(
        _text(session, "place", place=name, date=law.date, status=_text(session, f"status.{found.status}")),
        tuple(_row(session, row, status_words(row, session.language), mark=_standing(law, row, found)) for row in rows),
        () if law.row_on(law.date, code) else (_text(session, "no-row"),),
        {"code": code, "status": found.status, "rows": [_values(law, row) for row in rows]},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def tool_law(session: Session, tool: str) -> Outline:
    """When a tool for transfers can be used."""
    law = session.workspace.law
    rows = law.periods(tool)
    return Outline(
        label("tool", tool, session.language),
        tuple(_rows(session, rows)),
        (),
        {"rows": [_values(law, row) for row in rows]},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _whole(session: Session) -> Outline:
    law = session.workspace.law
    by = law.date + min(_SOON, datetime.date.max - law.date)
    ending = law.ending(by)
    groups: dict[str, tuple[Jurisdiction | ToolPeriod, ...]] = {
        "own": (*law.own.places, *law.own.tools),
        "ending": ending,
        "decided": tuple(row for code in law.decided() if (row := law.jurisdiction(code))),
        "doubtful": law.doubtful(),
        "tools": tuple(row for tool in terms("tool") for row in law.periods(tool)),
    }
    return Outline(
        _text(session, "whole", date=law.date),
        tuple(
            Branch(_text(session, f"group.{key}", by=by, count=len(rows)), branches=tuple(_rows(session, rows)))
            for key, rows in groups.items()
            if rows
        ),
        () if ending else (_text(session, "no-end", by=by),),
        {key: [_values(law, row) for row in rows] for key, rows in groups.items()},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _rows(session: Session, rows: Iterable[Jurisdiction | ToolPeriod]) -> Iterator[Branch]:
    for row in rows:
        if isinstance(row, ToolPeriod):
            name = label("tool", row.tool, session.language)
        else:
            name = f"{place_words(row.code, session.language)}: {status_words(row, session.language)}"
        yield _row(session, row, name)


def _standing(law: Law, row: Jurisdiction, found: Jurisdiction) -> str:
    """Whether a row is the one that holds on the day, or one that the workspace's own row sets aside."""
    if row == found:
        return "holds"
    return "set-aside" if row.holds(law.date) else ""


def _row(session: Session, row: Jurisdiction | ToolPeriod, said: str, *, mark: str = "") -> Branch:
    marks = [in_force_words(row, session.language)]
    if mark:
        marks.append(_text(session, mark, date=session.as_of))
    if row.own:
        marks.append(_text(session, "own"))
    if isinstance(row, Jurisdiction):
        marks += condition_words(row, session.language)
    if isinstance(row, Jurisdiction) or row.own:
        marks += _origin(session, row)
    elif row.source:
        marks.append(text("document.html.article", session.language, law=row.source))
    return Branch(said, detail=listed(marks, session.language))


def _origin(session: Session, row: Jurisdiction | ToolPeriod) -> Iterator[str]:
    """Where a row comes from, when that was last looked at, and how sure it is; what is not said is said so."""
    law = session.workspace.law
    yield _text(session, "source" if row.source else "no-source", source=row.source)
    yield _text(session, "unchecked" if row.own else "checked", date=law.checked)
    if isinstance(row, Jurisdiction):
        yield _text(session, f"confidence.{row.confidence or 'silent'}")
    if row.note:
        yield _text(session, "note", note=row.note)


def _values(law: Law, row: Jurisdiction | ToolPeriod) -> dict[str, Any]:
    shared = {
        "from": row.begins.isoformat() if row.begins > datetime.date.min else None,
        "until": row.until.isoformat() if row.until else None,
        "source": row.source or None,
        "checked": None if row.own else law.checked.isoformat(),
        "note": row.note or None,
        "own": row.own,
    }
    if isinstance(row, ToolPeriod):
        return {"tool": row.tool, "in_force": row.holds(law.date), **shared}
    return {
        "code": row.code,
        "status": row.status,
        "decision": row.decision or None,
        "scope": row.scope or None,
        "scope_condition": row.scope_condition or None,
        "unsettled_for": list(row.unsettled_for),
        "confidence": row.confidence or None,
        "holds": row == law.jurisdiction(row.code),
        **shared,
    }

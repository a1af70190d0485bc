"""`ropa concentration`: on which party, place, tool or category most registers and activities hang."""

import click

from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.xray import named
from ropa.i18n import text
from ropa.questions.concentration import By, Concentration, Row, Sort, concentration
from ropa.results import Branch, Outline
from ropa.view.document import State
from ropa.view.words import place_words
from ropa.vocabulary import label


@as_command("concentration")
@click.argument("registers", nargs=-1)
@click.option("--by", type=click.Choice([by.value for by in By]), default=By.PARTY.value, help="What to count.")
@formatted
def command(session: Session, registers: tuple[str, ...], by: str) -> Outline:
    """Count on which party, place, transfer tool or category of recipients REGISTERS and their activities hang.

    Worst first. Engagements, sub-processors, systems and parents are followed. Parties without a name are listed by
    category, each register's for itself; what the record does not state is listed last, as such.

    Example: ropa concentration --by place
    """
    law = session.workspace.law
    counted = By(by)
    found = concentration(registers_named(session, registers), law, counted)
    remarks = []
    if not any(row.sort is not Sort.SILENT for row in found.rows):
        remarks.append(_text(session, "none"))
    if counted is By.PARTY and found.rows:
        remarks.append(_text(session, "same-name"))
    if found.unread:
        remarks.append(text("questions.xray.unread", session.language, registers=", ".join(found.unread)))
    is_judged = counted is By.TOOL
    return Outline(
        _text(session, counted.value),
        tuple(_branch(session, found, row, counted) for row in found.rows),
        tuple(remarks),
        {
            "by": counted.value,
            "registers": list(found.registers),
            "activities": list(found.activities),
            "unread": list(found.unread),
            "rows": [_values(row) for row in found.rows],
        },
        law.date.isoformat() if is_judged else "",
        law.checked.isoformat() if is_judged else "",
    )


def _text(session: Session, key: str, **params: object) -> str:
    return text(f"questions.concentration.{key}", session.language, **params)


def _branch(session: Session, found: Concentration, row: Row, by: By) -> Branch:
    shown = _text(
        session,
        "row",
        name=_name(session, row, by),
        registers=len(row.registers),
        all_registers=len(found.registers),
        activities=len(row.activities),
        all_activities=len(found.activities),
    )
    marks = []
    if row.is_shared:
        marks.append(_text(session, "shared"))
    if row.sort is Sort.PARTY and len(row.records) > 1:
        marks.append(_text(session, "several", count=len(row.records)))
    if not row.activities:
        marks.append(_text(session, "unattributed"))
    marks += [
        _text(session, key, count=len(some))
        for key, some in (("possible", row.possible), ("exposed", row.exposed))
        if some
    ]
    is_one = len(row.records) == 1 and row.sort in (Sort.PARTY, Sort.CATEGORY)
    return Branch(
        shown,
        row.records[0] if is_one else "",
        "; ".join(marks),
        State.SILENT if row.sort is Sort.SILENT else State.STATED,
        () if is_one else tuple(Branch(*named(session, address)) for address in row.records),
    )


def _name(session: Session, row: Row, by: By) -> str:
    language = session.language
    match row.sort:
        case Sort.PARTY:
            return named(session, row.records[0])[0]
        case Sort.CATEGORY:
            category = named(session, row.key)[0] if "/" in row.key else label("party-category", row.key, language)
            if not row.register:
                return category
            organisation = session.workspace.portfolio.registers[row.register].organisation
            return _text(session, "unnamed", category=category, organisation=organisation)
        case Sort.PLACE:
            return named(session, row.key)[0]
        case Sort.TOOL:
            return label("tool", row.key, language)
        case Sort.DECISION | Sort.UNCONFIRMED:
            return _text(session, row.sort.value, place=place_words(row.key, language))
        case Sort.NO_TOOL:
            return _text(session, "no-tool")
        case Sort.SILENT:
            return _text(session, "undeterminable" if by is By.TOOL else "silent")


def _values(row: Row) -> dict[str, object]:
    return {
        "kind": row.sort.value,
        "key": row.key or None,
        "register": row.register or None,
        "records": list(row.records),
        "registers": list(row.registers),
        "activities": list(row.activities),
        "possible": list(row.possible),
        "exposed": list(row.exposed),
        "shared": row.is_shared,
    }

"""`ropa ask`: what a register leaves open, as plain questions to those who know."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from ropa import store
from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import registers_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import FileOption, written
from ropa.commands.writing import chosen as chosen_format
from ropa.i18n import text
from ropa.questions.open_points import Kind, OpenPoint, open_points
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.questionnaire import questionnaire, questions_outline

_FILLED_IN = ".xlsx"
"""The kind of file that most people can fill in, and in which answers can be chosen from a list."""


@as_command("ask")
@click.argument("registers", nargs=-1, metavar="[REGISTER]...")
@click.option("--owner", default="", help="Only what this person answers for.")
@click.option("--where", default="", help="Only of records that a query meets, as in ropa list.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the N most urgent of each register.")
@click.option(
    "--to",
    "target",
    cls=FileOption,
    help="File to be filled in: {suffixes}; or a folder, for a file per register.",
)
@formatted
def command(
    session: Session,
    registers: tuple[str, ...],
    owner: str,
    where: str,
    limit: int | None,
    target: Path | None,
) -> Outline | Written:
    """Put what REGISTER leaves open as plain questions, grouped by who can answer them.

    Asked is what is silent, only proposed, said in two ways, tied to no activity, or due to be looked at again. Each
    question has a key that stays; a file goes out in the register's language, and ropa answers takes it back.

    Example: ropa ask alsjelieft --limit 20 --to questions.md
    """
    workspace = session.workspace
    chosen = [register for register in registers_named(session, registers) if register.name != SHARED]
    found = {register.name: _points(session, register, owner, where) for register in chosen}
    if target is None:
        cut = [(register, *_cut(found[register.name], limit)) for register in chosen]
        return questions_outline(cut, session.language)
    # Formats are dear to load, and an answer on the screen needs none of them.
    from ropa.commands.exporting import files  # noqa: PLC0415

    def content(register: Register, path: Path) -> dict[Path, bytes]:
        points, left = _cut(found[register.name], limit)
        language = workspace.output_language(register, session.asked_language)
        document = questionnaire(register, points, workspace.law, language, left_out=left)
        return files(session, document, chosen_format(session, path), path)

    if store.is_folder(target):
        made: dict[Path, bytes] = {}
        for register in chosen:
            made |= content(register, target / f"{register.name}-questions{_FILLED_IN}")
        return written(session, made)
    # A list of questions names what one organisation does, and goes to its people.
    if len(chosen) != 1:
        names = ", ".join(register.name for register in chosen)
        raise Refusal(text("asking.refused.several", session.language, registers=names))
    return written(session, content(chosen[0], target))


def to_confirm(session: Session) -> Outline:
    """What waits in every register for somebody to say that it is so."""
    chosen = [register for register in registers_named(session, ()) if register.name != SHARED]
    found = [
        (register, [point for point in open_points(session.workspace.case(register)) if point.kind is Kind.CONFIRM], 0)
        for register in chosen
    ]
    title = text("asking.to-confirm", session.language)
    return replace(questions_outline(found, session.language), title=title)


def _points(session: Session, register: Register, owner: str, where: str) -> tuple[OpenPoint, ...]:
    points = open_points(session.workspace.case(register))
    if owner:
        points = tuple(point for point in points if owner.casefold() in point.owner.casefold())
    clauses = clauses_of(session, where)
    if not clauses:
        return points
    derived = Derived(session.workspace, register, session.language)
    kinds = {type(record).KIND for point in points if (record := register.recorded(point.at.record))}
    met = {register.address(key) for kind in kinds for key, _, _ in matching(derived, kind, clauses)}
    return tuple(point for point in points if point.at.record in met)


def _cut(points: Sequence[OpenPoint], limit: int | None) -> tuple[tuple[OpenPoint, ...], int]:
    """The most urgent points in their order, and how many are left out."""
    if limit is None or len(points) <= limit:
        return tuple(points), 0
    places = sorted(range(len(points)), key=lambda place: (points[place].rank, place))[:limit]
    return tuple(points[place] for place in sorted(places)), len(points) - limit

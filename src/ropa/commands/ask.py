"""`ropa ask`: what a register leaves open, as plain questions to those who know."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ropa import store
from ropa.commands.counting import narrowed_line
from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.question_sheet import QuestionSheet
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import FileOption, written
from ropa.commands.writing import chosen as chosen_format
from ropa.i18n import text
from ropa.query import Order, in_order
from ropa.questions.open_points import Kind, OpenPoint, open_points
from ropa.register import SHARED, Register
from ropa.register.names import same_name
from ropa.results import Counts, QuestionList, Written
from ropa.view.answers.open_questions import questions_outline
from ropa.view.asking import Asked, asked_of, by_owner
from ropa.view.questionnaire import questionnaire

_FILLED_IN = ".xlsx"
"""The kind of file that most people can fill in, and in which answers can be chosen from a list."""


@as_command("ask")
@click.argument("registers", nargs=-1, metavar="[REGISTER]...")
@click.option("--owner", default="", help="Only what this person answers for.")
@click.option("--where", default="", help="Only of records that a query meets, as in ropa list.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the N most urgent of each register.")
@click.option("--only", default="", metavar="QUERY", help="Only the questions that a query of their columns meets.")
@click.option("--sort", default="", metavar="COLUMNS", help="By these, the first first; - before one: reversed.")
@click.option("--count", metavar="COLUMN", help="Only how many of them say what in this column.")
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
    only: str,
    sort: str,
    count: str | None,
    target: Path | None,
) -> QuestionList | Counts | Written:
    """Put what REGISTER leaves open as plain questions, grouped by who can answer them.

    Asked is what is silent, only proposed, said in two ways, tied to no activity, or due to be looked at again. Each
    question has a key that stays; a file goes out in the register's language, and ropa answers takes it back.

    --where asks of the records, --only of the questions themselves; their columns are kind, question, owner, record,
    field, law, known and register. Put in an order, they do not stand under the people who can answer them.

    Example: ropa ask alsjelieft --limit 20 --to questions.md
    """
    if target is not None and (count is not None or sort):
        one = "--sort" if count is None else "--count"
        raise click.UsageError(session.text("options-together", one=one, other="--to"))
    workspace = session.workspace
    chosen = [register for register in registers_named(session, registers) if register.name != SHARED]
    sheet = QuestionSheet(session)
    orders, is_sought = sheet.orders(sort), sheet.test(only)
    found = {
        register.name: [
            one
            for one in asked_of(register, _points(session, register, owner, where), session.language)
            if not only or is_sought(one)
        ]
        for register in one_by_one(session, chosen)
    }
    if target is None:
        cut = [(register, *_cut(found[register.name], limit)) for register in chosen]
        if count is not None:
            line = narrowed_line(("ask", *registers), {"owner": owner, "where": where, "limit": limit}, only, "--only")
            return sheet.counts([one for _, some, _ in cut for one in some], sheet.named(count), line)
        return _listed(session, sheet, cut, orders)
    # Formats are dear to load, and an answer on the screen needs none of them.
    from ropa.commands.exporting import files  # noqa: PLC0415

    def content(register: Register, path: Path) -> dict[Path, bytes]:
        some, left = _cut(found[register.name], limit)
        language = workspace.output_language(register, session.asked_language)
        points = [one.point for one in some]
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


def _listed(
    session: Session,
    sheet: QuestionSheet,
    found: Iterable[tuple[Register, Sequence[Asked], int]],
    orders: tuple[Order, ...],
) -> QuestionList:
    """Questions as a list: in an order, else under those who can answer."""
    asked = []
    for register, some, left in found:
        by_people = [one for _, of_one in by_owner(some) for one in of_one]
        asked.append((register, in_order(by_people, orders, sheet.weight), left))
    told = questions_outline(asked, session.language, is_ordered=bool(orders))
    return QuestionList(**vars(told), asked=tuple(one for _, some, _ in asked for one in some), orders=orders)


def to_confirm(session: Session) -> QuestionList:
    """What waits in every register for somebody to say that it is so."""
    chosen = [register for register in registers_named(session, ()) if register.name != SHARED]
    found = []
    for register in chosen:
        points = [point for point in open_points(session.workspace.case(register)) if point.kind is Kind.CONFIRM]
        found.append((register, asked_of(register, points, session.language), 0))
    return replace(
        _listed(session, QuestionSheet(session), found, ()), title=text("asking.to-confirm", session.language)
    )


def _points(session: Session, register: Register, owner: str, where: str) -> tuple[OpenPoint, ...]:
    points = open_points(session.workspace.case(register))
    if owner:
        points = tuple(point for point in points if same_name(owner) in same_name(point.owner))
    clauses = clauses_of(session, where)
    if not clauses:
        return points
    derived = Derived(session.workspace, register, session.language)
    kinds = {type(record).KIND for point in points if (record := register.recorded(point.at.record))}
    met = {register.address(key) for kind in kinds for key, _, _ in matching(derived, kind, clauses)}
    return tuple(point for point in points if point.at.record in met)


def _cut(asked: Sequence[Asked], limit: int | None) -> tuple[tuple[Asked, ...], int]:
    """The most urgent questions in their order, and how many are left out."""
    if limit is None or len(asked) <= limit:
        return tuple(asked), 0
    places = sorted(range(len(asked)), key=lambda place: (asked[place].point.rank, place))[:limit]
    return tuple(asked[place] for place in sorted(places)), len(asked) - limit

"""The open points of a register as a document to fill in: a part for each person who can answer."""

from collections.abc import Sequence

from ropa.i18n import one_line, text
from ropa.law import Law
from ropa.questions.open_points import OpenPoint
from ropa.register import Register
from ropa.view.asking import Asked, asked_of, by_owner, for_whom, limited
from ropa.view.document import Document, Entry, Part, Table, legend
from ropa.view.facts import law_facts, program_fact
from ropa.view.marks import State

COLUMNS = ("question", "known", "possible", "answer", "remark", "by", "key")
"""The columns of a list of questions, in their order; each name is the key of its head."""

_ROOM = {"answer": 34, "remark": 26, "by": 16}
"""The columns to fill in, and how many letters of room each gives."""


def questionnaire(
    register: Register, points: Sequence[OpenPoint], law: Law, language: str, *, left_out: int = 0
) -> Document:
    """A document with a part for each person who can answer, and in it a table to be filled in.

    Args:
        register: The register.
        points: Its open points.
        law: The law of the day.
        language: Language of everything but user text.
        left_out: How many further questions there are.
    """
    asked = asked_of(register, points, language)
    parts = tuple(_part(owner, found, language, left_out) for owner, found in by_owner(asked))
    parts = (_instructions(language), *parts) if parts else ()
    organisation = one_line(register.organisation)
    if not parts:
        parts = (Part("", (text("asking.nothing", language),)),)
    return Document(
        text("asking.title", language),
        organisation,
        language,
        register.language,
        law.date,
        (),
        (next(law_facts(law, language)), program_fact(language)),
        parts,
        legend(parts, language, is_answer=True),
    )


def _instructions(language: str) -> Part:
    heads = {name: text(f"asking.column.{name}", language) for name in COLUMNS}
    remarks = (text(f"asking.instruction.{name}", language, **heads) for name in ("why", "how", "free", "confirm"))
    return Part(text("asking.instructions", language), tuple(remarks))


def _part(owner: str, asked: Sequence[Asked], language: str, left: int) -> Part:
    heads = tuple(text(f"asking.column.{name}", language) for name in COLUMNS)
    groups: dict[tuple[str, ...], list[Asked]] = {(): []}
    for one in asked:
        groups.setdefault(one.choices, []).append(one)
    # What can be answered in one's own words comes last, behind what takes one glance.
    ordered = sorted(groups.items(), key=lambda item: not item[0])
    tables = tuple(_table(owner, choices, found, heads, language) for choices, found in ordered if found)
    return Part(for_whom(owner, language), limited(left, language), tables)


def _table(
    owner: str, choices: tuple[str, ...], asked: Sequence[Asked], heads: tuple[str, ...], language: str
) -> Table:
    is_proposed = text("asking.choice.confirm", language) in choices
    title = text(f"asking.table.{'confirm' if is_proposed else 'choose' if choices else 'free'}", language)
    # A table may stand by itself, as the sheet of a workbook.
    title = f"{title} ({one_line(owner)})" if owner else title
    rows = tuple(
        (
            _plain(one.question),
            one.known or (Entry(text("asking.nothing-known", language), State.SILENT),),
            tuple(Entry(possible, State.STATED) for possible in one.possible),
            (),
            (),
            (),
            _plain(one.point.key),
        )
        for one in asked
    )
    allowed = tuple(choices if name == "answer" else () for name in COLUMNS) if choices else ()
    return Table(title, heads, rows, allowed, tuple(_ROOM.get(name, 0) for name in COLUMNS))


def _plain(said: str) -> tuple[Entry, ...]:
    return (Entry(said, State.STATED),)

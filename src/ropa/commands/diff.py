"""`ropa diff`: what changed between two days, revisions or folders, in a Data Protection Officer's words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ropa import store
from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import unknown_register
from ropa.commands.opening import opened, remarks, state_words
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.i18n import text
from ropa.law import Law
from ropa.questions.difference import Difference, Fate, differences
from ropa.register import Register
from ropa.results import Outline, Written
from ropa.view.answers.difference import branch_of
from ropa.view.answers.difference_values import values_of
from ropa.workspace import Workspace

_LATEST = "HEAD"


@as_command("diff")
@click.argument("before", default=_LATEST, metavar="[A]")
@click.argument("after", default="", metavar="[B]")
@click.option("--register", "names", multiple=True, metavar="NAME", help="Only this register; can be repeated.")
@click.option("--record", metavar="ADDRESS", help="Only what this record says differently, and what is found in it.")
@click.option(
    "--findings", "with_findings", is_flag=True, help="List findings that appear or go, and do not only count."
)
@kept
@formatted
def command(
    session: Session,
    before: str,
    after: str,
    names: tuple[str, ...],
    record: str | None,
    with_findings: bool,
    target: Target | None,
) -> Outline | Written:
    """Show what changed from A to B: transfers and recipients first, then records, then each field.

    A and B are each a folder with registers, a day such as 2026-05-25, or a revision that Git knows. Without B, A is
    compared with the working state; without both, the last commit is. Both sides are judged by the law of one day.
    Layout, comments and the order of a list are no difference.

    Example: ropa diff 2026-01-01 --register alsjelieft
    """
    sides = (_side(session, before), _side(session, after) if after else session.workspace)
    names = (record.partition("/")[0],) if record else names
    found = differences(*_registers(session, sides, names), session.workspace.law)
    found = tuple(_of_record(item, record) for item in found) if record else found

    def answer(some: Sequence[Register], language: str) -> Outline:
        asked = {register.name for register in some}
        told = [item for item in found if item.name in asked]
        return _outline(replace(session, language=language), session.workspace.law, sides, told, with_findings)

    registers = [item.before if item.fate is Fate.GONE else item.after for item in found]
    changed = {item.name for item in found if branch_of(item, session.language, with_findings=False).branches}
    return answered(session, Question("diff", registers, answer, lambda register: register.name in changed), target)


def _of_record(found: Difference, address: str) -> Difference:
    """What differs in a register as far as one record says it, under its id now or before, or it is found in it."""
    key = address.partition("/")[2]
    return replace(
        found,
        fate=Fate.CHANGED,
        moves=(),
        records=tuple(one for one in found.records if key in (one.key, *([one.former] if one.former else []))),
        appear=tuple(one for one in found.appear if one.at.record == address),
        go=tuple(one for one in found.go if one.at.record == address),
    )


def _outline(
    session: Session, law: Law, sides: Sequence[Workspace], found: Sequence[Difference], with_findings: bool
) -> Outline:
    told = [(item, branch_of(item, session.language, with_findings=with_findings)) for item in found]
    still = [item for item, branch in told if not branch.branches]
    states = [state_words(session, side) for side in sides]
    return Outline(
        _text(session, "title", before=states[0], after=states[1]),
        tuple(branch for _, branch in told if branch.branches),
        (*_remarks(session, found, still, with_findings), *remarks(session, *sides)),
        {
            "before": states[0],
            "after": states[1],
            "registers": [values_of(item, session.language) for item in found],
            "left_out": sorted({name for side in sides for name in side.left_out}),
        },
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


def _text(session: Session, key: str, /, **params: object) -> str:
    return text(f"differences.{key}", session.language, **params)


def _side(session: Session, word: str) -> Workspace:
    """The workspace that a word means: a folder, else a day or a revision."""
    path = Path(word)
    return opened(session, path) if word and store.is_workspace(path) else opened(session, session.root, word)


def _registers(
    session: Session, sides: Sequence[Workspace], names: Sequence[str]
) -> tuple[dict[str, Register], dict[str, Register]]:
    """The registers of both sides that are to be compared: those that one side can say nothing of are left out."""
    left = {name for side in sides for name in side.left_out}
    held = [{name: found for name, found in side.portfolio.registers.items() if name not in left} for side in sides]
    for name in names:
        if not any(name in side for side in held) and name not in left:
            raise unknown_register(session, name, dict.fromkeys((*held[0], *held[1])))
    was, is_ = ({name: found for name, found in side.items() if not names or name in names} for side in held)
    return was, is_


def _remarks(
    session: Session, found: Sequence[Difference], still: Sequence[Difference], with_findings: bool
) -> Iterator[str]:
    if not found:
        yield _text(session, "nothing-there")
    if still:
        yield _text(session, "same", registers=", ".join(item.name for item in still))
    if retexted := sum(item.retexted for item in still):
        yield _text(session, "only-text", count=retexted)
    if broken := [item.name for item in found if not item.is_whole]:
        yield _text(session, "not-whole", registers=", ".join(broken))
    if not with_findings and any(item.appear or item.go for item in found):
        yield _text(session, "list-findings")
    yield _text(session, "same-law")

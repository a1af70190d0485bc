"""`ropa check`: what the rules find."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from ropa.checking import Choice, known_codes, nearest_code
from ropa.commands.counting import narrowed_line
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import Session, as_command, formatted_as
from ropa.commands.sheets import arranging
from ropa.finding import Finding, LegalClass, Severity
from ropa.query import Order, in_order
from ropa.register import Register
from ropa.results import Counts, FindingList, Located

_GROUPS = ("register", "rule", "record", "class", "severity", "none")


@as_command("check")
@click.argument("registers", nargs=-1)
@click.option(
    "--select", multiple=True, metavar="CODE", help="Only these rules; A1 for all that begin so, A1,L for more."
)
@click.option(
    "--ignore", multiple=True, metavar="CODE", help="Not these rules; of two that meet the longer one counts."
)
@click.option(
    "--min-severity", type=click.Choice([level.value for level in Severity]), help="Only findings at least as grave."
)
@click.option(
    "--class",
    "classes",
    type=click.Choice([kind.value for kind in LegalClass]),
    multiple=True,
    help="Only findings of this class.",
)
@click.option("--group-by", type=click.Choice(_GROUPS), help="Under which heads they stand.")
@click.option("--statistics", is_flag=True, help="Only how many findings of which rule.")
@click.option("--show-accepted", is_flag=True, help="Also findings that somebody accepted.")
@arranging
@click.option("--exit-zero", is_flag=True, help="End with status 0 also where errors are found.")
@formatted_as("text", "json", "sarif")
def command(
    session: Session,
    registers: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    classes: tuple[str, ...],
    group_by: str | None,
    statistics: bool,
    show_accepted: bool,
    exit_zero: bool,
    **options: Any,
) -> FindingList | Counts:
    """Check REGISTERS, or all of the workspace, against Art. 30 GDPR and its neighbours.

    Exit status 1 where a finding is an error. What could not be read is a finding too. What somebody accepted is
    counted and not shown; what is put off is shown and counts. Options hold over the table check in ropa.toml.

    A query holds words and column:value. Columns are rule, message, severity, class, law, register, record, field,
    place and decision.

    Example: ropa check alsjelieft --select A1 --min-severity warning --group-by rule
    """
    if statistics and session.output == "sarif":
        raise click.UsageError(session.text("no-statistics"))
    asked = Choice(
        _codes(session, select),
        _codes(session, ignore),
        Severity(min_severity) if min_severity else None,
        frozenset(map(LegalClass, classes)) or None,
    )
    if asked.select and asked.ignore is None:
        # What is asked for by name is shown, whatever the settings ignore.
        asked = Choice(asked.select, (), asked.min_severity, asked.classes)
    workspace = session.workspace
    chosen = registers_named(session, registers)
    located = list(workspace.all_located(item for item in workspace.portfolio.findings if asked.shows(item)))
    hidden: list[Finding] = []
    for register in one_by_one(session, chosen):
        shown, kept = shown_findings(session, register, asked)
        # Each register's at once: their places are a good part of the work, and are told of and stopped with the rest.
        located += workspace.all_located(shown)
        hidden += kept
    located.sort(key=lambda item: item.order)
    orders: tuple[Order, ...] = ()
    where, sort, count = (options[name] for name in ("where", "sort", "count"))
    if where or sort or count is not None:
        from ropa.commands.finding_sheet import FindingSheet  # noqa: PLC0415 - a plain check needs none of it

        sheet = FindingSheet(session)
        orders = sheet.orders(sort)
        located = in_order(list(filter(sheet.test(where), located)), orders, sheet.weight)
        if count is not None:
            said = {"select": select, "ignore": ignore, "min-severity": min_severity, "class": classes}
            line = narrowed_line(("check", *registers), {**said, "show-accepted": show_accepted}, where)
            return sheet.counts(_shown(located, show_accepted), sheet.named(count), line)
    accepted = tuple(item for item in located if item.finding.is_accepted)
    return FindingList(
        tuple(_shown(located, show_accepted)),
        workspace.law.date.isoformat(),
        workspace.law.checked.isoformat(),
        len(chosen),
        group_by=group_by or "",
        statistics=statistics,
        accepted=accepted,
        remarks=_remarks(session, hidden),
        exit_zero=exit_zero,
        uris=_uris(located) if session.output == "sarif" else {},
        orders=orders,
    )


def _shown(located: Iterable[Located], with_accepted: bool) -> Iterable[Located]:
    return (item for item in located if with_accepted or not item.finding.is_accepted)


def _codes(session: Session, words: Iterable[str]) -> tuple[str, ...] | None:
    """The codes of an option, which may be given again or hold several; None where it was not given."""
    found = [word.strip().upper() for given in words for word in given.split(",") if word.strip()]
    for word in found:
        if not any(code.startswith(word) for code in known_codes()):
            raise unknown_code(session, word)
    return tuple(found) or None


def unknown_code(session: Session, word: str) -> click.UsageError:
    """The refusal of a code that no finding has, with the one that was most likely meant."""
    close = nearest_code(word)
    hint = session.text("did-you-mean", value=close) if close else session.text("see-rules")
    return click.UsageError(session.text("no-rule", code=word, hint=hint))


def shown_findings(session: Session, register: Register, asked: Choice) -> tuple[list[Finding], list[Finding]]:
    """The findings of a register to show, and those of a legal duty that only the settings keep back."""
    wanted = [item for item in session.workspace.findings(register) if asked.shows(item)]
    settled = asked.over(session.workspace.choice(register.name))
    shown = [item for item in wanted if settled.shows(item)]
    hidden = (item for item in wanted if not settled.shows(item))
    return shown, [item for item in hidden if item.legal_class is not LegalClass.GOOD_PRACTICE]


def _remarks(session: Session, hidden: Iterable[Finding]) -> tuple[str, ...]:
    listed = ", ".join(counted_codes(hidden))
    return (session.text("not-shown", codes=listed),) if listed else ()


def counted_codes(hidden: Iterable[Finding]) -> tuple[str, ...]:
    """The codes of findings, each with how many there are."""
    return tuple(f"{code} ({count})" for code, count in sorted(Counter(item.rule for item in hidden).items()))


def _uris(items: Iterable[Located]) -> dict[str, str]:
    """Where each file lies, seen from the folder in which the command runs."""
    return {path: _uri(path) for path in dict.fromkeys(item.place.path for item in items if item.place)}


def _uri(path: str) -> str:
    try:
        relative = Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return Path(path).absolute().as_uri()
    return quote(relative.as_posix(), errors="surrogateescape")

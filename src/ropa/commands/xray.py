"""`ropa xray`: what a record uses, or who uses it, to any depth, as a tree."""

from collections.abc import Iterable, Iterator, Sequence

import click

from ropa.commands.answering import Question, among, answered, kept, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.i18n import text
from ropa.model import OWN_TERMS
from ropa.questions.xray import DEEPEST, Xray, xray
from ropa.register import SHARED, Portfolio, Register
from ropa.results import Outline, Written
from ropa.view.answers.xray import xray_outline
from ropa.vocabulary import nearest, terms


@as_command("xray")
@click.argument("address")
@click.option("--reverse", "is_reverse", is_flag=True, help="Show who uses it instead.")
@click.option("--depth", type=click.IntRange(1, DEEPEST), default=DEEPEST, help="How many steps to follow.")
@narrowed
@kept
@formatted
def command(
    session: Session, address: str, is_reverse: bool, depth: int, only: tuple[str, ...], target: Target | None
) -> Outline | Written:
    """Show what ADDRESS uses, and what that uses in turn; with --reverse, who uses it.

    ADDRESS is a record, or a word of a closed list: data:email-address, subject:customer, measure:encryption-at-rest,
    country:US, region:EEA. A word is followed through all registers; a record through its own and the shared records.
    What stands in the tree already is marked and not shown twice.

    Example: ropa xray country:US --reverse
    """
    node, asked = node_asked(session, address, only)

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        portfolio, found = walked(session, node, chosen, is_reverse=is_reverse, depth=depth)
        return xray_outline(portfolio, found, is_reverse=is_reverse, depth=depth, language=language)

    return answered(session, Question("xray", asked, answer), target)


def node_asked(session: Session, address: str, only: Sequence[str]) -> tuple[str, tuple[Register, ...]]:
    """The node that an address or a word names, and the registers through which it is followed.

    Raises:
        Refusal: There is none, or one of the registers is not concerned.
    """
    node = _node_named(session, address)
    everyone = session.workspace.portfolio.registers
    owner = node.partition("/")[0]
    is_own = owner in everyone and owner != SHARED
    asked = [one for name, one in everyone.items() if name != SHARED and (not is_own or name == owner)]
    return node, among(session, asked, only)


def walked(
    session: Session, node: str, chosen: Sequence[Register], *, is_reverse: bool, depth: int
) -> tuple[Portfolio, Xray]:
    """What hangs on a node in some registers, and these with the shared records."""
    reach = {*(register.name for register in chosen), SHARED}
    everyone = session.workspace.portfolio.registers
    portfolio = Portfolio({name: one for name, one in everyone.items() if name in reach})
    return portfolio, xray(portfolio, node, session.as_of, is_reverse=is_reverse, depth=depth)


def _text(session: Session, key: str, **params: object) -> str:
    return text(f"questions.xray.{key}", session.language, **params)


def _node_named(session: Session, address: str) -> str:
    """The node of an address or a word.

    Raises:
        Refusal: There is none.
    """
    words = tuple(_words(session.workspace.law.places()))
    if address in words:
        return address
    alike = [word for word in words if address.casefold() in (word.casefold(), word.partition(":")[2].casefold())]
    if ":" in address or (alike and not _is_record(session, address)):
        prefix, _, rest = address.rpartition(":")
        likely = nearest(rest, [word.partition(":")[2] for word in words if word.startswith(f"{prefix}:")])
        close = alike[0] if alike else likely and f"{prefix}:{likely}"
        hint = session.text("did-you-mean", value=close) if close else ""
        raise Refusal(_text(session, "no-word", name=address, hint=hint).strip())
    register, key, _ = record_named(session, address)
    return register.address(key)


def _is_record(session: Session, word: str) -> bool:
    portfolio = session.workspace.portfolio
    return bool(portfolio.find(word)) or any(word in register.records for register in portfolio.registers.values())


def _words(places: Iterable[str]) -> Iterator[str]:
    for prefix in (*OWN_TERMS, "region"):
        yield from (f"{prefix}:{word}" for word in terms(prefix))
    yield from (word if word.startswith("org:") else f"country:{word}" for word in sorted(places))

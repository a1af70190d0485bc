"""`ropa trace`: every hop by which data can get from one place in the record to another, worst first."""

from collections.abc import Sequence

import click

from ropa.commands.answering import Question, among, answered, kept, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.graph import term_node
from ropa.i18n import text
from ropa.model import Activity, DataTerm, Engagement, Party, RegisterRecord, SubjectTerm, System
from ropa.questions.trace import Trace, is_used, trace
from ropa.questions.trace_gaps import is_place
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.transfers.receiver import organisation
from ropa.view.answers.trace import trace_outline
from ropa.view.answers.voice import named
from ropa.vocabulary import nearest, terms

ENDS = (Activity, DataTerm, Engagement, Party, SubjectTerm, System)


@as_command("trace")
@click.argument("start")
@click.argument("end")
@click.option("--limit", type=click.IntRange(0, 100), default=5, help="Further whole paths to list per register.")
@narrowed
@kept
@formatted
def command(
    session: Session, start: str, end: str, limit: int, only: tuple[str, ...], target: Target | None
) -> Outline | Written:
    """Show every hop by which data can get from START to END, worst first, each with a shortest whole path.

    START and END are records or words: data:email-address, subject:customer, country:US, region:EEA. A path never
    leaves its register and always carries at least one category of data. Control over a party is listed apart.

    Example: ropa trace data:email-address alsjelieft/mailhosting
    """
    first, last, asked = ends(session, start, end, only)

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        named_ = {"start": first, "end": last}
        names = {key: named(session.workspace.portfolio, node, language)[0] for key, node in named_.items()}
        found = [(register, traced(session, register, first, last, limit)) for register in chosen]
        return trace_outline(named_, names, limit, found, session.workspace.law, language, is_internal=target is None)

    return answered(session, Question("trace", asked, answer), target)


def ends(session: Session, start: str, end: str, only: Sequence[str]) -> tuple[str, str, tuple[Register, ...]]:
    """The nodes between which is traced, and the registers in which there may be a path.

    Raises:
        Refusal: One of them is none, they are the same or in the wrong order, or no register has both.
    """
    first, last = (_node_named(session, word) for word in (start, end))
    if first == last:
        raise Refusal(_text(session, "same"))
    if is_place(first) or _is_category(session, last):
        raise Refusal(_text(session, "wrong-way", start=first, end=last))
    return first, last, among(session, _registers(session, first, last), only)


def traced(session: Session, register: Register, start: str, end: str, limit: int) -> Trace:
    """How data can get from one node to another in one register."""
    workspace = session.workspace
    one, other = (within(register, node) for node in (start, end))
    return trace(register, workspace.case(register).hops, workspace.law, one, other, limit)


def _text(session: Session, key: str, **params: object) -> str:
    return text(f"questions.trace.{key}", session.language, **params)


def _node_named(session: Session, address: str) -> str:
    """The node of an address or a word.

    Raises:
        Refusal: There is none, or no data go there.
    """
    prefix, colon, _ = address.partition(":")
    if colon:
        known = {f"{name}:{key}" for name in ("data", "subject", "region") for key in terms(name)}
        known |= {code if code.startswith("org:") else f"country:{code}" for code in session.workspace.law.places()}
        own = session.workspace.portfolio.registers.values()
        if address in known or (prefix in ("data", "subject") and any("/" in within(one, address) for one in own)):
            return address
        close = nearest(address.lower(), {item.lower(): item for item in sorted(known)})
        exact = next((item for item in sorted(known) if item.lower() == close), "")
        hint = session.text("did-you-mean", value=exact) if exact else ""
        raise Refusal(_text(session, "no-word", name=address, hint=hint))
    register, key, record = record_named(session, address)
    if isinstance(record, RegisterRecord) and (found := register.find(record.organisation)):
        return found[0]
    if not isinstance(record, ENDS):
        kind = text(f"fields.kind.{type(record).KIND}", session.language)
        raise Refusal(_text(session, "no-end", name=register.address(key), kind=kind))
    return register.address(key)


def _is_category(session: Session, node: str) -> bool:
    found = session.workspace.portfolio.find(node)
    return node.startswith(("data:", "subject:")) or (
        found is not None and isinstance(found[2], DataTerm | SubjectTerm)
    )


def within(register: Register, node: str) -> str:
    """A node as a register has it: a word of a closed list may be its own."""
    prefix, _, word = node.partition(":")
    return term_node(register, prefix, word) if prefix in ("data", "subject") else node


def _registers(session: Session, start: str, end: str) -> tuple[Register, ...]:
    """The registers in which there may be a path.

    Raises:
        Refusal: The two belong to different registers, or one is the organisation itself, which has all data anyway.
    """
    everyone = session.workspace.portfolio.registers
    named = {node.partition("/")[0] for node in (start, end) if "/" in node} - {SHARED}
    if len(named) > 1:
        raise Refusal(_text(session, "apart-registers", start=start, end=end))
    asked = [register for name, register in everyone.items() if name != SHARED and name in (named or everyone)]
    others = [one for one in asked if organisation(one) not in (start, end)]
    if asked and not others:
        own = start if organisation(asked[0]) == start else end
        raise Refusal(_text(session, "own-organisation", name=own))
    return tuple(one for one in others if not start.startswith(f"{SHARED}/") or is_used(one, start))

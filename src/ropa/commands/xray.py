"""`ropa xray`: what a record uses, or who uses it, to any depth, as a tree."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.i18n import text
from ropa.model import OWN_TERMS
from ropa.questions.uses import Tense
from ropa.questions.xray import DEEPEST, Node, xray
from ropa.results import Branch, Outline
from ropa.view.document import State
from ropa.view.words import Words, place_words
from ropa.vocabulary import label, nearest, terms


@as_command("xray")
@click.argument("address")
@click.option("--reverse", "is_reverse", is_flag=True, help="Show who uses it instead.")
@click.option("--depth", type=click.IntRange(1, DEEPEST), default=DEEPEST, help="How many steps to follow.")
@formatted
def command(session: Session, address: str, is_reverse: bool, depth: int) -> Outline:
    """Show what ADDRESS uses, and what that uses in turn; with --reverse, who uses it.

    ADDRESS is a record, or a word of a closed list: data:email-address, subject:customer, measure:encryption-at-rest,
    country:US, region:EEA. A word is followed through all registers; a record through its own and the shared records.
    What stands in the tree already is marked and not shown twice.

    Example: ropa xray country:US --reverse
    """
    node = _node_named(session, address)
    found = xray(session.workspace.portfolio, node, session.as_of, is_reverse=is_reverse, depth=depth)
    name = named(session, node)[0]
    remarks = []
    if not found.root.branches and not found.root.silent:
        remarks.append(_text(session, "nobody" if is_reverse else "nothing", name=name))
        if not is_reverse and ":" in node:
            remarks.append(_text(session, "word", node=node))
    if cut := sum(item.is_cut for item in _nodes(found.root)):
        remarks.append(_text(session, "cut", depth=depth, count=cut))
    if found.silent:
        key = "silent-place" if node.startswith(("country:", "org:")) else "silent"
        remarks.append(_text(session, key, count=len(found.silent)))
    if found.unread:
        remarks.append(_text(session, "unread", registers=", ".join(found.unread)))
    values = {
        "reverse": is_reverse,
        "depth": depth,
        "tree": _values(found.root),
        "silent": list(found.silent),
        "unread": list(found.unread),
    }
    return Outline(
        _text(session, "used-by" if is_reverse else "uses", name=name),
        _branches(session, found.root, is_reverse),
        tuple(remarks),
        values,
    )


def named(session: Session, node: str) -> tuple[str, str]:
    """What a node is called, and the address under which it can be opened; empty text for a word of a list."""
    if (found := session.workspace.portfolio.find(node)) is not None:
        register, key, record = found
        return Words(register, session.language).name(record, key or register.name), node
    prefix, _, word = node.partition(":")
    if prefix in ("country", "region", "org"):
        return place_words(node if prefix == "org" else word, session.language), ""
    return (label(prefix, word, session.language) if prefix in OWN_TERMS and word else node), ""


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


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for item in node.branches:
        yield from _nodes(item)


def _branch(session: Session, node: Node, is_reverse: bool) -> Branch:
    name, link = named(session, node.address)
    shown = name
    if node.use:
        is_object = node.use.is_subject is not is_reverse
        relation = text(node.use.label, session.language)
        shown = _text(session, "object" if is_object else "subject", name=name, relation=relation)
    marks = [
        _text(session, key)
        for key, holds in (
            ("past", node.tense is Tense.PAST),
            ("planned", node.tense is Tense.PLANNED),
            ("may", node.is_possible_only),
            ("unattributed", node.use is not None and node.use.is_unattributed),
            ("again", node.is_again),
            ("more", node.is_cut),
        )
        if holds
    ]
    return Branch(shown, link, "; ".join(marks), branches=_branches(session, node, is_reverse))


def _branches(session: Session, node: Node, is_reverse: bool) -> tuple[Branch, ...]:
    silence = text("document.silent", session.language)
    silent = (
        Branch(_text(session, "object", name=silence, relation=session.text(f"edge.{kind}")), state=State.SILENT)
        for kind in node.silent
    )
    return (*(_branch(session, item, is_reverse) for item in node.branches), *silent)


def _values(node: Node) -> dict[str, Any]:
    use = node.use
    return {
        "id": node.address,
        "relation": use and use.kind,
        "register": use and use.register,
        "at": use and str(use.at),
        "tense": node.tense,
        "may": node.is_possible_only,
        "again": node.is_again,
        "cut": node.is_cut,
        "unattributed": use is not None and use.is_unattributed,
        "silent": list(node.silent),
        "branches": [_values(item) for item in node.branches],
    }

"""What several commands do first: find the register or the record that a word names, and turn records into values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ropa.commands.session import Refusal, Session
from ropa.finding import Finding, Severity
from ropa.i18n import text
from ropa.model import KINDS, Record
from ropa.register import Register
from ropa.vocabulary import nearest


def register_named(session: Session, name: str) -> Register:
    """The register of a name.

    Raises:
        Refusal: There is none.
    """
    registers = session.workspace.portfolio.registers
    if name not in registers:
        raise unknown_register(session, name, registers)
    return registers[name]


def unknown_register(session: Session, name: str, known: Iterable[str]) -> Refusal:
    """The refusal of a name that no register has, with the one that was most likely meant."""
    return Refusal(session.text("no-register", name=name, hint=hint(session, name, known)))


def registers_named(session: Session, names: Iterable[str]) -> tuple[Register, ...]:
    """The registers of these names; all of the workspace where none is named."""
    return tuple(register_named(session, name) for name in names) or tuple(
        session.workspace.portfolio.registers.values()
    )


def one_by_one(session: Session, registers: Sequence[Register]) -> Iterator[Register]:
    """Registers, each told of before it is looked through; raises Stopped where nobody waits any more."""
    for number, register in enumerate(registers, 1):
        session.waiting()
        step = text("making.step.register", session.language, name=register.name, number=number, count=len(registers))
        session.progress(step)
        yield register


_DANGLING = ("H103", "L102")
"""Rules about words that name nothing: printed as they stand, they would tell an authority what nobody meant."""


def readable(session: Session, name: str) -> Register:
    """A register whose texts are all read and whose words all name something, so that a document of it is true.

    Raises:
        Refusal: Something in it could not be read; leaving it out silently would make the document untrue.
    """
    register = register_named(session, name)
    dangling = (item for item in session.workspace.findings(register) if item.rule in _DANGLING)
    # A row of the law that is left out would have a document judge by another law than the workspace's.
    law = session.workspace.law_findings
    spoilt = sorted(
        map(session.workspace.located, (*register.findings, *dangling, *law)),
        key=lambda item: item.order,
    )
    if spoilt or register.own is None:
        listed = "\n".join(f"{item.place}: {item.finding.rule} {item.text}" for item in spoilt)
        raise Refusal(session.text("unreadable", name=name, findings=listed))
    return register


def record_named(session: Session, word: str) -> tuple[Register, str, Record]:
    """The record that an address names, or an id alone where only one register has it.

    Raises:
        Refusal: There is none, or the id stands in several registers.
    """
    portfolio = session.workspace.portfolio
    if (found := portfolio.find(word)) is not None:
        return found
    holders = [register for register in portfolio.registers.values() if word in register.records]
    if len(holders) == 1:
        return holders[0], word, holders[0].records[word]
    if holders:
        listed = ", ".join(register.address(word) for register in holders)
        raise Refusal(session.text("several-records", name=word, addresses=listed))
    known = list(portfolio.addresses())
    close = nearest(word, [*known, *(address.partition("/")[2] for address in known)])
    meant = session.text("did-you-mean", value=close) if close else ""
    raise Refusal(session.text("no-record", name=word, hint=meant))


def hint(session: Session, word: str, among: Iterable[str]) -> str:
    """What a wrong word most likely meant, or else what there is."""
    among = tuple(among)
    close = nearest(word, among)
    if close:
        return session.text("did-you-mean", value=close)
    return session.text("there-are", values=", ".join(among)) if among else session.text("empty-workspace")


def kind_named(session: Session, word: str) -> str:
    """The kind of records that a word means: singular, plural, or the beginning of one.

    Raises:
        Refusal: It means none, or several.
    """
    names = {**{f"{kind}s": kind for kind in KINDS}, "activities": "activity", "parties": "party"}
    names |= {kind: kind for kind in KINDS}
    found = {names[word]} if word in names else {kind for name, kind in names.items() if name.startswith(word)}
    if len(found) != 1:
        raise Refusal(session.text("no-kind", name=word, kinds=", ".join(KINDS)))
    return found.pop()


def place_hint(session: Session, code: str, known: Iterable[str]) -> str:
    """Which of the places known was most likely meant by a code or a name; empty where none is close."""
    # Only a mistake asks for names of countries in four languages.
    from ropa.reading.cells.places import place  # noqa: PLC0415

    known = tuple(known)
    meant = place(code, session.language).value
    close = meant if meant in known else nearest(code, [word for word in known if len(word) > len("US")])
    return session.text("did-you-mean", value=close) if close else ""


def values_of(register: Register, key: str, record: Record) -> Mapping[str, Any]:
    """A record as plain values keyed by the model's field names; null where it is silent.

    Its address stands under `id` and its kind under `table`, since parties and documents have a field `kind`.
    """
    return {
        "id": register.address(key),
        "table": type(record).KIND,
        **record.model_dump(mode="json", by_alias=True),
    }


_LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}


def counted(findings: Iterable[Finding]) -> str:
    """Findings by severity: `E2 W1`; empty where there are none. Those that somebody accepted do not count."""
    found = [finding.severity for finding in findings if not finding.is_accepted]
    return " ".join(f"{letter}{found.count(level)}" for level, letter in _LETTERS.items() if level in found)

"""What the commands that record a decision do alike: find the finding, and write down what was decided about it."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click

from ropa.changes import InsertItem, Message, Refused, field_path
from ropa.checking import known_codes
from ropa.commands.changing import changed
from ropa.commands.check import unknown_code
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session
from ropa.finding import Finding, LegalClass, Path, Pointer, dotted
from ropa.i18n import one_line
from ropa.model import Record
from ropa.register import Register
from ropa.register.fingerprint import field_fingerprint
from ropa.results import Changed
from ropa.source.edit import Value


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that a command line names, and where it stands."""

    finding: Finding
    register: Register
    record: Record

    @property
    def shown(self) -> str:
        """Where it stands, as the reader sees it."""
        return str(Pointer(self.finding.at.record, self.register.in_text(self.finding.at)))

    def entry(self, name: str, said: "Mapping[str, Value | None]", place: int) -> InsertItem:
        """A decision about it as an entry of its record, so many places behind those that are there."""
        at = self.finding.at
        field = dotted(self.register.in_text(at))
        entry = {"rule": self.finding.rule, "field": field or None, **said}
        entry["fingerprint"] = field_fingerprint(self.record, at.field)
        value = {key: item for key, item in entry.items() if item is not None}
        return InsertItem(Pointer(at.record, (name,)), len(getattr(self.record, name) or ()) + place, value)


def decide(
    session: Session, found: Sequence[Found], name: str, said: "Mapping[str, Value | None]", *, is_dry_run: bool
) -> Changed:
    """Write one decision about findings into their records, all of it or nothing.

    Args:
        session: What the command works on.
        found: The findings.
        name: The list of a record that takes it: `accepted` or `deferred`.
        said: What was decided, by key; what is None is left out.
        is_dry_run: Whether to show the difference only.
    """
    places: Counter[str] = Counter()
    changes = []
    for item in found:
        changes.append(item.entry(name, said, places[item.finding.at.record]))
        places[item.finding.at.record] += 1
    codes = ", ".join(dict.fromkeys(item.finding.rule for item in found))
    label = Message(f"interface.decided.{name}", {"code": codes, "at": ", ".join(item.shown for item in found)})
    return changed(session, lambda workspace: workspace.planned(changes, label), is_dry_run=is_dry_run)


def findings_named(session: Session, code: str, words: Sequence[str]) -> tuple[Found, ...]:
    """The findings that a command line names: a rule, where it finds something, and so on with other rules.

    Args:
        session: What the command works on.
        code: The first rule's code.
        words: Addresses of records, or fields in them; a code among them is that of what follows it.

    Raises:
        Refusal: There is no such record, field or finding, or it is not said which of several is meant.
        click.UsageError: There is no such rule, or a rule is named without a place.
    """
    found: dict[tuple[str, Pointer], Found] = {}
    is_named = False
    for word in words:
        if word.upper() in known_codes() and is_named:
            code, is_named = word, False
        else:
            item = finding_named(session, code, word)
            found[item.finding.rule, item.finding.at] = item
            is_named = True
    if not is_named:
        raise click.UsageError(session.text("no-place-named", code=code))
    return tuple(found.values())


def finding_named(session: Session, code: str, target: str) -> Found:
    """The finding of a rule at a record, or at one of its fields.

    Args:
        session: What the command works on.
        code: The rule's code.
        target: Address of the record, and behind a dot or `#` the field as findings show it.

    Raises:
        Refusal: There is no such record, field or finding, or it is not said which of several is meant.
        click.UsageError: There is no such rule.
    """
    code = code.upper()
    if code not in known_codes():
        raise unknown_code(session, code)
    register, record, address, path = _target(session, target)
    here = [item for item in session.workspace.findings(register) if item.at.record == address]
    among = [item for item in here if item.at.field[: len(path)] == path]
    found = {item.at.field: item for item in among if item.rule == code}
    shown = Pointer(address, path)
    if not found:
        raise Refusal(session.text("no-such-finding", code=code, at=str(shown), hint=_hint(session, here)))
    # An exact word is enough, also where others lie within it.
    chosen = found.get(path) or (next(iter(found.values())) if len(found) == 1 else None)
    if chosen is None:
        listed = ", ".join(str(Pointer(address, register.in_text(item.at))) for item in found.values())
        raise Refusal(session.text("several-findings", code=code, at=str(shown), addresses=listed))
    if chosen.legal_class is LegalClass.INTEGRITY:
        raise Refusal(session.text("no-decision", code=code))
    return Found(chosen, register, record)


def not_past(session: Session, until: datetime.date | None) -> None:
    """Refuse a last day that is over.

    Raises:
        click.UsageError: It is.
    """
    if until is not None and until < session.as_of:
        raise click.UsageError(session.text("day-is-past", date=until, today=session.as_of))


def _target(session: Session, word: str) -> tuple[Register, Record, str, Path]:
    """The record and the field that a word names: `register/id`, `register/id.field` or `register/id#field`."""
    address, mark, name = word.partition("#")
    if not mark and session.workspace.portfolio.find(word) is None:
        # A register's folder may have a dot in its name, an id never has.
        start = word.find("/") + 1
        head, _, name = word[start:].partition(".")
        address = word[:start] + head
    register, key, record = record_named(session, address)
    return register, record, register.address(key), _field(session, register, key, record, name) if name else ()


def _field(session: Session, register: Register, key: str, record: Record, name: str) -> Path:
    try:
        return field_path(record.KIND, name, record).path
    except Refused as refused:
        address = register.address(key)
        raise Refusal(f"{one_line(address)}: {one_line(refused.message.words(session.language))}") from refused


def _hint(session: Session, here: Sequence[Finding]) -> str:
    found = dict.fromkeys(f"{item.rule} ({dotted(item.at.field)})" if item.at.field else item.rule for item in here)
    return session.text("there-are", values=", ".join(found)) if found else session.text("none-there")

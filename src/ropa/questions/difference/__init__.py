"""What changed between two states of a register, in what it says and in what follows from it.

Both states are judged by the same law, so that whatever differs comes from the record. Layout, comments, the order of
a list and the file in which a record stands say nothing and are no difference. What could not be read on either side
is neither new nor gone: it is named as such.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ropa.finding import Finding
from ropa.law import Law
from ropa.model import KINDS, Record
from ropa.questions.difference.fields import FieldChange, ItemChange, changes
from ropa.questions.difference.renames import as_references, followed
from ropa.questions.moves import Move, moves_between
from ropa.questions.shared_findings import told_once
from ropa.questions.what_if import beyond
from ropa.register import SHARED, Register
from ropa.rules import case_of, check, forget

__all__ = ["Difference", "Fate", "FieldChange", "ItemChange", "RecordChange", "differences", "records_between"]


_TEXTS = frozenset(("R101", "R102", "R103", "R104", "R105"))
"""Findings that say that a whole text could not be read."""


class Fate(StrEnum):
    """What became of a record."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is not what it was.

    Attributes:
        fate: What became of it; a renamed one says exactly what it said, or else it would be one gone and one new.
        key: Its id now, or at last; empty for the register's own record.
        former: Its id before, where it was renamed; empty otherwise.
        before: As it was, with references as they are written now; None where it is new.
        after: As it is; None where it is gone.
        changes: What it says differently.
    """

    fate: Fate
    key: str
    former: str
    before: Record | None
    after: Record | None
    changes: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is, or as it was where it is gone."""
        record = self.after or self.before
        assert record is not None
        return record


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one register.

    Attributes:
        before: The register as it was, with renamed records under their present ids; empty where it is new.
        after: The register as it is; empty where it is gone.
        law: The law by which both sides are judged.
        fate: Whether the register itself is new or gone, or was there on both sides.
        moves: Hops between organisations that appear, go or are judged differently.
        records: Its records that changed, by kind.
        appear: Findings that it did not have.
        go: Findings that it no longer has.
        is_whole: Whether all records could be read on both sides; where not, hops and findings are not compared.
        unread: Addresses of records of which all or a part could not be read on one side or the other.
        retexted: How many of its files differ as text.
    """

    before: Register
    after: Register
    law: Law
    fate: Fate
    moves: tuple[Move, ...]
    records: tuple[RecordChange, ...]
    appear: tuple[Finding, ...]
    go: tuple[Finding, ...]
    is_whole: bool
    unread: tuple[str, ...]
    retexted: int

    @property
    def name(self) -> str:
        """The register's name."""
        return self.after.name

    @property
    def is_empty(self) -> bool:
        """Whether nothing that the record says, or that follows from it, differs."""
        return self.fate is Fate.CHANGED and not (self.moves or self.records or self.appear or self.go)


def differences(
    before: Mapping[str, Register], after: Mapping[str, Register], law: Law, *, with_findings: bool = True
) -> tuple[Difference, ...]:
    """What changed in each register of two states of a workspace, judged by one law; those without any included.

    Args:
        before: The registers as they were, by name.
        after: The registers as they are, by name.
        law: The law by which both are judged.
        with_findings: Whether findings that appear or go are worked out, which takes longest.
    """
    known: dict[str, str] = {}
    common: Register | None = None
    found = []
    for name in sorted({*before, *after}, key=lambda name: (name != SHARED, name)):
        old, new = before.get(name), after.get(name)
        was, is_ = old or _nothing(name), new or _nothing(name)
        if name == SHARED:
            was, renamed = followed(was, is_, {})
            common, known = was, as_references(renamed)
        else:
            was, renamed = followed(was, is_, known)
            # The earlier shared records are wanted under their present ids too.
            was = replace(was, shared=common) if common and was.shared else was
        fate = Fate.CHANGED if old and new else Fate.NEW if new else Fate.GONE
        found.append(_difference(was, is_, fate, renamed, law, with_findings=with_findings))
    return tuple(told_once(found))


def records_between(before: Register, after: Register) -> tuple[RecordChange, ...]:
    """The records that differ between two states of a register."""
    was, renamed = followed(before, after, {})
    return tuple(_records(was, after, renamed))


def _nothing(name: str) -> Register:
    return Register(name, None, {}, {}, ())


def _difference(
    was: Register, is_: Register, fate: Fate, renamed: Mapping[str, str], law: Law, *, with_findings: bool
) -> Difference:
    moves: tuple[Move, ...] = ()
    old: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    is_whole = _is_whole(was) and _is_whole(is_)
    if is_whole:
        earlier, later = case_of(was, law), case_of(is_, law)
        moves = () if is_.name == SHARED else tuple(moves_between(earlier, later))
        if with_findings:
            old, new = check(earlier), check(later)
            forget(earlier, later)
    return Difference(
        was,
        is_,
        law,
        fate,
        moves,
        tuple(_records(was, is_, renamed)),
        tuple(beyond(new, old)),
        tuple(beyond(old, new)),
        is_whole,
        tuple(_unread(was, is_)),
        _retexted(was, is_),
    )


def _is_whole(register: Register) -> bool:
    """Whether every record of a register, and of those it may refer to, could be read."""
    shared = register.shared is None or _is_whole(register.shared)
    return shared and not register.lost and not _has_unread_text(register)


def _has_unread_text(register: Register) -> bool:
    """Whether a whole text could not be read, so that nobody knows which records stand in it."""
    return any(finding.rule in _TEXTS for finding in register.findings)


def _records(was: Register, is_: Register, renamed: Mapping[str, str]) -> Iterator[RecordChange]:
    former = {new: old for old, new in renamed.items()}
    lost = was.lost | is_.lost
    old = {"": was.own, **was.records}
    new = {"": is_.own, **is_.records}
    found = []
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if key in lost or before is after is None:
            continue
        if key in former:
            found.append(RecordChange(Fate.RENAMED, key, former[key], before, after))
        elif before is None or after is None or type(before) is not type(after):
            if before is not None and (after or not _has_unread_text(is_)):
                found.append(RecordChange(Fate.GONE, key, "", before, None))
            if after is not None and (before or not _has_unread_text(was)):
                found.append(RecordChange(Fate.NEW, key, "", None, after))
        elif differing := changes(before, after, _left_out(was, key) | _left_out(is_, key)):
            found.append(RecordChange(Fate.CHANGED, key, "", before, after, differing))
    kinds = list(KINDS)
    yield from sorted(found, key=lambda change: kinds.index(type(change.record).KIND))


def _left_out(register: Register, key: str) -> frozenset[str]:
    """The fields of a record of which something could not be read."""
    home = register.homes.get(key)
    return frozenset(str(path[0]) for path in home.left_out if path) if home else frozenset()


def _unread(was: Register, is_: Register) -> Iterator[str]:
    for key in dict.fromkeys((*is_.homes, *was.homes)):
        is_hidden = (key not in is_.homes and _has_unread_text(is_)) or (key not in was.homes and _has_unread_text(was))
        if is_hidden or key in was.lost | is_.lost or _left_out(was, key) or _left_out(is_, key):
            yield is_.address(key)


def _retexted(was: Register, is_: Register) -> int:
    old, new = (
        Counter({home.source.path: home.source.text for home in register.homes.values()}.values())
        for register in (was, is_)
    )
    return max((old - new).total(), (new - old).total())

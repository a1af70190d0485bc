"""What a record uses, and who uses it, to any depth: every reference of the registers, followed one way.

A path stays in its register: once it has taken a step that one register states, only that register and the shared
records lead on, so that what two registers share never joins them.
"""

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ropa.graph import Kind
from ropa.model import Activity, Engagement, Party, Record
from ropa.questions.uses import Tense, Use, Uses
from ropa.register import SHARED, Portfolio, Register, statements
from ropa.vocabulary import terms

DEEPEST = 100
"""Steps beyond which a tree is cut even where nobody asked for it: no chain of contracts is that long."""


class Node(NamedTuple):
    """One node of the tree.

    Attributes:
        address: Address of a record, or a word behind its prefix.
        use: How it hangs on the node above; None for the root.
        tense: When that holds.
        is_possible_only: Whether it only may take place.
        is_again: Whether it stands elsewhere in the tree too, and what hangs on it is shown there.
        is_cut: Whether the depth that was asked for leaves out what hangs on it.
        silent: What it does not say of itself, as the kinds of the missing edges; only where uses are asked for.
        branches: What hangs on it.
    """

    address: str
    use: Use | None = None
    tense: Tense = Tense.CURRENT
    is_possible_only: bool = False
    is_again: bool = False
    is_cut: bool = False
    silent: tuple[Kind, ...] = ()
    branches: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Xray:
    """The answer.

    Attributes:
        root: The node asked about, and all that hangs on it.
        silent: Addresses of the records that could use the word asked about and do not say, or name a region only.
        unread: Registers in reach of which something could not be read.
    """

    root: Node
    silent: tuple[str, ...]
    unread: tuple[str, ...]


def xray(
    portfolio: Portfolio, address: str, date: datetime.date, *, is_reverse: bool = False, depth: int = DEEPEST
) -> Xray:
    """What a node uses, or who uses it.

    Args:
        portfolio: The registers.
        address: Address of a record, or a word behind its prefix: `data:email-address`, `country:US`.
        date: Day by which a disclosure is current, planned or past.
        is_reverse: Ask who uses it.
        depth: How many steps to follow.
    """
    found = portfolio.find(address)
    home = found[0].name if found and found[0].name != SHARED else ""
    reach = [item for name, item in portfolio.registers.items() if not home or name in (home, SHARED)]
    found_uses = Uses(reach)
    adjacent = found_uses.of if is_reverse else found_uses.by
    top = _walked(adjacent, address, home, is_reverse=is_reverse, depth=min(depth, DEEPEST))
    root = _assembled(portfolio, top, date, is_reverse=is_reverse)
    silent = tuple(_silent(reach, address, found and found[2])) if is_reverse else ()
    return Xray(root, silent, tuple(item.name for item in reach if item.findings))


@dataclass(slots=True)
class _Draft:
    address: str
    scope: str
    level: int
    found: tuple[Use, ...] = ()
    is_again: bool = False
    is_cut: bool = False
    below: Sequence["_Draft"] = ()


def _walked(
    adjacent: Callable[[str, str], Iterable[Use]], address: str, home: str, *, is_reverse: bool, depth: int
) -> list[_Draft]:
    """Every node of the tree, each before those that hang on it."""
    # Breadth first, so that what is met again was first met, and is shown, at least as near to the root.
    drafts: list[_Draft] = []
    seen: set[tuple[str, str]] = set()
    waiting = deque((_Draft(address, home, 0),))
    while waiting:
        draft = waiting.popleft()
        drafts.append(draft)
        steps: dict[tuple[str, str, str], list[Use]] = {}
        for use in adjacent(draft.address, draft.scope):
            # Nearly every record cites the same notice: said of the one asked about, noise below it.
            is_noise = not is_reverse and draft.level > 0 and use.kind == Kind.CITES
            if not is_noise:
                scope = draft.scope if use.register == SHARED else use.register
                steps.setdefault((use.user if is_reverse else use.used, scope, use.kind), []).append(use)
        if not steps:
            continue
        draft.is_again = (draft.address, draft.scope) in seen or (draft.address, "") in seen
        draft.is_cut = not draft.is_again and draft.level == depth
        seen.add((draft.address, draft.scope))
        if not draft.is_again and not draft.is_cut:
            draft.below = [_Draft(key[0], key[1], draft.level + 1, tuple(found)) for key, found in steps.items()]
            waiting.extend(draft.below)
    return drafts


def _assembled(portfolio: Portfolio, drafts: list[_Draft], date: datetime.date, *, is_reverse: bool) -> Node:
    made: dict[int, Node] = {}
    for draft in reversed(drafts):
        branches = tuple([made.pop(id(item)) for item in draft.below]) if draft.below else ()
        is_whole = not (is_reverse or draft.is_again or draft.is_cut)
        silent = tuple(missing(portfolio, draft.address)) if is_whole else ()
        use, tense = _telling(draft.found, date)
        is_possible_only = use is not None and use.is_possible_only
        made[id(draft)] = Node(
            draft.address, use, tense, is_possible_only, draft.is_again, draft.is_cut, silent, branches
        )
    return made[id(drafts[0])]


def _telling(found: tuple[Use, ...], date: datetime.date) -> tuple[Use | None, Tense]:
    """Of several statements of the same, the one that says most: current before planned and past, then certain."""
    if not found:
        return None, Tense.CURRENT
    if len(found) == 1:
        return found[0], found[0].tense(date)
    order = list(Tense)
    use = min(found, key=lambda item: (order.index(item.tense(date)), item.is_possible_only))
    return use, use.tense(date)


def missing(portfolio: Portfolio, address: str) -> Iterator[Kind]:
    """What a record does not say of itself, as the kinds of the missing edges."""
    found = portfolio.find(address)
    if found is None:
        return
    register, key, record = found
    if isinstance(record, Activity):
        if record.subjects is None and record.subject_data is None:
            yield Kind.CONCERNS
        if record.data is None and record.subject_data is None:
            yield Kind.HOLDS
        if record.disclosure is None and not any(statements(register, key, record, "disclosure")):
            yield Kind.DISCLOSES
    elif isinstance(record, Engagement):
        if record.stored_in is None:
            yield Kind.STORED
        if record.accessed_from is None:
            yield Kind.ACCESSED
    elif isinstance(record, Party) and record.seat is None:
        yield Kind.SEATED


_SAID_IN: Mapping[str, tuple[str, ...]] = {
    "data": ("data", "subject_data"),
    "subject": ("subjects", "subject_data"),
    "measure": ("measures", "measures_described_in"),
}


def _silent(registers: Iterable[Register], address: str, record: Record | None) -> Iterator[str]:
    """The records that could use a word and do not say whether they do."""
    vocabulary = type(record).KIND if record else address.partition(":")[0]
    if vocabulary not in (*_SAID_IN, "country", "org"):
        return
    for register in registers:
        for key, item in register.records.items():
            if vocabulary in _SAID_IN and isinstance(item, Activity):
                inherited = vocabulary == "measure" and register.own and register.own.measures
                if not inherited and all(getattr(item, name) is None for name in _SAID_IN[vocabulary]):
                    yield register.address(key)
            elif vocabulary not in _SAID_IN and is_vague(item):
                yield register.address(key)


def is_vague(record: Record) -> bool:
    """Whether a party or engagement leaves open in which country it is: silent on a place, or naming a region."""
    if isinstance(record, Party):
        return record.seat is None or record.seat in terms("region")
    if not isinstance(record, Engagement):
        return False
    return any(
        places is None or any(word in terms("region") for word in places)
        for places in (record.stored_in, record.accessed_from)
    )

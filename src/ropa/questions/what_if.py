"""What would follow if the law, a party or a document changed: one register as it is held against as it would be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropa.finding import Finding
from ropa.i18n.period import Period
from ropa.law import Law
from ropa.model import Activity, Transfer
from ropa.questions.changed import Change, address_of, changed
from ropa.questions.moves import Move, Outcome, hop_key, is_uncertain, moves_between
from ropa.questions.what_if_paths import NewPath, new_paths
from ropa.register import SHARED, Register
from ropa.rules import Case, case_of, check, forget
from ropa.rules.common import importing_places
from ropa.transfers import Hop, Verdict
from ropa.transfers.verdict import position
from ropa.vocabulary import terms

ASSESSED_BY_DECISION = frozenset(("US",))
"""Places where an assessment of safeguards leans on the law that carries the adequacy decision itself."""


class Reason(StrEnum):
    """Why an assessment must be made again; the first that holds is given."""

    EXPIRED = "expired"
    PLACE = "place"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Redo:
    """An assessment that must be made again although the tool of its hop stands; and why."""

    hop: Hop
    document: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Untold:
    """A hop of which it cannot be told what becomes of it, since the record does not name the country."""

    hop: Hop
    is_uncertain: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one register.

    Attributes:
        before: The register as it is.
        after: The register as it would be.
        moves: The hops it touches, worst first.
        paths: Ways out of the EEA that it opens or makes worse, worst first.
        redo: Assessments to make again.
        appear: Findings that it brings.
        go: Findings that it ends.
        activities: Addresses of the activities whose data, recipients or findings it touches.
        open: Hops of which it cannot be told whether a decision that falls touches them.
    """

    before: Register
    after: Register
    moves: tuple[Move, ...]
    paths: tuple[NewPath, ...]
    redo: tuple[Redo, ...]
    appear: tuple[Finding, ...]
    go: tuple[Finding, ...]
    activities: tuple[str, ...]
    open: tuple[Untold, ...]

    @property
    def rank(self) -> tuple[int, bool]:
        """How bad it is, the lower the worse: as bad as the worst of its moves."""
        return min(map(_rank, self.moves), default=(len(Outcome), False))


def what_if(case: Case, change: Change) -> Effect:
    """What a change would do to a register, judged by the law of the same day."""
    law = case.law
    for code in change.revoked:
        law = law.without(code)
    register = case.register
    then = case_of(changed(register, change, case.law.date), law, case.usual_cycle)
    if then.register is register and law == case.law:
        return Effect(register, register, (), (), (), (), (), (), ())
    is_shared = register.name == SHARED
    moves = () if is_shared else tuple(moves_between(case, then))
    touched = {hop_key(move.hop) for move in moves}
    redo = () if is_shared else tuple(_redo(case, then, change))
    appear, go = _apart(check(case), check(then))
    left = (hop for hop in case.hops if hop_key(hop) not in touched and _cannot_be_told(hop, law))
    silent = (Untold(hop, is_uncertain(register, case.reach, hop)) for hop in left)
    effect = Effect(
        register,
        then.register,
        tuple(sorted(moves, key=_rank)),
        tuple(new_paths(case, then, moves)),
        redo,
        appear,
        go,
        tuple(_activities(case, then, moves, redo, (*appear, *go))),
        tuple(silent) if change.revoked and not is_shared else (),
    )
    forget(case, then)
    return effect


def _rank(move: Move) -> tuple[int, bool]:
    """How bad a move is, the lower the worse: to lose a tool with no other named is the worst."""
    return list(Outcome).index(move.outcome), bool(move.fallback)


def _redo(case: Case, then: Case, change: Change) -> Iterator[Redo]:
    stated, left = _declared(case), _declared(then)
    known = {hop_key(hop): {place.code for place in importing_places(hop)} for hop in case.hops}
    leaning = ASSESSED_BY_DECISION.intersection(change.revoked)
    for hop in then.hops:
        declared, kept = stated.get(hop_key(hop)), left.get(hop_key(hop))
        if not (declared and declared.assessment and kept and kept.tool) or hop.verdict is not Verdict.TRANSFER:
            continue
        tool = terms("tool").get(kept.tool)
        if tool is None or tool.marks.get("group") != "safeguard" or not then.law.in_force(kept.tool):
            continue
        homes = (case.register.home(hop.engagement), case.register)
        document = next((at for home in homes if (at := address_of(home, declared.assessment))), declared.assessment)
        places = {place.code for place in importing_places(hop) if position(place, then.law) != "eea"}
        if document in change.expired:
            yield Redo(hop, document, Reason.EXPIRED)
        elif not places <= known.get(hop_key(hop), places):
            # What was assessed is the law and practice of another place.
            yield Redo(hop, document, Reason.PLACE)
        elif places & leaning:
            yield Redo(hop, document, Reason.DECISION)


def _declared(case: Case) -> Mapping[tuple[str, str, str], Transfer | None]:
    return {hop_key(hop): hop.declarations[0].transfer if hop.declarations else None for hop in case.hops}


def beyond(found: Iterable[Finding], other: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that the other side lacks; a position in a list may shift without making a finding new."""
    return _beyond([(_identity(finding), finding) for finding in found], [_identity(finding) for finding in other])


def _beyond(found: Iterable[tuple[object, Finding]], other: Iterable[object]) -> Iterator[Finding]:
    left = Counter(other)
    for identity, finding in found:
        left[identity] -= 1
        if left[identity] < 0:
            yield finding


def _apart(was: Sequence[Finding], is_: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that appear and those that go, each identified once."""
    before, after = [_identity(finding) for finding in was], [_identity(finding) for finding in is_]
    appear = _beyond(zip(after, is_, strict=True), before)
    return tuple(appear), tuple(_beyond(zip(before, was, strict=True), after))


def _identity(finding: Finding) -> object:
    named = tuple([step for step in finding.at.field if isinstance(step, str)])
    # A gap stays the same gap where the period that it speaks of became another.
    params = frozenset([item for item in finding.params.items() if not isinstance(item[1], Period)])
    return finding.rule, finding.at.record, named, finding.message, params


def _cannot_be_told(hop: Hop, law: Law) -> bool:
    if hop.verdict not in (Verdict.TRANSFER, Verdict.UNDETERMINABLE):
        return False
    codes = (place.code for place in importing_places(hop))
    return any(
        code is None or (code in terms("region") and code != "EEA") or not _is_known(code, law) for code in codes
    )


def _is_known(code: str, law: Law) -> bool:
    return code == "EEA" or code.startswith("org:") or law.jurisdiction(code) is not None


def _activities(
    case: Case, then: Case, moves: Iterable[Move], redo: Iterable[Redo], findings: Iterable[Finding]
) -> Iterator[str]:
    before, after = case.register, then.register
    unmoved = (Outcome.KEEPS, Outcome.STAYS)
    hit = {address for item in redo for address in item.hop.activities} | {item.at.record for item in findings}
    for move in moves:
        if move.outcome not in unmoved or move.controlled[0] != move.controlled[1]:
            hit.update(address for hop in (move.before, move.after) if hop for address in hop.activities)
    for hop in case.hops:
        # A contract that lapses moves no data, but leaves the activities behind it without one.
        if before.at(hop.engagement) != after.at(hop.engagement):
            hit.update(hop.activities)
    for key, activity in before.of(Activity):
        if before.address(key) in hit or after.records.get(key) != activity:
            yield before.address(key)

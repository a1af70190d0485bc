"""How something due stands: by its proof, by what is recorded as open, by what somebody decided."""

from collections.abc import Iterator

from ropa.finding import Pointer, dotted
from ropa.model import Accepted, Open, Record
from ropa.model.common import Deferred
from ropa.questions.obligations.duty import LAWS, Due, Obligation, Standing
from ropa.questions.obligations.reading import record_at
from ropa.rules import Case


def settled(case: Case, due: Due) -> Obligation:
    """Something due with its standing on the day of the law.

    What the record shows goes before what it excuses, and that before what somebody decided. An acceptance or deferral
    whose day has passed holds no more.
    """
    proof = due.proof
    said = _open(case, due.at)
    decision = _decision(case, due)
    if proof.documents or proof.is_answered:
        return Obligation(due, Standing.MET)
    if proof.excuse or (said and said.state == "not-applicable" and said.reason):
        return Obligation(due, Standing.EXCUSED, open=said)
    if decision:
        standing = Standing.ACCEPTED if isinstance(decision, Accepted) else Standing.DEFERRED
        return Obligation(due, standing, decision, said)
    if proof.is_claimed:
        return Obligation(due, Standing.CLAIMED, open=said)
    return Obligation(due, Standing.UNDECIDED if proof.is_undecided else Standing.OPEN, open=said)


def _open(case: Case, at: Pointer) -> Open | None:
    """What is recorded as open of a field or of one that it is in, by its record or by the register for all."""
    fields = _fields(at)
    for owner in _owners(case, at.record):
        for item in owner.open or ():
            if item.field in fields:
                return item
    return None


def _decision(case: Case, due: Due) -> Accepted | Deferred | None:
    rules = LAWS[due.duty].rules
    about = {due.at.record, due.about}
    for address in sorted(about):
        for owner in _owners(case, address):
            decisions: tuple[Accepted | Deferred, ...] = (*(owner.accepted or ()), *(owner.deferred or ()))
            for item in decisions:
                is_about = item.rule in rules and (item.field is None or item.field in _fields(due.at))
                if is_about and (item.until is None or item.until >= case.law.date):
                    return item
    return None


def _owners(case: Case, address: str) -> Iterator[Record]:
    record = record_at(case.register, address)
    own = case.register.own
    yield from (item for item in (record, own) if item is not None)


def _fields(at: Pointer) -> frozenset[str]:
    return frozenset(dotted(at.field[:length]) for length in range(1, len(at.field) + 1))

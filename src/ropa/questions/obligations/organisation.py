"""What is due of the organisation as a whole: a representative, a data protection officer, a procedure for breaches."""

from collections.abc import Iterator

from ropa.finding import Pointer
from ropa.model import NONE
from ropa.questions.obligations.duty import Due, Duty, Proof, Reason, Untold
from ropa.questions.obligations.reading import documents, is_inferred
from ropa.rules import Case
from ropa.rules.common import is_abroad, party_of
from ropa.transfers import PlaceUse
from ropa.transfers.verdict import position
from ropa.vocabulary import Word


def of_organisation(case: Case) -> Iterator[Due | Untold]:
    """What the register's own record makes due; nothing where there is none."""
    if case.register.own is None:
        return
    yield from _representative(case)
    yield from _dpo(case)
    if any(case.activities()):
        yield _breach(case)


def _representative(case: Case) -> Iterator[Due | Untold]:
    own, register = case.register.own, case.register
    found = party_of(register, own.organisation) if own else None
    if own is None or found is None:
        return
    seat = Pointer(found[0], ("seat",))
    if is_abroad(case, found[1].seat):
        named = party_of(register, own.representative)
        excuse = NONE if own.representative == NONE else ""
        proof = Proof((named[0],) if named else (), is_claimed=bool(own.representative) and not excuse, excuse=excuse)
        at = Pointer(register.address(), ("representative",))
        yield Due(Duty.REPRESENTATIVE, register.address(), at, (Reason("seat-abroad", seat),), proof)
    elif position(PlaceUse("seat", found[1].seat, seat), case.law) == "open" and own.representative is None:
        yield Untold((Duty.REPRESENTATIVE,), Reason("seat-open", seat))


def _dpo(case: Case) -> Iterator[Due | Untold]:
    own, register = case.register.own, case.register
    assert own is not None
    at = Pointer(register.address(), ("dpo_grounds",))
    grounds = own.dpo_grounds
    if isinstance(grounds, tuple) and grounds:
        facts = [
            Reason("dpo-ground", Pointer(at.record, (*at.field, number)), {"ground": Word(f"dpo-ground/{word}")})
            for number, word in enumerate(grounds)
            if not is_inferred(register, at, word)
        ]
        if not facts:
            yield Untold((Duty.DPO,), Reason("inferred", at))
            return
        named = party_of(register, own.dpo)
        is_claimed = bool(own.dpo) and own.dpo != NONE
        proof = Proof((named[0],) if named else (), is_claimed=is_claimed)
        yield Due(Duty.DPO, register.address(), Pointer(register.address(), ("dpo",)), tuple(facts), proof)
    elif grounds is None and party_of(register, own.dpo) is None:
        yield Untold((Duty.DPO,), Reason("grounds-silent", at))


def _breach(case: Case) -> Due:
    register = case.register
    breach = register.own.breach if register.own else None
    at = Pointer(register.address(), ("breach", "document"))
    known = documents(register, [breach.document if breach else None])
    # A contact says where breaches are reported, and neither how they are dealt with nor that they are documented.
    why = (Reason("controller", Pointer(register.address(), ("organisation",))),)
    return Due(Duty.BREACH, register.address(), at, why, Proof(known, is_claimed=bool(breach and breach.document)))

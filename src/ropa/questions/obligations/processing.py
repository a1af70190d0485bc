"""What the controller's activities make due: tests, records, laws cited, assessments, arrangements, notices."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.finding import Pointer
from ropa.model import Disclosure, Document
from ropa.model.activity import Dpia
from ropa.questions.impact_routes import Time
from ropa.questions.obligations.duty import Due, Duty, Proof, Reason, Untold
from ropa.questions.obligations.reading import Current, current, documents, is_inferred, is_planned, stated
from ropa.register import Statement
from ropa.rules import Case
from ropa.rules.common import excused
from ropa.rules.holding import conditions, marked_data

_OF_BASIS = {
    "legitimate-interests": Duty.BALANCING,
    "consent": Duty.CONSENT,
    "legal-obligation": Duty.BASIS_LAW,
    "public-task": Duty.BASIS_LAW,
}

_CRITERIA = 2
"""How many criteria of WP 248 rev.01 make a high risk likely in most cases."""


def processing(case: Case) -> Iterator[Due | Untold]:
    """What the activities make due.

    What holds for many activities by one statement of the register and one proof is due once, and so are the interests
    of one activity that the record does not name, since nothing tells them apart.
    """
    shared: dict[tuple[Pointer, object], Due] = {}
    for activity in current(case):
        for item in _bases(case, activity):
            if isinstance(item, Due):
                why = item.reasons[0]
                is_unnamed = item.duty is Duty.BALANCING and not why.params
                key = (item.at, item.about if is_unnamed else why.at)
                known = shared.get(key)
                if known and why not in known.reasons:
                    item = replace(known, reasons=(*known.reasons, why))  # noqa: PLW2901
                shared[key] = item
            else:
                yield item
        yield from _special(case, activity)
        yield from _dpia(case, activity)
        yield from _joint(case, activity)
        yield from _notice(case, activity)
    yield from shared.values()
    yield from _planned(case)
    yield from _unattributed(case)


def _bases(case: Case, of: Current) -> Iterator[Due | Untold]:
    found = list(stated(case, of, "legal_basis"))
    if not found and not excused(case, of.record, "legal_basis"):
        duties = tuple(dict.fromkeys(_OF_BASIS.values()))
        yield Untold(duties, Reason("no-basis", of.field("legal_basis")))
    for held, is_fact in found:
        duty = _OF_BASIS.get(held.value.basis)
        if duty is None:
            continue
        what = held.value.interest if duty is Duty.BALANCING else held.value.for_
        why = Reason(held.value.basis, _part(held, "basis"), {"of": what} if what else {})
        if not is_fact:
            yield Untold((duty,), Reason("inferred", why.at))
        elif duty is Duty.BALANCING:
            at, proof = _balancing(case, of)
            yield Due(duty, held.at.record, at, (why,), proof)
        elif duty is Duty.CONSENT:
            at = _part(held, "consent_record")
            yield Due(duty, at.record, at, (why,), _named(case, held.value.consent_record))
        else:
            at = _part(held, "law")
            yield Due(duty, at.record, at, (why,), Proof(is_answered=bool(held.value.law)))


def _balancing(case: Case, of: Current) -> tuple[Pointer, Proof]:
    held = next((held for held, _ in stated(case, of, "balancing_test")), None)
    if held is None:
        return of.field("balancing_test"), Proof()
    test = held.value
    known = documents(case.register, [test.document])
    is_claimed = bool(test.claimed or test.document or test.on)
    return held.at, Proof(known, is_answered=bool(test.outcome) and not known, is_claimed=is_claimed)


def _part(held: Statement, name: str) -> Pointer:
    return Pointer(held.at.record, (*held.at.field, name))


def _named(case: Case, reference: str | None) -> Proof:
    return Proof(documents(case.register, [reference]), is_claimed=bool(reference))


def _special(case: Case, of: Current) -> Iterator[Due | Untold]:
    consents = [held.value.consent_record for held, _ in stated(case, of, "legal_basis") if held.value.consent_record]
    for number, item in enumerate(conditions(of.record)):
        if item.condition != "explicit-consent":
            continue
        why = Reason("explicit-consent", of.field("special_categories", number, "condition"))
        if is_inferred(case.register, why.at, item):
            yield Untold((Duty.CONSENT,), Reason("inferred", why.at))
            continue
        at = of.field("special_categories", number, "consent_record")
        proof = _named(case, item.consent_record or next(iter(consents), None))
        yield Due(Duty.CONSENT, at.record, at, (why,), proof)


def _dpia(case: Case, of: Current) -> Iterator[Due | Untold]:
    dpia = of.record.dpia or Dpia()
    at = of.field("dpia", "document")
    criteria = tuple(dict.fromkeys(dpia.criteria or ()))
    why = []
    if dpia.required:
        why.append(Reason("dpia-required", of.field("dpia", "required")))
    if {"sensitive-data", "large-scale"} <= set(criteria) and any(
        marked_data(case.register, of.record, mark) for mark in ("special", "criminal")
    ):
        why.append(Reason("dpia-absolute", of.field("dpia", "criteria")))
    is_due = bool(why)
    if len(criteria) >= _CRITERIA:
        why.append(Reason("dpia-criteria", of.field("dpia", "criteria"), {"count": str(len(criteria))}))
    if not why:
        is_open = dpia.required is None and not dpia.document and not excused(case, of.record, "dpia")
        if is_open:
            yield Untold((Duty.DPIA,), Reason("one-criterion" if criteria else "dpia-silent", of.field("dpia")))
    elif is_inferred(case.register, of.field("dpia"), dpia):
        yield Untold((Duty.DPIA,), Reason("inferred", of.field("dpia")))
    else:
        known = documents(case.register, [dpia.document])
        is_claimed = bool(dpia.document or dpia.on or dpia.outcome)
        excuse = (dpia.reason or "") if dpia.required is False and not is_due else ""
        yield Due(Duty.DPIA, at.record, at, tuple(why), Proof(known, False, is_claimed, not is_due, excuse))


def _joint(case: Case, of: Current) -> Iterator[Due | Untold]:
    joint = of.record.joint_controllers
    facts: list[Reason] = []
    proposals: list[Reason] = []
    for number, word in enumerate(joint if isinstance(joint, tuple) else ()):
        at = of.field("joint_controllers", number)
        (proposals if is_inferred(case.register, at, word) else facts).append(Reason("joint", at))
    for held, is_fact in stated(case, of, "disclosure"):
        item = held.value
        if not isinstance(item, Disclosure) or item.role != "joint-controller":
            continue
        if Time.of(case.law.date, item.from_, item.until) is Time.NOW:
            (facts if is_fact else proposals).append(Reason("joint-role", _part(held, "role")))
    duties = (Duty.ARRANGEMENT, Duty.ESSENCE)
    if facts:
        said = of.record.joint_arrangement
        known = documents(case.register, [said.document if said else None])
        proof = Proof(known, is_claimed=said is not None)
        yield Due(Duty.ARRANGEMENT, of.at.record, of.field("joint_arrangement", "document"), tuple(facts), proof)
        proof = Proof(is_answered=bool(said and said.essence))
        yield Due(Duty.ESSENCE, of.at.record, of.field("joint_arrangement", "essence"), tuple(facts), proof)
    elif proposals:
        yield Untold(duties, Reason("inferred", proposals[0].at))
    elif joint is None and not excused(case, of.record, "joint_controllers"):
        yield Untold(duties, Reason("joint-silent", of.field("joint_controllers")))


def _notice(case: Case, of: Current) -> Iterator[Due | Untold]:
    at = of.field("notice")
    if of.record.status == "to-confirm":
        yield Untold((Duty.NOTICE,), Reason("to-confirm", of.field("status")))
        return
    known = documents(case.register, of.record.notice or ())
    cited = of.record.cited
    if not known and cited and cited.basis != "inferred":
        # What a notice says of an activity shows that the notice is there.
        known = tuple(
            address
            for address in documents(case.register, [cited.document])
            if isinstance(record := case.register.at(address), Document) and record.kind == "privacy-notice"
        )
    proof = Proof(known, is_claimed=bool(of.record.notice))
    yield Due(Duty.NOTICE, of.at.record, at, (Reason("controller", of.field("capacity")),), proof)


def _planned(case: Case) -> Iterator[Untold]:
    for at, _, _ in case.activities():
        if is_planned(case.register, at.record):
            duties = (*dict.fromkeys(_OF_BASIS.values()), Duty.DPIA, Duty.ARRANGEMENT, Duty.NOTICE)
            yield Untold(duties, Reason("proposed", Pointer(at.record, ("status",))))


def _unattributed(case: Case) -> Iterator[Untold]:
    """A basis that its source ties to no activity: which processing rests on it, and whether on it alone, is open."""
    own = case.register.own
    for number, item in enumerate((own and own.legal_basis) or ()):
        duty = _OF_BASIS.get(item.basis)
        if duty and item.applies == "not-attributed":
            at = Pointer(case.register.address(), ("legal_basis", number, "applies"))
            yield Untold((duty,), Reason("unattributed", at))

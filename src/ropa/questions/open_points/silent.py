"""What a register does not say and Art. 30, or a professional, would want to know."""

from collections.abc import Iterable, Iterator, Mapping

from ropa.finding import Pointer
from ropa.model import Activity, Engagement, Party, Record, plan
from ropa.questions.completeness import Status, completeness
from ropa.questions.layouts import layout
from ropa.questions.open_points.point import Found, Kind
from ropa.register import Register, statements
from ropa.rules import Case
from ropa.rules.common import disclosures, excused, party_of
from ropa.transfers import PlaceUse
from ropa.transfers.verdict import position

_RANKS = {"mandatory": 2, "where-applicable": 3, "where-possible": 3}
_ASKED = 7
_UNNAMED = 3

_FOR_ALL = ("sources", "measures", "transfers", "automated_decisions", "profiling")
"""What an organisation mostly answers once for all it does; asked so where no activity says anything of it."""

_OF_PARTIES = ("category", "seat")
_OF_ENGAGEMENTS = ("contract", "stored_in", "accessed_from")
"""What follows from the articles on recipients and transfers; the rest of a contract is not known to its users."""


def silent(case: Case) -> Iterator[Found]:
    """The silent points of a register, in no order; one that is asked in two ways is the first of them."""
    yield from _together(case, (*_of_layout(case), *_of_activities(case)))
    own = case.register.own
    if own is not None:
        without = ("organisation", *_FOR_ALL, *(("representative",) if _sits_in_the_eea(case) else ()))
        yield from _asked(Pointer(case.register.address()), own, without)
    yield from _of_recipients(case)


def _sits_in_the_eea(case: Case) -> bool:
    """Whether the organisation needs no representative, since its seat is in the EEA (Art. 27)."""
    own, register = case.register.own, case.register
    party = party_of(register, own.organisation) if own else None
    seat = PlaceUse("seat", party[1].seat if party else None, Pointer(register.address()))
    return position(seat, case.law) not in ("abroad", "open")


def _of_layout(case: Case) -> Iterator[Found]:
    for answer in completeness(case, layout("art30")).answers:
        if not answer.at.field or answer.status not in (Status.MISSING, Status.ASKED, Status.UNTOLD):
            continue
        if answer.status is Status.UNTOLD and says(case.register, answer.at):
            continue
        if all(isinstance(step, str) for step in answer.at.field):
            rank = _ASKED if answer.status is Status.UNTOLD else _RANKS.get(answer.point.kind, _ASKED)
            yield Found(Kind.SILENT, answer.at, answer.point.law, rank)


def says(register: Register, at: Pointer) -> bool:
    """Whether an activity, or the register for it, says something in a field."""
    key = at.record.partition("/")[2]
    record = register.recorded(at.record)
    if not isinstance(record, Activity):
        return False
    return bool(statements(register, key, record, str(at.field[0])))


def _of_activities(case: Case) -> Iterator[Found]:
    for capacity in ("controller", "processor"):
        for at, _, _ in case.activities(capacity):
            for field in plan(Activity):
                if field.declared.asked in ("always", capacity) and not says(case.register, case.at(at, field.key)):
                    yield Found(Kind.SILENT, case.at(at, field.key), field.declared.law, _ASKED)


def _together(case: Case, found: Iterable[Found]) -> Iterator[Found]:
    """The points of activities; what every one of several leaves open is asked once, of the register."""
    first: dict[Pointer, Found] = {}
    for one in found:
        first.setdefault(one.at, one)
    activities = [at.record for capacity in ("controller", "processor") for at, _, _ in case.activities(capacity)]
    together: Mapping[str, bool] = {
        name: len(activities) > 1
        and getattr(case.register.own, name, "") is None
        and all(Pointer(address, (name,)) in first for address in activities)
        for name in _FOR_ALL
    }
    for one in first.values():
        name = str(one.at.field[0])
        if one.at.record in activities and together.get(name):
            yield one._replace(at=Pointer(case.register.address(), (name,)))
        else:
            yield one


def _asked(at: Pointer, record: Record, without: tuple[str, ...]) -> Iterator[Found]:
    for field in plan(type(record)):
        if field.declared.asked == "always" and field.key not in without and getattr(record, field.name) is None:
            yield Found(Kind.SILENT, Pointer(at.record, (field.key,)), field.declared.law, _ASKED)


def _of_recipients(case: Case) -> Iterator[Found]:
    register = case.register
    organisation = register.own.organisation if register.own else ""
    internal = _internal(case)
    for key, party in register.of(Party):
        # Whoever sees what is made public has no name, no seat and no contract.
        if party.category == "public":
            continue
        if party.named is False:
            yield Found(Kind.SILENT, Pointer(register.address(key), ("name",)), "15(1)(c)", _UNNAMED)
        # A department has no seat of its own, and what it gets goes nowhere.
        own = ("seat",) if register.address(key) in internal else ()
        names = tuple(name for name in _OF_PARTIES if name not in own) if key != organisation else ("seat",)
        yield from _fields(case, register.address(key), party, names)
    for key, engagement in register.of(Engagement):
        yield from _fields(case, register.address(key), engagement, _OF_ENGAGEMENTS)


def _internal(case: Case) -> frozenset[str]:
    """The parties that receive data within the organisation, and never as anybody else or under a contract."""
    roles: dict[str, set[str | None]] = {}
    for _, disclosure in disclosures(case, "to"):
        if found := party_of(case.register, disclosure.to):
            roles.setdefault(found[0], set()).add(disclosure.role)
    engaged = {party_of(case.register, key) for key, _ in case.register.of(Engagement)}
    without = {found[0] for found in engaged if found}
    return frozenset(at for at, held in roles.items() if held == {"internal"} and at not in without)


def _fields(case: Case, address: str, record: Record, names: tuple[str, ...]) -> Iterator[Found]:
    for field in plan(type(record)):
        if field.key in names and getattr(record, field.name) is None and not excused(case, record, field.key):
            yield Found(Kind.SILENT, Pointer(address, (field.key,)), field.declared.law, _ASKED)

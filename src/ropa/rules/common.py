"""What several rules ask alike."""

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Any

from ropa.finding import Pointer, Several
from ropa.law import Status
from ropa.model import NONE, Activity, Disclosure, Engagement, LegalBasis, Party, Record, Retention
from ropa.register import Register, Statement, statements
from ropa.register.once import listed_once, once
from ropa.register.references import stating
from ropa.rules.alike import alike, stated, told_of_tables
from ropa.rules.case import Case, Hit
from ropa.transfers import Hop, PlaceUse, Verdict, regions, statement
from ropa.transfers.reach import ever_named
from ropa.transfers.verdict import position
from ropa.vocabulary import Term, Word, terms

importing_places = statement.importing_places
place_name = regions.place_name


def party_of(register: Register, reference: str | None) -> tuple[str, Party] | None:
    """The party that a reference names, itself or through an engagement, with its address."""
    found = register.find(reference) if reference else None
    if found and isinstance(found[1], Engagement):
        found = register.find(found[1].party)
    return (found[0], found[1]) if found and isinstance(found[1], Party) else None


def reachable(party: Party) -> bool:
    """Whether contact details are recorded: a postal address, an e-mail address or a telephone number."""
    return bool(party.address or party.email or party.phone)


@once
def name_of(register: Register, address: str) -> str:
    """The name of the party at an address; the address where there is none."""
    found = party_of(register, address.removeprefix(f"{register.name}/"))
    return found[1].name if found else address


def keeps_controller_record(case: Case) -> bool:
    """Whether Art. 30(1) applies: not where every activity is one of a processor."""
    return any(case.activities()) or not any(case.activities("processor"))


def excused(case: Case, record: Record, name: str) -> bool:
    """Whether a record, or the register for all of its records, says why a field cannot be or need not be filled in."""
    if not gives_reasons(case.register):
        return False
    own = case.register.own
    return any(
        item.field == name and item.state in ("not-applicable", "not-possible") and item.reason
        for owner in (record, own)
        for item in (owner and owner.open) or ()
    )


@once
def gives_reasons(register: Register) -> bool:
    """Whether any record that is found from a register says why something is open: mostly none does."""
    return any(stating(home, "open") for home in (register, register.shared) if home)


def lacking(case: Case, name: str, capacity: str = "controller") -> Iterator[Pointer]:
    """The activities of one capacity that say nothing in a field, nor why."""
    for (at, _, activity), said in zip(case.activities(capacity), case.said(name, capacity), strict=True):
        if not said and not excused(case, activity, name):
            yield at


def categories(activity: Activity) -> frozenset[str]:
    """The categories of data an activity names, as a list or by data subject."""
    if activity.subject_data is None:
        return frozenset(activity.data or ())
    by_subject = (word for item in activity.subject_data for word in item.data)
    return frozenset((*(activity.data or ()), *by_subject))


def disclosures(
    case: Case, name: str, is_wanted: Callable[[Any], object] = bool
) -> Iterator[tuple[Pointer, Disclosure]]:
    """The disclosures wanted for what they say in a field, where they stand: the register's, then the controller's."""
    yield from _own(case, "disclosure", lambda item: getattr(item, name) is not None and is_wanted(getattr(item, name)))
    yield from stated(case, "disclosure", is_wanted, of=name)


def _own(case: Case, name: str, is_wanted: Callable[[Any], object]) -> Iterator[tuple[Pointer, Any]]:
    own = case.register.own
    for number, item in enumerate((own and getattr(own, name)) or ()):
        if is_wanted(item):
            yield Pointer(case.register.address(), (name, number)), item


@once
def roles(case: Case, key: str) -> Set[str | None]:
    """The roles in which others receive data of one of the controller's activities, proposed or past."""
    activity = case.register.records[key]
    assert isinstance(activity, Activity), "roles are asked of activities"
    found = statements(case.register, key, activity, "disclosure")
    return {held.value.role for held in found if not isinstance(held.value, str)}


Some = Iterable[tuple[Pointer, str, Activity]]
"""Some of the controller's activities."""


def together(case: Case, *some: Some) -> Iterator[tuple[Pointer, str, Activity]]:
    """The activities that are among some or others, each once, in their order."""
    wanted = {at.record for found in some for at, _, _ in found}
    return iter([item for item in case.activities() if item[0].record in wanted] if wanted else ())


@once
def in_role(case: Case, role: str) -> tuple[tuple[Pointer, str, Activity], ...]:
    """The controller's activities whose data somebody receives in a role, proposed or past."""
    own = case.register.own
    applying = [item.applies for item in (own and own.disclosure) or () if item.role == role]
    named = {key for applies in applying if isinstance(applies, tuple) for key in applies}
    saying = {at.record for at, _ in stated(case, "disclosure", lambda said: said == role, of="role")}
    is_all = "all" in applying
    if not (is_all or named or saying):
        return ()
    return tuple([item for item in case.activities() if is_all or item[1] in named or item[0].record in saying])


def bases(case: Case, is_wanted: Callable[[LegalBasis], object]) -> Iterator[tuple[Pointer, LegalBasis]]:
    """The legal bases that are wanted, where they stand: the register's, then those of all activities."""
    yield from _own(case, "legal_basis", is_wanted)
    yield from stated(case, "legal_basis", is_wanted, by_all=True)


def told_of_bases(case: Case, tell: Callable[[Pointer, LegalBasis], Iterable[Hit]]) -> Iterator[Hit]:
    """What is to be told of legal bases, the register's first; of equal ones of activities it is asked once."""
    for at, item in _own(case, "legal_basis", lambda _: True):
        yield from tell(at, item)
    yield from told_of_tables(case, "legal_basis", tell, by_all=True)


def periods(case: Case, is_wanted: Callable[[Retention], object]) -> Iterator[tuple[Pointer, Retention]]:
    """The time limits that are wanted, where they stand: those of the register, then those of the controller's."""
    yield from _own(case, "retention", is_wanted)
    yield from stated(case, "retention", is_wanted)


def told_of_periods(case: Case, tell: Callable[[Pointer, Retention], Iterable[Hit]]) -> Iterator[Hit]:
    """What is to be told of time limits, those of the register first; of equal ones of activities it is asked once."""
    for at, item in _own(case, "retention", lambda _: True):
        yield from tell(at, item)
    yield from told_of_tables(case, "retention", tell)


def limits(case: Case, key: str, activity: Activity) -> list[Statement]:
    """The time limits that hold for an activity's data."""
    return limiting(statements(case.register, key, activity, "retention"))


def limiting(found: Iterable[Statement]) -> list[Statement]:
    """Those that limit the data themselves: how long a backup is kept says nothing of them."""
    return [held for held in found if _is_limit(held.value)]


def _is_limit(item: Retention) -> bool:
    return item.copy_ != "backup" and bool(item.keep or item.while_ or item.after or item.erase_within or item.criteria)


def without_measures(case: Case, capacity: str) -> tuple[list[Pointer], bool]:
    """The activities of one capacity that no security measures hold for, and whether that is every one of them."""
    silent = [
        at
        for at, key, activity in alike(case, "measures", lambda found: not found, capacity)
        if not statements(case.register, key, activity, "measures_described_in")
        and not excused(case, activity, "measures")
    ]
    return silent, bool(silent) and len(silent) == len(list(case.activities(capacity)))


def is_reached(register: Register, engagement: str, named: frozenset[str]) -> bool:
    """Whether an engagement, its party or an engagement that it works under is among the recipients.

    A reference to nothing counts as reached: what is wrong there is the reference.
    """
    seen: set[str] = set()
    above: str | None = engagement
    while above and above not in seen:
        seen.add(above)
        found = register.find(above)
        if found is None or not isinstance(found[1], Engagement) or found[0] in named:
            return True
        party = register.find(found[1].party)
        if party and party[0] in named:
            return True
        above = found[1].under
    return False


@once
def own_addresses(case: Case) -> frozenset[str]:
    """The addresses of the controller's activities."""
    return frozenset([at.record for at, _, _ in case.activities()])


@listed_once
def receiving_hops(case: Case) -> Iterator[Hop]:
    """The hops of the controller's data that are, or may be, transfers to somebody who is a recipient."""
    mine = own_addresses(case)
    named = ever_named(case.register)
    for hop in case.hops:
        if hop.verdict not in (Verdict.TRANSFER, Verdict.UNDETERMINABLE):
            continue
        engagement = hop.engagement.removeprefix(f"{case.register.name}/")
        if (not hop.activities or not mine.isdisjoint(hop.activities)) and (
            not engagement or is_reached(case.register, engagement, named)
        ):
            yield hop


def is_abroad(case: Case, code: str | None) -> bool:
    """Whether a country, an organisation or a region is outside the EEA for certain."""
    return position(PlaceUse("seat", code, Pointer("")), case.law) == "abroad"


def is_in_eea(case: Case, code: str | None) -> bool:
    """Whether a country or a region is in the EEA for certain."""
    return position(PlaceUse("seat", code, Pointer("")), case.law) == "eea"


def listed(vocabulary: str, keys: Iterable[str]) -> Several:
    """Some words of a closed list as one parameter, in the list's order; what it does not have stands at the end."""
    order = {key: number for number, key in enumerate(terms(vocabulary))}
    return Several(
        Word(f"{vocabulary}/{key}") for key in sorted(set(keys), key=lambda key: (order.get(key, len(order)), key))
    )


def established(case: Case) -> Party | None:
    """By whose country the authority is judged: the organisation's, or its representative's where that is abroad."""
    own = case.register.own
    words = (own.organisation, None if own.representative == NONE else own.representative) if own else ()
    for found in (party_of(case.register, word) for word in words):
        row = case.law.jurisdiction(found[1].seat) if found and found[1].seat else None
        if found and row and row.status is Status.EEA:
            return found[1]
    return None


def supervises(authority: Term, seat: str) -> bool:
    """Whether a place is in the territory of a supervisory authority of the closed list."""
    return seat == authority.marks["country"] or seat in authority.marks.get("also", ())

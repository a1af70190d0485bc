"""The new ways out of the EEA that a change opens, or makes worse: worst first, each with a shortest whole path."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.model import Activity, Engagement
from ropa.questions.moves import Move
from ropa.questions.trace_grade import Grade, grade_of
from ropa.rules import Case
from ropa.transfers import Hop, PlaceUse, Verdict
from ropa.transfers.reach import chain, host_of
from ropa.transfers.verdict import position


@dataclass(frozen=True, slots=True)
class NewPath:
    """A way by which data leave the EEA, or may, after a change, as they did not before or did with better cover.

    Attributes:
        nodes: Addresses on the way, from an activity, or from the exporter where the record ties it to none, by way of
            systems and engagements to the party that receives.
        ends: The places outside the EEA, or not known, where it ends.
        move: The hop at its end, before and after.
        grade: How that hop stands after the change.
        further: Addresses of the other activities whose data take a new way to the same recipient.
    """

    nodes: tuple[str, ...]
    ends: tuple[PlaceUse, ...]
    move: Move
    grade: Grade
    further: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether there is no such way yet; one that there is has become worse."""
        before, after = self.move.before, self.move.after
        if before is None or (after and after.activities and self.nodes[0] not in before.activities):
            return True
        return not {place.code for place in self.ends} & {place.code for place in before.places}


def new_paths(case: Case, then: Case, moves: Iterable[Move]) -> Iterator[NewPath]:
    """The ways that a change opens or makes worse, worst first, one for each recipient.

    Args:
        case: The register as it is.
        then: The register as it would be.
        moves: The hops that differ between the two.
    """
    ways, found = _Ways(then), []
    for move in moves:
        hop = move.after
        if hop is None or (grade := grade_of(hop)) is Grade.INSIDE:
            continue
        ends, activities = _news(case, then, move.before, hop)
        if not ends:
            continue
        nodes = min((ways.way(hop, one) for one in activities or ("",)), key=len)
        found.append(NewPath(nodes, ends, move, grade, tuple(one for one in activities if one != nodes[0])))
    order = list(Grade)
    yield from sorted(found, key=lambda path: (order.index(path.grade), path.move.is_uncertain, len(path.nodes)))


def _news(case: Case, then: Case, before: Hop | None, hop: Hop) -> tuple[tuple[PlaceUse, ...], tuple[str, ...]]:
    """Where the new ways to a recipient end, and the activities that take them; nothing where none is new."""
    ends = _ends(then, hop)
    if before is None or _rank(hop) < _rank(before):
        return ends, hop.activities
    known = {place.code for place in _ends(case, before)}
    if added := tuple(place for place in ends if place.code not in known):
        return added, hop.activities
    joining = tuple(one for one in hop.activities if one not in before.activities)
    return (ends if joining else ()), joining


def _rank(hop: Hop) -> int:
    return list(Grade).index(grade_of(hop))


def _ends(case: Case, hop: Hop) -> tuple[PlaceUse, ...]:
    """The places that make a hop what it is: those abroad, or those not known where it cannot be told."""
    if grade_of(hop) is Grade.INSIDE:
        return ()
    wanted = "open" if hop.verdict is Verdict.UNDETERMINABLE else "abroad"
    found = [place for place in hop.places if position(place, case.law) == wanted]
    importing = [place for place in found if place.how != "stored_in"]
    places = {place.code: place for place in reversed(importing or found)}
    return tuple(reversed(places.values()))


class _Ways:
    """How the data of activities get to recipients; looked up in sets, since a vendor may serve every activity."""

    def __init__(self, case: Case) -> None:
        self.register = case.register
        arrived = case.reach
        self.activities = {address: frozenset(arrival.activities) for address, arrival in arrived.items()}
        self.disclosing = {
            address: frozenset(at.record for _, at in arrival.disclosures) for address, arrival in arrived.items()
        }

    def way(self, hop: Hop, activity: str) -> tuple[str, ...]:
        """The whole way of an activity's data to the recipient of a hop."""
        if not hop.engagement:
            return activity or hop.exporter, hop.importer
        home, engaged = self.register.home(hop.engagement), self.register.at(hop.engagement)
        assert isinstance(engaged, Engagement), "a hop is made under an engagement of the register or a shared one"
        above = chain(home, hop.engagement.partition("/")[2], engaged)
        for number, address in enumerate(above):
            if activity in self.activities.get(address, ()):
                return (activity, *self._system(activity, address), *reversed(above[: number + 1]), hop.importer)
        # What the record ties to no activity begins with the organisation itself.
        return (activity or self.register.address(), *reversed(above), hop.importer)

    def _system(self, activity: str, host: str) -> tuple[str, ...]:
        """The system by which an activity's data get to an engagement, where it discloses nothing to it itself."""
        if self.disclosing.get(host, frozenset()) & {activity, self.register.address()}:
            return ()
        record = self.register.at(activity)
        systems = (record.systems if isinstance(record, Activity) else None) or ()
        found = (self.register.find(word) for word in systems if host_of(self.register, word) == host)
        return next(((system[0],) for system in found if system), ())

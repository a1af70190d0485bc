"""On which party, place, tool or category of recipients most registers and activities hang."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ropa.graph import Kind, place_node
from ropa.law import Law
from ropa.model import Activity, Disclosure, Engagement, Party, System
from ropa.questions.uses import Tense, Use, flows
from ropa.register import SHARED, Register, statements
from ropa.transfers import Hop, Verdict, transfers


class By(StrEnum):
    """What is counted."""

    PARTY = "party"
    PLACE = "place"
    TOOL = "tool"
    CATEGORY = "category"


class Sort(StrEnum):
    """What a row stands for."""

    PARTY = "party"
    CATEGORY = "category"
    PLACE = "place"
    TOOL = "tool"
    DECISION = "decision"
    UNCONFIRMED = "unconfirmed-decision"
    NO_TOOL = "no-tool"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that activities hang on.

    Attributes:
        sort: What it is.
        key: Name of the party, key of the category or tool, node of the place, code of the adequacy decision's country;
            empty where the record is silent.
        register: The register to which a row of unnamed parties is confined; empty for every other row.
        records: Addresses of the parties, engagements and systems that it stands for or that lead to it.
        registers: Names of the registers that hang on it.
        activities: Addresses of the activities that hang on it.
        possible: Those of them that hang on it only by what may take place.
        exposed: Those of them that hang on it only as the parent of a party.
        is_shared: Whether all its records are shared ones.
    """

    sort: Sort
    key: str
    register: str
    records: tuple[str, ...]
    registers: tuple[str, ...]
    activities: tuple[str, ...]
    possible: tuple[str, ...]
    exposed: tuple[str, ...]
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Concentration:
    """The answer.

    Attributes:
        rows: Worst first; what the record is silent on stands last.
        registers: Names of the registers that were asked.
        activities: Addresses of all their activities in operation.
        unread: Registers in which something could not be read.
    """

    rows: tuple[Row, ...]
    registers: tuple[str, ...]
    activities: tuple[str, ...]
    unread: tuple[str, ...]


def concentration(registers: Iterable[Register], law: Law, by: By) -> Concentration:
    """Count what activities in operation hang on, through engagements, sub-processors and systems.

    Where a party is named, records of the same name count as one party in whichever register they stand; unnamed
    parties are counted by category, and each register's for itself. An activity's own organisation, what is disclosed
    within it and what is made public are no dependence, nor is a party that only supplies data. What a register
    discloses without saying for which activity, and an engagement that no disclosure reaches, count for the register.

    Args:
        registers: The registers; the shared records among them only serve the others.
        law: The law of the day.
        by: What to count.
    """
    asked = [register for register in registers if register.name != SHARED]
    common: dict[str, list[Use]] = {}
    if shared := next((register.shared for register in asked if register.shared), None):
        _hanging(shared, law, common)
    tally: dict[tuple[Sort, str, str], _Count] = {}
    everything: list[str] = []
    for register in asked:
        reached = [_Reach(register, root) for root in _roots(register, law, common)]
        everything += [reach.activity for reach in reached if reach.activity]
        found = _tools(register, law, reached) if by is By.TOOL else _parts(reached, by)
        for sort, key, record, reach, is_exposure in found:
            confined = register.name if sort is Sort.CATEGORY and by is By.PARTY else ""
            tally.setdefault((sort, key, confined), _Count()).add(register, record, reach, is_exposure)
    rows = sorted((_row(key, count) for key, count in tally.items()), key=_badness)
    unread = {item.name: None for register in asked for item in (register, register.shared) if item and item.findings}
    return Concentration(tuple(rows), tuple(item.name for item in asked), tuple(everything), tuple(unread))


_HANGS = (
    Kind.USES,
    Kind.DISCLOSES,
    Kind.JOINTLY,
    Kind.SUBCONTRACTS,
    Kind.RENDERS,
    Kind.RUNS_ON,
    Kind.STORED,
    Kind.ACCESSED,
    Kind.SEATED,
    Kind.CONTROLS,
)


@dataclass(frozen=True, slots=True)
class _Root:
    """Where dependence starts: an activity, or the register itself with what it ties to no activity."""

    activity: str
    steps: tuple[Use, ...]
    nodes: tuple[str, ...]
    adjacent: "_Adjacent"


class _Adjacent:
    """What each node hangs on; asked of the same vendors for every activity, and the same each time."""

    def __init__(self, uses: Mapping[str, Sequence[Use]]) -> None:
        self.uses = uses
        self._known: dict[tuple[bool, bool], dict[str, list[str]]] = {}

    def leading(self, is_certain: bool, is_direct: bool) -> Callable[[str], list[str]]:
        """Gives the nodes that a node hangs on, the last first."""
        known = self._known.setdefault((is_certain, is_direct), {})

        def led_to(node: str) -> list[str]:
            found = known.get(node)
            if found is None:
                found = known[node] = _led_to(self.uses.get(node, ()), is_certain, is_direct)
            return found

        return led_to


def _led_to(steps: Sequence[Use], is_certain: bool, is_direct: bool) -> list[str]:
    return [
        use.used
        for use in reversed(steps)
        if not (is_certain and use.is_possible_only) and not (is_direct and use.kind == Kind.CONTROLS)
    ]


class _Reach:
    """The nodes that one root hangs on: all, those it surely does, and those it does other than through a parent."""

    def __init__(self, register: Register, root: _Root) -> None:
        self.register = register
        self.activity = root.activity
        self.steps = root.steps
        self._root = root
        self.all = self._closed()
        self.certain = self._closed(is_certain=True)
        self.direct = self._closed(is_direct=True)

    def _closed(self, *, is_certain: bool = False, is_direct: bool = False) -> dict[str, None]:
        own = self.register.own
        home = own and self.register.find(own.organisation)
        found: dict[str, None] = {home[0]: None} if home else {}
        led_to = self._root.adjacent.leading(is_certain, is_direct)
        waiting = [*reversed(self._root.nodes), *_led_to(self._root.steps, is_certain, is_direct)]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = None
                waiting += led_to(node)
        if home:
            del found[home[0]]
        return found

    @property
    def is_silent(self) -> bool:
        """Whether the activity says nothing of recipients or systems."""
        record = self.register.at(self.activity) if self.activity else None
        if not isinstance(record, Activity) or record.disclosure is not None or record.systems is not None:
            return False
        return not any(statements(self.register, self.activity.partition("/")[2], record, "disclosure"))


_Found = tuple[Sort, str, str, _Reach, bool]


def _hanging(register: Register, law: Law, adjacent: dict[str, list[Use]]) -> None:
    """Add what each record of a register hangs on."""
    for use in flows(register, _HANGS):
        role = use.stated.role if isinstance(use.stated, Disclosure) else None
        if use.tense(law.date) is Tense.CURRENT and role not in ("internal", "public"):
            adjacent.setdefault(use.user, []).append(use)


def _roots(register: Register, law: Law, common: Mapping[str, list[Use]]) -> Iterator[_Root]:
    own: dict[str, list[Use]] = {}
    _hanging(register, law, own)
    # What is engaged under a shared engagement hangs on to what that one hangs on by itself.
    uses = {**common, **{user: [*found, *common.get(user, ())] for user, found in own.items()}}
    adjacent = _Adjacent(uses)
    for key, activity in register.of(Activity):
        address = register.address(key)
        ended = activity.ended is not None and activity.ended < law.date
        ahead = activity.started is not None and activity.started > law.date
        if not (ended or ahead or activity.status in ("retired", "proposed")):
            yield _Root(address, tuple(uses.get(address, ())), (), adjacent)
    engagements = tuple(register.address(key) for key, _ in register.of(Engagement))
    yield _Root("", tuple(uses.get(register.name, ())), engagements, adjacent)


def _parts(reached: Iterable[_Reach], by: By) -> Iterator[_Found]:
    for reach in reached:
        if reach.is_silent:
            yield Sort.SILENT, "", "", reach, False
        for node in reach.all:
            record = reach.register.at(node) if "/" in node else None
            is_exposure = node not in reach.direct
            if by is By.PLACE and not is_exposure:
                yield from _places(reach, node, record)
            elif isinstance(record, Party) and by is By.PARTY:
                if record.named is False:
                    yield Sort.CATEGORY, record.category or node, node, reach, is_exposure
                else:
                    yield Sort.PARTY, " ".join(record.name.split()).casefold(), node, reach, is_exposure
            elif isinstance(record, Party) and by is By.CATEGORY and not is_exposure:
                sort = Sort.CATEGORY if record.category else Sort.SILENT
                yield sort, record.category or "", node, reach, False
        if by is By.PLACE:
            for word in (reach.register.own and reach.register.own.stored_in) or ():
                yield Sort.PLACE, place_node(word), reach.register.name, reach, False


def _places(reach: _Reach, node: str, record: object) -> Iterator[_Found]:
    said: list[str | None] = []
    if isinstance(record, Party):
        said = [record.seat]
    elif isinstance(record, Engagement):
        for words in (record.stored_in, record.accessed_from):
            said += [None] if words is None else words
    elif isinstance(record, System):
        said = [*(record.stored_in or ())]
    for word in said:
        yield Sort.PLACE if word else Sort.SILENT, place_node(word) if word else "", node, reach, False


_BY_DECISION = {
    "coverage.adequate": Sort.DECISION,
    "coverage.partial-confirmed": Sort.DECISION,
    "coverage.partial-unconfirmed": Sort.UNCONFIRMED,
    "coverage.exporter-unsettled": Sort.UNCONFIRMED,
}
"""Steps that rest a transfer on an adequacy decision, and whether it is certain that the decision covers it."""


def _tools(register: Register, law: Law, reached: Sequence[_Reach]) -> Iterator[_Found]:
    for reach in reached:
        if reach.is_silent:
            yield Sort.SILENT, "", "", reach, False
    for hop in transfers(register, law):
        hung = [reach for reach in reached if _hangs_on(reach, hop)]
        for sort, key in _resting_on(hop):
            for reach in hung:
                yield sort, key, hop.engagement or hop.importer, reach, False


def _hangs_on(reach: _Reach, hop: Hop) -> bool:
    """Whether a hop serves a root; one that a disclosure or a system leads to for an activity serves that."""
    return (hop.engagement in reach.all) if hop.engagement else any(use.used == hop.importer for use in reach.steps)


def _resting_on(hop: Hop) -> Iterator[tuple[Sort, str]]:
    if hop.verdict is Verdict.UNDETERMINABLE:
        yield Sort.SILENT, ""
    if hop.verdict is not Verdict.TRANSFER:
        return
    decided = [(_BY_DECISION[step.key], step.params["code"]) for step in hop.steps if step.key in _BY_DECISION]
    yield from dict.fromkeys(decided)
    if hop.tool and not (decided and hop.tool == "adequacy"):
        yield Sort.TOOL, hop.tool
    elif not hop.tool and not decided:
        yield Sort.NO_TOOL, ""


@dataclass(slots=True)
class _Count:
    records: dict[str, None] = field(default_factory=dict)
    registers: dict[str, None] = field(default_factory=dict)
    activities: dict[str, None] = field(default_factory=dict)
    certain: set[str] = field(default_factory=set)
    direct: set[str] = field(default_factory=set)

    def add(self, register: Register, record: str, reach: _Reach, is_exposure: bool) -> None:
        self.registers[register.name] = None
        if record:
            self.records[record] = None
        if reach.activity:
            self.activities[reach.activity] = None
            if not record or record == register.name or record in reach.certain:
                self.certain.add(reach.activity)
            if not is_exposure:
                self.direct.add(reach.activity)


def _row(key: tuple[Sort, str, str], count: _Count) -> Row:
    activities = tuple(count.activities)
    return Row(
        *key,
        records=tuple(count.records),
        registers=tuple(count.registers),
        activities=activities,
        possible=tuple(item for item in activities if item not in count.certain),
        exposed=tuple(item for item in activities if item not in count.direct),
        is_shared=bool(count.records) and all(item.partition("/")[0] == SHARED for item in count.records),
    )


def _badness(row: Row) -> tuple[bool, int, int, str, str, str]:
    return row.sort is Sort.SILENT, -len(row.registers), -len(row.activities), row.key, row.register, row.sort

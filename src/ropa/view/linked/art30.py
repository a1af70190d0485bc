"""The graph of a register under Art. 30: its own record, its activities, those they lead to, and derived transfers."""

from collections.abc import Callable, Iterable, Iterator

from ropa import __version__
from ropa.i18n import LANGUAGES, text
from ropa.law import Law, Status
from ropa.model import Activity, FieldPlan, Record
from ropa.register import Register
from ropa.transfers import Hop
from ropa.transfers.reach import is_current
from ropa.view.filed import is_asked_of
from ropa.view.linked.definitions import definitions
from ropa.view.linked.describing import Describer, existence
from ropa.view.linked.graph import TYPE, Graph, Literal, Name, Statement, Triple, triples
from ropa.view.linked.hops import derived
from ropa.view.linked.names import dpv_name, namespaces, record_name
from ropa.view.linked.others import others
from ropa.view.marks import State

_OF_REGISTER = frozenset(("representative", "dpo", "authority", "origin", "based_on", "language"))
_OF_ACTIVITY = frozenset(("capacity", "status"))
_BASES = frozenset(("legal_basis", "special_categories"))
_UNSETTLED = frozenset((State.INFERRED, State.OPEN))
_OPEN_POINT = Name("ropa", "OpenPoint")
_ROLES = {"controller": "dpv:hasDataController", "processor": "dpv:hasDataProcessor"}


def linked(register: Register, hops: tuple[Hop, ...], law: Law, *, with_bases: bool = False) -> Graph:
    """The record of a register under Art. 30 as a graph.

    Args:
        register: The register.
        hops: Its hops between organisations, judged by the law.
        law: The law of the day of the record.
        with_bases: Whether legal bases are told too, which other articles ask for.
    """
    made = Describer(register, _is_third(law), set())
    activities = [(key, activity) for key, activity in register.of(Activity) if is_current(activity, law)]
    said = [*_own(made, activities, with_bases=with_bases), *derived(hops, made.used)]
    for key, activity in activities:
        said += _activity(made, key, activity, with_bases=with_bases)
    said += others(made, said, [activity for _, activity in activities])
    is_draft = any(item.state in _UNSETTLED or item.object == _OPEN_POINT for item in said)
    ended = sum(1 for _ in register.of(Activity)) - len(activities)
    said += _head(register, law, ended, is_draft=is_draft)
    return _graph(said, made)


def _graph(said: Iterable[Statement], made: Describer) -> Graph:
    spaces = namespaces(made.register)
    prefixes = tuple(spaces)
    found = {*triples(said, spaces)}
    # What defines a name may name another, such as the property that tells the article of a field.
    for _ in range(2):
        found |= {*triples(definitions(_names(found), made.used), spaces)}
    return Graph(spaces, tuple(sorted(found, key=lambda triple: _order(triple, prefixes))))


def _names(found: Iterable[Triple]) -> set[Name]:
    return {part for triple in found for part in triple if isinstance(part, Name)}


def _order(triple: Triple, prefixes: tuple[str, ...]) -> tuple[object, ...]:
    subject, predicate, value = triple
    is_name = isinstance(value, Name)
    shown = (value.prefix, value.local) if isinstance(value, Name) else (value.text, value.language, value.datatype)
    return prefixes.index(subject.prefix), subject.local, predicate != TYPE, predicate, not is_name, shown


def _is_third(law: Law) -> Callable[[str], bool]:
    def is_third(code: str) -> bool:
        found = law.jurisdiction(code)
        return code == "THIRD" or (found is not None and found.status is not Status.EEA and code.isalpha())

    return is_third


def _head(register: Register, law: Law, ended: int, *, is_draft: bool) -> Iterator[Statement]:
    """What a reader must know to judge the graph: its day, the law, the origin of the record, and the program."""
    subject = record_name(register.address())
    facts = {
        "asOf": Literal(law.date.isoformat(), datatype="date"),
        "lawChecked": Literal(law.checked.isoformat(), datatype="date"),
        "isDraft": Literal(str(is_draft).lower(), datatype="boolean"),
        "program": Literal(f"ropa {__version__}"),
        "ownLaw": Literal(str(law.own.count), datatype="integer"),
        "endedActivities": Literal(str(ended), datatype="integer"),
    }
    for key, value in facts.items():
        yield Statement(subject, Name("ropa", key), value)
    for language in LANGUAGES if register.reconstructed else ():
        said = Literal(text("document.banner.reconstructed", language), language)
        yield Statement(subject, dpv_name("rdfs:comment"), said)


def _own(made: Describer, activities: list[tuple[str, Activity]], *, with_bases: bool) -> Iterator[Statement]:
    """The register's own record: who is responsible, in which capacity, and what holds for the whole organisation."""
    register = made.register
    if register.own is None:
        return
    own, asked = register.own, _asked("controller", with_bases=with_bases)

    def asks(field: FieldPlan) -> bool:
        is_said = field.key != "organisation" and asked(field) and _says(own, field)
        return field.key in _OF_REGISTER or is_said

    yield from made.record(register.address(), own, asks)
    for capacity in sorted({activity.capacity or "controller" for _, activity in activities} or {"controller"}):
        yield from _responsible(made, record_name(register.address()), capacity, existence(own))


def _says(record: Record, field: FieldPlan) -> bool:
    """Whether a record says anything in a field: silence on the whole organisation says nothing."""
    beside = {item.field for item in record.open or ()} | {item.field for item in record.alternative or ()}
    return getattr(record, field.name) is not None or field.key in beside


def _responsible(made: Describer, subject: Name, capacity: str, state: State) -> Iterator[Statement]:
    """The organisation in its capacity."""
    own = made.register.own
    found = made.register.find(own.organisation) if own else None
    if found and capacity in _ROLES:
        yield Statement(subject, dpv_name(_ROLES[capacity]), record_name(found[0]), state)


def _activity(made: Describer, key: str, activity: Activity, *, with_bases: bool) -> Iterator[Statement]:
    register = made.register
    address = register.address(key)
    capacity = activity.capacity or "controller"
    whole, subject = record_name(register.address()), record_name(address)
    state = existence(activity)
    yield Statement(whole, dpv_name("dpv:hasProcess"), subject, state)
    yield from _responsible(made, subject, capacity, state)
    yield from made.record(address, activity, _asked(capacity, with_bases=with_bases))


def _asked(capacity: str, *, with_bases: bool) -> Callable[[FieldPlan], bool]:
    def asks(field: FieldPlan) -> bool:
        return field.key in _OF_ACTIVITY or is_asked_of(capacity, field) or (with_bases and field.key in _BASES)

    return asks

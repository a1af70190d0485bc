"""What the fields of a point say: a value, none, a reason, a proposal, a question, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ropa.finding import Pointer
from ropa.model import NONE, Activity, Disclosure, Engagement, Record, System
from ropa.questions.layouts import Point
from ropa.questions.obligations.reading import is_inferred
from ropa.register import Statement, statements
from ropa.rules import Case
from ropa.rules.common import limits, party_of
from ropa.transfers import Hop, Verdict
from ropa.vocabulary import terms

Said = Literal["answered", "inherited", "none", "excused", "proposed", "asked", "missing"]


@dataclass(frozen=True, slots=True)
class Holder:
    """The activity that is asked, with the hops of its data; or the register, where there is no activity."""

    at: Pointer
    key: str
    activity: Activity | None
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one field says, and where."""

    status: Said
    at: Pointer


_ORDER: tuple[Said, ...] = ("answered", "inherited", "none", "excused", "proposed", "asked", "missing")


def read(case: Case, point: Point, holder: Holder) -> tuple[Reading, ...]:
    """What each field of a point says, in the order of the point."""
    return tuple(_read(case, point, holder, *field.split(".")) for field in point.fields)


def _read(case: Case, point: Point, holder: Holder, root: str, name: str, part: str = "") -> Reading:
    activity = holder.activity
    if root == "register":
        at = Pointer(case.register.address(), (name,))
        own = case.register.own
        return _of_record(case, own, at, getattr(own, name, None))
    if activity is None or root in ("joint", "on-behalf-of"):
        return _of_parties(case, holder, root, name)
    if root == "transfer":
        return _documented(holder)
    if root in ("processor", "system", "engagement"):
        return _of_recipients(case, holder, root, name)
    if name == "transfers":
        return _destinations(case, holder)
    return _of_activity(case, holder, activity, point, name, part)


def _of_record(case: Case, record: Record | None, at: Pointer, value: Any) -> Reading:
    if value is None or value == ():
        return Reading(_open(case, record, at), at)
    if value == NONE:
        return Reading("none", at)
    items = value if isinstance(value, tuple) else (value,)
    is_proposal = all(is_inferred(case.register, at, item) for item in items)
    return Reading("proposed" if is_proposal else "answered", at)


def _open(case: Case, record: Record | None, at: Pointer) -> Said:
    """What is recorded of a silent field as open: a reason answers it, a question does not."""
    found: Said = "missing"
    for owner in (record, case.register.own):
        for item in (owner.open if owner else None) or ():
            if item.field == at.field[0]:
                if item.state in ("not-applicable", "not-possible") and item.reason:
                    return "excused"
                found = "asked"
    return found


def _of_activity(case: Case, holder: Holder, activity: Activity, point: Point, name: str, part: str) -> Reading:
    at = Pointer(holder.at.record, (name,))
    if name == "retention" and not part:
        found = list(limits(case, holder.key, activity))
    else:
        found = list(statements(case.register, holder.key, activity, name))
    if point.basis:
        found = [held for held in found if held.value.basis == point.basis]
        if any(getattr(held.value, part) is None for held in found):
            found = []
    elif part:
        found = [held for held in found if getattr(held.value, part, None) is not None]
    if not found:
        return Reading(_open(case, activity, at), at)
    return _best(case, found, holder)


def _best(case: Case, found: list[Statement], holder: Holder) -> Reading:
    readings = []
    for held in found:
        if is_inferred(case.register, held.at, held.value):
            readings.append(Reading("proposed", held.at))
        elif held.value == NONE:
            readings.append(Reading("none", held.at))
        else:
            readings.append(Reading("answered" if held.at.record == holder.at.record else "inherited", held.at))
    return min(readings, key=lambda one: _ORDER.index(one.status))


def _of_parties(case: Case, holder: Holder, root: str, name: str) -> Reading:
    """What every party of one kind says in a field; the worst of them, since each has to say it."""
    readings = []
    for address in parties(case, holder, root):
        record = case.register.at(address)
        at = Pointer(address, (name,))
        value = getattr(record, name, None)
        is_category = name == "name" and getattr(record, "named", None) is False
        readings.append(_of_record(case, record, at, None if is_category else value))
    return max(readings, key=lambda one: _ORDER.index(one.status), default=Reading("missing", holder.at))


def parties(case: Case, holder: Holder, root: str) -> tuple[str, ...]:
    """The addresses of the organisation, of its representative or officer, or of those an activity names."""
    own, activity = case.register.own, holder.activity
    words: Any
    if activity is None:
        words = own and {"organisation": own.organisation, "representative": own.representative, "dpo": own.dpo}[root]
    else:
        words = {"joint": activity.joint_controllers, "on-behalf-of": activity.on_behalf_of}[root]
    named = words if isinstance(words, tuple) else (words,)
    found = (party_of(case.register, word) for word in named)
    return tuple(item[0] for item in found if item)


def _of_recipients(case: Case, holder: Holder, root: str, name: str) -> Reading:
    """What the engagements or systems of an activity say; of a contract each processor's, of a place any."""
    assert holder.activity is not None
    records = list(systems(case, holder.activity) if root == "system" else engaged(case, holder, root == "processor"))
    readings = [_of_record(case, record, Pointer(at, (name,)), getattr(record, name)) for at, record in records]
    choose = max if root == "processor" else min
    return choose(readings, key=lambda one: _ORDER.index(one.status), default=Reading("missing", holder.at))


def systems(case: Case, activity: Activity) -> Iterator[tuple[str, System]]:
    """The systems that an activity names, with their addresses."""
    for word in activity.systems or ():
        found = case.register.find(word)
        if found and isinstance(found[1], System):
            yield found[0], found[1]


def engaged(case: Case, holder: Holder, only_processors: bool) -> Iterator[tuple[str, Record]]:
    """The engagements that an activity discloses to, or what it calls a processor and has no engagement of."""
    if holder.activity is None:
        return
    for held in statements(case.register, holder.key, holder.activity, "disclosure"):
        item = held.value
        found = case.register.find(item.to) if isinstance(item, Disclosure) else None
        if found is None or (only_processors and item.role != "processor"):
            continue
        if isinstance(found[1], Engagement):
            yield found


def leaving(holder: Holder) -> tuple[list[Hop], list[Hop]]:
    """The hops of an activity's data that are transfers, and those of which it cannot be told."""
    # Few are of either verdict, and steps are many.
    return (
        [hop for hop in holder.hops if hop.verdict is Verdict.TRANSFER and hop.has_importer],
        [hop for hop in holder.hops if hop.verdict is Verdict.UNDETERMINABLE and hop.has_importer],
    )


def _destinations(case: Case, holder: Holder) -> Reading:
    """Whether the country or the organisation of every transfer is named (Art. 30(1)(e)), or none is stated."""
    sure, _ = leaving(holder)
    for hop in sure:
        if not any(map(_is_named, _abroad(hop))):
            return Reading("missing", hop.at)
    if sure:
        return Reading("answered", sure[0].at)
    activity = holder.activity
    assert activity is not None
    at = Pointer(holder.at.record, ("transfers",))
    for held in statements(case.register, holder.key, activity, "transfers"):
        if held.value.statement == NONE:
            return Reading("proposed" if is_inferred(case.register, held.at, held.value) else "none", held.at)
        if held.value.to and all(map(_is_named, held.value.to)):
            return _best(case, [held], holder)
    return Reading(_open(case, activity, at), at)


def _abroad(hop: Hop) -> Iterator[str]:
    yield from (place.code for place in hop.places if place.how != "stored_in" and place.code)
    for declaration in hop.declarations:
        yield from declaration.transfer.to or ()


def _is_named(code: str) -> bool:
    return code not in terms("region")


def _documented(holder: Holder) -> Reading:
    """Whether the safeguards of every transfer for compelling legitimate interests are documented (Art. 49(6))."""
    for hop in compelling(holder):
        transfer = hop.declarations[0].transfer
        if not (transfer.document and transfer.assessment):
            return Reading("missing", hop.table("assessment" if transfer.document else "document"))
    first = next(iter(compelling(holder)), None)
    return Reading("answered", first.table("document")) if first else Reading("missing", holder.at)


def compelling(holder: Holder) -> list[Hop]:
    """The transfers of an activity that rest on Art. 49(1), second subparagraph."""
    rested = [hop for hop in holder.hops if hop.tool == "compelling-legitimate-interests"]
    return [hop for hop in rested if hop.verdict is Verdict.TRANSFER and hop.has_importer]

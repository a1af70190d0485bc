"""What the record leaves open on the way of the data, so that “no transfer found” is never said of a silence."""

from collections.abc import Iterable, Iterator

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import Activity, Disclosure, Engagement, System
from ropa.register import Register, statements
from ropa.transfers.hop import Hop
from ropa.transfers.reach import is_current


def silent_on_recipients(register: Register) -> list[str]:
    """The addresses of the activities in operation of which no recipient is stated, nor that there is none."""
    return [
        register.address(key)
        for key, activity in register.of(Activity)
        if activity.status != "retired"
        and (activity.capacity or "controller") == "controller"
        and not any(True for _ in statements(register, key, activity, "disclosure"))
    ]


def silences(register: Register, hops: Iterable[Hop], law: Law) -> tuple[Pointer, ...]:
    """The fields that may hide a transfer and say nothing, or name what the record does not have; each once.

    Silent places of a hop are not among them: they make the hop itself undeterminable.

    Args:
        register: The register.
        hops: Its hops between organisations.
        law: The law of a day; what has ended by then, or not begun, hides nothing.
    """
    found = [Pointer(address, ("disclosure",)) for address in silent_on_recipients(register)]
    found += _unknown(register, law)
    for hop in hops:
        engaged = register.at(hop.engagement) if hop.engagement else None
        if isinstance(engaged, Engagement) and engaged.chain in ("partly-known", "unknown"):
            found.append(Pointer(hop.engagement, ("chain",)))
    if register.findings or register.lost:
        found.append(Pointer(register.address()))
    return tuple(dict.fromkeys(found))


def _unknown(register: Register, law: Law) -> Iterator[Pointer]:
    """Recipients and systems that the record lacks, and systems of which it says neither who runs them nor where."""
    for key, activity in register.of(Activity):
        if not is_current(activity, law):
            continue
        for held in statements(register, key, activity, "disclosure"):
            if isinstance(held.value, Disclosure) and register.find(held.value.to) is None:
                yield held.at
        for position, word in enumerate(activity.systems or ()):
            known = register.find(word)
            if known is None:
                yield Pointer(register.address(key), ("systems", position))
            elif isinstance(known[1], System) and known[1].engagement is None and known[1].stored_in is None:
                yield Pointer(known[0], ("stored_in",))

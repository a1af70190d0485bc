"""Data go to an authority of a third country without a recorded basis or ground.

## Why

What an authority of a third country asks for needs a basis of Art. 6 GDPR and a ground of Chapter V; its order alone
is neither (Art. 48; EDPB Guidelines 02/2024). Reported is an inquiry without a basis of its own, and, instead of
T101, any disclosure to such an authority without a tool or an international agreement, where no adequacy decision
covers it; one for some recipients only has to be recorded as covering the authority, which is asked here and not in
T104 or T105. Whether the agreement gives suitable safeguards, only reading it tells. A disclosure that is no inquiry
can rest on the legal basis of its activity.

## Bad

```toml
[activity.payroll]
name = "Payroll"

[[activity.payroll.disclosure]]  #! T125
to = "agency"
inquiry = true
basis = "legal-obligation"

[party.agency]
name = "Foreign agency"
kind = "authority"
seat = "US"
```

## Good

```toml
[activity.payroll]
name = "Payroll"

[[activity.payroll.disclosure]]
to = "agency"
inquiry = true
basis = "legal-obligation"
agreement = "Treaty on mutual legal assistance"

[party.agency]
name = "Foreign agency"
kind = "authority"
seat = "US"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Activity, Disclosure
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, is_excused, is_to_authority, moved, reasons
from ropa.rules.common import party_of
from ropa.rules.uncovered import uncovered
from ropa.transfers.reach import is_current

CODE = "T125"
SEVERITY = Severity.ERROR
LAW = "48, 6(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report disclosures to authorities abroad that lack a basis, or a ground for the transfer."""
    foreign = {hop.importer: hop for hop in moved(case) if is_to_authority(case, hop)}
    bare = {item.hop.importer: item.place for item in uncovered(case) if item.by == CODE}
    unconfirmed = (
        (address, place)
        for address, hop in foreign.items()
        for reason, place in reasons(hop)
        if reason == "partial-unconfirmed"
    )
    bare.update(unconfirmed)
    told: set[Pointer] = set()
    for at, item in _current(case) if foreign else ():
        found = party_of(case.register, item.to)
        to = foreign.get(found[0]) if found else None
        if to is None or at in told:
            continue
        told.add(at)
        basis, ground = case.at(at, "basis"), case.at(at, "transfer", "tool")
        if item.inquiry and item.basis is None and not is_excused(case, basis):
            yield Hit(basis, about(case, to), "basis")
        place = bare.get(to.importer)
        if place and item.agreement is None and not is_excused(case, ground):
            yield Hit(ground, about(case, to, place))
    for address, place in bare.items():
        if foreign[address].at.field[:1] == ("joint_controllers",):
            yield Hit(foreign[address].at, about(case, foreign[address], place))


def _current(case: Case) -> Iterator[tuple[Pointer, Disclosure]]:
    """The disclosures of the day: those of the register, then those of the activities of either capacity."""
    register, day = case.register, case.law.date
    holders: list[tuple[Pointer, object]] = [
        (Pointer(register.address()), register.own.disclosure if register.own else None),
        *(
            (Pointer(register.address(key)), activity.disclosure)
            for key, activity in register.of(Activity)
            if is_current(activity, case.law)
        ),
    ]
    for at, held in holders:
        for number, item in enumerate(held if isinstance(held, tuple) else ()):
            if not (item.until and item.until < day) and not (item.from_ and item.from_ > day):
                yield case.at(at, "disclosure", number), item

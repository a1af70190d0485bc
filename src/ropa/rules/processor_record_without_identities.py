"""A processor's record does not identify the processor, or those for whom it processes.

## Why

Art. 30(2)(a) GDPR asks a processor for its own name and contact details and for those of each controller on behalf of
which it acts; categories of customers do not name them. Its own identity is asked here only of an organisation that
keeps no controller's record: otherwise A101 and A102 ask it already.

## Bad

```toml
[activity.payroll]  #! A201
name = "Payroll for customers"
capacity = "processor"

[activity.archive]
name = "Archive for customers"
capacity = "processor"
on_behalf_of = ["bakery", "butchers"]

[party.bakery]  #! A201
name = "Bakery Ltd"

[party.butchers]  #! A201
name = "Butchers of the region"
named = false
email = ["butchers@example.org"]
```

## Good

```toml
[activity.payroll]
name = "Payroll for customers"
capacity = "processor"
on_behalf_of = ["bakery"]

[party.bakery]
name = "Bakery Ltd"
email = ["privacy@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, keeps_controller_record, party_of, reachable

CODE = "A201"
SEVERITY = Severity.ERROR
LAW = "30(2)(a)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a processor, and controllers it acts for, without name or contact details."""
    if not keeps_controller_record(case):
        yield from _processor(case)
    incomplete: dict[str, str] = {}
    for at, _, activity in case.activities("processor"):
        if not activity.on_behalf_of and not excused(case, activity, "on_behalf_of"):
            yield Hit(case.at(at, "on_behalf_of"))
        for reference in activity.on_behalf_of or ():
            found = party_of(case.register, reference)
            if found and (found[1].named is False or not reachable(found[1])):
                incomplete[found[0]] = found[1].name
    for address, name in incomplete.items():
        yield Hit(Pointer(address, ("address",)), {"name": name}, "controller")


def _processor(case: Case) -> Iterator[Hit]:
    own = case.register.own
    if own is None:
        return
    found = party_of(case.register, own.organisation)
    if found is None:
        if own.organisation not in case.register.lost:
            yield Hit(Pointer(case.register.address(), ("organisation",)), variant="processor")
        return
    if found[1].named is False:
        yield Hit(Pointer(found[0], ("legal_name",)), variant="processor")
    if not reachable(found[1]):
        yield Hit(Pointer(found[0], ("address",)), {"name": found[1].name}, "contact")

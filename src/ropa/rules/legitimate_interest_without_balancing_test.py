"""Legitimate interests are the basis, and no balancing test is documented.

## Why

Art. 6(1)(f) GDPR holds only where the interests of the data subject do not override, and Art. 5(2) has the controller
show it. A test that is claimed, or dated, but has neither document nor outcome shows nothing yet.

## Bad

```toml
[register]
organisation = "controller"
balancing_test = { claimed = true }  #! L104

[activity.cameras]
name = "Cameras"
legal_basis = [{ basis = "legitimate-interests", interest = "preventing theft" }]
```

## Good

```toml
[activity.cameras]
name = "Cameras"
legal_basis = [{ basis = "legitimate-interests", interest = "preventing theft" }]
balancing_test = { on = 2026-03-01, outcome = "No cameras in the canteen; elsewhere the interest prevails" }
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Pointer, Severity
from ropa.register import Statement, statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit

CODE = "L104"
SEVERITY = Severity.WARNING
LAW = "6(1)(f), 5(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities on that basis whose balancing test is silent, or only claimed."""
    seen: set[Pointer] = set()
    for at, key, activity in alike(case, "legal_basis", _holds_interest):
        held = next(iter(statements(case.register, key, activity, "balancing_test")), None)
        if held and (held.value.document or held.value.outcome):
            continue
        place = held.at if held else case.at(at, "balancing_test")
        if place not in seen:
            seen.add(place)
            yield Hit(place, variant="claimed" if held and held.value.claimed else "")


def _holds_interest(bases: Iterable[Statement]) -> bool:
    return any(held.value.basis == "legitimate-interests" for held in bases)

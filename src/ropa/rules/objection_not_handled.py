"""Data subjects can object, and the record does not say how.

## Why

Against processing on a public task or on legitimate interests, and against direct marketing, data subjects can object
(Art. 21(1)-(3) GDPR), and are told so explicitly (Art. 21(4)); the controller makes it easy for them (Art. 12(2)). How
to object is recorded once for the organisation, hence one finding, at the register.

## Bad

```toml
[register]  #! L109
organisation = "controller"

[activity.cameras]
name = "Cameras"
legal_basis = [{ basis = "legitimate-interests", interest = "preventing theft" }]
```

```toml
[register]
organisation = "controller"

[[register.right]]  #! L109
rights = ["objection"]

[activity.offers]
name = "Offers"
direct_marketing = true
```

## Good

```toml
[register]
organisation = "controller"

[[register.right]]
rights = ["objection"]
via = "email"
at = "privacy@example.org"

[activity.cameras]
name = "Cameras"
legal_basis = [{ basis = "legitimate-interests", interest = "preventing theft" }]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.holding import channelled, held

CODE = "L109"
SEVERITY = Severity.WARNING
LAW = "21(1)-(4), 12(2)"
ADVICE = False

_OPEN_TO_OBJECTION = frozenset(("public-task", "legitimate-interests"))
"""The bases of Art. 6(1) under which data subjects may object."""


def check(case: Case) -> Iterator[Hit]:
    """Report a register in which objection matters and is not named, or is named without a channel."""
    own = case.register.own
    if own is None or excused(case, own, "right") or not _matters(case):
        return
    is_channelled = channelled(own, "objection")
    at = Pointer(case.register.address(), ("right",))
    if is_channelled is None:
        yield Hit(at)
    elif not is_channelled:
        first = next(number for number, item in enumerate(own.right or ()) if "objection" in item.rights)
        yield Hit(case.at(at, first, "via"), variant="channel")


def _matters(case: Case) -> bool:
    """Whether anything rests on point (e) or (f) or is direct marketing, also where it is tied to no activity."""
    own = case.register.own
    shared = (item.basis for item in (own and own.legal_basis) or () if item.applies == "not-attributed")
    if not _OPEN_TO_OBJECTION.isdisjoint(shared):
        return True
    return any(True for _ in held(case, "legal_basis", lambda item: item.basis in _OPEN_TO_OBJECTION)) or any(
        activity.direct_marketing for _, _, activity in case.stating("direct_marketing")
    )

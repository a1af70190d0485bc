"""One recipient is processor and controller of the same processing.

## Why

A processor acts on the controller's behalf; who determines purposes and means is a controller for that processing
(Art. 28(10), 4(7) and 4(8) GDPR). One organisation may be both, for different purposes or different data: the record
should say which. Reported is a recipient with both roles in one activity where neither the purposes nor the data of
the disclosures tell them apart.

## Bad

```toml
[activity.support]
name = "Customer service"

[[activity.support.disclosure]]
to = "helpdesk"
role = "processor"  #! P107

[[activity.support.disclosure]]
to = "helpdesk-ltd"
role = "controller"

[engagement.helpdesk]
party = "helpdesk-ltd"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```

## Good

```toml
[activity.support]
name = "Customer service"

[[activity.support.disclosure]]
to = "helpdesk"
role = "processor"
purpose = "answering customers"

[[activity.support.disclosure]]
to = "helpdesk-ltd"
role = "controller"
purpose = "paying its own staff by calls handled"

[engagement.helpdesk]
party = "helpdesk-ltd"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Activity, Disclosure
from ropa.register import statements
from ropa.rules.case import Case, Hit
from ropa.rules.common import in_role, party_of, roles, together
from ropa.rules.proposed import is_proposed
from ropa.transfers.reach import is_ongoing, joint_controllers
from ropa.vocabulary import Word

CODE = "P107"
SEVERITY = Severity.WARNING
LAW = "28(10), 4(7), 4(8)"
ADVICE = False

_CONTROLLERS = ("controller", "joint-controller")


def check(case: Case) -> Iterator[Hit]:
    """Report, once for each recipient of an activity, two roles that exclude each other."""
    controllers = (in_role(case, role) for role in _CONTROLLERS)
    for _, key, activity in together(case, case.stating("joint_controllers"), *controllers):
        known = roles(case, key)
        others = joint_controllers(activity) or not known.isdisjoint(_CONTROLLERS)
        if "processor" not in known or not others:
            continue
        by_party: dict[str, list[tuple[Pointer, Disclosure]]] = {}
        for held in statements(case.register, key, activity, "disclosure"):
            item = held.value
            if (
                isinstance(item, Disclosure)
                and item.role
                and is_ongoing(item, case.law)
                and not is_proposed(case, held)
            ):
                found = party_of(case.register, item.to)
                if found:
                    by_party.setdefault(found[0], []).append((held.at, item))
        joint = _joint(case, activity)
        for party, items in by_party.items():
            at, role = _conflict(items, party in joint)
            if at:
                found = party_of(case.register, items[0][1].to)
                name = found[1].name if found else party
                yield Hit(case.at(at, "role"), {"name": name, "role": Word(f"role/{role}")})


def _joint(case: Case, activity: Activity) -> frozenset[str]:
    found = (party_of(case.register, word) for word in joint_controllers(activity))
    return frozenset(item[0] for item in found if item)


def _conflict(items: list[tuple[Pointer, Disclosure]], is_joint: bool) -> tuple[Pointer | None, str]:
    """The first disclosure as processor that another role contradicts, and that role."""
    for at, item in items:
        if item.role != "processor":
            continue
        if is_joint and not item.purpose:
            return at, "joint-controller"
        for _, other in items:
            if other.role in _CONTROLLERS and not _apart(item, other):
                return at, other.role or ""
    return None, ""


def _apart(one: Disclosure, other: Disclosure) -> bool:
    """Whether purposes or data tell two disclosures apart."""
    purposes = one.purpose != other.purpose
    data = bool(one.data and other.data) and not set(one.data or ()) & set(other.data or ())
    return purposes or data

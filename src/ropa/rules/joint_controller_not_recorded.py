"""A joint controller is not recorded, or not with name and contact details.

## Why

Art. 30(1)(a) GDPR asks for the name and contact details of each joint controller. A recipient in that role belongs
in `joint_controllers` as well, where the arrangement of Art. 26(1) starts from.

## Bad

```toml
[activity.raffle]  #! A103
name = "Raffle"
disclosure = [{ to = "partner", role = "joint-controller" }]

[activity.fair]
name = "Trade fair"
joint_controllers = ["organiser"]

[party.partner]
name = "Partner Ltd"
email = ["privacy@example.com"]

[party.organiser]  #! A103
name = "Organiser Ltd"
```

## Good

```toml
[activity.raffle]
name = "Raffle"
joint_controllers = ["partner"]
disclosure = [{ to = "partner", role = "joint-controller" }]

[party.partner]
name = "Partner Ltd"
email = ["privacy@example.com"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import NONE, Disclosure
from ropa.register import statements
from ropa.rules.case import Case, Hit
from ropa.rules.common import in_role, name_of, party_of, reachable, together
from ropa.rules.jointly import JOINT

CODE = "A103"
SEVERITY = Severity.ERROR
LAW = "30(1)(a), 26(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report joint controllers that only a role tells of, and those without name or contact details."""
    register = case.register
    unreachable: dict[str, str] = {}
    for at, key, activity in together(case, case.stating("joint_controllers"), in_role(case, JOINT)):
        if activity.joint_controllers is None:
            shared = [held.value for held in statements(register, key, activity, "disclosure")]
            names = [
                name_of(register, item.to) for item in shared if isinstance(item, Disclosure) and item.role == JOINT
            ]
            if names:
                yield Hit(case.at(at, "joint_controllers"), {"names": ", ".join(dict.fromkeys(names))}, "role")
        elif activity.joint_controllers != NONE:
            for reference in activity.joint_controllers:
                found = party_of(register, reference)
                if found and (found[1].named is False or not reachable(found[1])):
                    unreachable[found[0]] = found[1].name
    for address, name in unreachable.items():
        yield Hit(Pointer(address, ("address",)), {"name": name})

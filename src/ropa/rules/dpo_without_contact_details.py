"""The data protection officer has no contact details.

## Why

Art. 30(1)(a) GDPR asks for the name and contact details of the data protection officer, where there is one; Art. 37(7)
has the contact details published and sent to the supervisory authority. Whether there must be one is another
question; who keeps a processor's record only is asked by A202.

## Bad

```toml
[register]
organisation = "controller"
dpo = "officer"

[party.officer]  #! A105
name = "J. Jansen"
kind = "person"
```

## Good

```toml
[register]
organisation = "controller"
dpo = "officer"

[party.officer]
name = "J. Jansen"
kind = "person"
email = ["dpo@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import keeps_controller_record, party_of, reachable

CODE = "A105"
SEVERITY = Severity.ERROR
LAW = "30(1)(a), 37(7)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a data protection officer without address, e-mail and telephone."""
    own = case.register.own
    found = party_of(case.register, own.dpo) if own else None
    if found and keeps_controller_record(case) and not reachable(found[1]):
        yield Hit(Pointer(found[0], ("address",)), {"name": found[1].name})

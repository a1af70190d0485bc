"""The controller is not identified.

## Why

Art. 30(1)(a) GDPR asks for the name of the controller: the organisation or person that decides on purposes and means,
not a description of one.

## Bad

```toml
[register]
organisation = "webshop"

[party.webshop]  #! A101
name = "The operator of this webshop"
named = false
email = ["privacy@example.org"]
```

## Good

```toml
[register]
organisation = "webshop"

[party.webshop]
name = "Example Shop B.V."
email = ["privacy@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import keeps_controller_record, party_of

CODE = "A101"
SEVERITY = Severity.ERROR
LAW = "30(1)(a)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a register whose organisation is not there, or is only described."""
    own = case.register.own
    if own is None or not keeps_controller_record(case):
        return
    found = party_of(case.register, own.organisation)
    if found is None:
        if own.organisation not in case.register.lost:
            yield Hit(Pointer(case.register.address(), ("organisation",)))
    elif found[1].named is False:
        yield Hit(Pointer(found[0], ("legal_name",)))

"""The controller has no contact details.

## Why

Art. 30(1)(a) GDPR asks for the contact details of the controller. A postal address, an e-mail address or a telephone
number will do; a website is not a way to reach somebody.

## Bad

```toml
[register]
organisation = "webshop"

[party.webshop]  #! A102
name = "Example Shop B.V."
website = "https://example.org"
```

## Good

```toml
[register]
organisation = "webshop"

[party.webshop]
name = "Example Shop B.V."
address = "Sample Street 1, 1000 Brussels"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import keeps_controller_record, party_of, reachable

CODE = "A102"
SEVERITY = Severity.ERROR
LAW = "30(1)(a)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report an organisation without address, e-mail and telephone."""
    own = case.register.own
    found = party_of(case.register, own.organisation) if own else None
    if found and keeps_controller_record(case) and not reachable(found[1]):
        yield Hit(Pointer(found[0], ("address",)), {"name": found[1].name})

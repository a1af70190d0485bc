"""An organisation outside the EEA records no representative in the Union.

## Why

Who is established outside the Union and falls under Art. 3(2) GDPR designates a representative (Art. 27), and
Art. 30(1)(a) asks for its name and contact details. Where Art. 27(2) exempts the organisation, say so: with
`representative = "none"`, or with an open field that is not applicable and gives the reason.
Who keeps a processor's record only is asked by A202.

## Bad

```toml
[register]  #! A104
organisation = "webshop"

[party.webshop]
name = "Example Shop Inc."
seat = "US"
email = ["privacy@example.com"]
```

## Good

```toml
[register]
organisation = "webshop"
representative = "agent"

[party.webshop]
name = "Example Shop Inc."
seat = "US"
email = ["privacy@example.com"]

[party.agent]
name = "Representative B.V."
seat = "NL"
address = "Sample Street 1, Amsterdam"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, is_abroad, keeps_controller_record, party_of, reachable

CODE = "A104"
SEVERITY = Severity.ERROR
LAW = "30(1)(a), 27"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a missing representative, and one without contact details."""
    own = case.register.own
    organisation = party_of(case.register, own.organisation) if own else None
    if own is None or organisation is None or not keeps_controller_record(case):
        return
    if own.representative is None:
        if is_abroad(case, organisation[1].seat) and not excused(case, own, "representative"):
            yield Hit(Pointer(case.register.address(), ("representative",)))
    elif (found := party_of(case.register, own.representative)) and not reachable(found[1]):
        yield Hit(Pointer(found[0], ("address",)), {"name": found[1].name}, "contact")

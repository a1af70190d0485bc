"""A data protection officer is due, and none is on record.

## Why

Art. 37(1) GDPR has public authorities designate an officer, and whoever monitors people, or processes special
categories or criminal data, on a large scale as a core activity; national law may ask for more. What is a core activity
and what a large scale, no field tells: `dpo_grounds` records what the organisation found. Reported is a ground without
an officer, and an organisation that is a public authority with neither. A court acting in its judicial capacity says
so in an open field of `dpo`.

## Bad

```toml
[register]  #! G101
organisation = "clinic"
dpo_grounds = ["large-scale-special-data"]

[party.clinic]
name = "Clinic"
```

## Good

```toml
[register]
organisation = "clinic"
dpo_grounds = ["large-scale-special-data"]
dpo = "officer"

[party.clinic]
name = "Clinic"

[party.officer]
name = "J. Jansen"
email = ["dpo@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import NONE
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, listed, party_of

CODE = "G101"
SEVERITY = Severity.ERROR
LAW = "37(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a recorded ground, or an authority, without a data protection officer."""
    own = case.register.own
    if own is None or own.dpo not in (None, NONE) or excused(case, own, "dpo"):
        return
    grounds = own.dpo_grounds
    if grounds is None:
        organisation = party_of(case.register, own.organisation)
        grounds = ("public-authority",) if organisation and organisation[1].kind == "authority" else ()
    if grounds and grounds != NONE:
        params = {"grounds": listed("dpo-ground", grounds)}
        yield Hit(Pointer(case.register.address(), ("dpo",)), params, NONE if own.dpo == NONE else "")

"""A derogation for occasional transfers is used regularly.

## Why

Contracts with or in the interest of the data subject, and legal claims, are grounds for occasional transfers only
(Art. 49(1)(b), (c) and (e) GDPR with recital 111; EDPB Guidelines 2/2018). The other derogations are read narrowly as
well, but that word does not bind them, so they are not reported. Compelling legitimate interests are T118.

## Bad

```toml
[activity.bookings]
name = "Bookings"

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"
transfer = { tool = "contract-with-subject", frequency = "regular" }  #! T117

[party.hotel]
name = "Hotel"
seat = "TH"
```

## Good

```toml
[activity.bookings]
name = "Bookings"

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"
transfer = { tool = "contract-with-subject", frequency = "occasional" }

[party.hotel]
name = "Hotel"
seat = "TH"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, marked, using
from ropa.vocabulary import Word

CODE = "T117"
SEVERITY = Severity.WARNING
LAW = "49(1), recital 111"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report regular transfers under such a derogation."""
    for hop, item in using(case, *marked("occasional")):
        if item.transfer.frequency == "regular":
            yield Hit(field_of(item, "frequency"), {**about(case, hop), "tool": Word(f"tool/{item.transfer.tool}")})

"""A transfer for reasons of public interest names no law that recognises them.

## Why

The public interest of Art. 49(1)(d) GDPR has to be recognised in Union law or in the law of the Member State of the
controller (Art. 49(4)). Whether the law that is named does so, only reading it tells.

## Bad

```toml
[activity.bookings]
name = "Bookings"

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"
transfer = { tool = "public-interest" }  #! T120

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
transfer = { tool = "public-interest", law = "NL: Art. 1 of the act on that task" }

[party.hotel]
name = "Hotel"
seat = "TH"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, is_excused, using

CODE = "T120"
SEVERITY = Severity.ERROR
LAW = "49(4), 49(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report such transfers without a law."""
    for hop, item in using(case, "public-interest"):
        at = field_of(item, "law")
        if item.transfer.law is None and not is_excused(case, at):
            yield Hit(at, about(case, hop))

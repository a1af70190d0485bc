"""A public authority uses a derogation that is closed to it.

## Why

In the exercise of public powers an authority cannot rest a transfer on consent, on a contract, or on compelling
legitimate interests (Art. 49(3) GDPR). Reported only where an activity whose data go there is recorded as the task of
a public authority; being an authority is not enough, since it also acts as an employer or a buyer.

## Bad

```toml
[activity.bookings]
name = "Bookings"
public_task = true

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"
transfer = { tool = "explicit-consent" }  #! T119

[party.hotel]
name = "Hotel"
seat = "TH"
```

## Good

```toml
[activity.bookings]
name = "Bookings"
public_task = true

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
from ropa.model import Activity
from ropa.register.references import stating
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, marked, using
from ropa.vocabulary import Word

CODE = "T119"
SEVERITY = Severity.ERROR
LAW = "49(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report closed derogations for data of public tasks."""
    register = case.register
    stated = stating(register, "public_task")
    tasks = {register.address(key) for key, item in stated if isinstance(item, Activity) and item.public_task}
    for hop, item in using(case, *marked("private_only")) if tasks else ():
        if not tasks.isdisjoint(hop.activities):
            yield Hit(field_of(item, "tool"), {**about(case, hop), "tool": Word(f"tool/{item.transfer.tool}")})

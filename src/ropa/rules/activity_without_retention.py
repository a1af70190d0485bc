"""An activity states no time limit for erasure.

## Why

Art. 30(1)(f) GDPR asks, where possible, for the time limits for erasure of the different categories of data. Where it
is not possible or not applicable, an open field says so with its reason; that a question was asked is no answer yet.
How long a backup is kept is not a time limit of the data.

Limits that name categories leave the others without one; those are named. A broader category includes what it is
broader than. A minimum alone sets no limit either: that is A124.

Where all that is recorded is a proposal (`basis = "inferred"`) that nobody confirmed, it is neither a fact nor missing:
that is said, as information.

## Bad

```toml
[activity.newsletter]  #! A116
name = "Newsletter"

[[activity.newsletter.open]]
field = "retention"
state = "asked"

[activity.invoicing]
name = "Invoicing"
data = ["invoice-data", "phone-number"]
retention = [{ data = ["invoice-data"], keep = "P7Y", after = ["end of the financial year"] }]  #! A116
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
retention = [{ while = "subscribed", erase_within = "P30D" }]

[activity.archive]
name = "Archive"

[[activity.archive.open]]
field = "retention"
state = "not-possible"
reason = "The archivist selects every five years what is kept for good"
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Severity
from ropa.register import Statement
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, limiting, limits
from ropa.rules.proposed import INFERRED, firm
from ropa.rules.retained import left_out

CODE = "A116"
SEVERITY = Severity.WARNING
LAW = "30(1)(f), 5(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities, or categories of their data, to which no time limit applies, unless a reason says why."""
    for at, key, activity in alike(case, "retention", lambda held: _is_doubtful(case, held)):
        if excused(case, activity, "retention"):
            continue
        found = limits(case, key, activity)
        sure = [item.value for item in firm(case, found)]
        if not found:
            yield Hit(case.at(at, "retention"))
        elif not sure:
            yield Hit(case.at(at, "retention"), variant=INFERRED, severity=Severity.INFO)
        elif without := left_out(case.register, activity, sure):
            yield Hit(case.at(at, "retention"), {"data": without}, "part")


def _is_doubtful(case: Case, held: Iterable[Statement]) -> bool:
    """Whether no time limit holds that is more than a proposal, or only such as name the data they are for."""
    return all(isinstance(item.value.data, tuple) for item in firm(case, limiting(held)))

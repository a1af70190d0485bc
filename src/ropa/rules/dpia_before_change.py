"""Something that bears on the risk is dated after the impact assessment, and no review since.

## Why

Art. 35(11) GDPR has the controller review, where necessary, whether the processing follows its assessment, at least
when its risk changes. The record cannot tell whether a risk changed, nor what was edited when: it shows a breach, a
tool of transfer or a recipient dated after the assessment, and asks somebody to look. A review of the activity on that
day or later, whatever it found, answers; so does a newer assessment. A change that no field dates goes unseen, and an
assessment without a date cannot be compared.

## Bad

```toml
[activity.cameras]
name = "Cameras"
dpia = { on = 2025-03-01, outcome = "mitigated" }  #! I105
disclosure = [{ to = "guards", role = "processor", from = 2026-01-01 }]

[party.guards]
name = "Guards Ltd"
```

## Good

```toml
[activity.cameras]
name = "Cameras"
dpia = { on = 2025-03-01, outcome = "mitigated" }
disclosure = [{ to = "guards", role = "processor", from = 2026-01-01 }]
review = [{ on = 2026-01-15, by = "J. Jansen", result = "No other risk" }]

[party.guards]
name = "Guards Ltd"
```
"""

import datetime
from collections.abc import Iterator, Mapping

from ropa.finding import Pointer, Severity
from ropa.model import Activity, Disclosure
from ropa.register import statements
from ropa.rules.assessed import is_assessed
from ropa.rules.case import Case, Hit
from ropa.rules.common import name_of
from ropa.rules.processors import document_of
from ropa.transfers import Hop
from ropa.transfers.reach import is_ongoing

CODE = "I105"
SEVERITY = Severity.WARNING
LAW = "35(11)"
ADVICE = False

Change = tuple[datetime.date, str, str]
"""The day of a change, what it is (a variant of the message), and what its message names."""


def check(case: Case) -> Iterator[Hit]:
    """Report, once for each activity, the latest dated change since its assessment that no review followed."""
    assessed = {
        at.record: (at, key, activity, activity.dpia.on)
        for at, key, activity in case.stating("dpia")
        if activity.dpia and activity.dpia.on and is_assessed(case, activity)
    }
    hops: dict[str, list[Hop]] = {}
    for hop in case.hops if assessed else ():
        for address in assessed.keys() & set(hop.activities):
            hops.setdefault(address, []).append(hop)
    for at, key, activity, made in assessed.values():
        looked = max((made, *(review.on for review in activity.review or () if review.on <= case.law.date)))
        changes = [
            change
            for change in _changes(case, at, key, activity, hops)
            if made < change[0] <= case.law.date and looked < change[0]
        ]
        if changes:
            on, what, name = max(changes)
            params = {"made": made.isoformat(), "on": on.isoformat(), "name": name}
            yield Hit(case.at(at, "dpia", "on"), params, what, Severity.INFO if what == "recipient" else None)


def _changes(case: Case, at: Pointer, key: str, activity: Activity, hops: Mapping[str, list[Hop]]) -> Iterator[Change]:
    register = case.register
    for held in statements(register, key, activity, "disclosure"):
        item = held.value
        if isinstance(item, Disclosure) and item.from_ and is_ongoing(item, case.law):
            yield item.from_, "recipient", name_of(register, item.to)
    for hop in hops.get(at.record, ()):
        for declared in hop.declarations:
            if declared.transfer.signed:
                yield declared.transfer.signed, "transfer", name_of(register, hop.importer)
    for word in activity.breaches or ():
        document = document_of(case, at, word)
        if document and document.date:
            yield document.date, "breach", document.title

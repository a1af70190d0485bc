"""A record was reviewed in another state than it is in now.

## Why

Art. 24(1) GDPR has measures reviewed and updated, and Art. 5(2) has that shown. A review speaks of what the record
said on its day, and of the parties, engagements, systems and documents behind it. What `ropa review` records holds the
fingerprint of all of these; where one differs since, the review says nothing of the present state any more. Another
review clears it. A review without a fingerprint is not judged.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending the newsletter"]

[[activity.newsletter.review]]  #! H111
on = 2026-03-01
by = "DPO"
fingerprint = "5e0fd1a9c2b4"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending the newsletter"]

[[activity.newsletter.review]]
on = 2026-03-01
by = "DPO"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.register.fingerprint import changed
from ropa.register.references import stating_any
from ropa.rules.case import Case, Hit

CODE = "H111"
SEVERITY = Severity.WARNING
LAW = "24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report records whose latest review, on the day of the law, was of another state."""
    for key, record in stating_any(case.register, ("review",)):
        address, reviews = case.register.address(key), record.review or ()
        past = [(item.on, number) for number, item in enumerate(reviews) if item.on <= case.law.date]
        if not past:
            continue
        number = max(past)[1]
        latest = reviews[number]
        differs = changed(case.register, address, latest.fingerprint) if latest.fingerprint else ()
        if differs:
            params = {"on": latest.on.isoformat(), "by": latest.by, "changed": ", ".join(differs)}
            yield Hit(Pointer(address, ("review", number)), params)

"""A time limit is worded so that it sets none.

## Why

"As long as necessary" repeats Art. 5(1)(e) GDPR and decides nothing; Art. 13(2)(a) wants the period or the criteria
that determine it; "per retention policy" and "industry standard" send the reader elsewhere. Reported are the listed
phrases, in English, Dutch, French or German, where no period limits them: anywhere in a state or an event, and where
they are all that a criterion says. A `keep` that is no ISO 8601 period is not read at all, and is reported as R110.

## Bad

```toml
[activity.support]
name = "Customer service"

[[activity.support.retention]]
while = "for as long as necessary"  #! A119

[[activity.support.retention]]
criteria = "As required for our business purposes"  #! A119
```

## Good

```toml
[activity.support]
name = "Customer service"

[[activity.support.retention]]
while = "the question is open"
keep = "P1Y"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import periods
from ropa.rules.phrases import speaks_of
from ropa.rules.retained import says_nothing

CODE = "A119"
SEVERITY = Severity.WARNING
LAW = "5(1)(e), 13(2)(a)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report time limits without a period that rest on a listed phrase."""
    for at, item in periods(case, lambda item: not item.keep):
        if item.criteria and says_nothing(item.criteria):
            yield Hit(case.at(at, "criteria"), {"wording": item.criteria})
        if item.while_ and speaks_of(item.while_, "indefinite-period"):
            yield Hit(case.at(at, "while"), {"wording": item.while_})
            continue
        for number, event in enumerate(item.after or ()):
            if speaks_of(event, "indefinite-period"):
                yield Hit(case.at(at, "after", number), {"wording": event})

"""A public authority performing its tasks relies on legitimate interests.

## Why

The second subparagraph of Art. 6(1) GDPR closes point (f) to public authorities in the performance of their tasks: it
is for the law to give them a basis (recital 47). What an authority does outside its tasks, such as guarding its
building, can rest on it; so only an activity that the record calls such a task is reported.

## Bad

```toml
[activity.permits]
name = "Permits"
public_task = true

[[activity.permits.legal_basis]]
basis = "legitimate-interests"  #! L105
interest = "handling applications swiftly"
```

## Good

```toml
[activity.permits]
name = "Permits"
public_task = true

[[activity.permits.legal_basis]]
basis = "public-task"
law = "Environment Act, Art. 5.1"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import statements
from ropa.rules.case import Case, Hit

CODE = "L105"
SEVERITY = Severity.ERROR
LAW = "6(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report legitimate interests in a task of a public authority; a basis of the register is reported at the task."""
    for at, key, activity in case.activities():
        if not activity.public_task:
            continue
        for held in statements(case.register, key, activity, "legal_basis"):
            if held.value.basis == "legitimate-interests":
                is_own = held.at.record == at.record
                yield Hit(case.at(held.at, "basis") if is_own else case.at(at, "public_task"))

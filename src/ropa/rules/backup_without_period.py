"""Back-ups are kept, and nothing says for how long.

## Why

Data that are erased live on in back-ups. Art. 5(1)(e) GDPR knows no exception for copies; Art. 30(1)(f) does not ask
for their periods apart, so that this is good practice. Reported is a limit for back-ups that sets none, and a register
that lists back-ups as a measure, states periods for the data, and says nothing of the copies. A measure described only
in a document, and back-ups of which the record does not speak, cannot be told.

## Bad

```toml
[activity.accounts]
name = "Accounts"
measures = ["backup"]

[[activity.accounts.retention]]
keep = "P1Y"
after = ["closing of the account"]

[[activity.accounts.retention]]
copy = "backup"  #! A125
reason = "Technical reasons"

[activity.newsletter]
name = "Newsletter"
measures = ["backup"]  #! A125
retention = [{ while = "subscribed", erase_within = "P30D" }]
```

## Good

```toml
[activity.accounts]
name = "Accounts"
measures = ["backup"]

[[activity.accounts.retention]]
keep = "P1Y"
after = ["closing of the account"]

[[activity.accounts.retention]]
copy = "backup"
keep = "P90D"
after = ["erasure from the live system"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Retention
from ropa.register import Statement, statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import limiting, periods
from ropa.rules.retained import says_when

CODE = "A125"
SEVERITY = Severity.INFO
LAW = "5(1)(e), 30(1)(f)"
ADVICE = True

_BACKUP = "backup"


def check(case: Case) -> Iterator[Hit]:
    """Report limits for back-ups that set none, and back-ups among the measures that no limit is for."""
    for at, _ in periods(case, lambda item: _is_backup(item) and not says_when(item)):
        yield Hit(case.at(at, "copy"))
    seen: set[Pointer] = set()
    for _, key, activity in alike(case, "retention", _lack_one):
        for held in statements(case.register, key, activity, "measures"):
            if held.value == _BACKUP and held.at not in seen:
                seen.add(held.at)
                yield Hit(held.at, variant="measure")


def _lack_one(held: tuple[Statement, ...]) -> bool:
    """Whether something says when data go, and nothing when their back-ups do."""
    return any(says_when(item.value) for item in limiting(held)) and not any(_is_backup(item.value) for item in held)


def _is_backup(item: Retention) -> bool:
    return item.copy_ == _BACKUP

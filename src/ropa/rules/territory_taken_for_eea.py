"""Data go to a territory of a Member State where the GDPR does not hold, as if it were the EEA.

## Why

Greenland, the countries of the Kingdom of the Netherlands in the Caribbean, and some French territories belong to a
Member State and lie outside the territory of the Treaties (TFEU Art. 355(2) and Annex II), so that data that go there
leave the EEA. Reported, instead of T101, is such a recipient where neither a table nor a statement declares the
transfer, so that nothing in the record treats it as abroad. How the authority at home judges such transfers is not
settled everywhere; for Saint-Pierre-et-Miquelon and Saint-Barthélemy French law applies as it stands.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]  #! T126
party = "helpdesk-ltd"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "CW"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "CW"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law import member_state_of
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about
from ropa.rules.uncovered import uncovered

CODE = "T126"
SEVERITY = Severity.ERROR
LAW = "44, 45, 46, 49"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report undeclared transfers to such territories."""
    for item in uncovered(case):
        if item.by == CODE:
            params = {**about(case, item.hop, item.place), "state": member_state_of(item.place)}
            yield Hit(item.hop.table("tool"), params)

"""A transfer is declared, and by the record there is none.

## Why

A transfer takes another organisation as importer, in a third country or reaching the data from there (EDPB Guidelines
05/2021). Every hop has its verdict already, and no finding repeats it; reported is only a `transfer` table on a hop
that is none: within the organisation, published, or with an importer in the EEA, if only its servers are elsewhere.
Either a place is missing in the record or the table is not needed. A destination that contradicts the places is T127.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
accessed_from = ["NL"]
stored_in = ["DE"]
transfer = { tool = "scc", module = 2 }  #! T122

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "NL"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
accessed_from = ["NL"]
stored_in = ["DE"]
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about
from ropa.rules.common import is_abroad, is_in_eea
from ropa.transfers import Verdict

CODE = "T122"
SEVERITY = Severity.INFO
LAW = "44"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report declared transfers whose places, or whose importer, make them none."""
    told: set[Pointer] = set()
    for hop in case.hops:
        if hop.verdict not in (Verdict.NOT_A_TRANSFER, Verdict.PLACE_ONLY):
            continue
        variant = "place-only" if hop.verdict is Verdict.PLACE_ONLY else "" if hop.has_importer else "same"
        for item in hop.declarations:
            is_filed = any(is_abroad(case, code) or is_in_eea(case, code) for code in item.transfer.to or ())
            if item.at not in told and not (hop.has_importer and is_filed):
                told.add(item.at)
                yield Hit(item.at, about(case, hop), variant)

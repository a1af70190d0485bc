"""Annexes of the standard contractual clauses are not recorded.

## Why

The clauses of Decision (EU) 2021/914 are complete with their annexes: I.A and I.B in every module, I.C and II except
in module 4, III in modules 2 and 3 where sub-processors are authorised one by one. Asked for is what the module and
the recorded authorisation call for, no more; where the module is silent (T108), only I.A and I.B.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, annexes = ["i-a", "i-b"] }  #! T109

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, annexes = ["i-a", "i-b", "i-c", "ii"] }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import Engagement
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, is_excused, using

CODE = "T109"
SEVERITY = Severity.WARNING
LAW = "46(2)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report clauses of which an annex that they call for is not recorded."""
    for hop, item in using(case, "scc"):
        wanted = ["i-a", "i-b"]
        if item.transfer.module in (1, 2, 3):
            wanted += ["i-c", "ii"]
        engaged = case.register.at(hop.engagement) if hop.engagement else None
        is_specific = isinstance(engaged, Engagement) and engaged.authorisation == "specific"
        if item.transfer.module in (2, 3) and is_specific:
            wanted.append("iii")
        lacking = [annex for annex in wanted if annex not in (item.transfer.annexes or ())]
        at = field_of(item, "annexes")
        if lacking and not is_excused(case, at):
            named = ", ".join(annex.upper().replace("-", ".") for annex in lacking)
            yield Hit(at, {**about(case, hop), "annexes": named})

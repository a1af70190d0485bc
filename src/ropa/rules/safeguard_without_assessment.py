"""A transfer rests on a safeguard, and no assessment of the destination is recorded.

## Why

A safeguard of Art. 46 GDPR covers a transfer only where the law and practice of the destination let it work; who
exports has to assess that, and show it (C-311/18; EDPB Recommendations 01/2020). Where an adequacy decision covers
the recipient, nothing needs to be assessed. Module 4 of the clauses is left out: there their duty to assess depends
on whether the processor adds data of its own, which no field tells.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }  #! T112

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
transfer = { tool = "scc", module = 2, assessment = "tia" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[document.tia]
title = "Transfer impact assessment"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, is_excused, resting_once
from ropa.vocabulary import Word

CODE = "T112"
SEVERITY = Severity.ERROR
LAW = "46(1)"
ADVICE = False


_OWN_CONTROLLER = 4


def check(case: Case) -> Iterator[Hit]:
    """Report safeguards without an assessment."""
    for hop in resting_once(case, "not-assessed"):
        if hop.declarations[0].transfer.module == _OWN_CONTROLLER:
            continue
        at = hop.table("assessment")
        if not is_excused(case, at):
            yield Hit(at, {**about(case, hop), "tool": Word(f"tool/{hop.tool}")})

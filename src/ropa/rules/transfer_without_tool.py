"""A transfer has no tool of Chapter V recorded.

## Why

Personal data may leave the EEA only on an adequacy decision (Art. 45 GDPR), with suitable safeguards (Art. 46) or under
a derogation (Art. 49). Reported is a transfer that follows from the record, where nothing recorded covers it on the
day by which the record is judged.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]  #! T101
party = "helpdesk-ltd"

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
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import importing_places, is_abroad, name_of, place_name
from ropa.transfers import Coverage, Verdict
from ropa.vocabulary import Word, terms

CODE = "T101"
SEVERITY = Severity.ERROR
LAW = "44, 45, 46, 49"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report transfers without a tool, and those whose tool does not cover them on the day."""
    for hop in case.hops:
        if hop.verdict is not Verdict.TRANSFER or hop.coverage is not Coverage.NO_TOOL_RECORDED:
            continue
        abroad = next(place.code for place in importing_places(hop) if place.code and is_abroad(case, place.code))
        params = {"name": name_of(case.register, hop.importer), "place": place_name(abroad)}
        if not hop.tool:
            yield Hit(hop.table("tool"), params)
        elif hop.tool in terms("tool"):
            params |= {"tool": Word(f"tool/{hop.tool}"), "date": case.law.date.isoformat()}
            yield Hit(hop.table("tool"), params, "not-covered")

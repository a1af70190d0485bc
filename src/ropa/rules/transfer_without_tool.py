"""A transfer has no tool of Chapter V recorded.

## Why

Personal data may leave the EEA only on an adequacy decision (Art. 45 GDPR), with suitable safeguards (Art. 46) or
under a derogation (Art. 49). Reported is a transfer that follows from the record, where nothing recorded covers it on
the day by which the record is judged, and of which no other rule says more: adequacy that is claimed (T102), has
ended (T103) or does not cover the recipient (T104, T105), a repealed or annulled tool (T110, T128), onward transfers
(T123), authorities (T125) and territories of Member States (T126).

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
from ropa.rules.chapter_five import about
from ropa.rules.uncovered import uncovered
from ropa.vocabulary import Word, terms

CODE = "T101"
SEVERITY = Severity.ERROR
LAW = "44, 45, 46, 49"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report transfers without a tool, and those whose tool does not cover them on the day."""
    for item in uncovered(case):
        if item.by != CODE:
            continue
        at, tool, params = item.hop.table("tool"), item.hop.tool, about(case, item.hop, item.place)
        if not tool:
            yield Hit(at, params)
        elif tool in terms("tool"):
            params |= {"tool": Word(f"tool/{tool}"), "date": case.law.date.isoformat()}
            yield Hit(at, params, "not-covered")

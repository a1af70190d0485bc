"""That a partial adequacy decision covers the recipient is not recorded.

## Why

Some decisions cover some recipients only: those under PIPEDA in Canada, or under the LGPD in Brazil. Without a record
that the recipient is one of them the condition is open, which is a warning; a record that it is not one leaves the
transfer without a tool, which is an error instead of T101. A warning as well is a decision of which it is not settled
that it holds for exporters in the country of the exporter. The United States have T105. A safeguard that is recorded
makes the question moot.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy" }  #! T104

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "JP"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true, checked = 2026-05-01 } }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "JP"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import (
    DPF,
    about,
    condition_of,
    is_annulled,
    is_excused,
    is_to_authority,
    resting,
    scope_of,
)
from ropa.rules.uncovered import uncovered

CODE = "T104"
SEVERITY = Severity.ERROR
LAW = "45(1), 45(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report recipients that are not, or not known to be, covered by the decision for some recipients."""
    for item in uncovered(case):
        if item.by == CODE:
            params = {**about(case, item.hop, item.place), "scope": scope_of(case, item.place)}
            yield Hit(item.hop.table("scope", "active"), params, "denied")
    for hop, reason, place in resting(case, "exporter-unsettled", "partial-unconfirmed"):
        if is_annulled(case, hop.tool) or is_to_authority(case, hop):
            continue
        if reason == "exporter-unsettled":
            yield Hit(hop.table("tool"), about(case, hop, place), "exporter", Severity.WARNING)
        elif condition_of(case, place) != DPF:
            at = hop.table("scope")
            if not is_excused(case, at):
                params = {**about(case, hop, place), "scope": scope_of(case, place)}
                yield Hit(at, params, severity=Severity.WARNING)

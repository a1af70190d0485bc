"""Binding corporate rules have no approval recorded, or are of the wrong type.

## Why

Binding corporate rules are a safeguard once the competent authority has approved them (Art. 47(1) GDPR). Those for
controllers do not cover data that the group processes for a controller outside it, those for processors do not cover
data passed on to another controller. A controller counts as outside where neither a common parent nor its kind says
otherwise.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "bcr-p" }  #! T115

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
transfer = { tool = "bcr-p", authorisation = "Approved by the competent authority on 2024-06-03" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import Party
from ropa.register import Register
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, activities_of, field_of, is_excused, using
from ropa.transfers import Hop
from ropa.transfers.exposure import parents
from ropa.transfers.receiver import organisation

CODE = "T115"
SEVERITY = Severity.ERROR
LAW = "46(2)(b), 47"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report rules without approval, and rules of the type that does not fit the roles."""
    for hop, item in using(case, "bcr-c", "bcr-p"):
        at = field_of(item, "authorisation")
        if item.transfer.authorisation is None and not is_excused(case, at):
            yield Hit(at, about(case, hop))
        if item.transfer.tool == "bcr-p" and hop.role in ("controller", "joint-controller"):
            yield Hit(field_of(item, "tool"), about(case, hop), "controller")
        if item.transfer.tool == "bcr-c" and hop.exporter_role == "processor" and _is_for_others(case, hop):
            yield Hit(field_of(item, "tool"), about(case, hop), "processor")


def _is_for_others(case: Case, hop: Hop) -> bool:
    """Whether the exporter processes the data for a controller outside its group."""
    register = case.register
    controllers = {
        found[0]
        for activity in activities_of(case, hop)
        if activity.capacity == "processor"
        for found in map(register.find, activity.on_behalf_of or ())
        if found
    }
    if any(activity.capacity != "processor" for activity in activities_of(case, hop)):
        controllers.add(organisation(register))
    return any(_are_apart(register, hop.exporter, controller) for controller in controllers)


def _are_apart(register: Register, one: str, other: str) -> bool:
    parties = (register.at(one), register.at(other))
    if any(not isinstance(party, Party) or party.kind == "group-company" for party in parties):
        return False
    return not {one, *parents(register, one)} & {other, *parents(register, other)}

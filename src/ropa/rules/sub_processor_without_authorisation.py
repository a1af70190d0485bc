"""A sub-processor, and no authorisation of the controller on record.

## Why

Art. 28(2) GDPR has a processor engage another only with the controller's prior written authorisation, specific or
general. `authorisation` stands at the sub-processor's engagement, or at one that it works under. Under a general one
the controller is told of changes and may object; within which time, the contract should say (EDPB Guidelines 07/2020),
so a silent `notice_of_change` is informative only. Where the organisation itself is the processor, it is its own
engagements that need the authorisation.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "hosting", role = "processor" }]

[engagement.mailing]
party = "mail-service"

[engagement.mailing-support]  #! P103
party = "helpdesk-ltd"
under = "mailing"

[engagement.hosting]  #! P103
party = "mail-service"
authorisation = "general"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
authorisation = "general"
notice_of_change = "P30D"

[engagement.mailing-support]
party = "helpdesk-ltd"
under = "mailing"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.processors import PROCESSOR, processing

CODE = "P103"
SEVERITY = Severity.ERROR
LAW = "28(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report sub-processors without an authorisation, and general ones without a time for notice."""
    for item in processing(case):
        engagement = item.engagement
        if engagement is None:
            continue
        way = (engagement, *(upper for _, upper in item.above))
        needs_one = item.is_sub or item.hop.exporter_role == PROCESSOR
        if needs_one and not any(step.authorisation for step in way):
            if not excused(case, engagement, "authorisation"):
                yield Hit(case.at(item.at, "authorisation"), {"name": item.name})
        elif (
            engagement.authorisation == "general"
            and engagement.chain != "none"
            and not any(step.notice_of_change for step in way)
            and not excused(case, engagement, "notice_of_change")
        ):
            yield Hit(case.at(item.at, "notice_of_change"), {"name": item.name}, "notice", Severity.INFO)

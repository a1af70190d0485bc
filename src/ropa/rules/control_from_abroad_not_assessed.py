"""A processor in the EEA is controlled from a third country, and no assessment of access is recorded.

## Why

That is no transfer, yet the law of the parent may make the processor hand data over, which bears on the guarantees of
Art. 28(1) and on Art. 48 GDPR (EDPB Guidelines 05/2021). Reported is an engagement whose party receives data in the
EEA only and has a parent, at any depth, in a third country. Not reported: a country with an adequacy decision for all
recipients, since the Commission looked at access by its authorities; a parent whose country is not recorded; and
recipients that are controllers, whom Art. 28 does not bind.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]  #! T124
party = "helpdesk-ltd"
accessed_from = ["NL"]
stored_in = ["NL"]

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "NL"
parent = "group"

[party.group]
name = "Group Inc."
seat = "US"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
accessed_from = ["NL"]
stored_in = ["NL"]
access_assessment = "access"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "NL"
parent = "group"

[party.group]
name = "Group Inc."
seat = "US"

[document.access]
title = "Access by authorities of the parent's country"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.law import Status
from ropa.model import Engagement
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, is_excused
from ropa.rules.common import name_of
from ropa.transfers import Hop, Verdict
from ropa.transfers.exposure import Exposure, exposures
from ropa.transfers.verdict import position

CODE = "T124"
SEVERITY = Severity.WARNING
LAW = "28(1), 48"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report engagements with a party under such control and without an assessment."""
    controlled: dict[str, Exposure] = {}
    for item in exposures(case.register, case.hops, case.law):
        if item.country and not _is_adequate(case, item.country):
            controlled.setdefault(item.party, item)
    for hop in case.hops:
        exposure = controlled.get(hop.importer)
        engaged = case.register.at(hop.engagement) if hop.engagement else None
        if exposure is None or not isinstance(engaged, Engagement) or not _is_processor_here(case, hop):
            continue
        at = Pointer(hop.engagement, ("access_assessment",))
        if engaged.access_assessment is None and not is_excused(case, at):
            params = about(case, hop, exposure.country or "")
            yield Hit(at, {**params, "parent": name_of(case.register, exposure.chain[-1])})


def _is_adequate(case: Case, country: str) -> bool:
    found = case.law.jurisdiction(country)
    return country == "ADEQUATE" or (found is not None and found.status is Status.ADEQUATE)


def _is_processor_here(case: Case, hop: Hop) -> bool:
    """Whether the importer sits in the EEA, may be a processor, and the hop is no transfer."""
    seated = any(place.how == "seat" and position(place, case.law) == "eea" for place in hop.places)
    return seated and hop.verdict is not Verdict.TRANSFER and hop.role not in ("controller", "joint-controller")

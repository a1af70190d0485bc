"""The chain of sub-processors is not known, at some depth.

## Why

A controller uses only processors with sufficient guarantees, along the whole chain, and should have the name and
contact details of every sub-processor at hand (Art. 28(1), (2) and (4) GDPR; EDPB Opinion 22/2024, no. 31 and 32).
Reported is a chain that the record calls unknown, or known in part; a sub-processor that is only a category, or has
no contact details; and, as information, that nothing is said: `chain = "none"` says that there are no sub-processors.
Of a processor that is itself only a category its silence is not reported: N104 asks for its name first.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "hosting", role = "processor" }]

[engagement.mailing]
party = "mail-service"
chain = "partly-known"  #! P105

[engagement.mailing-support]
party = "helpdesk-ltd"
under = "mailing"
chain = "none"

[engagement.hosting]  #! P105
party = "mail-service"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]  #! P105
name = "Helpdesk Ltd"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
chain = "known"

[engagement.mailing-support]
party = "helpdesk-ltd"
under = "mailing"
chain = "none"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
email = ["privacy@example.com"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, reachable
from ropa.rules.processors import processing
from ropa.vocabulary import Word

CODE = "P105"
SEVERITY = Severity.WARNING
LAW = "28(1), 28(2), 28(4)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report chains that end in the unknown or in silence, and sub-processors without identity or contact details."""
    items = [item for item in processing(case) if item.engagement]
    engaging = {item.above[0][0] for item in items if item.above}
    unknown: dict[Pointer, Hit] = {}
    for item in items:
        assert item.engagement is not None
        chain = item.engagement.chain
        if chain in ("unknown", "partly-known"):
            yield Hit(case.at(item.at, "chain"), {"name": item.name, "chain": Word(f"chain/{chain}")})
        elif (
            chain is None
            and item.is_named
            and item.at.record not in engaging
            and not excused(case, item.engagement, "chain")
        ):
            yield Hit(case.at(item.at, "chain"), {"name": item.name}, "silent", Severity.INFO)
        party = item.party
        if item.is_sub and party and not (item.is_named and reachable(party)):
            at = case.at(item.party_at, "address" if item.is_named else "named")
            unknown.setdefault(at, Hit(at, {"name": item.name}, "identity"))
    yield from unknown.values()

"""Joint controllers, and no arrangement between them on record.

## Why

Art. 26(1) GDPR has joint controllers determine their responsibilities in an arrangement, save where Union or national
law does: an open field of `joint_arrangement` that is not applicable says so. A document or a date records one, here or
as the contract of an engagement with the joint controller.

## Bad

```toml
[activity.raffle]  #! J101
name = "Raffle"
joint_controllers = ["partner"]

[activity.fair]  #! J101
name = "Trade fair"
disclosure = [{ to = "partner", role = "joint-controller" }]

[party.partner]
name = "Partner Ltd"
```

## Good

```toml
[activity.raffle]
name = "Raffle"
joint_controllers = ["partner"]
joint_arrangement = { signed = 2025-03-01, essence = "https://example.org/raffle" }

[activity.newsletter]
name = "Newsletter"
joint_controllers = "none"

[party.partner]
name = "Partner Ltd"
```
"""

from collections.abc import Iterator, Mapping

from ropa.finding import Severity
from ropa.model import Engagement
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.jointly import has_arrangement, jointly

CODE = "J101"
SEVERITY = Severity.ERROR
LAW = "26(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities under joint control whose arrangement is not on record, or only claimed."""
    contracts = _contracts(case)
    for at, activity, partners in jointly(case):
        lacking = [party for party in partners if contracts.get(party) != ""]
        if not lacking or has_arrangement(activity, case.law.date) or excused(case, activity, "joint_arrangement"):
            continue
        names = ", ".join(partners[party] for party in lacking)
        is_claimed = all(contracts.get(party) == "claimed" for party in lacking)
        severity = Severity.WARNING if is_claimed else None
        yield Hit(case.at(at, "joint_arrangement"), {"names": names}, "claimed" if is_claimed else "", severity)


def _contracts(case: Case) -> Mapping[str, str]:
    """By party, the arrangement that an engagement records: `claimed`, or empty for one with document or date."""
    found: dict[str, str] = {}
    for home in filter(None, (case.register, case.register.shared)):
        for _, engagement in home.of(Engagement):
            contract, party = engagement.contract, home.find(engagement.party)
            if party and contract and contract.kind == "joint-controller-arrangement":
                is_dated = contract.signed is not None and contract.signed <= case.law.date and not contract.claimed
                if contract.document or is_dated:
                    found[party[0]] = ""
                elif contract.claimed:
                    found.setdefault(party[0], "claimed")
    return found

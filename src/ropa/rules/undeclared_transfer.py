"""A recipient outside the EEA, and the record declares no transfer.

## Why

Art. 30(1)(d) and (e) GDPR ask for recipients in third countries and for the transfers to them, countries with an
adequacy decision included. Reported is a recipient that sits, or reaches the data from, outside the EEA, where neither
a `transfer` table nor a statement on transfers says that data goes there.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]  #! A113
party = "mail-service"
stored_in = ["DE"]

[party.mail-service]
name = "Mail service"
seat = "GB"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
stored_in = ["DE"]
transfer = { tool = "adequacy" }

[party.mail-service]
name = "Mail service"
seat = "GB"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law import Status
from ropa.model import NONE, Activity
from ropa.register import statements
from ropa.rules.case import Case, Hit
from ropa.rules.common import importing_places, is_abroad, name_of, place_name, receiving_hops
from ropa.transfers import Hop, Verdict

CODE = "A113"
SEVERITY = Severity.ERROR
LAW = "30(1)(d), 30(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report transfers that follow from the record and that it does not declare."""
    for hop in receiving_hops(case):
        if hop.verdict is not Verdict.TRANSFER or hop.declared:
            continue
        abroad = [place.code for place in importing_places(hop) if place.code and is_abroad(case, place.code)]
        said = _said(case, hop)
        if said <= ({"possible", "only-adequate"} if all(_adequate(case, code) for code in abroad) else {"possible"}):
            continue
        variant = next((word for word in (NONE, "only-adequate") if word in said), "")
        params = {"name": name_of(case.register, hop.importer), "place": place_name(abroad[0])}
        yield Hit(case.at(hop.at, "transfer"), params, variant)


def _said(case: Case, hop: Hop) -> set[str]:
    """What the activities of a hop say of transfers, or else the register; empty text for silence."""
    register = case.register
    said = set()
    for key, activity in register.of(Activity):
        if register.address(key) in hop.activities:
            held = next(statements(register, key, activity, "transfers"), None)
            said.add((held and held.value.statement) or "")
    if not said:
        said.add((register.own and register.own.transfers and register.own.transfers.statement) or "")
    return said


def _adequate(case: Case, code: str) -> bool:
    found = case.law.jurisdiction(code)
    return code == "ADEQUATE" or (found is not None and found.status in (Status.ADEQUATE, Status.PARTIAL))

"""The data protection officer also decides on the processing.

## Why

The officer advises and monitors; who determines purposes and means cannot monitor them (Art. 38(6) GDPR; C-453/21).
Reported is the officer as owner of an activity, as the one who decided to accept or defer a finding, and as the
organisation's representative in the Union (EDPB Guidelines 3/2018). Names are compared as written, and the usual titles
of the office are known; other positions that the officer holds are not in the record.

## Bad

```toml
[register]
organisation = "controller"
dpo = "officer"

[activity.cameras]
name = "Cameras"
owner = "J. Jansen"  #! G102

[activity.newsletter]
name = "Newsletter"
owner = "The DPO"  #! G102

[party.officer]
name = "J. Jansen"
kind = "person"
email = ["dpo@example.org"]
```

## Good

```toml
[register]
organisation = "controller"
dpo = "officer"

[activity.cameras]
name = "Cameras"
owner = "Facilities"

[party.officer]
name = "J. Jansen"
kind = "person"
email = ["dpo@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import NONE
from ropa.register.references import records
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.phrases import says_only

CODE = "G102"
SEVERITY = Severity.WARNING
LAW = "38(6)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report the officer as owner, as decider and as representative."""
    register, own = case.register, case.register.own
    officer = party_of(register, own.dpo) if own and own.dpo != NONE else None
    if own is None or officer is None:
        return
    name = officer[1].name
    if (party := party_of(register, own.representative)) and party[0] == officer[0]:
        yield Hit(Pointer(register.address(), ("representative",)), {"name": name}, "representative")
    for at, _, activity in (*case.activities(), *case.activities("processor")):
        if _is(name, activity.owner):
            yield Hit(case.at(at, "owner"), {"name": name})
    for key, record in records(register):
        deciders = [("accepted", n, item.decided_by) for n, item in enumerate(record.accepted or ())]
        deciders += [("deferred", n, item.decided_by) for n, item in enumerate(record.deferred or ())]
        for field, number, decider in deciders:
            if _is(name, decider):
                yield Hit(Pointer(register.address(key), (field, number, "decided_by")), {"name": name}, "decided")


def _is(name: str, written: str | None) -> bool:
    """Whether a text names the officer, by name or by office."""
    if written is None:
        return False
    return written.strip().casefold() == name.strip().casefold() or says_only(written, "dpo-title")

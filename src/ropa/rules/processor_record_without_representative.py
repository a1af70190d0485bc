"""A processor's record lacks a representative, or contact details of a representative or of the officer.

## Why

Where they apply, Art. 30(2)(a) GDPR asks for name and contact details of the representative of the processor, of that
of the controller, and of the data protection officer. A representative applies to who is seated outside the EEA and
subject to the GDPR (Art. 27): the processor by keeping this record, a controller where `gdpr_subject` says so. Whether
a controller has an officer cannot be told from the record, and is not asked. The organisation's own representative and
officer are asked by A104 and A105 where it keeps a controller's record as well.

## Bad

```toml
[register]
organisation = "host"
dpo = "officer"

[activity.hosting]
name = "Hosting for customers"
capacity = "processor"
on_behalf_of = ["shop"]

[party.host]
name = "Host GmbH"
seat = "DE"
email = ["privacy@example.org"]

[party.shop]  #! A202
name = "Shop Inc."
seat = "US"
gdpr_subject = true
email = ["privacy@example.com"]

[party.officer]  #! A202
name = "J. Muster"
```

## Good

```toml
[register]
organisation = "host"

[activity.hosting]
name = "Hosting for customers"
capacity = "processor"
on_behalf_of = ["shop"]

[party.host]
name = "Host GmbH"
seat = "DE"
email = ["privacy@example.org"]

[party.shop]
name = "Shop Inc."
seat = "US"
gdpr_subject = true
email = ["privacy@example.com"]
representative = "agent"

[party.agent]
name = "Representative B.V."
seat = "NL"
phone = ["+31 20 000 0000"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import NONE, Party
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, is_abroad, keeps_controller_record, party_of, reachable

CODE = "A202"
SEVERITY = Severity.ERROR
LAW = "30(2)(a), 27"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report missing representatives of either side, and representatives and officers without contact details."""
    hits: dict[Pointer, Hit] = {}
    own = case.register.own
    if own and not keeps_controller_record(case):
        organisation = party_of(case.register, own.organisation)
        is_open = own.representative is None and not excused(case, own, "representative")
        if organisation and is_open and is_abroad(case, organisation[1].seat):
            yield Hit(Pointer(case.register.address(), ("representative",)))
        for reference, variant in ((own.representative, "contact"), (own.dpo, "dpo")):
            _ask_contact(case, reference, variant, hits)
    for address, controller in _controllers(case).items():
        if controller.representative is None:
            if (
                controller.gdpr_subject
                and is_abroad(case, controller.seat)
                and not excused(case, controller, "representative")
            ):
                at = Pointer(address, ("representative",))
                hits.setdefault(at, Hit(at, {"name": controller.name}, "controller"))
        else:
            _ask_contact(case, controller.representative, "contact", hits)
    yield from hits.values()


def _controllers(case: Case) -> dict[str, Party]:
    """Those on behalf of whom the organisation processes, by address."""
    named = (reference for _, _, activity in case.activities("processor") for reference in activity.on_behalf_of or ())
    return dict(found for reference in named if (found := party_of(case.register, reference)))


def _ask_contact(case: Case, reference: str | None, variant: str, hits: dict[Pointer, Hit]) -> None:
    found = party_of(case.register, reference) if reference != NONE else None
    if found and (found[1].named is False or not reachable(found[1])):
        at = Pointer(found[0], ("address",))
        hits.setdefault(at, Hit(at, {"name": found[1].name}, variant))

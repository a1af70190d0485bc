"""A recipient is known only as a category.

## Why

Art. 30(1)(d) and 13(1)(e) GDPR are content with categories of recipients. Who asks for access, though, is told who
received the data, unless that cannot be identified (Art. 15(1)(c); C-154/21), so a record without names cannot answer:
good practice. Nothing is reported of what merely may happen, of what is published, of authorities in a particular
inquiry, or of whoever may take over the business: there the recipient is not known yet, or is none.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mail-services", role = "processor" }]

[party.mail-services]
name = "Mail services"
named = false  #! N104
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mail-service", role = "processor" }, { to = "debt-collectors", certainty = "may" }]

[party.mail-service]
name = "Mail Service Ltd"

[party.debt-collectors]
name = "Debt collectors"
named = false
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Disclosure
from ropa.register import Statement
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.proposed import is_proposed

CODE = "N104"
SEVERITY = Severity.INFO
LAW = "15(1)(c)"
ADVICE = True

_UNKNOWABLE = ("public", "acquirer")


def check(case: Case) -> Iterator[Hit]:
    """Report, once each, the recipients of the day that are only a category, where data do go to them."""
    seen: set[str] = set()
    for address, arrival in case.reach.items():
        found = party_of(case.register, address.removeprefix(f"{case.register.name}/"))
        if found is None or found[1].named is not False or found[1].category in _UNKNOWABLE or found[0] in seen:
            continue
        if any(_happens(case, item, at) for item, at in arrival.disclosures) or arrival.joint or arrival.systems:
            seen.add(found[0])
            yield Hit(Pointer(found[0], ("named",)), {"name": found[1].name})


def _happens(case: Case, item: Disclosure, at: Pointer) -> bool:
    """Whether data go to a recipient for certain; not to the public, nor to an authority in its inquiry."""
    if item.certainty == "may" or item.role in ("internal", "public") or item.inquiry:
        return False
    return not is_proposed(case, Statement(item, at))

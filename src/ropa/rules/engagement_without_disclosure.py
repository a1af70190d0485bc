"""An engaged party is no recipient of any activity.

## Why

Processors are recipients too (Art. 4(9) GDPR), and Art. 30(1)(d) asks for all of them. An engagement that no disclosure
reaches, by itself, by its party or by the engagement it works under, is either left out of the recipients or handles no
personal data.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"

[engagement.helpdesk]  #! A112
party = "helpdesk-ltd"

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

[engagement.helpdesk]
party = "helpdesk-ltd"
under = "mailing"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Engagement
from ropa.rules.case import Case, Hit
from ropa.rules.common import is_reached, name_of, recipients

CODE = "A112"
SEVERITY = Severity.ERROR
LAW = "30(1)(d), 4(9)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report engagements that no disclosure reaches."""
    register = case.register
    named = recipients(register)
    for key, engagement in register.of(Engagement):
        if register.own and not is_reached(register, key, named):
            yield Hit(Pointer(register.address(key)), {"name": name_of(register, engagement.party)})

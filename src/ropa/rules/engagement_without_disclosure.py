"""An engaged party is no recipient of any activity.

## Why

Processors are recipients too (Art. 4(9) GDPR), and Art. 30(1)(d) asks for all of them. An engagement that no disclosure
reaches, by itself, by its party or by the engagement it works under, is either left out of the recipients or handles no
personal data. One that an activity reaches only through a system it uses has the data, and is still left out of that
activity's recipients: a warning says so.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"

[engagement.helpdesk]  #! A112
party = "helpdesk-ltd"

[activity.accounts]
name = "Accounts"
systems = ["website"]

[system.website]
name = "Website"
engagement = "web-hosting"

[engagement.web-hosting]  #! A112
party = "web-host"

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"

[party.web-host]
name = "Web host"
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
from ropa.rules.common import is_reached, name_of
from ropa.transfers.reach import disclosed, ever_named

CODE = "A112"
SEVERITY = Severity.ERROR
LAW = "30(1)(d), 4(9)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report engagements that no disclosure reaches, with those that only a system leads to as a warning."""
    register = case.register
    if register.own is None:
        return
    named, hosts = disclosed(register), ever_named(register)
    for key, engagement in register.of(Engagement):
        if is_reached(register, key, named):
            continue
        at, params = Pointer(register.address(key)), {"name": name_of(register, engagement.party)}
        if is_reached(register, key, hosts):
            yield Hit(at, params, "system", Severity.WARNING)
        else:
            yield Hit(at, params)

"""An activity says nothing of recipients.

## Why

Art. 30(1)(d) GDPR asks for the categories of recipients, past and future, processors among them (Art. 4(9)). Where
there are none, `disclosure = "none"` says so. A recipient that the register ties to no activity answers nothing here.

## Bad

```toml
[activity.newsletter]  #! A111
name = "Newsletter"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mail-service", role = "processor" }]

[activity.visitors]
name = "Visitor book"
disclosure = "none"

[party.mail-service]
name = "Mail service"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import statements
from ropa.rules.case import Case, Hit

CODE = "A111"
SEVERITY = Severity.ERROR
LAW = "30(1)(d)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with neither a recipient nor the statement that there is none."""
    own = case.register.own
    loose = any(item.applies == "not-attributed" for item in (own and own.disclosure) or ())
    for at, key, activity in case.activities():
        if not any(True for _ in statements(case.register, key, activity, "disclosure")):
            yield Hit(case.at(at, "disclosure"), variant="not-attributed" if loose else "")

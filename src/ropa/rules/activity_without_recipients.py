"""An activity says nothing of recipients.

## Why

Art. 30(1)(d) GDPR asks for the categories of recipients, past and future, processors among them (Art. 4(9)). Where
there are none, `disclosure = "none"` says so. A recipient that the register ties to no activity answers nothing here.

Where all that is recorded is a proposal (`basis = "inferred"`) that nobody confirmed, it is neither a fact nor missing:
that is said, as information.

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
from ropa.rules.case import Case, Hit
from ropa.rules.proposed import INFERRED, held, is_firm, unsure

CODE = "A111"
SEVERITY = Severity.ERROR
LAW = "30(1)(d)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with neither a recipient nor the statement that there is none, or only a proposal of either."""
    own = case.register.own
    loose = any(item.applies == "not-attributed" for item in (own and own.disclosure) or ())
    for at, key, activity in unsure(case, "disclosure"):
        found = held(case, key, activity, "disclosure")
        if not found:
            yield Hit(case.at(at, "disclosure"), variant="not-attributed" if loose else "")
        elif not is_firm(case, found):
            yield Hit(case.at(at, "disclosure"), variant=INFERRED, severity=Severity.INFO)

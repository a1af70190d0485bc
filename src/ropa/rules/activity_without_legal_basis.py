"""An activity states no legal basis.

## Why

Processing is lawful only on one of the six bases of Art. 6(1) GDPR, which Art. 5(2) has the controller show and
Art. 13(1)(c) has it tell. Art. 30 does not ask for the basis; nearly every authority's template does.

## Bad

```toml
[activity.newsletter]  #! L101
name = "Newsletter"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
legal_basis = [{ basis = "consent" }]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import statements
from ropa.rules.case import Case, Hit

CODE = "L101"
SEVERITY = Severity.ERROR
LAW = "6(1), 5(2), 13(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities without a legal basis."""
    for at, key, activity in case.activities():
        if not any(statements(case.register, key, activity, "legal_basis")):
            yield Hit(case.at(at, "legal_basis"))

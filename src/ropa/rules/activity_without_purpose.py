"""An activity states no purpose.

## Why

Art. 30(1)(b) GDPR asks for the purposes of the processing. The purpose is what every other element of the record is
measured by: which data are needed, for how long, on which basis.

## Bad

```toml
[activity.newsletter]  #! A106
name = "Newsletter"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending the newsletter to those who asked for it"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit

CODE = "A106"
SEVERITY = Severity.ERROR
LAW = "30(1)(b)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities without a purpose."""
    for at, _, activity in case.activities():
        if not activity.purposes:
            yield Hit(case.at(at, "purposes"))

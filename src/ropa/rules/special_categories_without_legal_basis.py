"""A condition of Art. 9(2) without a legal basis of Art. 6(1).

## Why

A condition of Art. 9(2) GDPR lifts a prohibition; it is no legal basis. Both are needed (Court of Justice, C-667/21,
Medizinischer Dienst der Krankenversicherung Nordrhein). That the basis is missing is also what L101 says of every
activity; this finding says that the condition recorded does not fill the gap.

## Bad

```toml
[activity.sick-leave]
name = "Sick leave"

[[activity.sick-leave.special_categories]]  #! S102
condition = "health-care"
law = "NL: Art. 30 UAVG"
```

## Good

```toml
[activity.sick-leave]
name = "Sick leave"
legal_basis = [{ basis = "legal-obligation", law = "NL: Art. 7:629 BW" }]

[[activity.sick-leave.special_categories]]
condition = "health-care"
law = "NL: Art. 30 UAVG"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import statements
from ropa.rules.case import Case, Hit
from ropa.rules.holding import conditions

CODE = "S102"
SEVERITY = Severity.ERROR
LAW = "6(1), 9(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with a condition for special categories and without a legal basis."""
    for at, key, activity in case.stating("special_categories"):
        if conditions(activity) and not any(True for _ in statements(case.register, key, activity, "legal_basis")):
            yield Hit(case.at(at, "special_categories", 0))

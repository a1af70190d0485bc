"""Legitimate interests are the basis, and none is named.

## Why

Art. 6(1)(f) GDPR weighs one particular interest against those of the data subject; Art. 13(1)(d) and 14(2)(b) have it
told to them. An interest attributed to the data subject is none of those to be named; L112 says so.

## Bad

```toml
[activity.cameras]
name = "Cameras"

[[activity.cameras.legal_basis]]  #! L103
basis = "legitimate-interests"
```

## Good

```toml
[activity.cameras]
name = "Cameras"

[[activity.cameras.legal_basis]]
basis = "legitimate-interests"
interest = "preventing theft from the warehouse"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import LegalBasis
from ropa.rules.case import Case, Hit
from ropa.rules.common import told_of_bases

CODE = "L103"
SEVERITY = Severity.ERROR
LAW = "6(1)(f), 13(1)(d), 14(2)(b)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report legitimate interests without the interest."""
    return told_of_bases(case, lambda at, item: [Hit(case.at(at, "interest"))] if _is_unnamed(item) else ())


def _is_unnamed(item: LegalBasis) -> bool:
    is_nameable = item.basis == "legitimate-interests" and item.interest_of != "data-subject"
    return is_nameable and not item.interest

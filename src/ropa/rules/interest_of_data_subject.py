"""A legitimate interest is attributed to the data subject.

## Why

Art. 6(1)(f) GDPR speaks of interests of the controller or of a third party, and weighs them against those of the data
subject. An interest of the data subjects themselves stands on the other side of the scales: what serves them can rest
on their consent or on a contract with them.

## Bad

```toml
[activity.fraud]
name = "Fraud prevention"

[[activity.fraud.legal_basis]]
basis = "legitimate-interests"
interest = "an account that nobody else uses"
interest_of = "data-subject"  #! L112
```

## Good

```toml
[activity.fraud]
name = "Fraud prevention"

[[activity.fraud.legal_basis]]
basis = "legitimate-interests"
interest = "no orders that go unpaid"
interest_of = "controller"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import LegalBasis
from ropa.rules.case import Case, Hit
from ropa.rules.holding import held

CODE = "L112"
SEVERITY = Severity.WARNING
LAW = "6(1)(f)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report legitimate interests whose holder is the data subject."""
    for statement in held(case, "legal_basis", _is_theirs):
        yield Hit(case.at(statement.at, "interest_of"))


def _is_theirs(item: LegalBasis) -> bool:
    return item.basis == "legitimate-interests" and item.interest_of == "data-subject"

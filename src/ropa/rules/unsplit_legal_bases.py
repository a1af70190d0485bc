"""Several legal bases, and nothing says which holds for what.

## Why

Each purpose rests on one basis, chosen beforehand: on it hang the rights of the data subject and what withdrawal or
objection changes (Art. 5(1)(a), 6(1) GDPR; EDPB Guidelines 05/2020). Several are fine where `for` says which holds for
which part; bases that the record calls alternatives are no such split. One basis for several interests is one basis.

## Bad

```toml
[activity.account]
name = "Customer account"

[[activity.account.legal_basis]]  #! L108
basis = "contract"

[[activity.account.legal_basis]]
basis = "consent"
alternative = true
```

## Good

```toml
[activity.account]
name = "Customer account"

[[activity.account.legal_basis]]
basis = "contract"

[[activity.account.legal_basis]]
basis = "consent"
for = "suggestions by earlier orders"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit

CODE = "L108"
SEVERITY = Severity.WARNING
LAW = "6(1), 5(1)(a)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities with more than one basis for which nothing says what of it rests on them."""
    for at, key, activity in alike(case, "legal_basis", lambda held: len(held) > 1):
        held = [item.value for item in statements(case.register, key, activity, "legal_basis")]
        unsplit = {item.basis for item in held if not item.for_}
        if len(unsplit) > 1:
            yield Hit(case.at(at, "legal_basis"), {"count": str(len(unsplit))})

"""A legal basis is none of the six.

## Why

The list of Art. 6(1) GDPR is exhaustive. Conditions for special categories (Art. 9(2)) come on top of a basis and
replace none.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.legal_basis]]
basis = "consentt"  #! L102

[[activity.newsletter.legal_basis]]
basis = "goodwill"  #! L102
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.legal_basis]]
basis = "consent"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import bases
from ropa.vocabulary import nearest, terms

CODE = "L102"
SEVERITY = Severity.ERROR
LAW = "6(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report words that the list of legal bases does not have."""
    known = terms("legal-basis")
    for at, item in bases(case, lambda item: item.basis not in known):
        close = nearest(item.basis, known)
        cure = {"suggestion": close} if close else {"allowed": ", ".join(known)}
        yield Hit(case.at(at, "basis"), {"word": item.basis, **cure})

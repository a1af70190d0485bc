"""A code in common use stands where an ISO 3166-1 code belongs.

## Why

`UK` is `GB` and `EL` is `GR` in ISO 3166-1; `EU` is a union of countries, for which the region `EEA` stands. Until the
code is right, the place counts as unknown.

## Bad

```toml
[party.supplier]
name = "Supplier Ltd"
seat = "UK"  #! H106

[engagement.hosting]
party = "supplier"
stored_in = ["NL", "EU"]  #! H106
```

## Good

```toml
[party.supplier]
name = "Supplier Ltd"
seat = "GB"

[engagement.hosting]
party = "supplier"
stored_in = ["NL", "EEA"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law import ALIASES
from ropa.register.references import words
from ropa.rules.case import Case, Hit
from ropa.rules.words import UNION

CODE = "H106"
SEVERITY = Severity.WARNING
LAW = ""
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report aliases of countries, and the Union where a country belongs."""
    for used in words(case.register):
        if used.field.declared.place and used.word in ALIASES:
            yield Hit(used.at, {"word": used.word, "suggestion": ALIASES[used.word]})
        elif used.field.declared.place and used.word in UNION:
            yield Hit(used.at, {"word": used.word, "suggestion": UNION[used.word]}, "union")

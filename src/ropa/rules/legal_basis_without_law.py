"""A legal obligation or a public task is the basis, and the law behind it is not cited.

## Why

Art. 6(3) GDPR has these two bases laid down by Union or Member State law. It does not ask for a citation in the record,
but without one nobody can check the basis, nor tell the data subject of it (Art. 13(1)(c)).

## Bad

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.legal_basis]]  #! L106
basis = "legal-obligation"
```

## Good

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.legal_basis]]
basis = "legal-obligation"
law = "NL: Art. 52 AWR"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import LegalBasis
from ropa.rules.alike import told
from ropa.rules.case import Case, Hit
from ropa.vocabulary import Word

CODE = "L106"
SEVERITY = Severity.WARNING
LAW = "6(3), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report bases that rest on a law and cite none."""
    return told(
        case,
        "legal_basis",
        lambda held: [
            Hit(case.at(item.at, "law"), {"basis": Word(f"legal-basis/{item.value.basis}")})
            for item in held
            if _needs_law(item.value)
        ],
    )


def _needs_law(item: LegalBasis) -> bool:
    return item.basis in ("legal-obligation", "public-task") and not item.law

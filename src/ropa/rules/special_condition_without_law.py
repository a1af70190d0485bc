"""A condition for special categories refers to a law, and none is cited.

## Why

Points (b), (g), (h), (i) and (j) of Art. 9(2) GDPR hold only on the basis of Union or Member State law. For point (b) a
collective agreement pursuant to that law will do, for point (h) a contract with a health professional: `law` names what
it is.

## Bad

```toml
[activity.sick-leave]
name = "Sick leave"
legal_basis = [{ basis = "legal-obligation", law = "NL: Art. 7:629 BW" }]

[[activity.sick-leave.special_categories]]  #! S103
condition = "employment-and-social-security"
```

## Good

```toml
[activity.sick-leave]
name = "Sick leave"
legal_basis = [{ basis = "legal-obligation", law = "NL: Art. 7:629 BW" }]

[[activity.sick-leave.special_categories]]
condition = "employment-and-social-security"
law = "Collective agreement for bakeries, Art. 12"

[[activity.sick-leave.special_categories]]
condition = "vital-interests"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.holding import conditions
from ropa.vocabulary import Word, terms

CODE = "S103"
SEVERITY = Severity.ERROR
LAW = "9(2)"
ADVICE = False

_OTHERWISE = {"employment-and-social-security": "agreement", "health-care": "contract"}
"""Conditions that something else than a law can support, and the message that says so."""


def check(case: Case) -> Iterator[Hit]:
    """Report conditions that need a law and name none."""
    for at, _, activity in case.stating("special_categories"):
        for number, item in enumerate(conditions(activity)):
            term = terms("special-condition").get(item.condition)
            if term and term.marks.get("needs_law") and not item.law:
                params = {"condition": Word(f"special-condition/{item.condition}")}
                variant = _OTHERWISE.get(item.condition, "")
                yield Hit(case.at(at, "special_categories", number, "law"), params, variant)

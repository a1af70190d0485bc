"""A solely automated decision is not explained, or nobody can be asked to look at it.

## Why

Of a decision under Art. 22 GDPR data subjects are told the logic involved and the envisaged consequences (Art.
13(2)(f), 14(2)(g), 15(1)(h)). Where it rests on a contract or on explicit consent, they can obtain human intervention,
express their view and contest it (Art. 22(3)); where a law authorises it, that law lays down the safeguards. Where the
record does not say whether the effect is significant, that is asked first, since Art. 22 hangs on it.

## Bad

```toml
[activity.loans]
name = "Loans"

[[activity.loans.automated_decision]]  #! D103
decision = "Refusing small loans"
significant = true
ground = "contract"
logic = "Income less fixed costs"
consequences = "No loan"

[[activity.loans.automated_decision]]  #! D103
decision = "Setting the interest"
```

## Good

```toml
[activity.loans]
name = "Loans"

[[activity.loans.automated_decision]]
decision = "Refusing small loans"
significant = true
ground = "contract"
logic = "Income less fixed costs"
consequences = "No loan"
human_review = "A clerk decides anew on request"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit

CODE = "D103"
SEVERITY = Severity.WARNING
LAW = "13(2)(f), 22(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report decisions without logic or consequences, without human intervention, or of unknown effect."""
    for at, _, activity in case.stating("automated_decision"):
        for number, item in enumerate(activity.automated_decision or ()):
            place = case.at(at, "automated_decision", number)
            params = {"decision": item.decision}
            if item.significant is None:
                yield Hit(case.at(place, "significant"), params, "effect")
            if not item.significant:
                continue
            for field in ("logic", "consequences"):
                if not getattr(item, field):
                    yield Hit(case.at(place, field), params, field)
            if item.ground in ("contract", "explicit-consent") and not item.human_review:
                yield Hit(case.at(place, "human_review"), params)

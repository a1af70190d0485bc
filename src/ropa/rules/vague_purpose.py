"""A purpose says nothing of what is done.

## Why

Art. 5(1)(b) GDPR wants purposes that are specified and explicit. "Business purposes" or "improving our services" name
none: nobody can tell from them which data are needed. Reported is a purpose of which nothing is left once the listed
phrases are taken away, in English, Dutch, French or German. Length tells nothing: one word can be precise.

## Bad

```toml
[activity.profiles]
name = "Customer profiles"
purposes = [
  "Business purposes",  #! A107
  "Marketing and improving our services",  #! A107
]
```

## Good

```toml
[activity.profiles]
name = "Customer profiles"
purposes = ["Sending customers offers that fit what they bought before"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.phrases import says_only

CODE = "A107"
SEVERITY = Severity.WARNING
LAW = "5(1)(b), 30(1)(b)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report purposes made of nothing but listed phrases."""
    for at, _, activity in case.activities():
        for number, purpose in enumerate(activity.purposes or ()):
            if says_only(purpose, "vague-purpose"):
                yield Hit(case.at(at, "purposes", number), {"purpose": purpose})

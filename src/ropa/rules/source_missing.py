"""Data come from somebody else, and the record does not say from whom.

## Why

Where data are not obtained from the data subject, Art. 14(2)(f) GDPR has the source told, and whether it is publicly
accessible; Art. 15(1)(g) has it told on request. Reported is `third-party` without a party beside it. Where sources are
silent, the record does not say that data come from others, so nothing is reported. Recital 61 admits general
information where several sources were used: then name them as a party that is a category.

## Bad

```toml
[activity.prospects]
name = "Prospects"
sources = ["data-subject", "third-party"]  #! N103
```

## Good

```toml
[activity.prospects]
name = "Prospects"
sources = ["data-subject", "third-party", "address-broker"]

[party.address-broker]
name = "Address broker Ltd"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.register import statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.proposed import is_proposed

CODE = "N103"
SEVERITY = Severity.WARNING
LAW = "14(2)(f)"
ADVICE = False

_OTHERS = "third-party"


def check(case: Case) -> Iterator[Hit]:
    """Report third parties as a source, of activities or of data collected, where no party is named."""
    register = case.register
    seen: set[Pointer] = set()
    for _, key, activity in alike(case, "sources", lambda held: any(item.value == _OTHERS for item in held)):
        held = statements(register, key, activity, "sources")
        if excused(case, activity, "sources") or any(register.find(item.value) for item in held):
            continue
        for item in held:
            if item.value == _OTHERS and item.at not in seen and not is_proposed(case, item):
                seen.add(item.at)
                yield Hit(item.at)
    for number, collected in enumerate((register.own and register.own.collected) or ()):
        words = collected.sources or ()
        if _OTHERS in words and not any(map(register.find, words)):
            yield Hit(Pointer(register.address(), ("collected", number, "sources", words.index(_OTHERS))))

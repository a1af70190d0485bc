"""A finding of a legal duty is accepted, which nobody can do.

## Why

An organisation may decide to live with a finding of good practice. What the law asks is not at its disposal: Art. 24(1)
and 5(2) GDPR have the controller comply and show it. Such an acceptance has no effect, and the finding stays. What can
be recorded is that it will be cured later: who decided, by which plan, on what advice and by when.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.accepted]]
rule = "A106"  #! H110
reason = "Everybody knows why we send it"
decided_by = "managing director"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.deferred]]
rule = "A106"
plan = "Ask the marketing department"
decided_by = "managing director"
advice = "Before the next mailing"
until = 2027-01-31
```
"""

from collections.abc import Iterator

from ropa.finding import LegalClass, Pointer, Severity
from ropa.i18n import Key
from ropa.register.references import stating_any
from ropa.rules.case import Case, Hit

CODE = "H110"
SEVERITY = Severity.WARNING
LAW = "24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report acceptances of findings that are not of good practice."""
    for key, record in stating_any(case.register, ("accepted",)):
        at = Pointer(case.register.address(key))
        for number, accepted in enumerate(record.accepted or ()):
            found = case.classes.get(accepted.rule, LegalClass.GOOD_PRACTICE)
            if found is not LegalClass.GOOD_PRACTICE:
                params = {"rule": accepted.rule, "class": Key(f"interface.class.{found}")}
                yield Hit(case.at(at, "accepted", number, "rule"), params)

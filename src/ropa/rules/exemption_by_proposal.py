"""The exemption from keeping a record is claimed on a number that is only proposed.

## Why

A higher number of persons employed has been proposed for Art. 30(5) GDPR. A proposal exempts nobody: until it is in
force, the number of the law decides, and A206 reports what is at odds with it. This note says which proposal the claim
rests on. It follows from the number recorded, or from the ground that the record cites.

## Bad

```toml
[register]
organisation = "controller"

[register.exemption]
claimed = true
employees = 600  #! A207
risk = false
occasional = true
```

## Good

```toml
[register]
organisation = "controller"

[register.exemption]
claimed = true
employees = 60
risk = false
occasional = true
ground = "Art. 30(5) GDPR"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.law.figures import exemption, proposal
from ropa.rules.case import Case, Hit

CODE = "A207"
SEVERITY = Severity.INFO
LAW = "30(5)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report a claim that cites a proposal, or that only a proposal would allow by its number."""
    claim = case.register.own.exemption if case.register.own else None
    threshold, proposed = exemption(case.law.date), proposal(case.law.date)
    if claim is None or not claim.claimed or threshold is None or proposed is None:
        return
    at = Pointer(case.register.address(), ("exemption",))
    params = {"act": proposed.act, "date": case.law.date.isoformat()}
    ground = (claim.ground or "").casefold()
    if any(wording.casefold() in ground for wording in proposed.wordings):
        yield Hit(case.at(at, "ground"), params, "ground")
    elif claim.employees is not None and threshold.below <= claim.employees < proposed.below:
        yield Hit(case.at(at, "employees"), {**params, "employees": str(claim.employees)})

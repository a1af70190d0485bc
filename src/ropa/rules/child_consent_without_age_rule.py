"""An online service for children rests on consent, without a check or from too low an age.

## Why

Where a service of the information society is offered directly to a child and rests on consent, Art. 8(1) GDPR has a
holder of parental responsibility consent below 16, or below a lower age that a State has set, not under 13; Art. 8(2)
wants reasonable efforts to check it. Which State's age applies to a child abroad is not settled: taken is that of the
organisation's seat, and 13 where the seat says nothing. An age that is not certain is said to be so. Not reported is a
service of which the record does not say that it is online and offered to children: Art. 8 applies to no other.

## Bad

```toml
[activity.game]
name = "Online game"
legal_basis = [{ basis = "consent" }]

[activity.game.children]  #! L110
online = true
age = 14  #! L110
```

## Good

```toml
[activity.game]
name = "Online game"
legal_basis = [{ basis = "consent" }]

[activity.game.children]
online = true
age = 14
parental_consent = "A parent confirms by e-mail below 16"
age_check = "Date of birth, then the parent's confirmation"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law.figures import LOWEST_AGE, AgeOfConsent, age_of_consent
from ropa.register import Statement, statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of

CODE = "L110"
SEVERITY = Severity.ERROR
LAW = "8(1)-(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report such services without a check of age or parental consent, and ages below that of the State."""
    found: dict[object, Statement] = {}
    for _, key, activity in alike(case, "children", lambda held: any(item.value.online for item in held)):
        children = next(iter(statements(case.register, key, activity, "children")), None)
        bases = statements(case.register, key, activity, "legal_basis")
        if children and children.value.online and any(item.value.basis == "consent" for item in bases):
            found.setdefault(children.at, children)
    for statement in found.values():
        children = statement.value
        if children.directed_at is False:
            continue
        if not children.age_check:
            yield Hit(case.at(statement.at, "age_check"))
        row = _age(case)
        if children.age is not None and children.age < row.age and not children.parental_consent:
            params = {"age": str(children.age), "lawful": str(row.age)}
            if row.country:
                params["place"] = row.country
                yield Hit(case.at(statement.at, "age"), params, "age" if row.confidence == "high" else "age-unsure")
            else:
                yield Hit(case.at(statement.at, "age"), params, "age-lowest")


def _age(case: Case) -> AgeOfConsent:
    """The age of the organisation's seat; the lowest there can be, of no country, where there is no row for it."""
    own = case.register.own
    organisation = party_of(case.register, own.organisation) if own else None
    seat = (organisation and organisation[1].seat) or ""
    return age_of_consent(seat, case.law.date) or AgeOfConsent("", LOWEST_AGE)

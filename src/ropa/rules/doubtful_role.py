"""A role that recipients of this category seldom have.

## Why

Who decides why and how data are used is a controller, whatever a contract calls it (Art. 4(7) and (8) GDPR). A bank, an
insurer, a postal carrier, an auditor, a lawyer or an authority mostly decides that itself, by law or by profession; a
host mostly does not (EDPB Guidelines 07/2020). The role follows from the facts of each case, which the record does not
hold: a hint, and good practice. Which roles are doubtful is a mark of the category in the closed list, with its source.
Categories that are often either, such as bookkeepers, debt collectors and public bodies at large, have none.

## Bad

```toml
[activity.dispute]
name = "Legal disputes"

[[activity.dispute.disclosure]]
to = "law-firm"
role = "processor"  #! P109

[[activity.dispute.disclosure]]
to = "host"
role = "controller"  #! P109

[party.law-firm]
name = "Law firm"
category = "legal-adviser"

[party.host]
name = "Host"
category = "hosting"
```

## Good

```toml
[activity.dispute]
name = "Legal disputes"

[[activity.dispute.disclosure]]
to = "law-firm"
role = "controller"

[[activity.dispute.disclosure]]
to = "host"
role = "processor"

[party.law-firm]
name = "Law firm"
category = "legal-adviser"

[party.host]
name = "Host"
category = "hosting"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.register import Statement
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.proposed import is_proposed
from ropa.vocabulary import Word, terms

CODE = "P109"
SEVERITY = Severity.INFO
LAW = "4(7), 4(8)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report, once for each recipient, a role that the list marks as doubtful for its category."""
    seen: set[tuple[str, str]] = set()
    for address, arrival in case.reach.items():
        found = party_of(case.register, address.removeprefix(f"{case.register.name}/"))
        term = terms("party-category").get(found[1].category or "") if found else None
        if found is None or term is None:
            continue
        doubtful = term.marks.get("doubtful", {})
        left = {role for role in arrival.roles.intersection(doubtful) if (found[0], role) not in seen}
        for item, at in arrival.disclosures if left else ():
            if not left:
                break
            role = item.role or ""
            if role in left and not is_proposed(case, Statement(item, at)):
                left.discard(role)
                seen.add((found[0], role))
                params = {
                    "name": found[1].name,
                    "role": Word(f"role/{role}"),
                    "category": Word(f"party-category/{term.key}"),
                    "source": doubtful[role],
                }
                yield Hit(case.at(at, "role"), params)

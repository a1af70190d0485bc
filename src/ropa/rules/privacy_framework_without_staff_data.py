"""Staff data go to the United States under an entry that does not cover them.

## Why

Decision (EU) 2023/1795 covers human resources data only where the organisation on the list chose so (its Annex I).
Whether that means all data about staff, or only those that employers within one group pass on, is disputed; hence a
warning where the entry does not cover them, and a remark where the record does not say. Staff are the data subjects
whom the closed list marks so, and own terms under them; job applicants are not.

## Bad

```toml
[activity.payroll]
name = "Payroll"
subjects = ["employee"]
disclosure = [{ to = "salaries", role = "processor" }]

[engagement.salaries]
party = "salaries-inc"
transfer = { tool = "adequacy", scope = { active = true, hr = false } }  #! T106

[party.salaries-inc]
name = "Salaries Inc."
seat = "US"
```

## Good

```toml
[activity.payroll]
name = "Payroll"
subjects = ["employee"]
disclosure = [{ to = "salaries", role = "processor" }]

[engagement.salaries]
party = "salaries-inc"
transfer = { tool = "adequacy", scope = { active = true, hr = true } }

[party.salaries-inc]
name = "Salaries Inc."
seat = "US"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import SubjectTerm
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import DPF, about, activities_of, condition_of, is_excused, resting
from ropa.transfers import Hop
from ropa.vocabulary import terms

CODE = "T106"
SEVERITY = Severity.WARNING
LAW = "45(1), 45(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report transfers of staff data that rest on an entry without them, or of which that is not said."""
    for hop, _, place in resting(case, "partial-confirmed"):
        if condition_of(case, place) != DPF or not _has_staff(case, hop):
            continue
        scope = hop.declarations[0].transfer.scope
        if scope and scope.hr is False:
            yield Hit(hop.table("scope", "hr"), about(case, hop, place))
        elif scope and scope.hr is None and not is_excused(case, hop.table("scope", "hr")):
            yield Hit(hop.table("scope", "hr"), about(case, hop, place), "silent", Severity.INFO)


def _has_staff(case: Case, hop: Hop) -> bool:
    return any(
        _is_staff(case, word)
        for activity in activities_of(case, hop)
        for word in (*(activity.subjects or ()), *(item.subject for item in activity.subject_data or ()))
    )


def _is_staff(case: Case, word: str) -> bool:
    found = case.register.find(word)
    listed = terms("subject").get((isinstance(found[1], SubjectTerm) and found[1].broader) or "" if found else word)
    return listed is not None and bool(listed.marks.get("employment"))

"""Several categories of data and of data subjects are not tied to each other.

## Why

Art. 30(1)(c) GDPR asks for both categories, not for the tie between them. Without it nobody can tell which data are
held of whom, and a request for access (Art. 15) cannot be answered from the record.

## Bad

```toml
[activity.recruitment]  #! A110
name = "Recruitment"
subjects = ["job-applicant", "employee"]
data = ["education", "performance-appraisal"]
```

## Good

```toml
[activity.recruitment]
name = "Recruitment"
subjects = ["job-applicant", "employee"]
data = ["education", "performance-appraisal"]

[[activity.recruitment.subject_data]]
subject = "job-applicant"
data = ["education"]

[[activity.recruitment.subject_data]]
subject = "employee"
data = ["performance-appraisal"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit

CODE = "A110"
SEVERITY = Severity.INFO
LAW = "30(1)(c)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities with two or more of both and nothing that ties them."""
    for at, _, activity in case.activities():
        if len(activity.subjects or ()) > 1 and len(activity.data or ()) > 1 and not activity.subject_data:
            yield Hit(case.at(at, "subject_data"))

"""A safeguard that needs the authority's authorisation has none recorded.

## Why

Individual contractual clauses and administrative arrangements are safeguards only with the authorisation of the
competent supervisory authority (Art. 46(3)(a) and (b) GDPR). Binding corporate rules are T115.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "ad-hoc-clauses" }  #! T116

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "ad-hoc-clauses", authorisation = "Decision of the authority of 2024-06-03" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, is_excused, using
from ropa.vocabulary import Word

CODE = "T116"
SEVERITY = Severity.ERROR
LAW = "46(3), 46(4)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report such safeguards without an authorisation."""
    for hop, item in using(case, "ad-hoc-clauses", "administrative-arrangement"):
        at = field_of(item, "authorisation")
        if item.transfer.authorisation is None and not is_excused(case, at):
            yield Hit(at, {**about(case, hop), "tool": Word(f"tool/{item.transfer.tool}")})

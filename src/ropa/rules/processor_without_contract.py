"""A processor, and no contract with it on record.

## Why

Art. 28(3) and (9) GDPR have processing by a processor governed by a contract or another legal act, in writing. Reported
is that none is recorded, which need not mean that there is none; that one is only claimed, without document or date;
and that what is recorded binds no processor, such as a mere duty of confidentiality. Clauses for a transfer to a
processor (modules 2 and 3) meet Art. 28 as well. Where another act governs the processing, an open field of
`contract` that is not applicable says so. Sub-processors are P104's.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.disclosure]]
to = "mailing"
role = "processor"

[[activity.newsletter.disclosure]]  #! P101
to = "printer"
role = "processor"

[engagement.mailing]  #! P101
party = "mail-service"

[engagement.hosting]
party = "mail-service"
contract = { kind = "processor-agreement", claimed = true }  #! P101

[party.mail-service]
name = "Mail service"

[party.printer]
name = "Printer"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "tax-office" }]

[engagement.mailing]
party = "mail-service"
contract = { kind = "processor-agreement", signed = 2025-03-01 }

[party.mail-service]
name = "Mail service"

[party.tax-office]
name = "Tax office"
kind = "authority"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.processors import contract_gap, processing
from ropa.vocabulary import Word

CODE = "P101"
SEVERITY = Severity.ERROR
LAW = "28(3), 28(9)"
ADVICE = False

_LESSER = {"claimed": Severity.WARNING, "inferred": Severity.WARNING, "reference": Severity.WARNING}


def check(case: Case) -> Iterator[Hit]:
    """Report processors of the organisation whose contract is not on record, or not with document or date."""
    for item in processing(case):
        gap = contract_gap(case, item)
        if item.is_sub or gap is None:
            continue
        if item.engagement is None:
            yield Hit(item.at, {"name": item.name})
        elif not excused(case, item.engagement, "contract"):
            contract = item.engagement.contract
            params = {"name": item.name}
            if gap == "kind" and contract and contract.kind:
                params["kind"] = Word(f"contract-kind/{contract.kind}")
            if gap == "later" and contract and contract.signed:
                params["date"] = contract.signed.isoformat()
            yield Hit(case.at(item.at, "contract"), params, gap, _LESSER.get(gap))

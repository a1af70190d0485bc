"""A country is filed as something that it is not.

## Why

The record has to identify third countries (Art. 30(1)(e) GDPR). Reported is a declared destination that by the law of
the day is in the EEA; one in a third country while every place of the recipient is in the EEA, where the record
contradicts itself; and a statement that its own destinations contradict: of no transfers that names some, or of
adequate countries only that names one without a decision. That a country is missing, or that a region stands for it,
is A113 and A114.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, to = ["IN", "IE"] }  #! T127

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

```toml
[register]
organisation = "controller"

[register.transfers]
statement = "only-adequate"
to = ["CH", "IN"]  #! T127
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, to = ["IN"] }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

```toml
[register]
organisation = "controller"

[register.transfers]
statement = "only-adequate"
to = ["CH", "GB"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import NONE, TransferStatement
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about
from ropa.rules.common import is_abroad, is_in_eea, place_name
from ropa.transfers import Verdict
from ropa.transfers.statement import contradiction, stated
from ropa.vocabulary import terms

CODE = "T127"
SEVERITY = Severity.WARNING
LAW = "30(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report destinations that the law of the day, the places of a hop or the statement beside them contradicts."""
    told: set[Pointer] = set()
    for hop in case.hops:
        is_home = hop.verdict in (Verdict.NOT_A_TRANSFER, Verdict.PLACE_ONLY)
        for item in hop.declarations if hop.has_importer else ():
            for number, code in enumerate(item.transfer.to or ()):
                at = case.at(item.at, "to", number)
                variant = "" if is_in_eea(case, code) else "eea-places" if is_home and is_abroad(case, code) else None
                if variant is not None and at not in told:
                    told.add(at)
                    yield Hit(at, about(case, hop, code), variant)
    for where, said in stated(case.register, case.law):
        for number, code in enumerate(said.to or ()):
            word = "statement" if is_in_eea(case, code) else _against(case, said, code)
            if word:
                yield Hit(case.at(where, "to", number), {"place": place_name(code)}, word)


def _against(case: Case, said: TransferStatement, code: str) -> str:
    """The word of a statement that a destination contradicts; a region may be, or hold, a country with a decision."""
    word = contradiction(said, (code,), case.law) if is_abroad(case, code) else ""
    return word if word == NONE or code not in terms("region") else ""

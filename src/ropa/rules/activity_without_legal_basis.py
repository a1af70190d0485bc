"""An activity states no legal basis.

## Why

Processing is lawful only on one of the six bases of Art. 6(1) GDPR, which Art. 5(2) has the controller show and
Art. 13(1)(c) has it tell. Art. 30 does not ask for the basis; nearly every authority's template does.

Each purpose needs its basis. One that is recorded `for` a part leaves the rest without: reported where all bases are
for one and the same part, which is not the only purpose in other words. Whether several parts together are the whole
cannot be told from their words and is left to the reader.

Where all that is recorded is a proposal (`basis = "inferred"`) that nobody confirmed, it is neither a fact nor missing:
that is said, as information.

## Bad

```toml
[activity.newsletter]  #! L101
name = "Newsletter"

[activity.invoicing]
name = "Invoicing"
purposes = ["Sending invoices", "Keeping them as tax law demands"]
legal_basis = [{ basis = "legal-obligation", for = "keeping them" }]  #! L101
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
legal_basis = [{ basis = "consent" }]
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Severity
from ropa.model import Activity, LegalBasis
from ropa.register import Statement
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.proposed import INFERRED, firm, held

CODE = "L101"
SEVERITY = Severity.ERROR
LAW = "6(1), 5(2), 13(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities without a legal basis, with one for a part only, or with nothing but a proposal."""
    for at, key, activity in alike(case, "legal_basis", lambda held: _is_doubtful(case, held)):
        found = held(case, key, activity, "legal_basis")
        sure = [item.value for item in firm(case, found)]
        if not found:
            yield Hit(case.at(at, "legal_basis"))
        elif not sure:
            yield Hit(case.at(at, "legal_basis"), variant=INFERRED, severity=Severity.INFO)
        elif part := _part(activity, sure):
            yield Hit(case.at(at, "legal_basis"), {"part": part}, "part", Severity.WARNING)


def _is_doubtful(case: Case, held: Iterable[Statement]) -> bool:
    """Whether nothing more than a proposal holds, or something that is for one part alone."""
    named = {item.value.for_ for item in firm(case, held)}
    return not named or (len(named) == 1 and named != {None})


def _part(activity: Activity, bases: Iterable[LegalBasis]) -> str:
    """The one part that the bases are for; empty where they are for the whole, or for parts that may be the whole."""
    named = {item.for_ or "" for item in bases}
    purposes = {purpose.casefold() for purpose in activity.purposes or ()}
    return "" if len(named) > 1 or {part.casefold() for part in named} == purposes else named.pop()

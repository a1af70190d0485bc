"""A company named in running text that is no party of the register.

## Why

Art. 30(1)(d) GDPR asks for recipients. A company that only a purpose, a note or a condition names is in no list of
recipients, no transfer and no answer to a breach. Told by the legal form behind the name, from the list, and reported
where no party, own or shared, has such a name. A company named without its legal form cannot be told from any other
word, and one that is named may receive nothing at all: it is information.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
description = "Sent through Example Mailer Inc., our supplier since 2020"  #! H109
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
description = "Sent through Example Mailer Inc., our supplier since 2020"
disclosure = [{ to = "mailer" }]

[party.mailer]
name = "Example Mailer"
```
"""

import re
from collections.abc import Iterator
from functools import cache

from ropa.finding import Severity
from ropa.register import Register
from ropa.register.once import once
from ropa.rules.case import Case, Hit
from ropa.rules.phrases import without_fillers
from ropa.rules.prose import homes, legal_forms, party_names, prose, squeezed, together

CODE = "H109"
SEVERITY = Severity.INFO
LAW = "30(1)(d)"
ADVICE = True

_SHORTEST = 3


def check(case: Case) -> Iterator[Hit]:
    """Report each such company once, where it is first named."""
    seen: set[str] = set()
    companies = _companies()
    if companies.search(together(case.register)) is None:
        return
    for at, text in prose(case.register):
        for match in companies.finditer(text):
            name = squeezed(" ".join(without_fillers(match["name"].split())))
            if len(name) < _SHORTEST or name in seen or _is_known(case.register, name):
                continue
            seen.add(name)
            yield Hit(at, {"name": " ".join(without_fillers(match[0].split()))})


def _is_known(register: Register, name: str) -> bool:
    return any(one in name or name in one for home in homes(register) for one in _known(home))


@once
def _known(home: Register) -> frozenset[str]:
    return frozenset(name for name in map(squeezed, party_names(home)) if len(name) >= _SHORTEST)


@cache
def _companies() -> re.Pattern[str]:
    """One to four words with a capital, or `&`, and a legal form as it is written behind them."""
    # What a word has taken it never gives back: nothing that may follow is a part of one.
    word = r"[^\W\d_a-zà-öø-ÿ][\w'’.&-]*+"
    form = legal_forms().pattern
    return re.compile(rf"(?P<name>{word}(?:\s+(?:&\s+)?{word}){{0,3}}?),?\s+{form}")

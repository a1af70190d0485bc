"""Nothing refers to a record.

## Why

A party, system, document or word of the register's own that no record uses says nothing of any processing: it is left
over, or what uses it was forgotten. Being used as anything counts, also as the source that evidence cites; a record's
use of itself does not. Engagements are left to A112. Where part of the register cannot be read nothing is reported,
since the use may stand there; shared records are other registers' as well and are not judged.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mail-service" }]

[party.mail-service]
name = "Mail service"

[party.former-host]  #! H104
name = "Former host"

[data.shoe-size]  #! H104
name = "Shoe size"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mail-service" }]
cited = { document = "privacy-notice" }

[party.mail-service]
name = "Mail service"
parent = "mail-group"

[party.mail-group]
name = "Mail group"

[document.privacy-notice]
title = "Privacy notice"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import OWN_TERMS
from ropa.register import Register
from ropa.register.mentions import mentions
from ropa.register.references import words_once
from ropa.rules.case import Case, Hit

CODE = "H104"
SEVERITY = Severity.INFO
LAW = "5(2)"
ADVICE = True

_KINDS = frozenset(("party", "system", "document", *OWN_TERMS))


def check(case: Case) -> Iterator[Hit]:
    """Report records that no other record of the register names."""
    register = case.register
    if register.findings or register.lost or register.own is None:
        return
    used: set[str] = set()
    own: set[str] = set()
    for word in words_once(register):
        found = register.find(word.word)
        if found:
            (own if found[0] == word.record else used).add(found[0])
    for key, record in register.records.items():
        if record.KIND not in _KINDS or (address := register.address(key)) in used:
            continue
        # A record that names itself may be the first of several that name it.
        if address not in own or not _is_named_by_another(register, key):
            yield Hit(Pointer(address), {"name": str(getattr(record, "name", None) or getattr(record, "title", key))})


def _is_named_by_another(register: Register, key: str) -> bool:
    address = register.address(key)
    return any(item.record != address for item in mentions(register).get(key, ()))

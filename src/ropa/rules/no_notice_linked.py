"""No privacy notice is linked to an activity.

## Why

Art. 13 and 14 GDPR have data subjects told of each processing. `notice` names the documents that do; where Art. 13(4)
or 14(5) needs none, an open field that is not applicable says so with its reason. In a register that was made from a
public notice nothing is reported: its source is the notice. Where no activity at all names one, that is said once, of
the register.

## Bad

```toml
[activity.cameras]  #! N101
name = "Cameras"
```

## Good

```toml
[activity.cameras]
name = "Cameras"
notice = ["camera-sign"]

[document.camera-sign]
title = "Sign at the entrance"
kind = "privacy-notice"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import lacking

CODE = "N101"
SEVERITY = Severity.WARNING
LAW = "13, 14, 5(1)(a)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that name no notice, unless a reason says why; together where none names one."""
    if case.register.reconstructed:
        return
    silent = list(lacking(case, "notice"))
    if len(silent) > 1 and len(silent) == len(case.said("notice")):
        yield Hit(Pointer(case.register.address()), variant="register")
    else:
        yield from (Hit(case.at(at, "notice")) for at in silent)

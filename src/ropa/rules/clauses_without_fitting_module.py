"""The module of the standard contractual clauses is missing, or does not fit the roles.

## Why

The clauses of Decision (EU) 2021/914 come in four modules, by the roles of both sides: 1 controller to controller, 2
controller to processor, 3 processor to processor, 4 processor to its own controller. A processor that sends data to
another controller exports for its controller, which makes it module 1. Roles that are not recorded rule nothing out.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc" }  #! T108

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 1 }  #! T108

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
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, activities_of, field_of, is_excused, using
from ropa.transfers import Hop
from ropa.vocabulary import terms

CODE = "T108"
SEVERITY = Severity.ERROR
LAW = "46(2)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report clauses without a module, and those whose module the recorded roles rule out."""
    for hop, item in using(case, "scc"):
        at, module = field_of(item, "module"), item.transfer.module
        if module is None:
            if not is_excused(case, at):
                yield Hit(at, about(case, hop))
        elif str(module) in terms("module") and module not in (fitting := _fitting(case, hop)):
            expected = ", ".join(str(number) for number in sorted(fitting))
            yield Hit(at, {**about(case, hop), "module": str(module), "expected": expected}, "mismatch")


def _fitting(case: Case, hop: Hop) -> set[int]:
    """The modules that the recorded roles leave possible."""
    found: set[int] = set()
    is_processor = hop.role == "processor"
    if hop.exporter_role != "processor":
        found |= {2} if is_processor else {1} if hop.role else {1, 2}
    if hop.exporter_role not in ("controller", "joint-controller"):
        found |= {3} if is_processor else _to_controller(case, hop) if hop.role else {1, 3, 4}
    return found


def _to_controller(case: Case, hop: Hop) -> set[int]:
    """The modules by which a processor may send data to a controller: its own, another, or one of whom that is open."""
    known = [word for activity in activities_of(case, hop) for word in activity.on_behalf_of or ()]
    controllers = {found[0] for found in map(case.register.find, known) if found}
    return {4} if hop.importer in controllers else {1} if known else {1, 4}

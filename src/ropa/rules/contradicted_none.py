"""The record says "none", and says elsewhere that there is one.

## Why

Art. 30(1) GDPR asks for a record that holds what is the case, and Art. 5(2) has the controller show it; of two
statements that exclude each other one is wrong, and an authority reads the "none" first. Held against the rest of the
record are: no recipients (a recipient stated for all activities, a joint controller, the host of a system that the
activity uses), no joint controllers (a recipient in that role), no transfers (a `transfer` table of a recipient abroad;
one without a table is A113), no special categories (data of Art. 9 among the data), no automated decisions (one that is
described, unless it has no significant effect). Where either side is only a proposal, it is a warning. Past recipients
are no contradiction, and what the record does not mention cannot contradict it.

## Bad

```toml
[activity.accounts]
name = "Accounts"
data = ["health"]
systems = ["website"]
disclosure = "none"  #! A126
special_categories = "none"  #! A126

[system.website]
name = "Website"
engagement = "hosting"

[engagement.hosting]
party = "host"

[party.host]
name = "Host"
```

## Good

```toml
[activity.accounts]
name = "Accounts"
data = ["name"]
systems = ["ledger"]
disclosure = "none"
special_categories = "none"

[system.ledger]
name = "Paper ledger"
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Pointer, Several, Severity
from ropa.model import NONE, Activity, Disclosure, Engagement
from ropa.register import Statement, statements
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, name_of, receiving_hops
from ropa.rules.proposed import is_proposed
from ropa.rules.retained import data_names
from ropa.rules.wider import is_marked_data
from ropa.transfers import Verdict
from ropa.transfers.reach import host_of, joint_controllers
from ropa.transfers.statement import said_of

CODE = "A126"
SEVERITY = Severity.ERROR
LAW = "30(1), 5(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report each stated none that the rest of the record contradicts."""
    for at, key, activity in case.denying("disclosure", "joint_controllers", "special_categories"):
        is_none = NONE in (activity.disclosure, activity.joint_controllers)
        given = statements(case.register, key, activity, "disclosure") if is_none else ()
        received = [item for item in given if _is_current(case, item)]
        yield from _recipients(case, at, activity, received)
        yield from _joint(case, at, activity, received)
        yield from _special(case, at, activity)
    yield from _decisions(case)
    yield from _transfers(case)


def _is_current(case: Case, held: Statement) -> bool:
    item = held.value
    return isinstance(item, Disclosure) and (item.until is None or item.until >= case.law.date)


def _recipients(case: Case, at: Pointer, activity: Activity, received: Iterable[Statement]) -> Iterator[Hit]:
    if activity.disclosure != NONE:
        return
    register = case.register
    sure = {item.value.to: not is_proposed(case, item) for item in received}
    for number, word in enumerate(joint_controllers(activity)):
        sure[word] = not is_proposed(case, Statement(word, case.at(at, "joint_controllers", number)))
    for number, word in enumerate(activity.systems or ()):
        host = host_of(register, word)
        engagement = register.at(host) if host else None
        if host and isinstance(engagement, Engagement) and not _is_own(case, engagement.party):
            sure[host] = not is_proposed(case, Statement(word, case.at(at, "systems", number)))
    yield from _hit(case, Statement(NONE, case.at(at, "disclosure")), {name_of(register, to): sure[to] for to in sure})


def _is_own(case: Case, party: str) -> bool:
    own = case.register.own
    return own is not None and case.register.find(party) == case.register.find(own.organisation)


def _joint(case: Case, at: Pointer, activity: Activity, received: Iterable[Statement]) -> Iterator[Hit]:
    if activity.joint_controllers == NONE:
        joint = [item for item in received if item.value.role == "joint-controller"]
        sure = {name_of(case.register, item.value.to): not is_proposed(case, item) for item in joint}
        yield from _hit(case, Statement(NONE, case.at(at, "joint_controllers")), sure, "joint")


def _special(case: Case, at: Pointer, activity: Activity) -> Iterator[Hit]:
    if activity.special_categories != NONE:
        return
    register = case.register
    special = [word for word in sorted(categories(activity)) if is_marked_data(register, word, "special")]
    listed = {word: Statement(word, case.at(at, "data")) for word in activity.data or ()}
    names = data_names(register, special)
    sure = {
        name: word not in listed or not is_proposed(case, listed[word])
        for name, word in zip(names, special, strict=True)
    }
    yield from _hit(case, Statement(NONE, case.at(at, "special_categories")), sure, "special")


def _decisions(case: Case) -> Iterator[Hit]:
    found: dict[Pointer, dict[str, bool]] = {}
    for at, key, activity in case.stating("automated_decision"):
        if activity.automated_decision is None:
            continue
        for held in statements(case.register, key, activity, "automated_decisions"):
            for number, item in enumerate(activity.automated_decision if held.value == NONE else ()):
                if item.significant is not False:
                    place = case.at(at, "automated_decision", number)
                    found.setdefault(held.at, {})[item.decision] = not is_proposed(case, Statement(item, place))
    for place, sure in found.items():
        yield from _hit(case, Statement(NONE, place), sure, "decision")


def _transfers(case: Case) -> Iterator[Hit]:
    found: dict[Pointer, dict[str, bool]] = {}
    for hop in receiving_hops(case):
        if hop.verdict is Verdict.TRANSFER and hop.declared:
            name = name_of(case.register, hop.importer)
            for said in said_of(case.register, hop):
                if said and said[1].statement == NONE:
                    found.setdefault(said[0], {})[name] = True
    for at, sure in found.items():
        yield Hit(case.at(at, "statement"), {"name": Several(sure)}, "transfer")


def _hit(case: Case, none: Statement, sure: dict[str, bool], variant: str = "") -> Iterator[Hit]:
    """One hit about a none, with all that contradicts it by name and whether that is more than a proposal."""
    if sure:
        is_sure = any(sure.values()) and not is_proposed(case, none)
        yield Hit(none.at, {"name": Several(sure)}, variant, None if is_sure else Severity.WARNING)

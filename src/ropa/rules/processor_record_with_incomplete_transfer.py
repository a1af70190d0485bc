"""A transfer in a processor's record names no country, or lacks the documentation of its safeguards.

## Why

Art. 30(2)(c) GDPR asks a processor, as Art. 30(1)(e) asks a controller, to identify each third country or international
organisation, and to document suitable safeguards where a transfer rests on the second subparagraph of Art. 49(1). What
also carries data of the controller's own activities is reported by A114, engagements on that derogation by A115.

## Bad

```toml
[activity.hosting]
name = "Hosting for customers"
capacity = "processor"
disclosure = [{ to = "backup" }, { to = "maker", transfer = { tool = "compelling-legitimate-interests" } }]  #! A204

[engagement.backup]
party = "backup-ltd"
accessed_from = ["THIRD"]  #! A204

[party.backup-ltd]
name = "Backup Ltd"
seat = "IE"

[party.maker]
name = "Maker Inc."
seat = "US"
```

## Good

```toml
[activity.hosting]
name = "Hosting for customers"
capacity = "processor"
disclosure = [{ to = "backup" }]

[engagement.backup]
party = "backup-ltd"
accessed_from = ["IN"]

[party.backup-ltd]
name = "Backup Ltd"
seat = "IE"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Transfer
from ropa.rules.case import Case, Hit
from ropa.rules.common import importing_places, is_abroad, place_name
from ropa.transfers import Hop, Verdict
from ropa.vocabulary import Word

CODE = "A204"
SEVERITY = Severity.ERROR
LAW = "30(2)(c), 49(1), 49(6)"
ADVICE = False

_OPEN = "EEA-OR-ADEQUATE"


def check(case: Case) -> Iterator[Hit]:
    """Report regions where countries belong, statements that name no place, and undocumented safeguards."""
    hops = _hops(case)
    places = {
        place.at: Hit(place.at, {"place": place_name(place.code)}, "open" if place.code == _OPEN else "")
        for hop in hops
        for place in importing_places(hop)
        if place.code in ("ADEQUATE", "THIRD", _OPEN)
    }
    yield from places.values()
    for at, _, activity in case.activities("processor"):
        said = activity.transfers.statement if activity.transfers else None
        if said in ("only-adequate", "possible") and not any(
            place.code == _OPEN or is_abroad(case, place.code)
            for hop in case.hops
            if at.record in hop.activities
            for place in importing_places(hop)
        ):
            word = Word(f"transfer-statement/{said}")
            yield Hit(case.at(at, "transfers", "statement"), {"statement": word}, "statement")
        disclosure = activity.disclosure if isinstance(activity.disclosure, tuple) else ()
        for number, item in enumerate(disclosure):
            if item.transfer and item.transfer.tool == "compelling-legitimate-interests":
                yield from _undocumented(case, case.at(at, "disclosure", number, "transfer"), item.transfer)


def _hops(case: Case) -> list[Hop]:
    """The hops that are, or may be, transfers of data processed for others and of no data of the organisation's own."""
    for_others = {at.record for at, _, _ in case.activities("processor")}
    if not for_others:
        return []
    own = {at.record for at, _, _ in case.activities()}
    return [
        hop
        for hop in case.hops
        if hop.verdict in (Verdict.TRANSFER, Verdict.UNDETERMINABLE)
        and not for_others.isdisjoint(hop.activities)
        and own.isdisjoint(hop.activities)
    ]


def _undocumented(case: Case, at: Pointer, transfer: Transfer) -> Iterator[Hit]:
    if not transfer.assessment:
        yield Hit(case.at(at, "assessment"), variant="assessment")
    if not transfer.document:
        yield Hit(case.at(at, "document"), variant="safeguards")

"""A transfer, or what may be one, names no country.

## Why

Art. 30(1)(e) GDPR asks for the identification of each third country or international organisation, also where an
adequacy decision holds. "Outside the EEA", or "only adequate countries", identifies none; `to`, in a `transfer` table
or a statement on transfers, does. A recipient is reported once, at the first place that leaves it open, however many
of its engagements and places do.

## Bad

```toml
[register]
organisation = "controller"

[register.transfers]
statement = "only-adequate"

[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
accessed_from = ["IN", "THIRD"]  #! A114

[party.mail-service]
name = "Mail service"
seat = "EEA-OR-ADEQUATE"
```

## Good

```toml
[register]
organisation = "controller"

[register.transfers]
statement = "only-adequate"

[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
accessed_from = ["CH"]

[party.mail-service]
name = "Mail service"
seat = "CH"
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Several, Severity
from ropa.model import TransferStatement
from ropa.rules.case import Case, Hit
from ropa.rules.common import importing_places, is_abroad, own_addresses, place_name, receiving_hops
from ropa.transfers import Hop, PlaceUse
from ropa.transfers.regions import may_hold
from ropa.transfers.statement import destinations, stated
from ropa.vocabulary import Word, terms

CODE = "A114"
SEVERITY = Severity.ERROR
LAW = "30(1)(e)"
ADVICE = False

_OPEN = "EEA-OR-ADEQUATE"

_REGIONS = ("ADEQUATE", "THIRD", _OPEN)
"""Those that name no country and are, or may be, outside the EEA."""


def check(case: Case) -> Iterator[Hit]:
    """Report regions where countries belong, and statements on transfers where nothing names a place."""
    hops = tuple(receiving_hops(case))
    vague: dict[str, list[PlaceUse]] = {}
    for hop in hops:
        regional = [place for place in importing_places(hop) if place.code in _REGIONS]
        named = destinations(case.register, hop) if regional else ()
        for place in regional:
            if not any(may_hold(place.code or "", code, case.law) for code in named):
                vague.setdefault(hop.importer, []).append(place)
    for places in vague.values():
        # That data leave the EEA for certain weighs more than that they may.
        first = next((place for place in places if place.code != _OPEN), places[0])
        regions = Several(dict.fromkeys(place_name(place.code or "") for place in (first, *places)))
        yield Hit(first.at, {"place": regions}, "open" if first.code == _OPEN else "")
    register = case.register
    mine = own_addresses(case) | {register.address()}
    vague_ones = [(at, said) for at, said in stated(register, case.law) if _is_vague(said) and at.record in mine]
    concerned: dict[str, list[Hop]] = {at.record: [] for at, _ in vague_ones}
    for hop in hops:
        for address in concerned.keys() & (register.address(), *hop.activities) if concerned else ():
            concerned[address].append(hop)
    for at, transfers in vague_ones:
        if not _places(case, concerned[at.record]):
            word = Word(f"transfer-statement/{transfers.statement}")
            yield Hit(case.at(at, "statement"), {"statement": word}, "statement")


def _is_vague(said: TransferStatement) -> bool:
    """Whether a statement says that data may leave the EEA, and names no country."""
    return said.statement in ("only-adequate", "possible") and set(said.to or ()) <= set(terms("region"))


def _places(case: Case, hops: Iterable[Hop]) -> bool:
    """Whether any hop names a place that is, or may be, outside the EEA."""
    return any(place.code == _OPEN or is_abroad(case, place.code) for hop in hops for place in importing_places(hop))

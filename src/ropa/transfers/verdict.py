"""Whether a hop is a transfer: from where the importer sits, where it reaches the data from, where it keeps it."""

from typing import Literal

from ropa.i18n import Key
from ropa.law import Law, Status
from ropa.register.once import once
from ropa.transfers.hop import PlaceUse, Step, Verdict
from ropa.vocabulary import Word, terms

Position = Literal["eea", "abroad", "open"]

_REGIONS: dict[str, Position] = {
    "EEA": "eea",
    "ADEQUATE": "abroad",
    "THIRD": "abroad",
    "EEA-OR-ADEQUATE": "open",
}


def position(place: PlaceUse, law: Law) -> Position:
    """Whether a place is in the EEA (`eea`), outside it (`abroad`), or cannot be told (`open`)."""
    return _position(law, place.code)


@once
def _position(law: Law, code: str | None) -> Position:
    if code is None:
        return "open"
    if code in terms("region"):
        return _REGIONS[code]
    if code.startswith("org:"):
        return "abroad"
    found = law.jurisdiction(code)
    if found is None:
        return "open"
    return "eea" if found.status is Status.EEA else "abroad"


def verdict_of(places: tuple[PlaceUse, ...], law: Law) -> tuple[Verdict, list[Step]]:
    """The verdict on a hop with these places, and the steps that lead to it."""
    importers: set[Position] = set()
    stored: set[Position] = set()
    steps = []
    for place in places:
        where, step = _placed(law, place.how, place.code)
        (stored if place.how == "stored_in" else importers).add(where)
        steps.append(step)
    if "abroad" in importers:
        return Verdict.TRANSFER, steps
    if "open" in importers:
        return Verdict.UNDETERMINABLE, steps
    if "abroad" in stored:
        return Verdict.PLACE_ONLY, [*steps, Step("place-only")]
    if "open" in stored:
        return Verdict.UNDETERMINABLE, steps
    return Verdict.NOT_A_TRANSFER, [*steps, Step("all-in-eea")]


@once
def _placed(law: Law, use: str, code: str | None) -> tuple[Position, Step]:
    return _position(law, code), _place_step(law, use, code)


def _place_step(law: Law, use: str, code: str | None) -> Step:
    how = Key(f"transfers.how.{use}")
    if code is None:
        return Step("place.silent", {"how": how})
    if code in terms("region"):
        return Step("place.region", {"how": how, "region": Word(f"region/{code}")})
    found = law.jurisdiction(code)
    if found is None and not code.startswith("org:"):
        return Step("place.unknown", {"how": how, "code": code})
    status = found.status if found else Status.THIRD
    if found is not None and status is Status.PARTIAL:
        scope = Word(f"scope-condition/{found.scope_condition}") if found.scope_condition else found.scope
        return Step("place.partial", {"how": how, "code": code, "decision": found.decision, "scope": scope})
    return Step(
        f"place.{status}",
        {"how": how, "code": code, "decision": found.decision if found else ""},
    )

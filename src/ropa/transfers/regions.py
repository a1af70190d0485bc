"""Which places a region may stand for. A region remains a region: it is never taken to be a country in it."""

from collections.abc import Mapping

from ropa.law import Law, Status
from ropa.vocabulary import Word, terms

_OVERLAPS: Mapping[str, frozenset[str]] = {
    "EEA": frozenset(("EEA-OR-ADEQUATE",)),
    "ADEQUATE": frozenset(("EEA-OR-ADEQUATE", "THIRD")),
    "THIRD": frozenset(("ADEQUATE", "EEA-OR-ADEQUATE")),
    "EEA-OR-ADEQUATE": frozenset(("EEA", "ADEQUATE", "THIRD")),
}


def is_decided(code: str, law: Law) -> bool:
    """Whether an adequacy decision, if only for some recipients, is in force for a place on the day of the law."""
    found = law.jurisdiction(code)
    return code == "ADEQUATE" or (found is not None and found.status in (Status.ADEQUATE, Status.PARTIAL))


def may_hold(region: str, code: str, law: Law) -> bool:
    """Whether a region may be, or be part of, or contain another place; not for that place itself."""
    if region == code or region not in _OVERLAPS:
        return False
    if code in terms("region"):
        return code in _OVERLAPS[region]
    found = law.jurisdiction(code)
    if found is not None and found.status is Status.EEA:
        return region in ("EEA", "EEA-OR-ADEQUATE")
    return region == "THIRD" or (is_decided(code, law) and region != "EEA")


def may_be_one(one: str, other: str, law: Law) -> bool:
    """Whether two words for places may mean the same place."""
    return one == other or may_hold(one, other, law) or may_hold(other, one, law)


def place_name(code: str) -> str:
    """A place as a parameter of a text: the code of a country, or a region by its label."""
    return Word(f"region/{code}") if code in terms("region") else code

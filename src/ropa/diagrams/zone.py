"""Into which jurisdiction a hop leads, as far as the record tells."""

from ropa.law import Law, Status
from ropa.transfers import Hop, PlaceUse
from ropa.vocabulary import terms

ZONES = ("third", "partial", "adequate", "adequate-unnamed", "possible", "silent", "eea")
"""Jurisdictions, the farthest from the protection of the GDPR first."""

_REGIONS = {"EEA": "eea", "ADEQUATE": "adequate-unnamed", "EEA-OR-ADEQUATE": "possible", "THIRD": "third"}
_STATUSES = {Status.EEA: "eea", Status.ADEQUATE: "adequate", Status.PARTIAL: "partial", Status.THIRD: "third"}


def zone_of(hop: Hop, law: Law) -> str:
    """Where the importer of a hop is: the farthest of its seat and the places it reaches the data from.

    An importer inside the EEA stays there, wherever its servers stand; a place that is silent counts only where every
    other place is in the EEA.
    """
    found = {zone_at(use, law) for use in hop.places if use.how != "stored_in"}
    return next((zone for zone in ZONES if zone in found), "silent")


def zone_at(use: PlaceUse, law: Law) -> str:
    """The jurisdiction of one place; an organisation that no list has is none of those with adequate protection."""
    if use.code is None:
        return "silent"
    if use.code in terms("region"):
        return _REGIONS[use.code]
    if found := law.jurisdiction(use.code):
        return _STATUSES[found.status]
    return "third" if use.code.startswith("org:") else "silent"

"""A list of vendors, as crowd-sourced catalogues keep it, turned into a workspace of several clients.

What a catalogue says in words that have one meaning is kept; what has none, or several, is left silent in the records
and named in `unread`. Nothing is guessed: "Global" is no place, and of two head offices neither is the seat.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import tomli_w
from babel import Locale
from babel.core import get_global

from ropa.law import ALIASES, places
from ropa.vocabulary import terms

Vendor = Mapping[str, Any]
Tables = dict[str, dict[str, Any]]


class Client(NamedTuple):
    """An invented organisation: its language, its seat and the share of the vendors that it engages."""

    name: str
    seat: str
    language: str


class Use(NamedTuple):
    """An invented activity, and the categories of vendor that serve it."""

    key: str
    name: str
    subject: str
    data: tuple[str, ...]
    categories: tuple[str, ...]


class Conversion(NamedTuple):
    """The texts of a workspace by file name, and what of the catalogue could not be read."""

    files: dict[str, str]
    unread: list[str]


CLIENTS = {
    "client-a": Client("Client A", "NL", "nl"),
    "client-b": Client("Client B", "BE", "fr"),
    "client-c": Client("Client C", "DE", "de"),
    "client-d": Client("Client D", "IE", "en"),
    "client-e": Client("Client E", "AT", "de"),
}

USES = (
    Use(
        "campaigns",
        "Campaigns",
        "newsletter-subscriber",
        ("name", "email-address"),
        ("marketing", "social-media", "analytics"),
    ),
    Use(
        "customer-care",
        "Customer care",
        "customer",
        ("name", "correspondence"),
        ("customer-service", "telecommunications"),
    ),
    Use("payments", "Payments", "customer", ("name", "payment-data"), ("payment", "bookkeeper")),
    Use("hiring", "Hiring", "job-applicant", ("name", "work-history"), ("recruitment", "training")),
    Use("daily-work", "Daily work", "employee", ("name", "log-data"), ()),
)
"""The last takes every vendor that no other takes."""

CATEGORIES = (
    (("hosting", "infrastructure", "cloud computing", "cloud computing services", "cdn"), "hosting"),
    (("payments", "billing"), "payment"),
    (("customer support", "live chat", "customer communication platform"), "customer-service"),
    (("social network", "social media", "business network"), "social-media"),
    (("recruiting", "recruitment"), "recruitment"),
    (("analytics", "web analytics", "heatmaps", "subscription analytics"), "analytics"),
    (("marketing", "email marketing", "marketing automation", "newsletters", "newsletter"), "marketing"),
    (("education", "training software"), "training"),
    (("saas", "api", "computer software"), "cloud-software"),
)
"""Words of the catalogue and the category of party that each is; what a vendor does before how it delivers it."""

HOSTS = {"aws": "aws", "azure": "microsoft-azure", "google-cloud": "google-cloud"}
"""Short names of hosts that the catalogue lists as vendors under another id."""

SHIELD = "EU-U.S. Privacy Shield"
_INDICATOR = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def convert(vendors: Sequence[Vendor]) -> Conversion:
    """Make a workspace of vendors: the parties shared, and each client's engagements and activities its own.

    A vendor serves two clients that follow each other. Fields on readiness, certificates other than the EU-US Privacy
    Shield, and breaches have no field to go to.

    Args:
        vendors: Objects with `id`, `name`, `categories`, `countryHQ`, `dataCenters`, `hostingProviders`,
            `certifications`, `dpaUrl`, `contacts`; any but the first two may be missing or empty.
    """
    unread: list[str] = []
    by_id = {vendor["id"]: vendor for vendor in vendors}
    shared: Tables = {"party": {}, "document": {}}
    for vendor in vendors:
        shared["party"][vendor["id"]] = _party(vendor, unread)
        if vendor.get("dpaUrl"):
            title = f"Processor agreement of {vendor['name']}"
            website = {"kind": "processor-agreement", "website": vendor["dpaUrl"]}
            shared["document"][f"{vendor['id']}-dpa"] = {"title": title, **website}
        for key, host in _hosts(vendor).items():
            if key not in by_id:
                shared["party"].setdefault(key, {"name": host, "category": "hosting"})
        unread += [f"{vendor['id']}: dataCenters: {word}" for word in _places(vendor)[1]]
    files = {"shared/vendors.toml": tomli_w.dumps(shared)}
    for number, name in enumerate(CLIENTS):
        chosen = [item for place, item in enumerate(vendors) if (place - number) % len(CLIENTS) in (0, 1)]
        files[f"{name}/register.toml"] = tomli_w.dumps(_register(name, chosen, by_id))
    return Conversion(files, unread)


def country(words: str) -> str | None:
    """The code of the one country that a text names: by code, English name or flag; None for anything else."""
    text = words.strip()
    if _FLAG.fullmatch(text):
        text = "".join(chr(ord(letter) - _INDICATOR + ord("A")) for letter in text)
    text = _FLAG.sub("", text).strip() or text
    names = {_folded(name): code for code, name in Locale("en").territories.items()}
    other = get_global("territory_aliases").get(text.upper(), ())
    found = (text.upper(), names.get(_folded(text)), ALIASES.get(text.upper()), other[0] if len(other) == 1 else None)
    return next((code for code in found if code in places()), None)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold().strip()


def _party(vendor: Vendor, unread: list[str]) -> dict[str, Any]:
    party: dict[str, Any] = {"name": vendor["name"]}
    if category := _category(vendor):
        party["category"] = category
    said = vendor.get("countryHQ") or ""
    if seat := country(said):
        party["seat"] = seat
    elif said:
        unread.append(f"{vendor['id']}: countryHQ: {said}")
    emails = [contact["email"] for contact in vendor.get("contacts") or () if contact.get("email")]
    return party | ({"email": list(dict.fromkeys(emails))} if emails else {})


def _category(vendor: Vendor) -> str:
    said = {word.casefold() for word in vendor.get("categories") or ()}
    found = next((term for words, term in CATEGORIES if said.intersection(words)), "")
    assert not found or found in terms("party-category")
    return found


def _places(vendor: Vendor) -> tuple[list[str], list[str]]:
    """Where a vendor keeps data, and the words for it that name no place."""
    read: dict[str, None] = {}
    unread = []
    for word in vendor.get("dataCenters") or ():
        if place := "EEA" if word in ("EU", "EEA") else country(word):
            read[place] = None
        else:
            unread.append(word)
    return list(read), unread


def _hosts(vendor: Vendor) -> dict[str, str]:
    """The hosts of a vendor by their id, one that is the vendor itself left out."""
    named = [host for host in vendor.get("hostingProviders") or () if host]
    keys = ((re.sub(r"[^a-z0-9]+", "-", host.casefold()).strip("-"), host) for host in named)
    return {HOSTS.get(key, key): host for key, host in keys if HOSTS.get(key, key) != vendor["id"]}


def _register(name: str, vendors: Sequence[Vendor], by_id: Mapping[str, Vendor]) -> dict[str, Any]:
    client = CLIENTS[name]
    own = f"{name}-number"
    engagements: dict[str, Any] = {}
    activities: dict[str, Any] = {}
    for vendor in vendors:
        key = f"use-{vendor['id']}"
        engagements[key] = _engagement(vendor)
        engagements |= _beneath(key, vendor, by_id, frozenset((vendor["id"],)))
        use = next((item for item in USES if _category(vendor) in item.categories), USES[-1])
        activity = activities.setdefault(use.key, _activity(use, own))
        role = {"role": "processor"} if vendor.get("dpaUrl") else {}
        activity["disclosure"].append({"to": key, **role})
    return {
        "register": {"organisation": name, "origin": "own", "language": client.language},
        "party": {name: {"name": client.name, "seat": client.seat}},
        "data": {own: {"name": f"Number at {client.name}"}},
        "engagement": engagements,
        "activity": activities,
    }


def _engagement(vendor: Vendor) -> dict[str, Any]:
    engagement: dict[str, Any] = {
        "party": f"shared/{vendor['id']}",
        "service": vendor.get("description") or vendor["name"],
    }
    places, unread = _places(vendor)
    if places and unread:
        engagement["note"] = f"Further places that the catalogue does not name: {', '.join(unread)}"
    if places:
        engagement["stored_in"] = places
    if vendor.get("dpaUrl"):
        document = f"shared/{vendor['id']}-dpa"
        engagement["contract"] = {"kind": "processor-agreement", "claimed": True, "document": document}
    return engagement | _tool(vendor)


def _tool(vendor: Vendor) -> dict[str, Any]:
    """The tool that a vendor claims; the certificate is the importer's own, whoever engages it."""
    if SHIELD not in (vendor.get("certifications") or ()):
        return {}
    return {"transfer": {"tool": "privacy-shield", "scope": {"listing": SHIELD, "active": True}}}


def _beneath(above: str, vendor: Vendor, by_id: Mapping[str, Vendor], seen: frozenset[str]) -> dict[str, Any]:
    """The hosts of a vendor under its engagement, and the hosts of those; a circle of hosts is walked once."""
    found: dict[str, Any] = {}
    for key in _hosts(vendor):
        if key not in seen:
            here = f"{above}-{key}"
            found[here] = {"party": f"shared/{key}", "under": above, "service": f"hosting for {vendor['name']}"}
            if key in by_id:
                found[here] |= _tool(by_id[key])
                found |= _beneath(here, by_id[key], by_id, seen | {key})
    return found


def _activity(use: Use, own: str) -> dict[str, Any]:
    return {
        "name": use.name,
        "status": "active",
        "capacity": "controller",
        "purposes": [f"{use.name} for the people concerned"],
        "subjects": [use.subject],
        "data": [*use.data, own],
        "legal_basis": [{"basis": "contract"}],
        "disclosure": [],
    }

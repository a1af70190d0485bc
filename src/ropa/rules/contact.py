"""Contact details: whether they can work, and whose they seem to be."""

import re
from collections.abc import Iterator

from ropa.finding import Path, Pointer
from ropa.model import Activity, Party
from ropa.register import Register
from ropa.register.references import stating_any
from ropa.rules.common import party_of
from ropa.vocabulary import terms

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"]+@(?P<domain>[^\s@.,;:<>()\[\]\"]+(?:\.[^\s@.,;:<>()\[\]\"]+)+)")
_WEBSITE = re.compile(r"(?:https?://)?(?P<domain>[^\s/@:.]+(?:\.[^\s/@:.]+)+)(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()./·–-]+(?:(?:ext\.?|x|toestel|poste|Durchwahl)\s*\d+)?", re.IGNORECASE)
_FEWEST, _MOST = 3, 15
"""Figures of a telephone number: short numbers of a country, and the limit of ITU-T E.164."""

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "gouv", "or"))
"""Labels under which a country's registry gives out names, as in `example.co.uk`."""


def email_domain(value: str) -> str:
    """The domain of an e-mail address; empty where the text is none."""
    match = _EMAIL.fullmatch(value.strip())
    return match["domain"].casefold() if match else ""


def website_domain(value: str) -> str:
    """The domain of a website without `www.`; empty where the text is none."""
    match = _WEBSITE.fullmatch(value.strip())
    return match["domain"].casefold().removeprefix("www.") if match else ""


def can_work(name: str, value: str) -> bool:
    """Whether a value has the form of what its field holds; an address always has."""
    if name == "email":
        return bool(email_domain(value))
    if name == "website":
        return bool(website_domain(value))
    figures = sum(character.isdigit() for character in value)
    return name != "phone" or (_PHONE.fullmatch(value.strip()) is not None and _FEWEST <= figures <= _MOST)


def main_label(domain: str) -> str:
    """The part of a domain that its holder chose: `example` of `shop.example.co.uk`."""
    labels = domain.split(".")
    is_deep = len(labels) > 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004
    return labels[-3 if is_deep else -2]


def is_public(domain: str) -> bool:
    """Whether a domain is a public mail service's, which says nothing of whose the address is."""
    return any(domain in label.split() for term in terms("public-mail").values() for label in term.labels.values())


def responsible(register: Register) -> dict[str, Party]:
    """The parties whose contact details Art. 30(1)(a) and (2)(a) ask for, by address."""
    own = register.own
    named = [own.organisation, own.representative, own.dpo] if own else []
    for _, activity in stating_any(register, ("joint_controllers", "on_behalf_of")):
        if not isinstance(activity, Activity):
            continue
        named += activity.joint_controllers if isinstance(activity.joint_controllers, tuple) else ()
        named += activity.on_behalf_of or ()
    found = (party_of(register, word) for word in named)
    return dict(filter(None, found))


def written(party: Party) -> Iterator[tuple[Path, str, str]]:
    """The contact details of a party: path, name of the field and value, in the order of the record."""
    for name in ("email", "phone"):
        for number, value in enumerate(getattr(party, name) or ()):
            yield (name, number), name, value
    if party.website:
        yield ("website",), "website", party.website


def addresses(register: Register) -> Iterator[tuple[Pointer, str]]:
    """The e-mail addresses that the register itself gives to data subjects: for rights and for breaches."""
    own = register.own
    for number, right in enumerate((own and own.right) or ()):
        if right.at and right.via == "email":
            yield Pointer(register.address(), ("right", number, "at")), right.at
    if own and own.breach and own.breach.contact and "@" in own.breach.contact:
        yield Pointer(register.address(), ("breach", "contact")), own.breach.contact

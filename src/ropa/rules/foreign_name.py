"""A name or an e-mail address that seems to be another company's.

## Why

Texts are copied, and with them the name of whoever they were written for: "contact Example Ltd" in the register of
somebody else. Art. 30(1)(a) GDPR wants the controller named, and Art. 5(2) a record that is its own. From one register
two things can be told: another name that the source gives the organisation and that is like none of its own; and an
e-mail address whose domain is neither that of the organisation's website, nor like one of its names, nor that of
another party. Addresses at public mail services say nothing. A name in running text cannot be told from any other word,
and a group company's or a new name looks the same: the finding asks, it does not accuse.

## Bad

```toml
[register]
organisation = "webshop"

[party.webshop]
name = "Example Shop"
address = "Sample Street 1"
website = "https://example-shop.example"
email = ["privacy@otherfirm.example"]  #! H107

[[party.webshop.alternative]]
field = "name"
value = "Invoicer"  #! H107
```

## Good

```toml
[register]
organisation = "webshop"

[party.webshop]
name = "Example Shop"
address = "Sample Street 1"
website = "https://example-shop.example"
email = ["privacy@shop.example-shop.example"]

[[party.webshop.alternative]]
field = "name"
value = "Exampleshop B.V."
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Party
from ropa.register import Register
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.contact import addresses, email_domain, is_public, main_label, website_domain
from ropa.rules.prose import squeezed
from ropa.vocabulary import nearest

CODE = "H107"
SEVERITY = Severity.WARNING
LAW = "5(2), 30(1)(a)"
ADVICE = True

_SHORTEST = 3


def check(case: Case) -> Iterator[Hit]:
    """Report names and e-mail addresses of the organisation that are like none of its own."""
    register = case.register
    found = party_of(register, register.own.organisation) if register.own else None
    if found is None:
        return
    at, party = Pointer(found[0]), found[1]
    own = {squeezed(name) for name in (party.name, party.legal_name or "", *(party.trade_names or ()))} - {""}
    domains = [website_domain(party.website or ""), *map(email_domain, party.email or ())]
    kin = own | {squeezed(main_label(domain)) for domain in domains if domain and not is_public(domain)}
    for number, other in enumerate(party.alternative or ()):
        values = (other.value,) if isinstance(other.value, str) else other.value
        for value in values if other.field in ("name", "legal_name") else ():
            if not _is_like(squeezed(value), kin):
                yield Hit(case.at(at, "alternative", number, "value"), {"name": party.name, "value": value})
    website = domains[0]
    if not website:
        return
    written = [(case.at(at, "email", number), value) for number, value in enumerate(party.email or ())]
    for place, value in (*written, *addresses(register)):
        domain = email_domain(value)
        if not domain or is_public(domain) or domain in _domains(register, found[0]):
            continue
        if f".{domain}".endswith(f".{website}") or f".{website}".endswith(f".{domain}"):
            continue
        if not _is_like(squeezed(main_label(domain)), own | {squeezed(main_label(website))}):
            yield Hit(place, {"name": party.name, "value": value, "website": website}, "domain")


def _is_like(name: str, names: set[str]) -> bool:
    """Whether a name is like one of some, contains it or is part of it; one without letters is not judged."""
    if len(name) < _SHORTEST:
        return True
    if any(len(one) >= _SHORTEST and (one in name or name in one) for one in names):
        return True
    return nearest(name, sorted(names)) is not None


def _domains(register: Register, organisation: str) -> set[str]:
    """The domains of the parties beside the organisation."""
    found = set()
    for home in (register, register.shared):
        for key, party in home.of(Party) if home else ():
            if home and home.address(key) != organisation:
                found |= {website_domain(party.website or ""), *map(email_domain, party.email or ())}
    return found - {""}

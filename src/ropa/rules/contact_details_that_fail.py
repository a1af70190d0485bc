"""Contact details that contradict each other or cannot work.

## Why

Art. 30(1)(a) GDPR asks for contact details, and Art. 12(2) has the controller make it easy to exercise rights. An
address that nobody can write to does neither. Reported of the parties whose details Art. 30 asks for, and of the e-mail
addresses for rights and breaches: what does not have the form of an e-mail address, a telephone number or a website; a
second value that the source gives for a contact field; an address whose domain is spelled almost, but not quite, as the
organisation's own. Whether an address of the right form is answered cannot be told from a record. A second value is no
contradiction where the field itself lists it.

## Bad

```toml
[register]
organisation = "webshop"

[[register.right]]
rights = ["access"]
via = "email"
at = "privacy@exampel.example"  #! H108

[party.webshop]
name = "Example Shop"
email = ["privacy@example.example"]
phone = ["to be added"]  #! H108
website = "example shop"  #! H108

[[party.webshop.alternative]]
field = "email"
value = ["privacy @ EXAMPLE"]  #! H108

[[party.webshop.alternative]]
field = "phone"
value = "+32 2 000 00 00"  #! H108
```

## Good

```toml
[register]
organisation = "webshop"

[[register.right]]
rights = ["access"]
via = "email"
at = "privacy@example.example"

[party.webshop]
name = "Example Shop"
email = ["privacy@example.example", "info@example.example"]
phone = ["+32 (0)2 000 00 00"]
website = "www.example.example"

[[party.webshop.alternative]]
field = "email"
value = "info@example.example"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.i18n import Key
from ropa.model import Party
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.contact import addresses, can_work, email_domain, is_public, responsible, website_domain, written
from ropa.vocabulary import nearest

CODE = "H108"
SEVERITY = Severity.WARNING
LAW = "30(1)(a), 12(2)"
ADVICE = False

_FIELDS = ("address", "email", "phone", "website")


def check(case: Case) -> Iterator[Hit]:
    """Report contact details of the wrong form, second values, and near misses of the organisation's own domain."""
    for address, party in responsible(case.register).items():
        for path, name, value in written(party):
            if not can_work(name, value):
                yield _malformed(Pointer(address, path), name, value)
        yield from _alternatives(Pointer(address), party)
    yield from _addresses(case)


def _malformed(at: Pointer, name: str, value: str) -> Hit:
    return Hit(at, {"field": Key(f"fields.party.{name}"), "value": value})


def _alternatives(at: Pointer, party: Party) -> Iterator[Hit]:
    for number, other in enumerate(party.alternative or ()):
        if other.field not in _FIELDS:
            continue
        stated = getattr(party, other.field) or ()
        known = {_plain(value) for value in ((stated,) if isinstance(stated, str) else stated)}
        for value in (other.value,) if isinstance(other.value, str) else other.value:
            place = Pointer(at.record, ("alternative", number, "value"))
            if not can_work(other.field, value):
                yield _malformed(place, other.field, value)
            elif _plain(value) not in known:
                yield Hit(place, {"field": Key(f"fields.party.{other.field}"), "value": value}, "alternative")


def _plain(value: str) -> str:
    return "".join(value.casefold().split())


def _addresses(case: Case) -> Iterator[Hit]:
    """The addresses for rights and breaches: those of the wrong form, and those of a domain that is almost right."""
    own = case.register.own
    found = party_of(case.register, own.organisation) if own else None
    emails = found[1].email or () if found else ()
    others = [other for other in (found[1].alternative or () if found else ()) if other.field == "email"]
    told = {value for other in others for value in ((other.value,) if isinstance(other.value, str) else other.value)}
    site = website_domain(found[1].website or "") if found else ""
    domains = {domain for domain in (site, *map(email_domain, emails)) if domain and not is_public(domain)}
    for at, value in addresses(case.register):
        domain = email_domain(value)
        if not domain:
            yield _malformed(at, "email", value)
        elif domain not in domains and value not in told and not is_public(domain):
            close = nearest(domain, sorted(domains))
            if close and not any(f".{domain}".endswith(f".{one}") for one in domains) and _is_slip(domain, close):
                yield Hit(at, {"value": value, "suggestion": close}, "spelling")


def _is_slip(one: str, other: str) -> bool:
    """Whether two domains differ by a slip of the pen: one letter more or less, another letter, or two exchanged."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])

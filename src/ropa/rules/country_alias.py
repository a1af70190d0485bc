"""A code in common use stands where an ISO 3166-1 code belongs.

## Why

`UK` is `GB` and `EL` is `GR` in ISO 3166-1; `EU` is a union of countries, for which the region `EEA` stands. Until the
code is right, the place counts as unknown. A code that exists is not doubted, unless the party's own address, telephone
number, e-mail or website says another country that is easily mistaken for it: `IR` is Iran, and Ireland is `IE`.

## Bad

```toml
[party.supplier]
name = "Supplier Ltd"
seat = "UK"  #! H106

[engagement.hosting]
party = "supplier"
stored_in = ["NL", "EU"]  #! H106

[party.irish-host]
name = "Irish Host Ltd"
seat = "IR"  #! H106
address = "1 Sample Street, Dublin, Ireland"
```

## Good

```toml
[party.supplier]
name = "Supplier Ltd"
seat = "GB"

[engagement.hosting]
party = "supplier"
stored_in = ["NL", "EEA"]

[party.carpet-maker]
name = "Carpet maker"
seat = "IR"
address = "Sample Street 1, Tehran, Iran"
```
"""

import re
from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.law import ALIASES
from ropa.model import Party
from ropa.register.references import Used, words, words_once
from ropa.rules.case import Case, Hit
from ropa.rules.common import party_of
from ropa.rules.contact import email_domain, website_domain
from ropa.rules.words import UNION
from ropa.vocabulary import Term, Word, terms

CODE = "H106"
SEVERITY = Severity.WARNING
LAW = ""
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report aliases of countries, the Union where a country belongs, and codes that the party's details belie."""
    doubtful = {
        (used.field, used.word)
        for used in words_once(case.register)
        if used.field.declared.place
        and (used.word in ALIASES or used.word in UNION or used.word in terms("mistaken-country"))
    }
    for used in words(case.register) if doubtful else ():
        if (used.field, used.word) not in doubtful:
            continue
        if used.word in ALIASES:
            yield Hit(used.at, {"word": used.word, "suggestion": ALIASES[used.word]})
        elif used.word in UNION:
            yield Hit(used.at, {"word": used.word, "suggestion": UNION[used.word]}, "union")
        elif _tells(case, used, term := terms("mistaken-country")[used.word]):
            params = {
                "word": used.word,
                "country": Word(f"mistaken-country/{used.word}"),
                "suggestion": term.marks["meant"],
            }
            yield Hit(used.at, params, "other")


def _tells(case: Case, used: Used, term: Term) -> bool:
    """Whether the details of the party at whose record a code stands are those of the country that may be meant."""
    party = _party(case, used.at)
    if party is None:
        return False
    hosts = [*map(email_domain, party.email or ()), website_domain(party.website or "")]
    phones = ("".join(filter(str.isdigit, number.replace("+", "00"))) for number in party.phone or ())
    words = set(re.findall(r"\w+", (party.address or "").casefold()))
    return (
        any(label.casefold() in words for label in term.labels.values())
        or any(host.endswith(term.marks["domain"]) for host in hosts)
        or any(number.startswith(term.marks["phone"]) for number in phones)
    )


def _party(case: Case, at: Pointer) -> Party | None:
    """The party whose place a field states: the record's own, or the one engaged."""
    found = party_of(case.register, at.record.removeprefix(f"{case.register.name}/"))
    return found[1] if found else None

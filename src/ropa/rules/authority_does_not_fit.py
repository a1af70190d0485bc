"""The supervisory authority does not fit the organisation's country.

## Why

Competent is the authority of the Member State where the organisation has its main or only establishment (Art. 55 and 56
GDPR); of an organisation outside the EEA, that of its representative's country is reported against. In Germany the
authority of a Land supervises companies; the federal one supervises federal bodies, telecommunications and postal
services (§ 9 BDSG). A seat names no Land, so which Land's authority it is, is not judged. A person may complain where
he or she lives or works as well (Art. 77), so that a notice names another country's authority is informative only; it
is found by the authority's name in `at` of the right to complain, where that name is unmistakable. An organisation
whose main establishment is not where it is seated says so in an open field of `authority`.

## Bad

```toml
[register]
organisation = "shop"
authority = "nl-ap"  #! G105

[party.shop]
name = "Shop"
seat = "BE"
```

## Good

```toml
[register]
organisation = "shop"
authority = "de-ni"

[party.shop]
name = "Shop"
seat = "DE"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Party
from ropa.rules.case import Case, Hit
from ropa.rules.common import established, excused, place_name, supervises
from ropa.vocabulary import Term, Word, terms

CODE = "G105"
SEVERITY = Severity.WARNING
LAW = "55, 56, 77"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report an authority of another country, and a federal one where a Land's is competent."""
    own = case.register.own
    party = established(case)
    if own is None or party is None or excused(case, own, "authority"):
        return
    seat = party.seat or ""
    at = Pointer(case.register.address(), ("authority",))
    term = terms("authority").get(own.authority or "")
    if term and not supervises(term, seat):
        yield Hit(at, _params(party, term))
    elif term and (only := term.marks.get("only")) and party.kind != "authority" and party.category not in only:
        yield Hit(at, _params(party, term), "federal", Severity.INFO)
    for number, right in enumerate(own.right or ()):
        if "complaint" in right.rights and right.at:
            named = [term for term in terms("authority").values() if _is_named(term, right.at)]
            if named and not any(supervises(term, seat) for term in named):
                place = Pointer(case.register.address(), ("right", number, "at"))
                yield Hit(place, _params(party, named[0]), "complaint", Severity.INFO)


def _is_named(term: Term, text: str) -> bool:
    return any(name.casefold() in text.casefold() for name in term.marks.get("names", ()))


def _params(party: Party, term: Term) -> dict[str, str]:
    return {"name": party.name, "place": place_name(party.seat or ""), "authority": Word(f"authority/{term.key}")}

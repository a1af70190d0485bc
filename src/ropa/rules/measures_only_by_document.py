"""Security measures are given only by reference to a document, or by a phrase.

## Why

Art. 30(4) GDPR has the record itself made available to the supervisory authority; it should be readable on its own, not
a list of links. A few words from the list are a general description (Art. 30(1)(g)); the document adds to it.
"Appropriate technical and organisational measures" repeats Art. 32(1), and "industry standard security" names none:
measures of the register's own whose names are nothing but listed phrases, in English, Dutch, French or German, are
reported where an activity has no other.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
measures_described_in = ["security-policy"]  #! A122

[document.security-policy]
title = "Information security policy"

[activity.invoicing]
name = "Invoicing"
measures = ["standard-measures"]  #! A122

[measure.standard-measures]
name = "Appropriate technical and organisational measures"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
measures = ["access-control", "encryption-in-transit"]
measures_described_in = ["security-policy"]

[document.security-policy]
title = "Information security policy"
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Pointer, Several, Severity
from ropa.model import MeasureTerm
from ropa.register import Register, Statement, statements
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.phrases import says_only

CODE = "A122"
SEVERITY = Severity.WARNING
LAW = "30(1)(g), 30(4)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities whose measures stand in a document, or in a phrase, and nowhere in the record."""
    seen: set[Pointer] = set()
    for _, key, activity in alike(case, "measures", lambda held: _are_phrases(case.register, held)):
        named = tuple(statements(case.register, key, activity, "measures"))
        first = next(iter((*named, *statements(case.register, key, activity, "measures_described_in"))), None)
        if first is None:
            continue
        at = Pointer(first.at.record, first.at.field[:1])
        if at not in seen:
            seen.add(at)
            yield (
                Hit(at, {"wording": Several(_name(case.register, item.value) for item in named)}, "phrase")
                if named
                else Hit(at)
            )


def _are_phrases(register: Register, named: Iterable[Statement]) -> bool:
    return all(_is_phrase(register, item.value) for item in named)


def _is_phrase(register: Register, word: str) -> bool:
    name = _name(register, word)
    return bool(name) and says_only(name, "empty-measure")


def _name(register: Register, word: str) -> str:
    """What a measure of the register's own is called; empty for one of the list."""
    found = register.find(word)
    return found[1].name if found and isinstance(found[1], MeasureTerm) else ""

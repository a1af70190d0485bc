"""An abbreviation that the register does not explain.

## Why

A record should be readable on its own: supervisory authorities have objected to registers full of abbreviations that
only the department knows. No article asks for this. `glossary` in the register explains one for all records, and so
does the full name beside it: "Customer Care Platform (CCP)". Common abbreviations of the law and of everyday language,
codes of countries and the names of parties and systems are no acronyms; a word in quotation marks, or in a text all in
capitals, is none either. An abbreviation in small letters cannot be told from a word.

## Bad

```toml
[activity.support]
name = "Support"
purposes = [
  "Answering questions that reach the KCC",  #! H105
]
```

## Good

```toml
[register]
organisation = "controller"

[[register.glossary]]
term = "KCC"
meaning = "customer contact centre"

[activity.support]
name = "Support"
purposes = ["Answering questions that reach the KCC", "Complaints to the Advertising Code Board (ACB), under the GDPR"]
```
"""

import re
from collections.abc import Iterator
from functools import cache

from ropa.finding import Severity
from ropa.model import System
from ropa.register import Register
from ropa.register.once import once
from ropa.rules.case import Case, Hit
from ropa.rules.prose import homes, party_names, prose, together
from ropa.vocabulary import terms

CODE = "H105"
SEVERITY = Severity.INFO
LAW = "5(2)"
ADVICE = True

# What stands before it is looked at behind its first letter, so that capitals alone are looked for and not every place.
_TOKEN = re.compile(r"[A-Z](?<![\w@./'\"‘“„«-].)[A-Z0-9]{1,5}(?![\w@]|\.\w)")
_ROMAN = re.compile(r"[IVX]+")
_FEWEST = 2


def check(case: Case) -> Iterator[Hit]:
    """Report each unexplained abbreviation once, where it is first used."""
    words = set(_TOKEN.findall(together(case.register)))
    if not words:
        return
    texts = prose(case.register)
    known = _known(case.register) | case.law.places()
    seen: set[str] = set()
    for at, text in texts:
        if text.upper() == text and " " in text.strip():
            continue
        for word in _TOKEN.findall(text):
            if word in seen or word in known or _ROMAN.fullmatch(word) or sum(map(str.isalpha, word)) < _FEWEST:
                continue
            seen.add(word)
            if not any(_is_explained(word, other) for _, other in texts):
                yield Hit(at, {"word": word})


def _is_explained(word: str, text: str) -> bool:
    """Whether the abbreviation stands in brackets behind its full name, or the full name behind it."""
    return f"({word})" in text or f"{word} (" in text


def _known(register: Register) -> set[str]:
    """The words that need no explanation here: explained ones, common ones, and all that names are made of."""
    explained = {item.term for item in (register.own and register.own.glossary) or ()}
    return explained.union(_common(), *map(_in_names, homes(register)))


@once
def _in_names(home: Register) -> frozenset[str]:
    names = (*party_names(home), *(system.name for _, system in home.of(System)))
    return frozenset(word for name in names for word in re.findall(r"\w+", name))


@cache
def _common() -> frozenset[str]:
    labels = (label for term in terms("common-abbreviation").values() for label in term.labels.values())
    return frozenset(word for label in labels for word in label.split())

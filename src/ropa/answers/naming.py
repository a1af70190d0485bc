"""What a word that people write stands for: a term by its label in any language, a place, a record by its name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from ropa.answers.standing import folded, words_of
from ropa.i18n import LANGUAGES
from ropa.law import ALIASES, Law
from ropa.model import KINDS, Engagement, FieldPlan, Party
from ropa.register import Register
from ropa.register.references import kinds_of, vocabulary_of
from ropa.vocabulary import label, nearest, terms

_ASIDE = re.compile(r"\s*\([^)]*\)")
_CODE = re.compile(r"[A-Z]{2}")
_SHORTEST = 5
"""Beginnings of labels that are shorter than this might mean anything."""


class Names:
    """The names of all that a field may hold, in every language, each with the word that is written."""

    def __init__(self, register: Register, law: Law, kind: str, field: FieldPlan) -> None:
        vocabulary = vocabulary_of(kind, field)
        self._found: dict[str, set[str]] = {}
        self._shown: dict[str, str] = {}
        if vocabulary:
            self._add((name, key) for key, name in _terms(vocabulary))
            self._shown |= {key: label(vocabulary, key, register.language) for key in terms(vocabulary)}
        for own in kinds_of(field, vocabulary):
            self._add(_records(register, own))
        if field.declared.place:
            self._add(_places())
            self._add((name, code) for code, names in words_of("place").items() for name in names)
            self._add((code, code) for code in law.places())

    def _add(self, pairs: Iterable[tuple[str, str]]) -> None:
        for name, word in pairs:
            self._found.setdefault(folded(name), set()).add(word)

    def word(self, said: str) -> str | None:
        """The word for what was said; None where it means nothing here, or several things."""
        if _CODE.fullmatch(said) and said in ALIASES:
            return ALIASES[said]
        key = folded(said)
        found = self._found.get(key)
        if found is None and len(key) >= _SHORTEST:
            found = {word for name, words in self._found.items() if name.startswith(key) for word in words}
        return next(iter(found)) if found and len(found) == 1 else None

    def is_name(self, said: str) -> bool:
        """Whether that is just what it is called, and not only the beginning of it."""
        return folded(said) in self._found

    def nearest(self, said: str) -> str | None:
        """What was most likely meant, by its name in the register's language; None where nothing is close."""
        close = nearest(folded(said), self._found)
        word = min(self._found[close]) if close else None
        return self._shown.get(word, word) if word else None


@cache
def _terms(vocabulary: str) -> tuple[tuple[str, str], ...]:
    found = []
    for key, term in terms(vocabulary).items():
        for name in (key, *term.labels.values()):
            found += [(key, name), (key, _ASIDE.sub("", name))]
    return tuple(found)


@cache
def _places() -> tuple[tuple[str, str], ...]:
    found = [
        (name, code)
        for language in LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if _CODE.fullmatch(code) and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")
    ]
    found += [(name, code) for code, name in _terms("region")]
    return tuple(found)


def _records(register: Register, kind: str) -> Iterator[tuple[str, str]]:
    """The records of a kind by all that they are called, those of the register and the shared ones."""
    model = KINDS[kind]
    for home, prefix in ((register.shared, "shared/"), (register, "")):
        for key, record in home.records.items() if home else ():
            word = f"{prefix}{key}"
            if type(record) is model:
                yield from ((name, word) for name in _called(record, key))


def _called(record: object, key: str) -> Iterator[str]:
    yield key
    for name in ("name", "title", "service", "legal_name"):
        if value := getattr(record, name, None):
            yield value
    yield from getattr(record, "trade_names", None) or ()


def served(register: Register, word: str) -> str:
    """The engagement of a party that has one only, else the word itself."""
    found = register.find(word)
    if found is None or not isinstance(found[1], Party):
        return word
    engaged = [key for key, record in register.of(Engagement) if record.party == word and record.under is None]
    return engaged[0] if len(engaged) == 1 else word

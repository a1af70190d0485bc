"""Words of the closed lists: by their labels in four languages, by common names, or as the register's own."""

import re
from collections.abc import Mapping
from functools import cache

from ropa.model import KINDS, OWN_TERMS
from ropa.reading.cells.reading import Reading, read_as, unread, words
from ropa.reading.names import same_name
from ropa.register import Register
from ropa.vocabulary import Word, terms

_ALIKE = 90
"""How much alike a word must be to a label, of 100, to be read as it; plurals are, other words hardly."""

_NEAR = 75
"""How much alike it must be for the label to be suggested."""

_ASIDE = re.compile(r"\s*\([^)]*\)")
_SHORT_NAME = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])\)")
"""The abbreviation that a label gives of itself, such as that of an authority."""

_SHORTEST = 5
"""Beginnings of labels that are shorter than this might mean anything."""

_SHORT = 6
"""Words of fewer letters are read exactly: in these, one letter makes another word."""


def term(vocabulary: str, text: str, register: Register) -> Reading[str]:
    """The word of a list that a text means: a key, a label, a common name, or a word of the register's own.

    Args:
        vocabulary: The list.
        text: What stands in the cell.
        register: Its own words are known too.
    """
    found = named(vocabulary, text, register)
    if found.value:
        return found
    name = same_name(text)
    close, score = (
        _closest(name, {**_labels(vocabulary), **_synonyms(vocabulary)}) if len(name) >= _SHORT else ("", 0.0)
    )
    if score >= _ALIKE:
        return read_as(close, "term", term=Word(f"{vocabulary}/{close}"))
    return unread("near-term", term=Word(f"{vocabulary}/{close}")) if score >= _NEAR else unread("no-term")


def named(vocabulary: str, text: str, register: Register) -> Reading[str]:
    """The word of a list that a text names, by a name or the beginning of a label, not by likeness."""
    name = same_name(text)
    if text.strip() in terms(vocabulary):
        return Reading(text.strip())
    if own := _own(vocabulary, name, register):
        return Reading(own)
    if key := _labels(vocabulary).get(name):
        return Reading(key)
    if key := _synonyms(vocabulary).get(name) or _begun(vocabulary, name):
        return read_as(key, "term", term=Word(f"{vocabulary}/{key}"))
    return unread("no-term")


@cache
def synonyms(vocabulary: str, key: str) -> tuple[str, ...]:
    """What a word of a list is commonly called, beside its labels."""
    return tuple(words("synonyms").get(vocabulary, {}).get(key, ()))


@cache
def groups(vocabulary: str) -> Mapping[str, tuple[str, ...]]:
    """Words in use that stand for several terms of a list, and which."""
    listed = words("groups").get(vocabulary, {})
    return {same_name(word): tuple(keys) for word, keys in listed.items()}


def _own(vocabulary: str, name: str, register: Register) -> str:
    if vocabulary not in OWN_TERMS:
        return ""
    for own in filter(None, (register, register.shared)):
        for key, record in own.of(KINDS[vocabulary]):
            if same_name(str(getattr(record, "name", key))) == name:
                return key if own is register else own.address(key)
    return ""


def _begun(vocabulary: str, name: str) -> str:
    """The word of which some label begins with these words; empty where several do."""
    labels = _labels(vocabulary).items() if len(name) >= _SHORTEST else ()
    found = {key for label, key in labels if label.startswith(f"{name} ")}
    return found.pop() if len(found) == 1 else ""


def _closest(name: str, among: Mapping[str, str]) -> tuple[str, float]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - dear to import, and only an import asks

    found = process.extractOne(name, list(among), scorer=fuzz.ratio)
    return (among[found[0]], found[1]) if found else ("", 0.0)


@cache
def _labels(vocabulary: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, one in terms(vocabulary).items():
        for label in (*one.labels.values(), key):
            found.setdefault(same_name(label), key)
    for key, one in terms(vocabulary).items():
        for label in one.labels.values():
            found.setdefault(same_name(_ASIDE.sub("", label)), key)
    short: dict[str, set[str]] = {}
    for key, one in terms(vocabulary).items():
        for label in one.labels.values():
            for match in _SHORT_NAME.finditer(label):
                short.setdefault(same_name(match[1]), set()).add(key)
    # Authorities of several countries share an abbreviation; then it names none of them.
    return {name: keys.pop() for name, keys in short.items() if len(keys) == 1} | found


@cache
def _synonyms(vocabulary: str) -> Mapping[str, str]:
    listed = words("synonyms").get(vocabulary, {})
    return {same_name(word): key for key, there in listed.items() for word in there}

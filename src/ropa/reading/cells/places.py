"""Countries by name in the languages of the Union, by code or by what their people are called; regions by name."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from ropa.law import ALIASES, places
from ropa.reading.cells.reading import Reading, by_word, read_as, unread, words
from ropa.reading.names import folded, same_name
from ropa.vocabulary import Word, nearest, terms

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
"""The official languages of the European Union."""

_CODE = re.compile(r"[A-Za-z]{2}")
_THREE = re.compile(r"[A-Z]{3}")
_SHORTEST = 5
"""Beginnings of names that are shorter than this might mean anything."""

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")


def place(text: str, language: str) -> Reading[str]:
    """The place that a text names.

    Args:
        text: A name, a code or a demonym; a second one in brackets must mean the same place.
        language: Language of the register, in which countries are named in what is said.

    Returns:
        A code as a record may name it; none, with what was most likely meant, where that cannot be known.
    """
    plain = text.strip().strip(".").strip()
    found = _place(plain, language)
    if found.value is None and (inner := _BRACKETS.search(plain)):
        outer, bracketed = _place(_BRACKETS.sub(" ", plain).strip(), language), _place(inner[1].strip(), language)
        if outer.value:
            # Brackets may hold anything: another country, or a word that changes what is meant.
            same = bracketed.value == outer.value
            return outer if same else unread("place-within", place=_named(outer.value, language))
    return found


@cache
def called(code: str) -> tuple[str, ...]:
    """What a country is called beside its names: abbreviations, and what its people and things are."""
    return (*words("demonyms").get(code, ()), *(alias for alias, meant in ALIASES.items() if meant == code))


def _place(text: str, language: str) -> Reading[str]:
    if _CODE.fullmatch(text):
        return _code(text, language)
    if _THREE.fullmatch(text) and (codes := get_global("territory_aliases").get(text)):
        return Reading(str(codes[0]))
    if text.upper() in terms("region"):
        return Reading(text.upper())
    name = same_name(text)
    if code := _names().get(name):
        return Reading(code)
    if code := by_word("regions").get(folded(text)):
        return read_as(code, "region", place=Word(f"region/{code}"))
    code = by_word("demonyms").get(folded(text)) or _begun(name)
    if code:
        return read_as(code, "demonym", place=_named(code, language))
    close = nearest(text, (str(item) for item in Locale.parse(language).territories.values()))
    return unread("no-place", **({"suggestion": close} if close else {}))


def _code(text: str, language: str) -> Reading[str]:
    code = text.upper()
    if term := terms("mistaken-country").get(code):
        country = Word(f"mistaken-country/{code}")
        return unread("mistaken-place", place=_named(code, language), other=country, code=term.marks["meant"])
    if code in ALIASES:
        return read_as(ALIASES[code], "alias", place=_named(ALIASES[code], language))
    if found := by_word("regions").get(code.lower()):
        return read_as(found, "region", place=Word(f"region/{found}"))
    if meant := by_word("demonyms").get(code.lower()):
        return read_as(meant, "demonym", place=_named(meant, language))
    if code not in places():
        return unread("no-place")
    return Reading(code) if text.isupper() else read_as(code, "demonym", place=_named(code, language))


def _begun(name: str) -> str:
    """The country whose name in some language begins with these words; empty where several do."""
    found = {code for full, code in _names().items() if full.startswith(f"{name} ")} if len(name) >= _SHORTEST else ()
    return next(iter(found)) if len(found) == 1 else ""


def _named(code: str, language: str) -> str:
    """A country or region by name, its code behind it."""
    name = Locale.parse(language).territories.get(code)
    return f"{name} ({code})" if name else code


@cache
def _names() -> dict[str, str]:
    """Every country by its name in each of the languages; none of these names means two."""
    known = places()
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in known:
                found.setdefault(same_name(name), code)
    return found

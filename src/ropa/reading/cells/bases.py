"""Legal bases and conditions: by letter of Art. 6(1) or 9(2), by label, or by the words in a sentence around them."""

import re
from collections.abc import Iterator, Mapping

from ropa.reading.cells.lists import apart, items
from ropa.reading.cells.lists import words as words_in
from ropa.reading.cells.reading import Reading, read_as, words
from ropa.reading.cells.vocabulary import term
from ropa.reading.names import same_name
from ropa.register import Register
from ropa.vocabulary import Word, terms

_LETTER = re.compile(
    r"(?:\bart(?:\.|ikel|icle)?\s*)?\b6[\s.,(]*(?:lid\s*1|abs(?:\.|atz)?\s*1|\(?1\)?|par(?:\.|agraphe)?\s*1|1er)?"
    r"[\s.,()§]*(?:sub|onder|lit\.?|letter|point|littera|buchst(?:abe|\.)?|a contrario)?[\s.,()]*(?P<letter>[a-f])\b\)?"
    r"(?:\s*(?:gdpr|avg|rgpd|dsgvo|ds-gvo))?",
    re.I,
)
_NINE = re.compile(
    r"(?:\bart(?:\.|ikel|icle)?\s*)?\b9[\s.,(]*(?:lid\s*2|abs(?:\.|atz)?\s*2|par(?:\.|agraphe)?\s*2|2)"
    r"[\s.,()§]*(?:sub|onder|lit\.?|letter|point|littera|buchst(?:abe|\.)?)?[\s.,()]*(?P<letter>[a-j])\b\)?"
    r"(?:\s*(?:gdpr|avg|rgpd|dsgvo|ds-gvo))?",
    re.I,
)
_NEXT = re.compile(
    r"\s*(?:[,/&+]|,?\s*(?:und|and|en|et|u\.|sowie))\s*(?:(?:sub|onder|lit|letter|point|littera|buchst(?:abe)?)\b\.?\s*)?"
    r"\(?(?P<letter>[a-f])\b\)?(?!\s+(?!(?:of|van|der|des|du|de|and|und|en|et|sowie|gdpr|avg|rgpd|dsgvo|ds-gvo)\b)[a-z])",
    re.I,
)
"""A further letter behind one: “lit. b, c”, “(b) and (c)”; a letter before a word may be that word's article."""

_ALONE = re.compile(
    r"(?:sub|onder|lit|letter|point|littera|buchst(?:abe)?)\b[\s.]*\(?(?P<letter>[a-f])\)?"
    r"(?:\s*(?:gdpr|avg|rgpd|dsgvo|ds-gvo))?",
    re.I,
)
"""A letter that names no article, which in a column of legal bases is of Art. 6(1)."""

_EDGES = " \t-–—:;,.()"
SAID_OF = {"legitimate-interests": "interest", "legal-obligation": "law", "public-task": "law"}
"""What else is said of a basis, by the field that holds it; of the others it is what the basis is for."""


def legal_basis(text: str, register: Register) -> Reading[Mapping[str, str]]:
    """The legal basis that a text names, as the record keeps it, with what else the text says of it."""
    exact = term("legal-basis", text, register)
    if exact.value:
        return Reading({"basis": exact.value}, exact.basis, exact.doubt)
    if alone := _ALONE.fullmatch(text.strip()):
        key = _by_letter()[alone["letter"].lower()]
        return read_as({"basis": key}, "term", term=Word(f"legal-basis/{key}"))
    spans = list(_within(text))
    keys = {key for key, _ in spans}
    if len(keys) != 1:
        return Reading(None, "inferred", exact.doubt)
    (key,) = keys
    rest = _without(text, [span for _, span in spans])
    if not rest:
        return Reading({"basis": key})
    return read_as({"basis": key, SAID_OF.get(key, "for"): rest}, "basis-within", term=Word(f"legal-basis/{key}"))


def special_condition(text: str, register: Register) -> Reading[str]:
    """The condition of Art. 9(2) that a text names: by its letter, or by its words."""
    exact = term("special-condition", text, register)
    letters = {match["letter"].lower() for match in _NINE.finditer(text)}
    if exact.value or len(letters) != 1:
        return exact
    by_letter = {one.law[-2]: key for key, one in terms("special-condition").items()}
    key = by_letter[letters.pop()]
    rest = _without(text, [match.span() for match in _NINE.finditer(text)])
    return read_as(key, "term", term=Word(f"special-condition/{key}")) if rest else Reading(key)


def legal_bases(text: str, register: Register) -> Iterator[tuple[str, Reading[Mapping[str, str]]]]:
    """Every legal basis that a text lists, each with its own words."""
    for item in items(_each_letter(text)):
        for one in (item,) if legal_basis(item, register).value else words_in(item):
            for part in apart(one, lambda said: legal_basis(said, register)):
                yield part, legal_basis(part, register)


def _each_letter(text: str) -> str:
    """A text in which every letter of several behind one article stands behind the article itself."""
    found = ""
    end = 0
    for match in _LETTER.finditer(text):
        if match.start() < end:
            continue
        found += text[end : match.end()]
        end = match.end()
        while further := _NEXT.match(text, end):
            found += f"; Art. 6(1)({further['letter']})"
            end = further.end()
    return found + text[end:]


def _by_letter() -> Mapping[str, str]:
    """The legal bases by their letters in Art. 6(1)."""
    return {one.law[-2]: key for key, one in terms("legal-basis").items()}


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """A text without some parts of it, and without the signs that tied them to the rest."""
    kept = [letter for place, letter in enumerate(text) if not any(start <= place < end for start, end in spans)]
    return " ".join("".join(kept).split()).strip(_EDGES)


def _within(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Every basis that a text names somewhere, with the place of its words."""
    letters = _by_letter()
    found = [(letters[match["letter"].lower()], match.span()) for match in _LETTER.finditer(text)]
    for key, one in terms("legal-basis").items():
        names = sorted((*one.labels.values(), *words("synonyms")["legal-basis"][key]), key=len, reverse=True)
        for name in names:
            match = re.search(rf"\b{re.escape(name)}\b", text, re.I)
            if match and len(same_name(name)) > len("wet"):
                found.append((key, match.span()))
                break
    return found

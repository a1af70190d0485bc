"""Phrases that say nothing, looked for in what people write; the phrases are lists of the vocabulary."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ropa.vocabulary import terms

_WORD = re.compile(r"\w+")


def says_only(text: str, *lists: str) -> bool:
    """Whether a text consists of phrases of some lists and of filler words, and of nothing else."""
    # Nearly every text says more, mostly with its first word, and a check asks this of all purposes and reasons.
    words, first = _phrase_words(*lists), text.partition(" ")[0].casefold()
    if (first.isalnum() and first not in words) or not words.issuperset(_WORD.findall(text.casefold())):
        return False
    rest = _padded(text)
    for phrase in _phrases(*lists):
        rest = rest.replace(phrase, " ")
    return not rest.strip()


def speaks_of(text: str, phrases: str) -> bool:
    """Whether a text contains a listed phrase; a phrase of a single word must be all that the text says."""
    padded = _padded(text)
    return any(padded == phrase or (" " in phrase.strip() and phrase in padded) for phrase in _phrases(phrases))


def finds(text: str, wordings: str) -> tuple[str, str] | None:
    """The first wording of a list that a text has: the key of its term, and the wording; None where it has none.

    A label of such a list holds several wordings, parted by commas. What a "without" in a short text refers to cannot
    be told, so that a text with a negation is left alone.
    """
    pattern, keys = _wordings(wordings)
    found = pattern.search(_padded(text))
    if found is None or not _words_of("negation").isdisjoint(_WORD.findall(text.casefold())):
        return None
    return keys[found[1]], found[1]


def without_fillers(words: Sequence[str]) -> Sequence[str]:
    """Words from the first on that says something: `Our Example` begins at `Example`."""
    start = next(
        (number for number, word in enumerate(words) if word.casefold() not in _words_of("filler-word")), len(words)
    )
    return words[start:]


def _padded(text: str) -> str:
    words = (word for word in _WORD.findall(text.casefold()) if word not in _words_of("filler-word"))
    return f" {' '.join(words)} "


@cache
def _phrases(*names: str) -> tuple[str, ...]:
    """The phrases of lists in all languages, the longest first, so that none is broken by a shorter one."""
    found = {_padded(label) for name in names for term in terms(name).values() for label in term.labels.values()}
    return tuple(sorted(filter(str.strip, found), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _phrase_words(*names: str) -> frozenset[str]:
    """The words that phrases of lists are made of, and fillers: a text with another one says more than these."""
    return _words_of("filler-word").union(word for phrase in _phrases(*names) for word in phrase.split())


@cache
def _wordings(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the wordings of a list in all languages, the longest first, and the key of each one's term."""
    keys: dict[str, str] = {}
    for key, term in terms(name).items():
        for label in term.labels.values():
            for wording in label.split(","):
                keys.setdefault(_padded(wording).strip(), key)
    longest = sorted(keys, key=lambda wording: (-len(wording), wording))
    return re.compile(f" ({'|'.join(map(re.escape, longest))}) "), keys


@cache
def _words_of(name: str) -> frozenset[str]:
    """The single words of a list whose labels hold several."""
    labels = (label for term in terms(name).values() for label in term.labels.values())
    return frozenset(word for label in labels for word in label.casefold().split())

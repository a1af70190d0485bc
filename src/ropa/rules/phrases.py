"""Phrases that say nothing, looked for in what people write; the phrases are lists of the vocabulary."""

import re
from functools import cache

from ropa.vocabulary import terms

_WORD = re.compile(r"\w+")


def says_only(text: str, phrases: str) -> bool:
    """Whether a text consists of listed phrases and filler words, and of nothing else."""
    rest = _padded(text)
    for phrase in _phrases(phrases):
        rest = rest.replace(phrase, " ")
    return not rest.strip()


def speaks_of(text: str, phrases: str) -> bool:
    """Whether a text contains a listed phrase; a phrase of a single word must be all that the text says."""
    padded = _padded(text)
    return any(padded == phrase or (" " in phrase.strip() and phrase in padded) for phrase in _phrases(phrases))


def _padded(text: str) -> str:
    words = (word for word in _WORD.findall(text.casefold()) if word not in _fillers())
    return f" {' '.join(words)} "


@cache
def _phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list in all languages, the longest first, so that none is broken by a shorter one."""
    found = {_padded(label) for term in terms(name).values() for label in term.labels.values()}
    return tuple(sorted(filter(str.strip, found), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _fillers() -> frozenset[str]:
    labels = (label for term in terms("filler-word").values() for label in term.labels.values())
    return frozenset(word for label in labels for word in label.casefold().split())

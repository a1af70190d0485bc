"""The closed lists: each a TOML file beside this module, one table per term.

A term's key is the plain word used in registers. It carries its label in four languages, the legal reference and,
where there is one, the key of the W3C Data Privacy Vocabulary.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

_LANGUAGE_CODE = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a closed list.

    Attributes:
        key: The word as written in a register.
        labels: What a reader sees, by language code.
        law: Legal reference, such as `6(1)(a)`; empty where there is none.
        dpv: Key in the W3C Data Privacy Vocabulary 2.3; empty where there is none.
        marks: Further marks, such as `special` for data of Art. 9 or `country` of an authority.
    """

    key: str
    labels: Mapping[str, str]
    law: str
    dpv: str
    marks: Mapping[str, Any]


class Word(str):
    """A term named by `list/key`, to be shown by its label in the reader's language."""

    __slots__ = ()


@cache
def terms(vocabulary: str) -> Mapping[str, Term]:
    """All terms of a list, by key, in the order of its file.

    Raises:
        FileNotFoundError: There is no such list.
    """
    # Help needs no text of a file, and should not pay for reading one.
    from importlib import resources  # noqa: PLC0415

    import tomli  # noqa: PLC0415

    text = resources.files(__name__).joinpath(f"{vocabulary}.toml").read_text("utf-8")
    found = {}
    for key, table in tomli.loads(text).items():
        labels = {name: table.pop(name) for name in list(table) if len(name) == _LANGUAGE_CODE}
        found[key] = Term(key, labels, table.pop("law", ""), table.pop("dpv", ""), table)
    return found


@cache
def vocabularies() -> tuple[str, ...]:
    """The names of all closed lists, sorted."""
    from importlib import resources  # noqa: PLC0415

    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def label(vocabulary: str, key: str, language: str) -> str:
    """What a reader sees for a term; the key itself where the list has no such term."""
    term = terms(vocabulary).get(key)
    return key if term is None else term.labels.get(language, term.labels["en"])


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The candidate that a mistyped word most likely meant, or None where none is close."""
    # Only a mistake needs the matcher, so a clean run does not pay for its import.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extractOne(word[:200], list(among), scorer=fuzz.ratio, score_cutoff=66)
    return None if found is None else str(found[0])

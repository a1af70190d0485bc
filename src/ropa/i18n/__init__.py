"""Texts of the program in English, Dutch, French and German, read once from package data.

A catalogue is a TOML file beside this module: `key.en = "…"` and its three sisters, typed with plain spaces; those that
French puts before its punctuation break no line. Text that came from a user is only ever a parameter, never a template.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

LANGUAGES = ("en", "nl", "fr", "de")
"""The languages of every text of the program, in the order in which they are offered."""

Texts = Mapping[str, str]
"""One text in all four languages, by language code."""


class Key(str):
    """The key of a text of the program, standing for that text in the reader's language."""

    __slots__ = ()


CATALOGUES = (
    "fields",
    "findings",
    "transfers",
    "interface",
    "questions",
    "differences",
    "diagrams",
    "document",
    "terminal",
    "changes",
    "obligations",
    "linked",
    "making",
    "imports",
    "asking",
    "settings",
    "letter",
)
"""The catalogues, each a file beside this module."""


def text(key: str, language: str, /, **params: object) -> str:
    """A text of the program in one language.

    Args:
        key: The catalogue's name and the key in it, joined by a dot: `findings.A106`.
        language: One of `LANGUAGES`; any other falls back to English.
        params: What the text's `{placeholders}` stand for.

    Raises:
        KeyError: The catalogue has no such key.
    """
    template = _template(key, language)
    if not params:
        return template
    return template.format_map(params)


# The same few hundred are asked for in every line of an answer.
@cache
def _template(key: str, language: str) -> str:
    name, _, rest = key.partition(".")
    texts = catalogue(name)[rest]
    return texts.get(language) or texts["en"]


def labelled(label: str, said: str, language: str) -> str:
    """What is said behind its label, with the space that the language has before a colon."""
    return f"{label}\u00a0: {said}" if language == "fr" else f"{label}: {said}"


def listed(said: Iterable[str], language: str) -> str:
    """Several texts in one line, with the space that the language has before a semicolon."""
    return ("\u00a0; " if language == "fr" else "; ").join(said)


def joined(said: Iterable[str], language: str) -> str:
    """Several statements in one line; one that is a sentence already ends as one, and takes no semicolon."""
    line = ""
    for one in said:
        line = (f"{line} {one}" if line.endswith(".") else listed((line, one), language)) if line else one
    return line


def has(key: str) -> bool:
    """Whether the catalogues have a text for this key."""
    name, _, rest = key.partition(".")
    return rest in catalogue(name)


@cache
def catalogue(name: str) -> Mapping[str, Texts]:
    """All texts of one catalogue, by dotted key."""
    # Help needs no text of a file, and should not pay for reading one.
    from importlib import resources  # noqa: PLC0415

    import tomli  # noqa: PLC0415

    document = tomli.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    found: dict[str, Texts] = {}
    _collect(document, "", found)
    return found


_SPACED = re.compile("(?<=«)[ \u202f]|[ \u202f](?=[;!?»%]|:(?:\\s|$))")
"""The spaces of French that no line may break at. The narrow one is missing in fonts of terminals, so all are wide."""


def _collect(table: Mapping[str, object], prefix: str, found: dict[str, Texts]) -> None:
    texts = {key: value for key, value in table.items() if key in LANGUAGES and isinstance(value, str)}
    if texts:
        if "fr" in texts:
            texts["fr"] = _SPACED.sub("\u00a0", texts["fr"])
        found[prefix] = texts
    for key, value in table.items():
        if isinstance(value, dict):
            _collect(value, f"{prefix}.{key}" if prefix else key, found)


# C0 and C1 controls, and the marks that turn or hide the direction of text: none of them may reach a terminal, a
# page or a diagram as they are. Line breaks are the caller's business and stay.
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(value: str) -> str:
    """User text with control characters and direction marks written as their code point, such as `⟨U+001B⟩`."""
    # None of them can be printed, which is sooner told than where they are.
    return value if value.isprintable() else _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", value)


def escaped(json: str) -> str:
    """JSON with the same characters as JSON writes code points, so that it stays the same value and shows them."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json)


def one_line(value: str) -> str:
    """Text made visible and joined to a single line; what must not be broken stays whole."""
    # Every line that is shown comes by here, and hardly one holds a space that must not be broken.
    is_plain = "\u00a0" not in value and "\u202f" not in value
    return visible(" ".join(value.split()) if is_plain else _BREAKS.sub(" ", value).strip(" "))


_BREAKS = re.compile("[^\\S\u00a0\u202f]+")

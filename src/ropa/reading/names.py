"""Names as they are compared, and as ids."""

import re
import unicodedata
from functools import lru_cache

_LONGEST_ID = 60


def slug(name: str) -> str:
    """A name as an id: lower-case letters and digits in kebab-case; empty where it has none of the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("æ", "ae").replace("ø", "o")).lower()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return words if len(words) <= _LONGEST_ID else words[:_LONGEST_ID].rsplit("-", 1)[0].strip("-")


@lru_cache(maxsize=1 << 16)
def same_name(name: str) -> str:
    """A name as names are compared: case, accents, spaces and punctuation aside; nothing else of it is."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


def folded(name: str) -> str:
    """A word as those are compared that people also write apart, or with points: `n.v.t.`; a lone sign as it is."""
    return same_name(name).replace(" ", "") or "".join(name.split())

"""Names as they are compared, and as ids."""

import re
import unicodedata

from ropa.register.names import same_name

__all__ = ["folded", "same_name", "slug"]

_LONGEST_ID = 60


def slug(name: str) -> str:
    """A name as an id: lower-case letters and digits in kebab-case; empty where it has none of the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("æ", "ae").replace("ø", "o")).lower()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return words if len(words) <= _LONGEST_ID else words[:_LONGEST_ID].rsplit("-", 1)[0].strip("-")


def folded(name: str) -> str:
    """A word as those are compared that people also write apart, or with points: `n.v.t.`; a lone sign as it is."""
    return same_name(name).replace(" ", "") or "".join(name.split())

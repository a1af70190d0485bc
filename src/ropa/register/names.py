"""Names of fields as people and evidence write them, such as `retention[2].keep`; names of things, as compared."""

import re
import unicodedata
from functools import lru_cache

from ropa.finding import Path
from ropa.model import FieldPlan, Part, plan

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def path_named(name: str) -> Path:
    """The path that a name means; list positions, which people count from 1, are counted from 0 in it."""
    return tuple(int(number) - 1 if number else key for number, key in _STEP.findall(name))


# The same few names stand in the evidence of thousands of records.
@lru_cache(maxsize=1024)
def field_named(model: type[Part], name: str) -> FieldPlan | None:
    """The field of a model that a name means, wherever in a list it stands; None where there is none."""
    found: FieldPlan | None = None
    part: type[Part] | None = model
    for step in path_named(name):
        if isinstance(step, str):
            found = next((field for field in plan(part) if field.key == step), None) if part else None
            if found is None:
                return None
            part = found.part
    return found


def id_of(name: str) -> str:
    """The id that a name suggests."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return _NOT_IN_ID.sub("-", plain.lower()).strip("-")[:60].strip("-")


@lru_cache(maxsize=1 << 16)
def same_name(name: str) -> str:
    """A name as names are compared: case, accents, spaces and punctuation aside; nothing else of it is."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())

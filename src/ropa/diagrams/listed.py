"""Names and attributes as DOT text, quoted as the library quotes them: text is never markup."""

from collections.abc import Mapping
from functools import lru_cache

from graphviz import quoting


def listed(style: Mapping[str, str]) -> str:
    """The attributes of a box or a line as the library writes them: the label first, the others by name."""
    names = sorted(style, key=lambda name: (name != "label", name))
    return f" [{' '.join([f'{name}={quoted(style[name])}' for name in names])}]"


# Quoting is most of what writing costs, and nearly all that is written stands at many boxes or lines, or at one of them
# as several attributes. A text that is never markup is of a type of its own, and equal to one that may be.
@lru_cache(maxsize=4096, typed=True)
def quoted(value: str) -> str:
    """A name or a value as DOT has it: in quotes where it is no plain word or number."""
    # A plain word or number has no space in it, and no hyphen but before it. The library takes long to look for what
    # must be marked within quotes, which hardly any text holds.
    is_text = " " in value or "-" in value[1:]
    if is_text and '"' not in value and value[0] != "<" and value[-1] != "\\":
        return f'"{value}"'
    return str(quoting.quote(value))

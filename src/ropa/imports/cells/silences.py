"""Words by which a cell says that it says nothing, that nothing applies, or that there is none."""

from typing import Literal

from ropa.imports.cells.reading import by_word
from ropa.imports.names import same_name

Silence = Literal["", "none", "not-applicable", "unknown", "blank"]


def silence(text: str) -> Silence:
    """What a cell without a value says: `none` that there is none, `blank` nothing at all; empty where it has one."""
    word = text.strip()
    return by_word("silences").get(same_name(word) or word, "")  # type: ignore[return-value]

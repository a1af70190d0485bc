"""The part of a text that says something of some records, with the rest of it folded away."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from ropa.finding import Path
from ropa.source.scan import heads


@dataclass(frozen=True, slots=True)
class Part:
    """A text in which every run of tables of other records is one empty table.

    Attributes:
        text: TOML.
        marker: Name of the tables that stand for what was folded away.
        folded: What they stand for, in order.
    """

    text: str
    marker: str
    folded: tuple[str, ...]

    def whole(self, changed: str) -> str | None:
        """The whole text with the part changed; none where the part no longer has each fold once and in order."""
        pieces = re.split(rf"\[{self.marker}\.([0-9]+)\]", changed)
        if pieces[1::2] != [str(number) for number in range(len(self.folded))]:
            return None
        unfolded = [self.folded[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces)]
        return "".join(unfolded)


def part(text: str, records: Collection[Path]) -> Part:
    """Fold away every table that lies outside some records and does not hold one of them."""
    marker = "folded"
    while marker in text:
        marker += "-"
    bounds = [(0, True)]
    for keys, begin in heads(text):
        is_touched = any(_touches(keys, record) for record in records)
        if is_touched != bounds[-1][1]:
            bounds.append((begin(), is_touched))
    pieces: list[str] = []
    folded: list[str] = []
    for (start, is_touched), (end, _) in pairwise([*bounds, (len(text), True)]):
        piece = text[start:end]
        if not is_touched:
            kept = piece.rstrip(" \t\r\n")
            piece = f"[{marker}.{len(folded)}]{piece[len(kept) :]}"
            folded.append(kept)
        pieces.append(piece)
    return Part("".join(pieces), marker, tuple(folded))


def _touches(keys: tuple[str, ...], record: Path) -> bool:
    return all(key == step for key, step in zip(keys, record, strict=False))

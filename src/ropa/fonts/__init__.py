"""The fonts that documents and pictures are set in, and which characters they have.

Liberation Sans has the widths that pictures are laid out with; DejaVu Sans has the signs and scripts that it lacks.
Both come along, each with its licence, so that a document looks the same wherever it is made.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

FAMILY = "Liberation Sans"
FAMILIES = (FAMILY, "DejaVu Sans")
"""The families, in the order in which a character is looked for."""

_FILES = ("LiberationSans-Regular.ttf", "DejaVuSans.ttf")
"""A file per family that tells its characters; the bold and the italic ones have the same."""

_UNTOLD = frozenset(("Co", "Cn", "Cs", "Cf"))
"""Categories of characters that are written as their code points though a font may have them."""
_PARTED = "\u0eb3"
"""What the typesetter draws as two signs, of which it can say for neither which character it is."""

_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_NAMED = re.compile(r'(?<=font-family=")[^"]*(?=")')


def drawable(value: str) -> str:
    """A text with every character that no font has written as its code point, such as `⟨U+1F600⟩`."""
    return value if value.isascii() else "".join(written for _, written in _written(value))


def lacking(value: str) -> frozenset[str]:
    """The characters of a text that `drawable` writes as their code points."""
    return frozenset() if value.isascii() else frozenset(one for one, written in _written(value) if one != written)


def embeddable(svg: bytes) -> str:
    """A picture as it can be put into a document: its texts in the font of documents, in characters that it has."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else int(match[2])
        # What stands for markup stays a reference.
        return chr(code) if 0xA0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]  # noqa: PLR2004

    return _NAMED.sub(FAMILY, drawable(_REFERENCE.sub(character, svg.decode("utf-8"))))


def _written(value: str) -> Iterator[tuple[str, str]]:
    """Each character of a text with what is written for it.

    A letter and the marks on it are drawn in one font, so that they must stand in the same one.
    """
    for cluster in _clusters(value):
        if _has(cluster):
            yield from ((one, one) for one in cluster)
        else:
            base, marks = cluster[0], cluster[1:]
            yield base, base if _has(base) else _code_point(base)
            yield from ((mark, _code_point(mark)) for mark in marks)


def _clusters(value: str) -> Iterator[str]:
    cluster = ""
    for one in value:
        if cluster and not unicodedata.category(one).startswith("M"):
            yield cluster
            cluster = ""
        cluster += one
    if cluster:
        yield cluster


def _has(cluster: str) -> bool:
    if cluster.isascii():
        return True
    # A font may have what no standard gives a meaning to, and what is not seen; nobody could tell what it is.
    return all(unicodedata.category(one) not in _UNTOLD and one not in _PARTED for one in cluster) and any(
        all(ord(one) in _characters(name) for one in cluster) for name in _FILES
    )


def _code_point(one: str) -> str:
    return f"⟨U+{ord(one):04X}⟩"


@cache
def _characters(name: str) -> frozenset[int]:
    """The characters that a font file has: its table `cmap`, of which the subtable for the basic plane or for all."""
    font = resources.files(__name__).joinpath(name).read_bytes()
    records = [struct.unpack_from(">4s4xL4x", font, 12 + 16 * number) for number in range(_number(font, 4))]
    table = dict(records)[b"cmap"]
    subtables = [struct.unpack_from(">HHL", font, table + 4 + 8 * item) for item in range(_number(font, table + 2))]
    found: set[int] = set()
    for platform, encoding, offset in subtables:
        match platform, encoding, _number(font, table + offset):
            case 3, 1, 4:
                found.update(_of_basic_plane(font, table + offset))
            case 3, 10, 12:
                found.update(_of_all_planes(font, table + offset))
    return frozenset(found)


def _of_basic_plane(font: bytes, at: int) -> Iterator[int]:
    size = _number(font, at + 6)
    ends, starts, deltas, ranges = at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size
    for segment in range(0, size, 2):
        delta, place = _number(font, deltas + segment), _number(font, ranges + segment)
        for code in range(_number(font, starts + segment), _number(font, ends + segment) + 1):
            glyph = code
            if place:
                glyph = _number(font, ranges + segment + place + 2 * (code - _number(font, starts + segment)))
            if (glyph or not place) and (glyph + delta) & 0xFFFF:
                yield code


def _of_all_planes(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">L", font, at + 12)
    for group in range(count):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
        yield from (code for code in range(first, last + 1) if glyph + code - first)


def _number(font: bytes, at: int) -> int:
    return int.from_bytes(font[at : at + 2], "big")

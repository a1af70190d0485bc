"""How often lines are broken in columns of each width."""

from collections.abc import Sequence
from string import ascii_uppercase

_SLENDER = 1.12
"""How many characters of a text take the width of a digit, in which columns are measured; kept low for capitals."""
_CAPITALS = 3
"""How many capitals take the width of one letter more."""
_ASCII = ascii_uppercase.encode()


class Room:
    """A column of one width.

    Attributes:
        sure: The length of a line that has the room even where it holds many capitals.
    """

    def __init__(self, width: int) -> None:
        self._room = int(width * _SLENDER)
        self.sure = 4 * self._room // 5
        self._breaks: dict[str, int] = {}

    def at_most(self, lines: int, length: int) -> int:
        """More than this lines of a length do not become: two that follow each other hold more than fits into one."""
        return lines + 2 * length // (self._room + 1)

    def lines(self, lines: Sequence[str]) -> int:
        """How many lines some lines are when each is wrapped."""
        high = len(lines)
        sure = self.sure
        known = self._breaks
        for line in lines:
            if len(line) > sure:
                # The same lines stand in many cells, columns and sheets.
                breaks = known.get(line)
                if breaks is None:
                    breaks = known[line] = _breaks(line, self._room)
                high += breaks
        return high


class Rooms(dict[int, Room]):
    """The columns of a workbook by their widths."""

    def __missing__(self, width: int) -> Room:
        made = self[width] = Room(width)
        return made


def _breaks(line: str, room: int) -> int:
    """How often a line is broken; one that is too wide for its capitals only is broken once."""
    last = len(line) - room
    if last <= 0:
        return 1 if _is_broad(line, _CAPITALS * (1 - last)) else 0
    breaks = start = 0
    while start < last:
        start = line.rfind(" ", start + 1, start + room + 1) + 1 or start + room
        breaks += 1
    return breaks


def _is_broad(line: str, least: int) -> bool:
    """Whether a line has at least so many capitals; a name in them is wider than its letters are many."""
    coded = line.encode()
    # Capitals are dear to count, other than those of ASCII; most lines have too few even if all else were some.
    others = len(coded) - len(line)
    return len(coded) - len(coded.translate(None, _ASCII)) + others >= least and sum(map(str.isupper, line)) >= least

"""Files that others changed since they were read, and that are changed here too."""

import enum

from ropa.results import Clash as Clash  # noqa: PLC0414 - what is chosen here is chosen of these


class Choice(enum.StrEnum):
    """What becomes of a clash."""

    THEIRS = "theirs"
    """The disk's text is taken; one's own can be had back by undo."""
    BESIDE = "beside"
    """The same, and one's own text is written beside the file, under a name that is read as no register."""
    MINE = "mine"
    """The disk's text was seen, and one's own is written over it by the next save."""


class Conflicting(Exception):  # noqa: N818 - an answer to expect, no fault
    """Others have changed files that were to be saved; nothing was written.

    Attributes:
        clashes: The files.
    """

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(", ".join(clash.path for clash in clashes))
        self.clashes = clashes

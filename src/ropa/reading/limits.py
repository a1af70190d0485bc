"""How much of a file is read, so that a hostile one ends in a clear refusal and not in a full memory."""

MAX_FILE = 32 * 1024 * 1024
"""Largest file that is read, in bytes."""

MAX_UNPACKED = 256 * 1024 * 1024
"""Most bytes that the parts of a packed file may declare together."""

MAX_RATIO = 200
"""How many times its packed size a part may declare, once it is large enough to matter."""

MATTERS = 8 * 1024 * 1024
"""Unpacked size in bytes from which the ratio is looked at; short repetitive parts pack well and do no harm."""

MAX_PARTS = 4_000
"""Most parts of a packed file."""

MAX_CELLS = 2_000_000
"""Most cells, empty ones among them, of all sheets together."""

MAX_SHEETS = 200
"""Most sheets of a workbook."""

MAX_PLACES = 200_000
"""Most cells, or leaves of a document, that hold something."""

MAX_RECORDS = 5_000
"""Most records that one file may propose."""

MAX_DEPTH = 64
"""How deep tables and lists may stand in one another."""

MAX_YAML = 4 * 1024 * 1024
"""Largest YAML text, which takes longer to read than others, in bytes."""

MAX_TEXT = 40_000
"""Longest text of one place that is kept as a note, in characters; what is longer is cut, and said to be."""


class Unreadable(Exception):  # noqa: N818 - an answer, not a fault of the program
    """A file cannot be read; the message names the limit or the fault, and the cure.

    Attributes:
        reason: Key of the text, behind `imports.refused.`.
        params: What its placeholders stand for; the file's name is added by whoever shows it.
    """

    def __init__(self, reason: str, /, **params: object) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.params = {name: str(value) for name, value in params.items()}

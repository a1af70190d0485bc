"""Tables as text: values parted by commas, semicolons, tabs or bars."""

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.tables import read_sheets
from ropa.reading.files import delimited as file
from ropa.reading.sheets import places

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises


def read(content: bytes, context: Context) -> Imported:
    """What the table says.

    Raises:
        Unreadable: It is no text or no table, or holds more than is read.
    """
    found = file.delimited(content)
    gathering = Gathering(context, NAME, content, places([found.sheet]))
    shown = "tab" if found.separator == "\t" else found.separator
    params = {"encoding": found.encoding, "separator": shown}
    gathering.remark(Concern.FILE, Message("imports.remark.text", params))
    read_sheets([found.sheet], gathering)
    return gathering.finished()

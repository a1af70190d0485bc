"""Tables in a Markdown text; whatever stands around them is kept too."""

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.tables import read_sheets
from ropa.reading.files import markdown as file
from ropa.reading.sheets import places

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises


def read(content: bytes, context: Context) -> Imported:
    """What the tables say; other text is kept as notes of the file.

    Raises:
        Unreadable: It is no text, or holds more than is read.
    """
    tables, prose, encoding = file.parts(content)
    sheets = [*tables, *prose]
    gathering = Gathering(context, NAME, content, places(sheets))
    gathering.remark(Concern.FILE, Message("imports.remark.encoding", {"encoding": encoding}))
    read_sheets(sheets, gathering)
    return gathering.finished()

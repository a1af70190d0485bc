"""TILT documents: what a privacy notice says, as JSON of the Transparency Information Language."""

from ropa.imports.chapters import Chapter
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.tilt import WORDS
from ropa.imports.tilt.asked import Asked
from ropa.imports.tilt.disclosed import Disclosed
from ropa.imports.tilt.responsible import Responsible
from ropa.imports.trees import Node, parsed, places
from ropa.reading.limits import Unreadable
from ropa.reading.texts import decoded, is_text

NAME = "TILT"
SUFFIXES = (".json",)

_KEYS = (b'"dataDisclosed"', b'"dataProtectionOfficer"', b'"thirdCountryTransfers"', b'"controller"')
_ENOUGH = 2
_IDENTIFIERS = ("_id", "_hash")


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is JSON with the chapters of such a document."""
    is_table = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    return is_table and is_text(content) and sum(key in content for key in _KEYS) >= _ENOUGH


def read(content: bytes, context: Context) -> Imported:
    """What the document says: an activity for each category of data, and what holds for the whole organisation.

    Raises:
        Unreadable: It is broken, or holds more than is read.
    """
    text, _ = decoded(content)
    found = parsed(text)
    if not isinstance(found, dict):
        raise Unreadable("broken")
    gathering = Gathering(context, NAME, content, places(found, "$"))
    root = Node(found, "$")
    _about(Chapter(gathering), root.get("meta"))
    responsible, disclosed, asked = Responsible(gathering), Disclosed(gathering), Asked(gathering)
    responsible.controller(root.get("controller"))
    responsible.officer(root.get("dataProtectionOfficer"), root.get("controller").get("name").text)
    responsible.authority(root.get("rightToComplain").get("supervisoryAuthority"))
    for number, node in enumerate(root.get("dataDisclosed").items()):
        disclosed.activity(node, number)
    disclosed.sources(root.get("sources"))
    asked.transfers(root.get("thirdCountryTransfers"))
    asked.decisions(root.get("automatedDecisionMaking"))
    for key in WORDS["rights"]:
        asked.right(key, root.get(key))
    asked.rest(gathering.file, root)
    return gathering.finished()


def _about(chapter: Chapter, meta: Node) -> None:
    """What the document says of itself, as the record that stands for the file."""
    file = chapter.gathering.file
    chapter.put(file, "document.website", meta.get("url"))
    chapter.put(file, "document.language", meta.get("language"))
    identifiers = [meta.get(key).at for key in _IDENTIFIERS if meta.get(key).text]
    if identifiers:
        chapter.gathering.left_out("identifier", identifiers)
    chapter.rest(file, meta)

"""Tables in a Markdown text; whatever stands around them is kept too."""

import re
from collections.abc import Iterator

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.sheets import Sheet, check_area, places
from ropa.imports.tables import read_sheets
from ropa.imports.texts import decoded, is_text

NAME = "Markdown"
SUFFIXES = (".md", ".markdown")

_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_PARTS = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_LINK = re.compile(r"\[([^\]\[]*)\]\(([^()\s]*)\)")
_STRONG = re.compile(r"(\*\*|__|`)(.+?)\1")


def recognises(name: str, content: bytes) -> bool:
    """Whether it is a text that is called Markdown, or has a line as only a table of it has."""
    if not is_text(content):
        return False
    lines = content[:65536].decode("utf-8", errors="replace").splitlines()
    return name.lower().endswith(SUFFIXES) or any("|" in line and _RULE.fullmatch(line) for line in lines)


def read(content: bytes, context: Context) -> Imported:
    """What the tables say; other text is kept as notes of the file.

    Raises:
        Unreadable: It is no text, or holds more than is read.
    """
    text, encoding = decoded(content)
    sheets = list(_tables(text.splitlines()))
    check_area(sum(map(len, sheet.rows)) for sheet in sheets)
    gathering = Gathering(context, NAME, content, places(sheets))
    gathering.remark(Concern.FILE, Message("imports.remark.encoding", {"encoding": encoding}))
    read_sheets(sheets, gathering)
    return gathering.finished()


def _tables(lines: list[str]) -> Iterator[Sheet]:
    """Each table under the last heading before it; the lines of text together as a table of one column."""
    names: set[str] = set()
    heading, number = "", 0
    prose: list[list[str]] = []
    while number < len(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if "|" in lines[number] and "|" in following and _RULE.fullmatch(following):
            end = number + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            # The rule between head and rows is no row, and the place of a cell is counted without it.
            rows = [_cells(line) for line in (lines[number], *lines[number + 2 : end])]
            yield Sheet(_free(heading or "table", names), rows)
            number = end
            continue
        found = _HEADING.fullmatch(lines[number])
        heading = found[1] if found else heading
        if found is None and lines[number].strip():
            prose.append([_plain(lines[number])])
        number += 1
    if prose:
        yield Sheet(_free("text", names), prose)


def _free(name: str, taken: set[str]) -> str:
    """A name that no table before has."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found)
    return found


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [_plain(part) for part in _PARTS.split(bare)]


def _plain(text: str) -> str:
    """A cell without what only sets it; of a link both what it is called and where it leads."""
    text = _BREAK.sub("\n", text.replace("\\|", "|"))
    text = _LINK.sub(lambda link: f"{link[1]} ({link[2]})" if link[1] != link[2] else link[2], text)
    return _STRONG.sub(r"\2", text).strip()

"""Tables in a Markdown text."""

import re

from ropa.reading.sheets import Sheet, check_area
from ropa.reading.texts import decoded, is_text

NAME = "Markdown"
SUFFIXES = (".md", ".markdown")

_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_LINK = re.compile(r"(?<!\\)\[([^\]\[]*)(?<!\\)\]\(([^()\s]*)\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__|`)(.+?)(?<!\\)\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def recognises(name: str, content: bytes) -> bool:
    """Whether it is a text that is called Markdown, or has a line as only a table of it has."""
    if not is_text(content):
        return False
    lines = content[:65536].decode("utf-8", errors="replace").splitlines()
    return name.lower().endswith(SUFFIXES) or any("|" in line and _RULE.fullmatch(line) for line in lines)


def sheets(content: bytes) -> list[Sheet]:
    """The tables of a text.

    Raises:
        Unreadable: It is no text, or holds more than is read.
    """
    return parts(content)[0]


def parts(content: bytes) -> tuple[list[Sheet], list[Sheet], str]:
    """The tables of a text, the lines around them as a table of one column, and what the encoding is called.

    Raises:
        Unreadable: It is no text, or holds more than is read.
    """
    text, encoding = decoded(content)
    tables, prose = _parts(text.splitlines())
    check_area(sum(map(len, sheet.rows)) for sheet in (*tables, *prose))
    return tables, prose, encoding


def _parts(lines: list[str]) -> tuple[list[Sheet], list[Sheet]]:
    """Each table under the last heading before it; the lines of text together as a table of one column."""
    tables: list[Sheet] = []
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
            tables.append(Sheet(_free(heading or str(len(tables) + 1), names), rows))
            number = end
            continue
        found = _HEADING.fullmatch(lines[number])
        heading = found[1] if found else heading
        if found is None and lines[number].strip():
            prose.append([_plain(lines[number])])
        number += 1
    return tables, [Sheet(_free("text", names), prose)] if prose else []


def _free(name: str, taken: set[str]) -> str:
    """A name that no table before has."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found)
    return found


def _cells(line: str) -> list[str]:
    """The cells of a line: between bars that no backslash makes part of the text."""
    bare = line.strip()
    start = 1 if bare.startswith("|") else 0
    found = []
    for bar in _BAR.finditer(bare, start):
        found.append(_plain(bare[start : bar.end() - 1]))
        start = bar.end()
    return found if start == len(bare) else [*found, _plain(bare[start:])]


def _plain(text: str) -> str:
    """A cell without what only sets it; of a link both what it is called and where it leads."""
    text = _BREAK.sub("\n", text)
    text = _LINK.sub(lambda link: f"{link[1]} ({link[2]})" if link[1] != link[2] else link[2], text)
    return _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", text)).strip()

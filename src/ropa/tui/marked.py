"""Pages of the program's own in Markdown, shown with headings, lists and emphasis; user text never comes here."""

import re
from collections.abc import Iterator

from rich.text import Text

from ropa.i18n import visible
from ropa.tui.widgets.block_list import Block

_HEAD = re.compile(r"#{1,6} +")
_ITEM = re.compile(r" *(?:[-*]|\d+\.) +")
_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|(?<![\w*])\*(?P<stressed>[^*\s][^*]*)\*(?![\w*])")
_STYLES = {"code": "bold", "strong": "bold", "stressed": "italic"}
_FENCE = "```"


def marked(page: str) -> Iterator[Block]:
    """The blocks of a page: headings stand out, a paragraph or an item is one, code keeps its lines."""
    paragraph: list[str] = []
    is_code = False
    for line in (*visible(page).split("\n"), ""):
        is_fence = line.startswith(_FENCE)
        starts = is_code or is_fence or not line.strip() or _HEAD.match(line) or _ITEM.match(line)
        if starts and paragraph:
            yield _paragraph(" ".join(map(str.strip, paragraph)))
            paragraph = []
        if is_fence:
            is_code = not is_code
        elif is_code:
            yield Block(Text(f"│ {line}"), indent=2)
        elif not line.strip():
            yield Block(Text())
        elif head := _HEAD.match(line):
            yield Block(_inline(line[head.end() :], "bold underline"))
        else:
            paragraph.append(line)


def _paragraph(line: str) -> Block:
    item = _ITEM.match(line)
    if item is None:
        return Block(_inline(line))
    sign = item[0].strip() if item[0].strip()[:-1].isdecimal() else "•"
    return Block(Text(f"{sign} ").append_text(_inline(line[item.end() :])), indent=2)


def _inline(line: str, style: str = "") -> Text:
    """A line with its code and its stressed words, the signs for them gone."""
    said, at = Text(style=style), 0
    for found in _INLINE.finditer(line):
        said.append(line[at : found.start()])
        said.append(found[str(found.lastgroup)], _STYLES[str(found.lastgroup)])
        at = found.end()
    return said.append(line[at:])

"""Plain text: a rule's page, help, a schema."""

from rich.text import Text as Styled

from ropa.i18n import one_line, visible
from ropa.results import Text
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.marked import marked
from ropa.tui.widgets.block_list import Block

SHOWS = Text

_LONG = 90
"""Letters of a line that its writer wrapped for width rather than for sense."""


class TextScreen(BlockScreen):
    """Text to read."""

    NAME = "page"
    BINDINGS = bindings(NAME)

    def fill(self) -> None:
        """Show the text; headings stand out, and what a page of the program's own marks."""
        if isinstance(self.result, Text) and self.result.is_marked:
            title, _, rest = self.said().partition("\n")
            self.blocks.show([Block(Styled(visible(title), "bold")), *marked(rest)])
            return
        lines = _unwrapped(visible(self.said()).split("\n"))
        blocks = [Block(Styled(line, "bold" if line.startswith("#") else "")) for line in lines]
        self.blocks.show(blocks)

    def said(self) -> str:
        """What is shown."""
        return str(self.result.text)

    def idle(self) -> frozenset[str]:
        """Text leads nowhere."""
        return super().idle() | {"open"}

    def crumb(self) -> str:
        """Its title."""
        return one_line(self.result.title)

    def facts(self) -> tuple[str, ...]:
        """Its title."""
        return (one_line(self.result.title),)


def _unwrapped(lines: list[str]) -> list[str]:
    """Paragraphs that were wrapped for a wide page as one line each, so that they wrap anew; the rest as it is."""
    joined: list[str] = []
    is_code = is_open = False
    for line in lines:
        is_code ^= line.startswith("```")
        is_prose = not is_code and line[:1] not in ("", " ", "#", "-", "`", "{", "}")
        if is_open and is_prose:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        is_open = is_prose and len(line) > _LONG
    return joined


SCREEN = TextScreen

"""A document as the source of a PDF: the document as data, and a program that shows it, which never changes.

Texts reach the typesetter as data only, so that none of them can be markup. Whoever writes the file has the source set
first, since only `render` starts processes.
"""

import json
from collections.abc import Sequence
from importlib import resources
from typing import Any

from ropa import fonts
from ropa.exports.typst.data import Data
from ropa.exports.typst.paper import size
from ropa.i18n import visible
from ropa.view.document import Document, Figure

Size = tuple[float, float]
"""Width and height, in points."""

SUFFIX = ".pdf"
NAME = "PDF"


def write(document: Document) -> bytes:
    """The source of the document's PDF; the same document gives the same bytes."""
    return _source("document.typ", Data(document).of_document())


def pictures(pages: Sequence[tuple[Figure, Size]], title: str, language: str) -> bytes:
    """The source of a PDF of pictures, each on a page of its own size.

    Args:
        pages: The pictures, each with the size of its page.
        title: What they show together.
        language: Language of their texts.
    """
    shown = [
        {
            "alternative": visible(figure.alternative),
            "svg": fonts.embeddable(figure.svg),
            "width": size(figure.svg)[0],
            "pageWidth": width,
            "pageHeight": height,
        }
        for figure, (width, height) in pages
    ]
    return _source("picture.typ", {"title": visible(title), "language": language, "pages": shown})


def _source(template: str, data: dict[str, Any]) -> bytes:
    # As a literal of ASCII, of whose characters only these two mean anything within quotes.
    literal = json.dumps(data, separators=(",", ":")).replace("\\", "\\\\").replace('"', '\\"')
    program = resources.files("ropa.exports.typst").joinpath(template).read_text("utf-8")
    families = json.dumps(fonts.FAMILIES)[1:-1]
    return f'#let data = json(bytes("{literal}"))\n#let families = ({families})\n{program}'.encode()

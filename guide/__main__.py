"""`python -m guide`: write every page that is made; with `pictures`, take the pictures of the terminal as well."""

import sys
from pathlib import Path

from guide.pages import PAGES, page_text

DOCS = Path(__file__).parent.parent / "docs"


def main(*, with_pictures: bool) -> None:
    """Write the pages, each where it stands among those that people wrote."""
    for page in PAGES:
        (DOCS / page.FILE).write_text(page_text(page), encoding="utf-8", newline="\n")
    if with_pictures:
        from guide.pictures import take  # noqa: PLC0415 - opens the terminal

        take(DOCS / "pictures")


main(with_pictures="pictures" in sys.argv[1:])

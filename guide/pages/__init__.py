"""The pages, one per file, each with the name of its `FILE` and the `lines` that it holds."""

from collections.abc import Iterator
from typing import Protocol

from guide.pages import commands, format, keys, law_data, risk, rules, words  # noqa: A004 - the page of the format


class Page(Protocol):
    """A page that is made.

    Attributes:
        FILE: Its name in `docs/`.
    """

    FILE: str

    def lines(self) -> Iterator[str]:
        """What stands in it, line by line."""


PAGES: tuple[Page, ...] = (commands, format, keys, law_data, risk, rules, words)


def page_text(page: Page) -> str:
    """The text of a page."""
    return "\n".join(page.lines()).rstrip("\n") + "\n"

"""What all HTML pages share: head, banner, facts, contents and legend; every value shown escaped."""

from functools import cache
from importlib import resources
from typing import Protocol

import jinja2

from ropa import __version__
from ropa.i18n import text, visible
from ropa.view.document import Detail


class Headed(Protocol):
    """What the frame shows of a document."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def organisation(self) -> str:
        """Whose document it is."""

    @property
    def language(self) -> str:
        """Language of everything but user text."""

    @property
    def user_language(self) -> str:
        """Language of user text; empty where there are several."""

    @property
    def banner(self) -> tuple[str, ...]:
        """What must be read first."""

    @property
    def facts(self) -> tuple[Detail, ...]:
        """Dates, law, version."""


def rendered(template: str, document: Headed, **context: object) -> bytes:
    """A document as the bytes of a page; the same document gives the same bytes.

    Args:
        template: Name of a template that fills the frame.
        document: What it shows.
        context: What else the template asks for; `css` and `legend` are the frame's own.
    """

    def words(key: str, **params: object) -> str:
        return text(f"document.{key}", document.language, **params)

    page = _environment().get_template(template)
    return page.render(document=document, words=words, generator=f"ropa {__version__}", **context).encode("utf-8")


def resource(name: str) -> str:
    """The text of a file of this package."""
    return resources.files("ropa.exports").joinpath(name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    # Whatever is put into the page passes `visible`, then the escaping; what the page itself marks as safe is spared.
    return jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value if hasattr(value, "__html__") else visible(str(value)),
        loader=jinja2.FunctionLoader(resource),
    )

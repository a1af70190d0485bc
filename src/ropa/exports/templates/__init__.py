"""Templates of formats that are markup: whatever is put into one is made visible, then escaped."""

from functools import cache
from typing import TYPE_CHECKING

from ropa.i18n import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def resource(name: str) -> str:
    """The text of a file of the package of formats, by its path in it."""
    from importlib import resources  # noqa: PLC0415

    return resources.files("ropa.exports").joinpath(name).read_text("utf-8")


@cache
def environment() -> "Environment":
    """Where templates are looked up by their path, with everything escaped that a template does not mark as safe."""
    # The library is dear, and who only names the formats needs none of it.
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value if hasattr(value, "__html__") else visible(str(value)),
        loader=jinja2.FunctionLoader(resource),
    )

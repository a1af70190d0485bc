"""The tables of words that imports know, from package data."""

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """A table by the path of its file beside this module, without its suffix."""
    from importlib import resources  # noqa: PLC0415 - package data, and only an import reads them

    import tomli  # noqa: PLC0415

    return tomli.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))

"""Tables of words, from package data."""

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def table(package: str, name: str) -> Mapping[str, Any]:
    """A table of words.

    Args:
        package: The package that holds it.
        name: Its file in that package, without the suffix.
    """
    from importlib import resources  # noqa: PLC0415 - package data, and only what people wrote needs them

    import tomli  # noqa: PLC0415

    return tomli.loads(resources.files(package).joinpath(f"{name}.toml").read_text("utf-8"))

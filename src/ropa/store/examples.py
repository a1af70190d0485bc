"""The example registers that come with the program."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def examples() -> dict[str, dict[str, bytes]]:
    """The texts of the example registers: by name of the register, then by name of the file.

    An installed program holds them beside its modules; in a checkout they are the registers that these are made from.
    """
    packed = resources.files("ropa").joinpath("examples")
    root: Traversable = packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "registers"
    return {
        folder.name: {file.name: file.read_bytes() for file in _listed(folder) if file.name.endswith(".toml")}
        for folder in (_listed(root) if root.is_dir() else ())
        if folder.is_dir() and not folder.name.startswith(".")
    }


def _listed(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda item: item.name)

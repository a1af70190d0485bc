"""How long it takes to read a workspace, against reading its bytes and parsing them into plain dictionaries."""

from collections.abc import Callable, Iterator
from pathlib import Path

import tomli

from bench.measure import Pair
from bench.opened import loading, opened
from ropa.workspace import Workspace


def pairs(size: str, root: Path, count: int = 9) -> Iterator[Pair]:
    """Loading a workspace.

    Args:
        size: What the workspace is called in the table.
        root: The workspace.
        count: How often each is measured.
    """
    files = sorted(root.rglob("*.toml"))

    def parse() -> object:
        return [tomli.loads(file.read_bytes().decode()) for file in files]

    def read() -> object:
        return [file.read_bytes() for file in files]

    yield Pair(f"load {size}, {len(files)} files / parse alone", loading(root), parse, count)
    yield Pair(f"load {size}, {len(files)} files / read bytes alone", loading(root), read, count)


def edited(size: str, root: Path, count: int = 5) -> Iterator[Pair]:
    """Taking in one file that somebody changed, against reading everything."""
    workspace = opened(root)
    file = max(root.rglob("*.toml"))

    yield Pair(f"after an edit, {size}, named by the watcher / load", _hearing(workspace, file), loading(root), count)


def _hearing(workspace: Workspace, file: Path) -> Callable[[], object]:
    turns = iter(range(1000))

    def hear() -> object:
        with file.open("a", encoding="utf-8") as text:
            text.write(f"# {next(turns)}\n")
        before = workspace.version
        workspace.reload([file])
        assert workspace.version == before + 1
        return workspace

    return hear

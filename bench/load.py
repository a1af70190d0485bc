"""How long it takes to read a workspace, against reading its bytes and parsing them into plain dictionaries."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import tomli

from bench.measure import Ratio, ratio
from ropa.workspace import Workspace


def ratios(workspace: Path) -> Iterator[Ratio]:
    """Ratios of loading 1,000 activities and 300 parties."""
    files = sorted(workspace.rglob("*.toml"))

    def load() -> object:
        return Workspace(workspace, datetime.date(2026, 11, 22)).portfolio

    def parse() -> object:
        return [tomli.loads(file.read_bytes().decode()) for file in files]

    def read() -> object:
        return [file.read_bytes() for file in files]

    yield ratio("load 1,000 activities / parse alone", load, parse)
    yield ratio("load 1,000 activities / read bytes alone", load, read)

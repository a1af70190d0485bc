"""Which records are changed and not saved yet."""

from collections.abc import Mapping
from typing import Any

from ropa.model import KINDS
from ropa.source import Source, parse
from ropa.workspace import Workspace


def unsaved(workspace: Workspace) -> frozenset[str]:
    """Addresses of the records that say something else than their file on the disk, new ones among them."""
    pending = {file.path for file in workspace.pending}
    if not pending:
        return frozenset()
    read = workspace.desk.texts.read
    found = set()
    for register in workspace.portfolio.registers.values():
        for source in register.sources:
            if source.path in pending:
                before, after = _tables(_values(read.get(source.path))), _tables(source.values)
                found |= {register.address(key) for key, table in after.items() if before.get(key) != table}
    return frozenset(found)


def _values(source: Source | None) -> Mapping[str, Any]:
    """What a text holds; of what a dead session began with, that is not known yet."""
    if source is None:
        return {}
    return source.values or parse("", source.path, source.text).values


def _tables(values: Any) -> dict[str, Any]:
    """The table of each record by its id; of the register itself by the empty id."""
    found = {}
    for kind, tables in values.items():
        if kind == "register":
            found[""] = tables
        elif kind in KINDS and isinstance(tables, dict):
            found.update(tables)
    return found

"""Which records are changed and not saved yet."""

from typing import Any

import tomli

from ropa.model import KINDS
from ropa.workspace import Workspace


def unsaved(workspace: Workspace) -> frozenset[str]:
    """Addresses of the records that say something else than their file on the disk, new ones among them."""
    pending = {file.path: file.before for file in workspace.pending}
    if not pending:
        return frozenset()
    found = set()
    for register in workspace.portfolio.registers.values():
        for source in register.sources:
            if source.path in pending:
                before, after = _tables(_values(pending[source.path])), _tables(source.values)
                found |= {register.address(key) for key, table in after.items() if before.get(key) != table}
    return frozenset(found)


def _values(text: str | None) -> dict[str, Any]:
    try:
        return tomli.loads(text or "")
    except (tomli.TOMLDecodeError, RecursionError):
        return {}


def _tables(values: Any) -> dict[str, Any]:
    """The table of each record by its id; of the register itself by the empty id."""
    found = {}
    for kind, tables in values.items():
        if kind == "register":
            found[""] = tables
        elif kind in KINDS and isinstance(tables, dict):
            found.update(tables)
    return found

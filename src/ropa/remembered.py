"""How a user likes their lists, kept beside their settings: columns, order and pane, from session to session.

The program writes it by itself, so it stands in a file of its own. One that cannot be read is as good as none.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from ropa import store

FILE = "lists.json"

_LARGEST = 256 * 1024
"""Bytes of the file that are read."""

_NAMES = ("columns", "orders", "panes")


class Lists:
    """What is remembered of lists.

    Attributes:
        columns: Of a kind of list, the columns as they are typed; without an entry the usual ones.
        orders: Of a kind of list, by what it is in order.
        panes: Where lists show what is in hand, by what that is; without an entry nowhere.
    """

    def __init__(self, settings: Path | None, *, is_kept: bool = True) -> None:
        """Read what was kept.

        Args:
            settings: The user's settings, beside which it stands; None where nothing may be kept.
            is_kept: Whether changes are written.
        """
        self._path = settings.with_name(FILE) if settings else None
        self._is_kept = is_kept
        self.columns: dict[str, str] = {}
        self.orders: dict[str, str] = {}
        self.panes: dict[str, str] = {}
        self.reread()

    def reread(self) -> None:
        """Take what stands in the file, if there is one."""
        found = _read(self._path) if self._path else {}
        if self._path:
            self.columns, self.orders, self.panes = (dict(found.get(name, {})) for name in _NAMES)

    def choose(self, name: str, kind: str, typed: str) -> None:
        """Keep columns or an order of a kind of list; empty text for the usual ones.

        Args:
            name: `columns`, `orders` or `panes`.
            kind: The kind.
            typed: Names, separated by commas.
        """
        chosen: dict[str, str] = getattr(self, name)
        if chosen.get(kind, "") == typed:
            return
        chosen.pop(kind, None)
        if typed:
            chosen[kind] = typed
        self._write()

    def forget(self) -> bool:
        """Go back to the usual columns and orders everywhere; whether that could be kept."""
        self.columns, self.orders, self.panes = {}, {}, {}
        return self._write()

    def _write(self) -> bool:
        if self._path is None or not self._is_kept:
            return False
        said = {name: dict(sorted(getattr(self, name).items())) for name in _NAMES}
        try:
            store.make_folder(self._path.parent)
            store.write(self._path, (json.dumps(said, indent=1) + "\n").encode())
        except OSError:
            return False  # a list that is not remembered is no reason to stop anybody's work
        return True


def _read(path: Path) -> Mapping[str, Mapping[str, str]]:
    try:
        said = json.loads(store.read_bytes(path, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    tables = said if isinstance(said, dict) else {}
    return {
        name: {kind: typed for kind, typed in table.items() if isinstance(typed, str)}
        for name, table in tables.items()
        if name in _NAMES and isinstance(table, dict)
    }

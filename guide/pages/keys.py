"""Every key of the terminal: what it does, where, and the name by which the settings change it."""

from collections.abc import Iterator

from guide.markdown import code, table
from ropa.tui.keys import KEYS

FILE = "keys.md"

_INTRODUCTION = """\
# Keys of the terminal

`?` or `F1` lists those of the screen in hand, and in lists the words of the filter; `Ctrl+P` finds a key as you type
and runs it. Each key that shows or changes records runs a command line, which the status line shows. Settings change a
key by its name: `ropa settings keys.save=f10`.\
"""


def lines() -> Iterator[str]:
    """One table, in the order of the program's own."""
    yield from _INTRODUCTION.splitlines()
    yield ""
    yield from table(
        ("keys", "what it does", "where", "name"),
        (
            (
                " ".join(map(code, key.names.split())),
                key.help("en"),
                ", ".join(key.screens) or "everywhere",
                code(key.id),
            )
            for key in KEYS
        ),
    )

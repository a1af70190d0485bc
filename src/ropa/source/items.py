"""Changes inside one value: items of arrays and keys of inline tables, with their comments and layout."""

from collections.abc import Callable
from typing import Any

from ropa.finding import Path
from ropa.source.shape import WIDTH, earlier


def without(line: str, path: Path) -> str:
    """A statement without what stands at a path in its value.

    Args:
        line: The lines of one key and its value; paths begin with that key.
        path: What to take away.
    """
    return _changed(line, path[:-1], lambda holder: holder.__delitem__(path[-1]))


def with_item(line: str, path: Path, position: int, value: object) -> str:
    """A statement with an item more in the array at a path; onto several lines where one would become too long."""
    return _changed(line, path, lambda holder: holder.insert(position, value), wrap=True)


def with_key(line: str, path: Path, full: Path, value: object) -> str:
    """A statement with a key more in the inline table at a path.

    Args:
        line: The lines of one key and its value.
        path: The new key, from that key on.
        full: The same from the top of the document, by which the model places it.
        value: What it is given.
    """

    def add(holder: Any) -> None:
        before = list(holder)
        after = next((key for key in earlier(full) or before[::-1] if key in before), None)
        place = before.index(after) + 1 if after is not None else 0
        holder[path[-1]] = value
        ordered = [*before[:place], path[-1], *before[place:]]
        if place < len(before):
            holder.sort(key=ordered.index)

    return _changed(line, path[:-1], add)


def moved(line: str, path: Path, position: int, to: int) -> str:
    """A statement with an item of the array at a path brought to another position."""

    def move(holder: Any) -> None:
        ranks = list(range(len(holder)))
        ranks.insert(to, ranks.pop(position))
        places = iter([ranks.index(item) for item in range(len(holder))])
        holder.sort(key=lambda _: next(places))

    return _changed(line, path, move)


def _changed(line: str, path: Path, change: Callable[[Any], None], wrap: bool = False) -> str:
    # Only an edit pays for the editor.
    import tomlrt  # noqa: PLC0415

    try:
        document = tomlrt.loads(line)
        holder: Any = document
        for step in path:
            holder = holder[step]
        change(holder)
        written = document.render()
        if wrap and "\n" not in written.rstrip() and len(written.rstrip()) > WIDTH:
            holder.set_multiline(multiline=True, indent=2)
            written = document.render()
    except tomlrt.TOMLError as error:
        raise ValueError from error
    return written

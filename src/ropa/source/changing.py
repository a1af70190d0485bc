"""Edits of a draft, each of which changes its lines and its values alike."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from ropa.finding import Path
from ropa.source import items
from ropa.source.draft import Draft, get
from ropa.source.rendering import pair_lines, table_lines, value_lines
from ropa.source.scan import Block, Statement, Value
from ropa.source.shape import WIDTH, earlier, form, is_tables, record_path, same, signature
from ropa.source.spelling import header_spelled, key_spelled


class Lossy(ValueError):  # noqa: N818 - an answer, not a fault
    """A change that its neighbours would not survive: an array of tables holds tables only."""


class Changing:
    """A draft and the values that it must give.

    Attributes:
        draft: The text.
        values: What parsing it must give; changed in place.
    """

    def __init__(self, text: str, values: dict[str, Any]) -> None:
        self.draft = Draft(text)
        self.values = values

    def set(self, path: Path, value: Any) -> None:
        """Give a path a value; see `ropa.source.edit.Set`."""
        try:
            former = get(self.values, path)
        except KeyError:
            self._add(path, value)
            return
        if same(former, value):
            return
        if isinstance(former, dict) and isinstance(value, dict):
            self._merge(path, former, value)
        elif isinstance(former, list) and isinstance(value, list) and value and self._is_listed(path, former, value):
            self._align(path, former, value)
        else:
            self._replace(path, value)

    def unset(self, path: Path) -> None:
        """Take away what stands at a path; tables that only it made exist go with it."""
        holder = get(self.values, path[:-1])
        get(self.values, path)
        self._cut(path)
        del holder[path[-1]]  # type: ignore[attr-defined]
        for end in range(len(path) - 1, 0, -1):
            around = path[:end]
            if get(self.values, around) or self.draft.is_written(around):
                break
            del get(self.values, around[:-1])[around[-1]]  # type: ignore[attr-defined]

    def insert(self, path: Path, position: int, value: Any) -> None:
        """Put an item into the list at a path, making the list if need be."""
        try:
            former = get(self.values, path)
        except KeyError:
            if position != 0:
                raise
            self._add(path, [value])
            return
        if not isinstance(former, list) or not 0 <= position <= len(former):
            raise KeyError(position)
        written = self.draft.value(path)
        is_bare = written is not None and not former and not self._has_comments(written)
        if is_bare and form(path, [value]) == "tables" and self.draft.statement(path):
            self._replace(path, [value])
            return
        if written is not None:
            line = self._line(path)
            new = items.with_item(self._text(line), path[self._depth(line) :], position, value)
            self.draft.put(line.start, line.end, new)
        elif isinstance(value, dict):
            lines = table_lines((*path, position), value, self.draft.newline, is_array=True)
            self._put_item(path, position, len(former), lines)
        else:
            raise Lossy
        former.insert(position, value)

    def move(self, path: Path, position: int, to: int) -> None:
        """Bring an item of a list to another position."""
        former = get(self.values, path)
        if not isinstance(former, list) or not (0 <= position < len(former) and 0 <= to < len(former)):
            raise KeyError(position)
        if position == to:
            return
        if self.draft.value(path) is not None:
            line = self._line((*path, position))
            new = items.moved(self._text(line), path[self._depth(line) :], position, to)
            self.draft.put(line.start, line.end, new)
        else:
            lines = self._cut((*path, position))
            self._put_item(path, to, len(former) - 1, lines)
        former.insert(to, former.pop(position))

    def rename(self, path: Path, key: str) -> None:
        """Give the key at a path another name wherever it is written."""
        holder = get(self.values, path[:-1])
        if not isinstance(holder, dict) or path[-1] not in holder or key in holder:
            raise KeyError(key)
        for word in sorted(self.draft.words(path), key=lambda word: -word.start):
            self.draft.put(word.start, word.end, key_spelled(key))
        holder[key] = holder.pop(path[-1])

    def _merge(self, path: Path, former: dict[str, Any], value: dict[str, Any]) -> None:
        for key in [key for key in former if key not in value]:
            self.unset((*path, key))
        for key, item in value.items():
            self.set((*path, key), item)
        self._keep_empty(path, value)

    def _align(self, path: Path, former: list[Any], value: list[Any]) -> None:
        """Change a list item by item, so that what stays keeps its comments."""
        matcher = SequenceMatcher(
            None, [signature(item) for item in former], [signature(item) for item in value], False
        )
        for tag, i, j, k, n in reversed(matcher.get_opcodes()):
            if tag == "equal":
                continue
            both = min(j - i, n - k)
            for position in range(j - 1, i + both - 1, -1):
                self.unset((*path, position))
            for offset in range(both):
                self.set((*path, i + offset), value[k + offset])
            for offset in range(both, n - k):
                self.insert(path, i + offset, value[k + offset])

    def _keep_empty(self, path: Path, value: dict[str, Any]) -> None:
        try:
            get(self.values, path)
        except KeyError:
            self._add(path, value)

    def _is_listed(self, path: Path, former: list[Any], value: list[Any]) -> bool:
        """Whether a list can be changed item by item where it stands, and has something to keep."""
        written = self.draft.value(path)
        if written is None:
            return is_tables(value)
        return bool(former) or self._has_comments(written)

    def _has_comments(self, written: Value) -> bool:
        return "#" in self.draft.text[written.start : written.end]

    def _replace(self, path: Path, value: Any) -> None:
        """Put another value in the place of one of another shape."""
        written = self.draft.value(path)
        line = self.draft.statement(path)
        if written is not None and (line is None or form(path, value) == "pair"):
            before = self.draft.text[written.start : written.end]
            column = written.start - (self.draft.text.rfind("\n", 0, written.start) + 1)
            new = value_lines(value, before, self.draft.newline, column if line else -WIDTH)
            self.draft.put(written.start, written.end, new)
            holder = get(self.values, path[:-1])
            holder[path[-1]] = value  # type: ignore[index]
            return
        if isinstance(path[-1], int):
            raise Lossy
        remarks = self._remarks(line) if line else ""
        self.unset(path)
        self._add(path, value, remarks)

    def _remarks(self, line: Statement) -> str:
        """The comments of a statement as lines of their own."""
        trailing = self.draft.text[line.value.end : line.end].strip()
        return self.draft.text[line.lead : line.start] + (trailing + self.draft.newline if trailing else "")

    def _cut(self, path: Path) -> str:
        """Take the lines of a path out of the text; gives those that were whole tables."""
        if self.draft.around(path) is not None:
            line = self._line(path)
            self.draft.put(line.start, line.end, items.without(self._text(line), path[self._depth(line) :]))
            return ""
        whole = [(block.lead, self.draft.tail(block), True) for block in self.draft.under(path)]
        lines = [(item.lead, item.end, False) for _, item in self.draft.dotted(path)]
        taken: list[str] = []
        for start, end, is_table in sorted(_joined([*whole, *lines]), reverse=True):
            text = self.draft.cut(start, end)
            if is_table:
                taken.insert(0, text if text.endswith("\n") else text + self.draft.newline)
        return self.draft.newline.join(taken)

    def _add(self, path: Path, value: Any, remarks: str = "") -> None:
        """Write what is not there yet, with the tables on the way to it."""
        while path:
            try:
                holder = get(self.values, path[:-1])
            except KeyError:
                if not isinstance(path[-1], str):
                    raise
                path, value = path[:-1], {path[-1]: value}
            else:
                break
        if not isinstance(holder, dict) or not isinstance(path[-1], str):
            raise KeyError(path[-1])
        line = self.draft.around(path)
        if line is not None:
            new = items.with_key(self._text(line), path[self._depth(line) :], path, value)
            self.draft.put(line.start, line.end, new)
        elif len(path) <= len(record_path(path)) and isinstance(value, dict):
            self._append(remarks + table_lines(path, value, self.draft.newline))
        else:
            self._add_to_table(path, value, remarks)
        holder[path[-1]] = value

    def _add_to_table(self, path: Path, value: Any, remarks: str) -> None:
        table = path[:-1]
        own = self.draft.own(table)
        dotted = self.draft.dotted(table) if own is None else []
        if dotted:
            block, siblings = dotted[0][0], [item for block, item in dotted if block is dotted[0][0]]
            self._add_pair(path, value, block, siblings, remarks)
        elif form(path, value) != "pair":
            self._add_block(path, value, remarks)
        elif own is not None:
            self._add_pair(path, value, own, own.statements, remarks)
        else:
            first = self.draft.under(table)[0]
            lines = f"[{header_spelled(_keys(table))}]{self.draft.newline}" + remarks
            lines += pair_lines(path[-1:], value, self.draft.newline)
            self.draft.insert_lines(first.lead, lines + self.draft.newline)

    def _add_pair(self, path: Path, value: Any, block: Block, siblings: Sequence[Statement], remarks: str) -> None:
        """Write a key behind the nearest one that the model places before it."""
        depth = len(path) - 1
        before = earlier(path)
        if before is None:
            after = siblings[-1] if siblings else None
        else:
            ranked = (key for key in before if any(item.path[depth] == key for item in siblings))
            nearest = next(ranked, None)
            after = next((item for item in reversed(siblings) if item.path[depth] == nearest), None)
        position = after.end if after else siblings[0].lead if siblings else block.body
        like = after or (siblings[0] if siblings else None)
        indent = self.draft.text[like.start : like.words[0].start] if like else ""
        lines = pair_lines(path[len(block.path) :], value, self.draft.newline)
        self.draft.insert_lines(position, remarks + indent + lines)

    def _add_block(self, path: Path, value: Any, remarks: str) -> None:
        """Write a table behind the tables of the nearest key that the model places before it."""
        if is_tables(value):
            parts = [
                table_lines((*path, position), item, self.draft.newline, is_array=True)
                for position, item in enumerate(value)
            ]
            lines = self.draft.newline.join(parts)
        else:
            lines = table_lines(path, value, self.draft.newline)
        table = path[:-1]
        keys = earlier(path)
        near = next((found for key in keys or () if (found := self.draft.under((*table, key)))), [])
        if not near and keys is not None and (own := self.draft.own(table)) is not None:
            near = [own]
        near = near or self.draft.under(table)
        if not near:
            self._append(remarks + lines)
            return
        self._put_behind(near[-1], remarks + lines)

    def _put_item(self, path: Path, position: int, length: int, lines: str) -> None:
        """Write an item of an array of tables before the one at a position, or behind the last."""
        if position < length:
            first = self.draft.under((*path, position))[0]
            self.draft.insert_lines(first.lead, lines + self.draft.newline)
        elif length:
            self._put_behind(self.draft.under((*path, length - 1))[-1], lines)

    def _put_behind(self, block: Block, lines: str) -> None:
        self.draft.insert_lines(self.draft.tail(block), self.draft.newline + lines)

    def _append(self, lines: str) -> None:
        """Write a table at the end of the text, one blank line below what stands there."""
        text = self.draft.text
        is_spaced = not text.strip() or text.replace("\r\n", "\n").endswith("\n\n")
        self.draft.insert_lines(len(text), lines if is_spaced else self.draft.newline + lines)

    def _line(self, path: Path) -> Statement:
        found = self.draft.statement(path) or self.draft.around(path)
        assert found is not None
        return found

    def _text(self, line: Statement) -> str:
        return self.draft.text[line.start : line.end]

    @staticmethod
    def _depth(line: Statement) -> int:
        """Steps of a path that stand in headers above a statement."""
        return len(line.path) - len(line.words)


def _keys(path: Path) -> list[str]:
    return [step for step in path if isinstance(step, str)]


def _joined(spans: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Stretches with those left out that lie inside another."""
    return [span for span in spans if not any(o is not span and o[0] <= span[0] and span[1] <= o[1] for o in spans)]

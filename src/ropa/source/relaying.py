"""One record in the layout that the model declares, with the comments of its keys and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ropa.finding import Path
from ropa.source.draft import Draft
from ropa.source.scan import Block, Statement, Value, Word, comments
from ropa.source.shape import WIDTH, field_at, order
from ropa.source.spelling import header_spelled, in_lines, key_spelled


@dataclass(slots=True)
class Leaf:
    """A key and its value as they are going to be written.

    Attributes:
        value: The value; of several lines where it was so and has comments, or a text of several lines.
        above: Comment lines above it.
        behind: Comment behind it.
    """

    value: str
    above: list[str] = field(default_factory=list)
    behind: str = ""


@dataclass(slots=True)
class Table:
    """A table below a header.

    Attributes:
        parts: Its keys and tables, and arrays of tables as lists.
        has_header: Whether it had a header of its own.
        above: Comment lines above the header.
        behind: Comment behind the header.
    """

    parts: "dict[str, Leaf | Table | list[Table]]" = field(default_factory=dict)
    has_header: bool = False
    above: list[str] = field(default_factory=list)
    behind: str = ""


class Uncertain(Exception):  # noqa: N818 - an answer, not a fault
    """A comment belongs to no key and no table, so that it has no place in another order."""


def relaid(draft: Draft, record: Path, run: Sequence[Block]) -> str | None:
    """The lines of a record in the layout that the model declares.

    Args:
        draft: The text.
        record: Path of the record.
        run: Its blocks, which stand together.

    Returns:
        Its new lines; none where a comment has no certain place.
    """
    top = Table()
    try:
        for block in run:
            _take_block(draft, top, record, block, block is run[-1])
    except Uncertain:
        return None
    return draft.newline.join(_lines(draft, record, top, is_array=False))


def _take_block(draft: Draft, top: Table, record: Path, block: Block, is_last: bool) -> None:
    table = top
    path = block.path
    for at in range(len(record), len(path)):
        step = path[at]
        if isinstance(step, int):
            continue
        if at + 1 < len(path) and isinstance(place := path[at + 1], int):
            listed = table.parts.setdefault(step, [])
            assert isinstance(listed, list)
            listed.extend(Table() for _ in range(place + 1 - len(listed)))
            table = listed[place]
        else:
            table = _inner(table, step)
    table.has_header = True
    table.above = _remarks(draft.text[block.lead : block.start])
    table.behind = draft.text[block.words[-1].end : block.body].lstrip(" \t]").strip()
    position = block.body
    for item in block.statements:
        if draft.text[position : item.lead].strip():
            raise Uncertain
        _take_statement(draft, table, path, item)
        position = item.end
    if draft.text[position : draft.tail(block)].strip():
        raise Uncertain
    if not is_last and draft.text[position : block.end].strip():
        raise Uncertain


def _take_statement(draft: Draft, table: Table, path: Path, item: Statement) -> None:
    *steps, last = (word.key for word in item.words)
    for step in steps:
        table = _inner(table, step)
        path = (*path, step)
    above = _remarks(draft.text[item.lead : item.start])
    behind = draft.text[item.value.end : item.end].strip()
    part = _part(draft, (*path, last), item.value)
    if isinstance(part, list):
        part[0].above, part[0].behind = above, behind
    else:
        part.above, part.behind = above, behind
    table.parts[last] = part


def _inner(table: Table, key: str) -> Table:
    found = table.parts.setdefault(key, Table())
    if not isinstance(found, Table):
        raise Uncertain
    return found


def _part(draft: Draft, path: Path, value: Value) -> "Leaf | Table | list[Table]":
    """A value on one line as tables with headers, where its field is declared so and no comment stands in the way."""
    declared = field_at(path)
    layout = declared.layout if declared else ""
    if not _has_comments(draft, value):
        if layout == "table" and value.opens == "{":
            return _opened(draft, path, value)
        if layout == "tables" and value.items and all(item.opens == "{" for item in value.items):
            return [_opened(draft, (*path, at), item) for at, item in enumerate(value.items)]
    return Leaf(_written(draft, value, len(f"{key_spelled(path[-1])} = ")))


def _opened(draft: Draft, path: Path, value: Value) -> Table:
    table = Table(has_header=True)
    for words, item in value.pairs:
        _open_pair(draft, table, path, words, item)
    return table


def _open_pair(draft: Draft, table: Table, path: Path, words: tuple[Word, ...], item: Value) -> None:
    for word in words[:-1]:
        table = _inner(table, word.key)
        path = (*path, word.key)
    table.parts[words[-1].key] = _part(draft, (*path, words[-1].key), item)


def _closed(path: Path, table: Table) -> Leaf | None:
    """A table on one line, where its field is declared so and nothing in it needs a line of its own."""
    declared = field_at(path)
    if declared is None or declared.layout != "inline":
        return None
    pairs = []
    for key in order(path, table.parts):
        part = table.parts[key]
        leaf = _closed((*path, key), part) if isinstance(part, Table) else part
        if not isinstance(leaf, Leaf) or leaf.above or leaf.behind or "\n" in leaf.value:
            return None
        pairs.append(f"{key_spelled(key)} = {leaf.value}")
    return Leaf(f"{{ {', '.join(pairs)} }}" if pairs else "{}", table.above, table.behind)


def _lines(draft: Draft, path: Path, table: Table, is_array: bool) -> list[str]:
    """The tables of a table, each with its lines, itself first."""
    newline = draft.newline
    leaves: dict[str, Leaf] = {}
    tables: dict[str, Table | list[Table]] = {}
    for key in order(path, table.parts):
        part = table.parts[key]
        leaf = part if isinstance(part, Leaf) else _closed((*path, key), part) if isinstance(part, Table) else None
        if leaf is not None:
            leaves[key] = leaf
        elif not isinstance(part, Leaf):
            tables[key] = part
    blocks = []
    if table.has_header or leaves or not tables:
        header = header_spelled([step for step in path if isinstance(step, str)])
        lines = [*table.above, (f"[[{header}]]" if is_array else f"[{header}]") + _behind(table.behind)]
        for key, leaf in leaves.items():
            lines += [*leaf.above, f"{key_spelled(key)} = {leaf.value}{_behind(leaf.behind)}"]
        blocks.append("".join(line + newline for line in lines))
    for key, part in tables.items():
        if isinstance(part, list):
            for at, item in enumerate(part):
                blocks += _lines(draft, (*path, key, at), item, is_array=True)
        else:
            blocks += _lines(draft, (*path, key), part, is_array=False)
    return blocks


def _behind(comment: str) -> str:
    return f"  {comment}" if comment else ""


def _written(draft: Draft, value: Value, column: int) -> str:
    """A value as it is going to be written from a column on."""
    if _has_comments(draft, value):
        return draft.text[value.start : value.end]
    line = _on_one_line(draft, value)
    if value.items and column + len(line) > WIDTH:
        return in_lines([_on_one_line(draft, item) for item in value.items], draft.newline)
    return line


def _on_one_line(draft: Draft, value: Value) -> str:
    if value.opens == "[":
        return f"[{', '.join(_on_one_line(draft, item) for item in value.items)}]"
    if value.opens == "{":
        pairs = [
            f"{header_spelled([word.key for word in words])} = {_on_one_line(draft, item)}"
            for words, item in value.pairs
        ]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    return draft.text[value.start : value.end]


def _has_comments(draft: Draft, value: Value) -> bool:
    return value.opens != "" and bool(comments(f"a = {draft.text[value.start : value.end]}\n"))


def _remarks(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]

"""What is inherited by several rows of a table, said once above it and named by its number in each of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ropa.view.document import Entry, Table
from ropa.view.marks import State
from ropa.view.words import Words

Cell = tuple[Entry, ...]


def numbered(words: Words, table: Table, in_full: Mapping[Entry, Entry], first: int = 1) -> tuple[Table, ...]:
    """A table whose rows name by number what several of them inherit, after the table that says what each number is.

    Args:
        words: Words of the document.
        table: The table with everything in each row.
        in_full: What entries of it say in full, where they were made brief.
        first: The first number, so that no two tables of a document have the same.

    Returns:
        Both tables; the table as it is where no two rows inherit the same.
    """
    times = Counter(
        (at, entry) for row in table.rows for at, cell in enumerate(row) for entry in set(cell) if entry.origin
    )
    shared = (
        key for row in table.rows for at, cell in enumerate(row) for entry in cell if times[key := (at, entry)] > 1
    )
    # Column by column, so that what is said of one thing stands together.
    numbers = {key: number for number, key in enumerate(sorted(dict.fromkeys(shared), key=lambda key: key[0]), first)}
    if not numbers:
        return (table,)
    rows = tuple(
        (
            (Entry(_number(words, str(number)), State.STATED),),
            (Entry(table.columns[at], State.STATED),),
            (replace(in_full.get(entry, entry), origin=""),),
        )
        for (at, entry), number in numbers.items()
    )
    heads = tuple(words.text(f"document.column.{key}") for key in ("number", "field", "value"))
    named = tuple(tuple(_named(words, at, cell, numbers) for at, cell in enumerate(row)) for row in table.rows)
    return Table(words.text("document.part.numbered"), heads, rows), replace(table, rows=named)


def _named(words: Words, at: int, cell: Cell, numbers: dict[tuple[int, Entry], int]) -> Cell:
    """A cell with numbers for what stands above the table, one entry for all that is known alike."""
    alike: dict[State, list[Entry]] = {}
    for entry in cell:
        if (at, entry) in numbers:
            alike.setdefault(entry.state, []).append(entry)
    references = (
        Entry(
            words.text("document.see", numbers=_numbers(words, [numbers[at, entry] for entry in entries])),
            state,
            origin=entries[0].origin,
            at=entries[0].at,
        )
        for state, entries in alike.items()
    )
    return (*(entry for entry in cell if (at, entry) not in numbers), *references)


def _numbers(words: Words, numbers: list[int]) -> str:
    """Numbers in order; of three or more in a row the first and the last."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        _number(words, said)
        for run in runs
        for said in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))  # noqa: PLR2004
    )


def _number(words: Words, number: str) -> str:
    return words.text("document.number", number=number)

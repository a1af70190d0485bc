"""Whatever the text and the edit: the values are right, and nothing of other records changes.

With `ROPA_NIGHTLY` set, twenty thousand edits are tried in place of a few hundred.
"""

import copy
import re
import tomllib
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightly import NIGHTLY
from ropa.source.edit import Edit, EditRefused, Insert, Move, Rename, Set, Unset, edited
from ropa.source.layout import formatted
from ropa.source.scan import blocks, comments
from source.documents import ARRAYS, KEYS, RECORDS, TABLES, Path, at, document, paths, typed, value

EXAMPLES = settings(max_examples=20_000 if NIGHTLY else 300)
FEWER = settings(max_examples=5_000 if NIGHTLY else 150)
SEEDS = st.integers(0, 2**48)


def an_edit(random: Random, values: dict[str, Any]) -> Edit:
    known = paths(values)
    lists = [path for path in known if isinstance(at(values, path), list)]
    roll = random.random()
    if roll < 0.25 and known:
        return Unset(random.choice(known))
    if roll < 0.4 and lists:
        path = random.choice(lists)
        items = at(values, path)
        new = {key: value(random, 1) for key in random.sample(KEYS, 2)} if is_tables(items) else value(random, 1)
        return Insert(path, random.randrange(len(items) + 1), new)
    if roll < 0.5 and (full := [path for path in lists if len(at(values, path)) > 1]):
        path = random.choice(full)
        size = len(at(values, path))
        return Move(path, random.randrange(size), random.randrange(size))
    if roll < 0.6 and (named := [path for path in known if isinstance(path[-1], str)]):
        path = random.choice(named)
        key = random.choice([*KEYS, "new", "new key"])
        return Set(path, value(random)) if key in at(values, path[:-1]) else Rename(path, key)
    if roll < 0.8 and known:
        path = random.choice(known)
        is_item = isinstance(path[-1], int) and is_tables(at(values, path[:-1]))
        return Set(path, {"note": value(random)} if is_item else value(random))
    tables = [path for path in known if isinstance(at(values, path), dict) and len(path) > 1]
    path = random.choice([*tables, *tables, *tables, *(record for record in RECORDS if holds_tables(values, record))])
    return Set((*path, random.choice([*KEYS, *TABLES, *ARRAYS])), value(random))


def is_tables(items: object) -> bool:
    return isinstance(items, list) and bool(items) and all(isinstance(item, dict) for item in items)


def holds_tables(values: dict[str, Any], path: Path) -> bool:
    """Whether a table is at a path, or can be made there."""
    try:
        return isinstance(at(values, path), dict)
    except KeyError:
        return True
    except TypeError:
        return False


def asked(values: dict[str, Any], step: Edit) -> dict[str, Any]:
    """What an edit asks for, worked out on plain values."""
    values = copy.deepcopy(values)
    holder: Any = values
    for key in step.path[:-1]:
        holder = holder.setdefault(key, {}) if isinstance(step, Set) and isinstance(key, str) else holder[key]
    last = step.path[-1]
    match step:
        case Set():
            holder[last] = step.value
        case Unset():
            del holder[last]
        case Rename():
            holder[step.key] = holder.pop(last)
        case Insert():
            holder[last].insert(step.position, step.value)
        case Move():
            holder[last].insert(step.to, holder[last].pop(step.position))
    return values


def pruned(values: dict[str, Any], path: Path) -> dict[str, Any]:
    """Values without empty tables on a path, since those without a header go with their last key."""
    for end in range(len(path) - 1, 0, -1):
        try:
            if not at(values, path[:end]):
                del at(values, path[: end - 1])[path[end - 1]]
        except (KeyError, IndexError):
            continue
    return values


def record(path: Path) -> Path:
    return path[:1] if path[0] == "register" else path[:2]


def related(one: Path, other: Path) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def numbers(text: str) -> list[str]:
    """The comments of a document, which each have a number of their own."""
    return re.findall(r"# (c[0-9]+)\b", text)


@EXAMPLES
@given(SEEDS)
def test_an_edit_does_what_it_says_and_no_more(seed: int) -> None:
    random = Random(seed)
    text = document(random)
    values = tomllib.loads(text)
    step = an_edit(random, values)
    result = edited(text, [step])

    after, expected = tomllib.loads(result), asked(values, step)
    if isinstance(step, Unset):
        after, expected = pruned(after, step.path), pruned(expected, step.path)
    assert typed(after) == typed(expected)

    mine = record(step.path)
    owners = {words.split()[1]: path for path, words in comments(text)}
    assert len(owners) == len(numbers(text))
    of_others = [number for number in numbers(text) if not related(owners[number], mine)]
    left = iter(numbers(result))
    assert all(number in left for number in of_others)

    position = 0
    for block in blocks(text):
        if not related(block.path, mine):
            lines = text[block.lead : block.end].rstrip()
            position = result.index(lines, position) + len(lines)
    if isinstance(step, Rename | Insert):
        assert sorted(numbers(result)) == sorted(numbers(text))


@FEWER
@given(SEEDS)
def test_edits_in_a_row_do_what_they_do_one_by_one(seed: int) -> None:
    random = Random(seed)
    text = one_by_one = document(random)
    steps = []
    for _ in range(3):
        step = an_edit(random, tomllib.loads(one_by_one))
        one_by_one = edited(one_by_one, [step])
        steps.append(step)
    assert typed(tomllib.loads(edited(text, steps))) == typed(tomllib.loads(one_by_one))


@FEWER
@given(SEEDS)
def test_setting_what_is_there_changes_nothing(seed: int) -> None:
    random = Random(seed)
    text = document(random)
    values = tomllib.loads(text)
    path = random.choice(paths(values))
    assert edited(text, [Set(path, at(values, path))]) == text


@FEWER
@given(SEEDS)
def test_formatting_keeps_values_and_comments_and_settles_at_once(seed: int) -> None:
    text = document(Random(seed))
    result = formatted(text)
    assert typed(tomllib.loads(result)) == typed(tomllib.loads(text))
    assert sorted(numbers(result)) == sorted(numbers(text))
    assert formatted(result) == result

    headers = {block.path for block in blocks(text)}
    before = {words.split()[1]: path for path, words in comments(text) if path not in headers}
    after = {words.split()[1]: path for path, words in comments(result)}
    for number, path in before.items():
        assert related(after[number], path), "a comment of a key has come to another"


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2\n", f"a = {'[' * 30}{']' * 30}"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(EditRefused) as refused:
        edited(text, [Set(("a",), 1)])
    assert refused.value.reason == "unreadable"
    with pytest.raises(EditRefused):
        formatted(text)

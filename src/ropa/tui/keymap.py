"""The keys as one user has them: the table with the user's own keys in it, and what is wrong with those."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from textual.keys import Keys

from ropa.preferences import Fault
from ropa.tui.keys import KEYS, TYPED, Key
from ropa.vocabulary import nearest

Clash = tuple[str, str, str]
"""A key, and the ids of two things that it would do on one screen."""


def remapped(own: Mapping[str, str]) -> tuple[tuple[Key, ...], tuple[Fault, ...]]:
    """All keys with a user's own, and which of those cannot be used; these leave the usual keys in place.

    Args:
        own: Keys by the id of what they do; several are separated by commas.
    """
    faults: list[Fault] = []
    asked: dict[str, str] = {}
    ids = [key.id for key in KEYS]
    for name, said in own.items():
        keys = [key.strip() for key in said.split(",")]
        strange = next((key for key in keys if not _is_key(key)), None)
        if name not in ids:
            faults.append(Fault(f"keys.{name}", "unknown-id", _near(name, ids)))
        elif strange is not None:
            faults.append(Fault(f"keys.{name}", "unknown-key", {"found": strange, **_near(strange, _known())}))
        else:
            asked[name] = ",".join(dict.fromkeys(keys))
    usual = set(_clashes(KEYS))
    table = _with(asked)
    while new := next((clash for clash in _clashes(table) if clash not in usual), None):
        key, *ids_there = new
        name = next(name for name in reversed(asked) if name in ids_there)
        other = next((there for there in ids_there if there != name), name)
        faults.append(Fault(f"keys.{name}", "taken", {"found": key, "other": other}))
        del asked[name]
        table = _with(asked)
    return table, tuple(faults)


def changed(table: Sequence[Key]) -> Mapping[str, str]:
    """The keys that are others than the usual ones, by id, for what the toolkit binds itself."""
    usual = {key.id: key.keys for key in KEYS}
    return {key.id: key.keys for key in table if key.keys != usual[key.id]}


def _with(asked: Mapping[str, str]) -> tuple[Key, ...]:
    return tuple(replace(key, keys=asked.get(key.id, key.keys)) for key in KEYS)


def _clashes(table: Sequence[Key]) -> Iterator[Clash]:
    """Keys that would do two things on one screen; one for everywhere counts on every screen."""
    screens = dict.fromkeys(screen for key in table for screen in key.screens)
    for screen in screens:
        there: dict[str, str] = {}
        for key in table:
            if screen in key.screens or (not key.screens and screen not in TYPED):
                for name in key.keys.split(","):
                    if (other := there.setdefault(name, key.id)) != key.id:
                        yield name, other, key.id


def _is_key(name: str) -> bool:
    return (len(name) == 1 and name.isprintable() and name != " ") or name in _known()


@cache
def _known() -> frozenset[str]:
    """The names of keys that are no letter or sign."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    named = {key.value for key in Keys if not key.value.startswith("<")}
    return frozenset(named | {f"ctrl+{letter}" for letter in letters} | {f"alt+{letter}" for letter in letters})


def _near(word: str, among: Sequence[str] | frozenset[str]) -> dict[str, str]:
    near = nearest(word, sorted(among))
    return {"suggestion": near} if near else {}

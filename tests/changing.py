"""Small workspaces without a disk, and what changes make of them."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import pytest

from ropa.changes import Batch, Change, Message, Refused, files_after
from ropa.register import SHARED, Portfolio, build
from ropa.source import parse
from ropa.workspace import Workspace

Files = Mapping[str, str]


def opened(files: Files) -> Portfolio:
    """The registers of texts by path; the first step of a path is the register."""
    return _opened(tuple(sorted(files.items())))


@lru_cache(maxsize=8)
def _opened(files: tuple[tuple[str, str], ...]) -> Portfolio:
    """What was read last is often asked for again: before a change, beside it, and by the next test."""
    registers = {}
    for name in sorted({path.split("/")[0] for path, _ in files}, key=lambda name: (name != SHARED, name)):
        sources = [parse(name, path, text) for path, text in files if path.startswith(f"{name}/")]
        registers[name] = build(name, sources, shared=registers.get(SHARED), folder=name)
    return Portfolio(dict(sorted(registers.items())))


def applied(files: Files, batch: Batch) -> dict[str, str]:
    """The texts after a batch, each of which must be where the batch found it."""
    result = dict(files)
    for file in batch.files:
        assert result.get(file.path) == file.before
        if file.after is None:
            del result[file.path]
        else:
            result[file.path] = file.after
    return result


def made(workspace: Workspace, changes: Iterable[Change], label: Message | None = None) -> Batch:
    """Changes that are done in a workspace; they are pending until they are saved."""
    return workspace.take(workspace.planned(changes, label))


def changed(files: Files, *changes: Change) -> dict[str, str]:
    """The texts after changes; everything in them can be read."""
    after = applied(files, files_after(opened(files), changes))
    assert problems(after) == problems(files)
    return after


def problems(files: Files) -> list[str]:
    return [finding.rule for register in opened(files).registers.values() for finding in register.findings]


def values(files: Files, path: str) -> Mapping[str, object]:
    return parse("", path, files[path]).values


def remarks(files: Files, *changes: Change) -> list[tuple[str, Mapping[str, str]]]:
    batch = files_after(opened(files), changes)
    return [(message.key.removeprefix("changes.remark."), message.params) for message in batch.remarks]


def refusal(act: Callable[[], object]) -> Message:
    """The message of a refusal; it can be said in every language."""
    with pytest.raises(Refused) as caught:
        act()
    message = caught.value.message
    assert all(message.words(language) for language in ("en", "nl", "fr", "de"))
    return message


def refused(files: Files, *changes: Change) -> str:
    return refusal(lambda: files_after(opened(files), changes)).key.removeprefix("changes.refused.")

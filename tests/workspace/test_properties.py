"""The five registers under any changes: what is undone is the same bytes again, and nothing depends on the way."""

import datetime
import itertools
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from changing import made
from helpers import REGISTERS, TODAY
from ropa.changes import (
    AddRecord,
    Change,
    DeleteRecord,
    DuplicateRecord,
    InsertItem,
    Refused,
    RemoveItem,
    RenameRecord,
    ReplaceRecipient,
    SetField,
    UnsetField,
)
from ropa.finding import Finding, Pointer
from ropa.register import Portfolio
from ropa.workspace import Workspace

SHIPPED = Workspace(REGISTERS, TODAY).portfolio
ADDRESSES = st.sampled_from(list(SHIPPED.addresses()))
ACTIVITIES = st.sampled_from(
    [
        register.address(key)
        for register in SHIPPED.registers.values()
        for key, it in register.records.items()
        if it.KIND == "activity"
    ]
)
NAMES = st.sampled_from(list(SHIPPED.registers))
WORDS = st.sampled_from(["email-address", "name", "no-such-word"])
ITEMS = st.tuples(st.sampled_from(["data", "retention", "disclosure", "legal_basis", "purposes"]), st.integers(0, 2))


def at(address: str, *field: str | int) -> Pointer:
    return Pointer(address, field)


CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda a, v: SetField(at(a, "note"), v), ACTIVITIES, st.sampled_from(["x", "“é”\nline"])),
    st.builds(
        lambda a, f: UnsetField(at(a, f)), ACTIVITIES, st.sampled_from(["purposes", "retention", "data", "status"])
    ),
    st.builds(lambda a, w: InsertItem(at(a, "data"), 0, w), ACTIVITIES, WORDS),
    st.builds(lambda a, item: RemoveItem(at(a, *item)), ACTIVITIES, ITEMS),
    st.builds(RenameRecord, ADDRESSES, st.sampled_from(["other-id", "one-more"])),
    st.builds(DeleteRecord, ADDRESSES, st.just(value=True)),
    st.builds(DuplicateRecord, ADDRESSES, st.sampled_from(["copy-of-it", "other-id"])),
    st.builds(AddRecord, NAMES, st.just("party"), st.just("added"), st.just({"name": "Added", "seat": "US"})),
    st.builds(ReplaceRecipient, ADDRESSES, ADDRESSES, st.just(datetime.date(2026, 12, 31))),
)
STEPS = st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=2, max_size=6)


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*.toml")) if ".ropa" not in path.parts}


def found(workspace: Workspace) -> Counter[str]:
    return Counter(
        repr((finding.rule, finding.at, finding.params, finding.message))
        for register in workspace.portfolio.registers.values()
        for finding in workspace.findings(register)
    )


def records(portfolio: Portfolio) -> dict[str, list[object]]:
    return {
        name: [list(register.records.items()), register.own, sorted(register.lost)]
        for name, register in portfolio.registers.items()
    }


def reading(workspace: Workspace) -> list[Finding]:
    return [item for register in workspace.portfolio.registers.values() for item in register.findings]


@settings(max_examples=15)
@given(STEPS, st.integers(1, 4))
def test_any_changes_are_saved_as_they_are_shown_and_undone_to_the_same_bytes(steps, every):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "registers"
        shutil.copytree(REGISTERS, root)
        before = files(root)
        workspace = Workspace(root, TODAY)
        former = found(workspace)
        done = 0
        for number, step in enumerate(steps):
            try:
                done += bool(made(workspace, step).files)
            except Refused:
                continue
            found(workspace)
            if number % every == 0:
                workspace.save()
        workspace.save()
        fresh = Workspace(root, TODAY)
        assert records(workspace.portfolio) == records(fresh.portfolio)
        assert reading(workspace) == reading(fresh)
        assert found(workspace) == found(fresh)
        after = files(root)
        for _ in range(done):
            workspace.undo()
        assert found(workspace) == former
        workspace.save()
        assert files(root) == before
        for number in itertools.count(1):
            try:
                workspace.redo()
            except Refused:
                assert number == done + 1
                break
        workspace.save()
        assert files(root) == after

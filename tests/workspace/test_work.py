"""Changes, undo, redo and saving through an open workspace: bytes, texts, registers and what others write meanwhile."""

import codecs
import os
import shutil
from pathlib import Path

import pytest
import tomli

from changing import made
from helpers import SAMPLE, TODAY, workspace
from ropa import store
from ropa.changes import AddRecord, DeleteRecord, Message, Refused, RenameRecord, SetField
from ropa.finding import Pointer
from ropa.results import Comparison
from ropa.workspace import Choice, Conflicting, Workspace
from ropa.workspace.disk import Disk

NEWS = "acme/newsletter"
LABEL = Message("changes.label.edit", {"path": "x"})


def opened(root: Path) -> Workspace:
    return Workspace(root, TODAY)


def named(address: str, name: str) -> SetField:
    return SetField(Pointer(address, ("name",)), name)


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.toml") if ".ropa" not in path.parts
    }


def test_a_change_is_pending_until_it_is_saved(sample):
    before = files(sample)
    found = opened(sample)
    batch = made(found, [named(NEWS, "News")])
    assert [file.path for file in batch.files] == [str(sample / "acme/activities.toml")]
    assert found.pending == batch.files
    assert getattr(found.portfolio.find(NEWS)[2], "name", "") == "News"
    assert files(sample) == before
    assert found.save() == (str(sample / "acme/activities.toml"),)
    assert found.pending == ()
    changed = {name for name, content in files(sample).items() if content != before[name]}
    assert changed == {"acme/activities.toml"}
    assert b'name = "News"\n' in files(sample)["acme/activities.toml"]
    assert found.save() == ()


def test_of_a_change_only_the_new_text_is_parsed_and_that_once(sample, monkeypatch):
    # Beside others, since of a record alone the part that is edited is the whole text.
    path = sample / "acme" / "activities.toml"
    path.write_text(f'{path.read_text()}\n[activity.other]\nname = "Other"\n\n[activity.third]\nname = "Third"\n')
    found = opened(sample)
    _ = found.portfolio
    parsed = []
    loads = tomli.loads
    monkeypatch.setattr(tomli, "loads", lambda text, **given: parsed.append(text) or loads(text, **given))
    for changes in (
        [named(NEWS, "News")],
        [named(NEWS, "Newer"), SetField(Pointer(NEWS, ("note",)), "Seen")],
        [RenameRecord("acme/support", "help")],
    ):
        parsed.clear()
        (file,) = [file for file in made(found, changes).files if file.path == str(path)]
        assert parsed.count(file.before) == 0
        assert parsed.count(file.after) == 1
        for register in found.portfolio.registers.values():
            for source in register.sources:
                assert source.values == loads(source.text)


def test_a_plan_that_is_not_done_leaves_nothing_for_what_is_done_then(sample):
    found = opened(sample)
    found.planned([named(NEWS, "Planned")])
    made(found, [named(NEWS, "Done")])
    assert getattr(found.portfolio.find(NEWS)[2], "name", "") == "Done"
    found.planned([named(NEWS, "Planned")])
    found.undo()
    assert getattr(found.portfolio.find(NEWS)[2], "name", "") == "Newsletter"
    assert found.pending == ()


def test_a_change_that_is_refused_changes_nothing(sample):
    found = opened(sample)
    with pytest.raises(Refused):
        made(found, [named(NEWS, "News"), named("acme/nobody", "x")])
    assert found.pending == ()
    assert found.journal.done == ()


def test_byte_order_mark_and_line_endings_stay(tmp_path):
    text = SAMPLE["acme/activities.toml"].replace("\n", "\r\n")
    root = workspace(tmp_path, {**SAMPLE, "acme/activities.toml": codecs.BOM_UTF8 + text.encode()})
    found = opened(root)
    made(found, [named(NEWS, "Nïeuws")])
    found.save()
    expected = codecs.BOM_UTF8 + text.replace('"Newsletter"', '"Nïeuws"').encode()
    assert (root / "acme/activities.toml").read_bytes() == expected
    found.undo()
    found.save()
    assert (root / "acme/activities.toml").read_bytes() == codecs.BOM_UTF8 + text.encode()


def test_undo_and_redo_go_across_records_and_saves(sample):
    before = files(sample)
    found = opened(sample)
    made(found, [named(NEWS, "One")])
    made(found, [AddRecord("beta", "party", "new-one", {"name": "New"})])
    found.save()
    new = sample / "beta/parties/new-one.toml"
    assert new.is_file()
    made(found, [RenameRecord("shared/cloud", "sky")])
    after = {file.path: file.after for file in found.pending}
    assert len(after) == 2
    for _ in range(3):
        found.undo()
    with pytest.raises(Refused):
        found.undo()
    found.save()
    assert files(sample) == before
    for _ in range(3):
        found.redo()
    found.save()
    assert new.is_file()
    assert {path: Path(path).read_text() for path in after} == after


def test_what_turns_out_as_it_was_is_not_pending(sample):
    found = opened(sample)
    made(found, [named(NEWS, "One")])
    made(found, [named(NEWS, "Newsletter")])
    assert found.pending == ()


def test_only_the_register_of_a_text_is_built_anew(sample):
    found = opened(sample)
    before = dict(found.portfolio.registers)
    made(found, [named(NEWS, "One")])
    after = found.portfolio.registers
    assert {name for name in before if before[name] is not after[name]} == {"acme"}
    records = before["acme"].records, after["acme"].records
    assert records[0].keys() == records[1].keys()


def test_a_change_of_shared_records_is_seen_by_all_registers(sample):
    found = opened(sample)
    made(found, [named("shared/cloud", "Sky Inc.")])
    for register in found.portfolio.registers.values():
        shared = register.shared or register
        assert getattr(shared.records["cloud"], "name", "") == "Sky Inc."
    # One that carries the id of a record of a register takes that record's place, as at a fresh reading.
    text = SAMPLE["shared/vendors.toml"] + '[party.beta]\nname = "Beta too"\n'
    found.take(found.planned_texts(LABEL, {str(sample / "shared/vendors.toml"): text}))
    assert [item.rule for item in found.portfolio.registers["beta"].findings] == ["R111"]
    found.undo()
    assert found.portfolio.registers["beta"].findings == ()


def test_the_last_shared_record_goes_and_comes_back(sample):
    found = opened(sample)
    made(found, [DeleteRecord("shared/cloud", with_references=True)])
    assert "shared" not in found.portfolio.registers
    found.save()
    assert list(opened(sample).portfolio.registers) == list(found.portfolio.registers)
    found.undo()
    assert found.portfolio.find("shared/cloud") is not None
    assert found.portfolio.registers["acme"].find("shared/cloud") is not None


def test_a_new_file_stands_where_a_fresh_reading_finds_it(sample):
    found = opened(sample)
    made(found, [AddRecord("acme", "party", "new-one", {"name": "New"}, "a/b.toml")])
    found.save()
    fresh = opened(sample).portfolio.registers["acme"]
    assert list(fresh.records) == list(found.portfolio.registers["acme"].records)
    assert [source.path for source in fresh.sources] == [s.path for s in found.portfolio.registers["acme"].sources]


def theirs(path: Path) -> str:
    """Change a file as somebody else would."""
    text = path.read_text().replace("Sending news", "Sending more news")
    path.write_text(text)
    return text


def test_what_others_wrote_is_never_overwritten(sample):
    path = sample / "acme/activities.toml"
    found = opened(sample)
    made(found, [named(NEWS, "Mine"), named("beta/newsletter", "Mine too")])
    other = theirs(path)
    before = files(sample)
    with pytest.raises(Conflicting) as caught:
        found.save()
    assert files(sample) == before
    (clash,) = caught.value.clashes
    assert clash == found.clashes[0]
    assert (clash.path, clash.read, clash.theirs) == (str(path), SAMPLE["acme/activities.toml"], other)
    assert '"Mine"' in clash.mine
    with pytest.raises(Conflicting):
        found.save()
    assert files(sample) == before


def clashing(sample: Path) -> tuple[Workspace, Path, str]:
    path = sample / "acme/activities.toml"
    found = opened(sample)
    made(found, [named(NEWS, "Mine")])
    other = theirs(path)
    found.reload()
    assert [clash.path for clash in found.clashes] == [str(path)]
    return found, path, other


def test_the_disks_text_is_taken_and_undo_brings_ones_own_back(sample):
    found, path, other = clashing(sample)
    assert found.settle(str(path), Choice.THEIRS) == ""
    assert (found.clashes, found.pending) == ((), ())
    assert found.desk.texts.text(str(path)) == other
    found.undo()
    (file,) = found.pending
    assert file.before == other
    assert '"Mine"' in (file.after or "")


def test_ones_own_text_is_put_beside_under_a_name_that_nothing_reads(sample):
    found, path, other = clashing(sample)
    (sample / "acme/activities.toml.mine").write_text("taken")
    beside = Path(found.settle(str(path), Choice.BESIDE))
    assert beside.name == "activities.toml.mine-2"
    assert '"Mine"' in beside.read_text()
    assert path.read_text() == other
    assert found.pending == ()
    assert len(opened(sample).portfolio.registers["acme"].sources) == 2
    assert (sample / "acme/activities.toml.mine").read_text() == "taken"


def test_ones_own_text_goes_over_one_that_was_seen_and_over_no_later_one(sample):
    found, path, _ = clashing(sample)
    found.settle(str(path), Choice.MINE)
    assert found.clashes == ()
    path.write_text(path.read_text() + "# later\n")
    with pytest.raises(Conflicting):
        found.save()
    assert path.read_text().endswith("# later\n")
    found.settle(str(path), Choice.MINE)
    found.save()
    assert '"Mine"' in path.read_text()
    with pytest.raises(KeyError):
        found.settle(str(path), Choice.MINE)


def test_a_file_that_others_removed_or_made_is_a_clash_too(sample):
    found = opened(sample)
    made(found, [named(NEWS, "Mine"), AddRecord("beta", "party", "new-one", {"name": "New"})])
    (sample / "acme/activities.toml").unlink()
    new = sample / "beta/parties/new-one.toml"
    new.parent.mkdir()
    new.write_text("# theirs\n")
    with pytest.raises(Conflicting):
        found.save()
    assert [(Path(clash.path).name, clash.theirs) for clash in found.clashes] == [
        ("activities.toml", None),
        ("new-one.toml", "# theirs\n"),
    ]
    for clash in found.clashes:
        found.settle(clash.path, Choice.THEIRS)
    assert found.pending == ()
    assert new.read_text() == "# theirs\n"
    assert found.portfolio.find(NEWS) is None


def test_the_same_text_from_others_is_no_clash(sample):
    path = sample / "acme/activities.toml"
    found = opened(sample)
    made(found, [named(NEWS, "Mine"), named("beta/newsletter", "Ours")])
    path.write_text(path.read_text().replace("Newsletter", "Mine"))
    assert found.save() == (str(sample / "beta/register.toml"),)
    assert found.clashes == ()
    assert (sample / "beta/register.toml").read_text().count("Ours") == 1


def test_reloading_takes_in_what_others_changed_and_keeps_what_is_pending(sample, monkeypatch):
    monkeypatch.chdir(sample.parent)
    found = Workspace(Path("registers"), TODAY)
    made(found, [named("beta/newsletter", "Mine")])
    theirs(sample / "acme/activities.toml")
    version = found.version
    found.reload([sample / "beta/register.toml"])
    assert found.version == version
    found.reload([sample / "acme/activities.toml"])
    assert found.version > version
    assert found.portfolio.find(NEWS)[2].purposes == ("Sending more news",)
    assert [file.path for file in found.pending] == [os.path.join("registers", "beta", "register.toml")]
    assert found.clashes == ()
    (sample / "acme/more.toml").write_text('[party.more]\nname = "More"\n')
    found.reload([sample / "acme/more.toml"])
    assert found.portfolio.find("acme/more") is not None
    (sample / "acme/more.toml").unlink()
    found.reload([sample / "acme/more.toml"])
    assert found.portfolio.find("acme/more") is None
    workspace(sample, {"gamma/r.toml": SAMPLE["beta/register.toml"]})
    found.reload([sample / "gamma/r.toml"])
    assert found.portfolio.find("gamma/newsletter") is not None
    assert len(found.pending) == 1
    fresh = Workspace(Path("registers"), TODAY)
    assert list(found.portfolio.registers) == list(fresh.portfolio.registers)


def test_what_an_editor_leaves_for_a_moment_is_no_cause_to_read_everything(sample, monkeypatch):
    workspace(sample, {"acme/more/m.toml": '[party.more]\nname = "More"\n'})
    found = opened(sample)
    assert found.portfolio.find("acme/more") is not None
    theirs(sample / "acme/activities.toml")
    whole = []
    read = Disk.read
    monkeypatch.setattr(Disk, "read", lambda disk: whole.append(disk) or read(disk))
    found.reload([sample / "acme/activities.toml", sample / "acme/4913", sample / "acme/sedA1b2c3"])
    assert found.portfolio.find(NEWS)[2].purposes == ("Sending more news",)
    assert whole == []
    shutil.rmtree(sample / "acme/more")
    found.reload([sample / "acme/more"])
    assert found.portfolio.find("acme/more") is None
    assert len(whole) == 1


def test_settings_that_change_are_read_again(sample):
    found = opened(sample)
    assert found.law.own.count == 0
    row = '[[law.place]]\ncode = "KE"\nstatus = "adequate"\ndecision = "(EU) 2026/1"\nsource = "OJ"\n'
    (sample / "ropa.toml").write_text(row)
    found.reload([sample / "ropa.toml"])
    assert found.law.own.count == 1


def test_a_workspace_that_is_gone_leaves_the_texts_as_they_are(sample):
    found = opened(sample)
    made(found, [named(NEWS, "Mine")])
    shutil.rmtree(sample)
    with pytest.raises(FileNotFoundError):
        found.reload()
    with pytest.raises(OSError, match=r".*"):
        found.save()
    assert len(found.pending) == 1
    assert found.portfolio.find(NEWS) is not None


def test_what_is_dropped_can_be_had_back(sample):
    found = opened(sample)
    made(found, [named(NEWS, "Mine"), named("beta/newsletter", "Mine too")])
    found.discard((str(sample / "acme/activities.toml"),))
    assert [file.path for file in found.pending] == [str(sample / "beta/register.toml")]
    found.discard()
    assert found.pending == ()
    found.undo()
    found.undo()
    assert len(found.pending) == 2


def test_what_others_changed_since_is_not_undone(sample):
    found = opened(sample)
    made(found, [named(NEWS, "Mine")])
    found.save()
    text = (sample / "acme/activities.toml").read_text() + "# theirs\n"
    (sample / "acme/activities.toml").write_text(text)
    found.reload()
    with pytest.raises(Refused) as caught:
        found.undo()
    assert "activities.toml" in caught.value.message.words("en")
    assert found.desk.texts.text(str(sample / "acme/activities.toml")) == text


def test_a_save_that_was_cut_short_is_ended_before_reading_and_told_once(sample, monkeypatch):
    found = opened(sample)
    made(found, [named(NEWS, "Mine"), named("beta/newsletter", "Mine too")])
    with monkeypatch.context() as patched:
        # A writer that dies between two files leaves its journal and its lock, which the system frees.
        patched.setattr("ropa.store.journal.Journal.sync", lambda self: os._exit(9))
        if (child := os.fork()) == 0:
            found.save()
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    again = opened(sample)
    assert getattr(again.portfolio.find(NEWS)[2], "name", "") == "Mine"
    (line,) = again.news()
    assert "activities.toml" in line
    assert again.news() == ()
    assert store.recover(sample) == []


def test_findings_that_appear_and_go_are_told_apart_from_those_that_move(sample):
    found = opened(sample)
    before = found.portfolio
    count = len(found.findings(before.registers["acme"]))
    made(found, [RenameRecord(NEWS, "letter")])
    moved = found.compared(Comparison(before, found.portfolio, {NEWS: "acme/letter"}))
    assert moved == ((), ())
    added, cured = found.compared(Comparison(before, found.portfolio, {}))
    assert {item.finding.at.record for item in added} == {"acme/letter"}
    assert len(added) == len(cured) > 0
    assert len(found.findings(found.portfolio.registers["acme"])) == count

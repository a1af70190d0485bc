"""`ropa edit`: whatever an editor does with its copy, nothing typed is lost and nothing broken is taken over."""

import os
import shlex
import stat
import sys
from pathlib import Path

import pytest

from helpers import SAMPLE, TODAY
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.commands.saving import finished
from ropa.results import Changed, Conflicts, Failure
from ropa.store.editing import at_line, editor

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the editors here are scripts")

PATH = "acme/activities.toml"


@pytest.fixture
def edit(sample, tmp_path, monkeypatch):
    """Edit a record with an editor that is a Python script; `copy` is its file, `argv` what it was given."""

    def run(script: str, address: str = "acme/newsletter", *options: str, name: str = "some-editor"):
        program = tmp_path / name
        program.write_text(
            f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\nargv = sys.argv[1:]\n"
            f"copy = next(Path(word) for word in argv if word.endswith('.toml'))\n{script}\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("VISUAL", str(program))
        session = Session(sample, TODAY, has_terminal=True)
        words = ["edit", address, *options]
        result = run_line(shlex.join(words), session)
        return finished(result, words, session)

    return run


RENAME = "copy.write_text(copy.read_text().replace('Newsletter', 'Typed'))"


def copies(root: Path) -> list[Path]:
    return sorted((root / ".ropa/edits").glob("*.toml"))


def test_what_was_typed_is_saved_and_the_copy_goes(edit, sample):
    result = edit(RENAME)
    assert isinstance(result, Changed)
    assert result.saved == (str(sample / PATH),)
    assert (sample / PATH).read_text() == SAMPLE[PATH].replace("Newsletter", "Typed")
    assert copies(sample) == []


def test_nothing_typed_changes_nothing(edit, sample):
    result = edit("")
    assert isinstance(result, Changed)
    assert (result.files, result.saved) == ((), ())
    assert copies(sample) == []


def test_a_broken_text_is_kept_and_offered_again(edit, sample):
    result = edit("copy.write_text(copy.read_text() + '[party\\n')")
    assert isinstance(result, Failure)
    (copy,) = copies(sample)
    assert f"{copy}:18:7" in result.message
    assert (sample / PATH).read_text() == SAMPLE[PATH]
    assert isinstance(edit("assert copy.read_text().endswith('[party\\n'); sys.exit(0)"), Failure)
    assert copies(sample) == [copy]
    mended = edit("copy.write_text(copy.read_text().replace('[party\\n', '[party.new-one]\\nname = \"New\"\\n'))")
    assert isinstance(mended, Changed)
    assert (sample / PATH).read_text().endswith('[party.new-one]\nname = "New"\n')
    assert copies(sample) == []


def test_a_dry_run_shows_texts_and_findings_and_leaves_nothing_behind(edit, sample):
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    seen = sample.parent / "seen"
    script = f"{RENAME.replace('Typed', 'Typed [x')}\nPath({str(seen)!r}).write_text(str(copy))"
    result = edit(script, "acme/newsletter", "--dry-run")
    assert isinstance(result, Changed)
    assert (result.is_dry_run, result.pending, result.saved) == (True, (), ())
    assert any("Typed [x" in str(line) for line in result.files)
    broken = edit("copy.write_text(copy.read_text() + '[party\\n')", "acme/newsletter", "--dry-run")
    assert isinstance(broken, Failure)
    assert f"{sample / PATH}:18:7" in broken.message
    assert isinstance(edit("copy.write_bytes(b'\\xff')", "acme/newsletter", "--dry-run"), Failure)
    assert isinstance(edit(f"{RENAME}; sys.exit(4)", "acme/newsletter", "--dry-run"), Failure)
    added = edit("copy.write_text(copy.read_text() + '[party.x]\\nname = \"X\"\\n')", "acme/newsletter", "--dry-run")
    assert isinstance(added, Changed)
    assert [item.finding.rule for item in added.added] == ["H104"]
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before
    assert not Path(seen.read_text()).parent.exists()


def test_a_dry_run_goes_on_from_what_was_kept_and_leaves_it_kept(edit, sample):
    edit("copy.write_text(copy.read_text() + '[party\\n')")
    (copy,) = copies(sample)
    kept = copy.read_bytes()
    mended = edit(
        "copy.write_text(copy.read_text().replace('[party\\n', '# mended\\n'))", "acme/newsletter", "--dry-run"
    )
    assert isinstance(mended, Changed)
    assert "+# mended" in str(mended.files)
    assert copy.read_bytes() == kept
    assert isinstance(edit("copy.write_text('')", "acme/newsletter", "--dry-run"), Changed)
    assert (copy.read_bytes(), (sample / PATH).read_text()) == (kept, SAMPLE[PATH])


def test_what_is_no_text_is_kept(edit, sample):
    result = edit("copy.write_bytes(b'\\xff\\xfe')")
    assert isinstance(result, Failure)
    assert copies(sample)[0].read_bytes() == b"\xff\xfe"
    assert (sample / PATH).read_text() == SAMPLE[PATH]


def test_an_editor_that_fails_takes_nothing_over_and_loses_nothing(edit, sample):
    result = edit("sys.exit(1)")
    assert isinstance(result, Failure)
    assert "status 1" in result.message
    assert copies(sample) == []
    result = edit(f"{RENAME}; sys.exit(4)")
    assert isinstance(result, Failure)
    assert str(copies(sample)[0]) in result.message
    assert (sample / PATH).read_text() == SAMPLE[PATH]
    assert isinstance(edit(""), Changed)
    assert "Typed" in (sample / PATH).read_text()


def test_an_editor_that_removes_its_copy_changes_nothing(edit, sample):
    result = edit("copy.unlink()")
    assert isinstance(result, Failure)
    assert (sample / PATH).read_text() == SAMPLE[PATH]


def test_an_editor_that_is_not_there_is_said(sample, monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    result = run_line("edit acme/newsletter", Session(sample, TODAY, has_terminal=True))
    assert isinstance(result, Failure)
    assert "no-such-editor" in result.message
    assert "VISUAL" in result.message


def test_what_others_wrote_meanwhile_stays_and_ones_own_lies_beside(edit, sample):
    result = edit(f"{RENAME}\npath = Path({str(sample / PATH)!r})\npath.write_text(path.read_text() + '# theirs\\n')")
    assert isinstance(result, Conflicts)
    assert (sample / PATH).read_text() == SAMPLE[PATH] + "# theirs\n"
    beside = sample / f"{PATH}.mine"
    assert "Typed" in beside.read_text()
    assert str(beside) in result.message


def test_both_texts_of_a_conflict_are_edited_in_one(sample, tmp_path, monkeypatch):
    path = sample / PATH
    session = Session(sample, TODAY, has_terminal=True)
    run_line("set acme/newsletter name=Mine", session)
    path.write_text(path.read_text().replace("Sending news", "Theirs"))
    conflict = run_line("save", session)
    assert isinstance(conflict, Conflicts)
    line = next(line for line, _ in conflict.lines if line.startswith("edit "))
    program = tmp_path / "some-editor"
    monkeypatch.setenv("VISUAL", str(program))

    def edited(script: str) -> object:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return run_line(line, session)

    assert isinstance(edited("true"), Failure)
    # What still bears a mark is no text of a register.
    assert isinstance(edited('echo "# seen" >> "$1"'), Failure)
    assert len(session.workspace.clashes) == 1
    (copy,) = copies(sample)
    assert copy.read_text().startswith(SAMPLE[PATH].split("name =")[0] + "<<<<<<< on the disk\nname =")
    taken = edited(r"sed -i -e '/^name = .Newsletter/d' -e '/Sending news/d' -e '/^[<=>]\{7\}/d' $1")
    assert isinstance(taken, Changed)
    saved = run_line("save", session)
    assert isinstance(saved, Changed)
    assert path.read_text() == SAMPLE[PATH].replace("Newsletter", "Mine").replace("Sending news", "Theirs") + "# seen\n"
    assert copies(sample) == []


def test_a_copy_of_an_older_text_is_not_taken_for_the_new_one(edit, sample):
    edit(f"{RENAME}; sys.exit(4)")
    path = sample / PATH
    path.write_text(path.read_text() + "# theirs\n")
    assert isinstance(edit("assert 'Typed' not in copy.read_text()"), Changed)
    assert path.read_text().endswith("# theirs\n")
    assert len(copies(sample)) == 1


def test_a_text_that_no_record_can_be_read_of_is_opened_by_its_name(edit, sample):
    (sample / "acme/broken.toml").write_text("[party\n")
    result = edit("copy.write_text('[party.mended]\\nname = \"M\"\\n')", str(sample / "acme/broken.toml"))
    assert isinstance(result, Changed)
    assert result.cured[0].finding.rule == "R101"


def test_it_is_opened_at_the_line_of_the_record(edit, sample):
    edit(f"Path({str(sample / 'argv')!r}).write_text(' '.join(argv))", "acme/support", name="vim")
    line = SAMPLE["acme/register.toml"].split("\n").index("[engagement.support]") + 1
    assert (sample / "argv").read_text().startswith(f"+{line} ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["vim"], ["vim", "+7", "x.toml"]),
        (["/usr/bin/nano", "-w"], ["/usr/bin/nano", "-w", "+7", "x.toml"]),
        (["emacs", "-nw"], ["emacs", "-nw", "+7", "x.toml"]),
        (["code", "--wait"], ["code", "--wait", "--goto", "x.toml:7"]),
        (["code.cmd"], ["code.cmd", "--wait", "--goto", "x.toml:7"]),
        (["hx"], ["hx", "x.toml:7"]),
        (["ed"], ["ed", "x.toml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(words, expected):
    assert at_line(words, Path("x.toml"), 7) == expected


def test_visual_goes_before_editor_and_a_usual_one_is_the_last_resort(monkeypatch, tmp_path):
    assert editor({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor({"VISUAL": " ", "EDITOR": "'my editor' -x"}) == ["my editor", "-x"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor({}) == []
    (tmp_path / "nano").write_text("#!/bin/sh\n")
    (tmp_path / "nano").chmod(0o755)
    assert editor({}) == ["nano"]


def test_without_a_terminal_no_editor_is_opened(sample, monkeypatch, capfd):
    monkeypatch.setenv("VISUAL", "touch")
    assert main(["edit", "acme/newsletter", "--workspace", str(sample), "--lang", "en"]) == 3
    assert str(sample / PATH) in capfd.readouterr().err
    assert not (sample / ".ropa").exists()

"""Command lines as processes of their own: several at once, killed at any moment, on disks that say no."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from changing import made
from helpers import REPOSITORY, SAMPLE, TODAY, workspace
from ropa.changes import SetField
from ropa.commands import Session, run_line
from ropa.commands.saving import finished
from ropa.finding import Pointer
from ropa.register import Portfolio
from ropa.results import Changed, Failure
from ropa.workspace import Choice, Conflicting, Workspace

ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), *sys.path)),
    "LC_ALL": "C.UTF-8",
}


def started(root: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ropa", *words, "--workspace", str(root), "--lang", "en"]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ran(root: Path, *words: str) -> tuple[int, str, str]:
    process = started(root, *words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def opened(root: Path) -> Portfolio:
    return Workspace(root, TODAY).portfolio


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.toml") if ".ropa" not in path.parts
    }


def test_of_many_command_lines_at_once_none_loses_what_another_wrote(sample):
    notes = [("set", "acme/newsletter", f"sources+=party-{number}") for number in range(4)]
    others = [("set", "acme/newsletter", "name=News"), ("rename", "acme/support", "help-work")]
    processes = [started(sample, *words) for words in (*notes, *others)]
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert "Saved:" in out
    record = opened(sample).find("acme/newsletter")[2]
    assert sorted(record.sources) == [f"party-{number}" for number in range(4)]
    assert record.name == "News"
    assert record.disclosure[0].to == "help-work"


def test_a_command_line_beside_a_session_that_holds_unsaved_edits(sample):
    path = sample / "acme/activities.toml"
    session = Workspace(sample, TODAY)
    session.keep_drafts()
    made(session, [SetField(Pointer("acme/newsletter", ("name",)), "Of the session")])
    status, out, _ = ran(sample, "set", "acme/newsletter", "note=of the command line")
    assert status == 0
    # The draft is of a session that lives, so that it is offered to nobody.
    assert "ropa drafts" not in out
    with pytest.raises(Conflicting):
        session.save()
    assert "of the command line" in path.read_text()
    assert "Of the session" not in path.read_text()
    session.settle(str(path), Choice.THEIRS)
    made(session, [SetField(Pointer("acme/newsletter", ("name",)), "Of the session")])
    session.save()
    assert "of the command line" in path.read_text()
    assert "Of the session" in path.read_text()


def killed_with(sample, line):
    """Have a session that keeps drafts die with a line's changes unsaved."""
    script = (
        "import os, sys, datetime, pathlib\n"
        "from ropa.commands import Session, run_line\n"
        "session = Session(pathlib.Path(sys.argv[1]), datetime.date(2026, 11, 22))\n"
        "session.workspace.keep_drafts()\n"
        "run_line(sys.argv[2], session)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, sample, line], env=ENVIRONMENT, check=False)


def draft_name(listed):
    return listed.splitlines()[1].split(",")[0].strip(" -•")


def test_a_command_line_says_that_a_dead_session_left_something(sample):
    killed_with(sample, "set acme/newsletter name=Typed")
    status, out, _ = ran(sample, "set", "beta/newsletter", "note=x")
    assert status == 0
    assert "ropa drafts" in out
    listed = ran(sample, "drafts")[1]
    assert str(sample / "acme/activities.toml") in listed
    name = draft_name(listed)
    status, out, err = ran(sample, "drafts", name, "--accept")
    assert status == 0, err
    assert 'name = "Typed"' in (sample / "acme/activities.toml").read_text()
    assert "There are none." in ran(sample, "drafts")[1]


def test_a_draft_of_what_others_changed_stays_whole_where_nobody_can_decide(sample):
    killed_with(sample, "rename acme/support desk-mail")
    path = sample / "acme/activities.toml"
    path.write_text(path.read_text() + "# theirs\n")
    before = {file: file.read_bytes() for file in sample.rglob("*.toml")}
    name = draft_name(ran(sample, "drafts")[1])
    for _ in range(2):
        status, _, err = ran(sample, "drafts", name, "--accept")
        assert status == 3
        assert "the draft stays" in err
        assert str(path) in err
    assert {file: file.read_bytes() for file in sample.rglob("*.toml")} == before
    path.write_bytes(before[path].removesuffix(b"# theirs\n"))
    assert ran(sample, "drafts", name, "--accept")[0] == 0
    assert "[engagement.desk-mail]" in (sample / "acme/register.toml").read_text()
    assert "desk-mail" in path.read_text()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_command_killed_at_any_moment_leaves_all_files_old_or_all_new(tmp_path):
    texts = {f"r{number}/register.toml": SAMPLE["beta/register.toml"] for number in range(30)}
    uses = '\n[[activity.newsletter.disclosure]]\nto = "shared/{}"\n'
    texts = {name: text + uses.format("cloud") for name, text in texts.items()}
    root = workspace(tmp_path / "registers", {**texts, "shared/v.toml": SAMPLE["shared/vendors.toml"]})
    before = files(root)
    assert ran(root, "rename", "shared/cloud", "sky")[0] == 0
    after = files(root)
    chance = random.Random(7)
    seen = {"before": 0, "after": 0, "mended": 0}
    # On a busy machine the moment in which it writes may be missed again and again.
    for number in range(60):
        if number >= 6 and seen["mended"]:
            break
        shutil.rmtree(root)
        for name, content in before.items():
            workspace(root, {name: content})
        process = started(root, "rename", "shared/cloud", "sky")
        # Most of its time it reads; what counts are the moments in which it writes.
        some = root / f"r{chance.randrange(30)}/register.toml"
        inode = some.stat().st_ino
        while process.poll() is None and some.stat().st_ino == inode:
            if number % 3 == 0 and (root / ".ropa").exists():
                time.sleep(chance.uniform(0, 0.02))
                break
            time.sleep(0.0005)
        process.kill()
        process.communicate()
        seen["mended"] += files(root) not in (before, after)
        status, _, err = ran(root, "list", "party")
        assert status == 0, err
        found = files(root)
        assert found in (before, after)
        seen["after" if found == after else "before"] += 1
        assert not list(root.rglob("*.part"))
    assert seen["before"] + seen["after"] >= 6
    assert seen["mended"], seen


def unsaved(root: Path, line: str = "set acme/newsletter name=News") -> tuple[Session, Changed]:
    session = Session(root, TODAY)
    result = run_line(line, session)
    assert isinstance(result, Changed)
    return session, result


def refused(session: Session, result: Changed) -> str:
    found = finished(result, ["set"], session)
    assert isinstance(found, Failure)
    return found.message


def test_a_file_that_may_not_be_written_is_named_with_the_cure(sample, monkeypatch):
    before = files(sample)
    session, result = unsaved(sample, "rename shared/cloud sky")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "activities.toml")
    said = refused(session, result)
    assert str(sample / "acme/activities.toml") in said
    assert "rights" in said
    assert files(sample) == before
    assert len(session.workspace.pending) == 2
    monkeypatch.undo()
    assert len(session.workspace.save()) == 2


def test_a_workspace_that_vanished_is_named_with_the_cure(sample):
    session, result = unsaved(sample)
    shutil.move(sample, sample.with_name("elsewhere"))
    said = refused(session, result)
    assert "--workspace" in said
    assert not sample.exists()
    shutil.move(sample.with_name("elsewhere"), sample)
    assert session.workspace.save() == (str(sample / "acme/activities.toml"),)


def test_a_full_disk_is_named_with_the_cure_and_loses_nothing(sample, monkeypatch):
    before = files(sample)
    session, result = unsaved(sample)

    def full(handle: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        said = refused(session, result)
    assert "Make room" in said
    assert files(sample) == before
    assert session.workspace.save() == (str(sample / "acme/activities.toml"),)


def test_a_limit_of_the_system_is_named_with_the_cure_and_loses_nothing(sample):
    resource = pytest.importorskip("resource", reason="no limits on files here")
    before = files(sample)
    limits = (300, 300)
    done = subprocess.run(
        [sys.executable, "-m", "ropa", "set", "acme/newsletter", "name=News", "--workspace", sample, "--lang", "en"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: (
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
            resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        ),
    )
    assert done.returncode == 3
    assert "Nothing was saved" in done.stderr
    assert "another file" in done.stderr
    assert files(sample) == before


def children(process: subprocess.Popen[str], name: str) -> list[int]:
    """The processes that a process has started and that run, by a word of their command line."""
    if not Path("/proc/self/stat").exists():
        command = ["ps", "-o", "pid=,args=", "-A"]
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
        return [int(line.split()[0]) for line in listed if name in line]
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == process.pid and name.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("target", ["dossier.pdf", "dossier.zip"])
def test_an_interrupted_export_leaves_no_file_and_no_child(sample: Path, tmp_path: Path, target: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    # A busy machine may look for the child only when all is written.
    for _ in range(20):
        process = started(sample, "export", "dossier", "acme", "--to", str(folder / target))
        found: list[int] = []
        while process.poll() is None and not found:
            found = children(process, "typst_child")
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        if process.returncode:
            break
        (folder / target).unlink()
    assert found
    assert process.returncode == 130, err
    assert (out, err.strip()) == ("", "ropa: Interrupted. No file was left half written.")
    assert not list(folder.iterdir())
    for child in found:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)

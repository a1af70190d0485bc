"""Run as a program of its own: a transaction is killed at every step, and what recovery makes of it is told.

Every step that touches the system is a call of a function written in C, which a profiling hook sees before it runs.
For each step a child process is forked that carries the transaction out and kills itself there; then a further child
recovers, and is killed at each of its steps in turn where that is asked for.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from ropa.store import FileChange, commit, recover
from ropa.store.contents import digest

STEPS = frozenset(
    ("open", "write", "fsync", "close", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "chmod", "symlink")
)

BEFORE: dict[str, bytes | None] = {
    "root/acme/a.toml": b'[party.a]\nname = "A"\n',
    "root/acme/b.toml": b"\xef\xbb\xbf[party.b]\r\n" + b"#" * 70_000,
    "root/acme/new/deep/c.toml": None,
    "root/acme/gone.toml": b"[party.gone]\n",
    "root/acme/linked.toml": b"[party.inside]\n",
    "member/m.toml": b"[party.m]\n",
    "elsewhere/e.toml": b"[party.e]\n",
}
AFTER: dict[str, bytes | None] = {
    "root/acme/a.toml": b'[party.a]\nname = "A2"\n',
    "root/acme/b.toml": b"\xef\xbb\xbf[party.b2]\r\n" + b"#" * 90_000,
    "root/acme/new/deep/c.toml": b"[party.c]\n",
    "root/acme/gone.toml": None,
    "root/acme/linked.toml": None,
    "member/m.toml": b"[party.m2]\n",
    "elsewhere/e.toml": b"[party.e2]\n",
}
MEMBERS = ("../member",)


def lay(base: Path, outside: bool) -> None:
    """Lay the files out as they are before the transaction."""
    shutil.rmtree(base, ignore_errors=True)
    for name, content in BEFORE.items():
        if content is not None and "linked" not in name:
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_bytes(content)
    (base / "root/acme/inside.txt").write_bytes(BEFORE["root/acme/linked.toml"] or b"")
    (base / "root/acme/linked.toml").symlink_to("inside.txt")
    (base / "root/acme/a.toml").chmod(0o640)
    (base / "root/acme/gone.toml").chmod(0o600)
    if outside:
        (base / "root/acme/link.toml").symlink_to(base / "elsewhere/e.toml")


def save(base: Path, outside: bool) -> None:
    """The transaction: change, make in new folders, remove, remove a link, in the workspace and in a member."""
    names = [name for name in BEFORE if not name.startswith("elsewhere")]
    changes = [FileChange(base / name, digest(BEFORE[name]), AFTER[name]) for name in names]
    if outside:
        name = "elsewhere/e.toml"
        changes.insert(2, FileChange(base / "root/acme/link.toml", digest(BEFORE[name]), AFTER[name]))
    commit(base / "root", changes, MEMBERS)


def state(base: Path, outside: bool) -> str:
    """Whether all files are as before, or all as after; else what they are."""
    names = [name for name in BEFORE if outside or not name.startswith("elsewhere")]
    found = {name: (base / name).read_bytes() if (base / name).exists() else None for name in names}
    folders = (base / "root/acme/new").exists()
    litter = sorted(path.name for path in base.rglob("*.part"))
    rest = [name for name in ("transactions", "kept") for _ in (base / "root/.ropa" / name).glob("*")]
    rights = (base / "root/acme/a.toml").stat().st_mode & 0o777 == 0o640
    if not litter and not rest and rights and (base / "root/acme/inside.txt").exists():
        gone = base / "root/acme/gone.toml"
        link = base / "root/acme/linked.toml"
        if found == {name: BEFORE[name] for name in names} and not folders and link.is_symlink():
            return "before" if gone.stat().st_mode & 0o777 == 0o600 else "rights lost"
        if found == {name: AFTER[name] for name in names} and not link.is_symlink():
            return "after"
    held = {name: "before" if found[name] == BEFORE[name] else found[name] == AFTER[name] for name in names}
    return f"{held} folders={folders} litter={litter} rest={rest} rights={rights}"


def died(deed: Callable[[], object], at: int, torn: bool = False) -> bool:
    """Do something in a child that kills itself before its n-th step; whether it got that far.

    Args:
        deed: What to do.
        at: The step.
        torn: Whether the step, if it is a write, is half done when the child dies.
    """
    child = os.fork()
    if child == 0:
        count = 0
        real = os.write

        def hook(frame, event, argument):
            nonlocal count
            if event == "c_call" and argument.__name__ in STEPS and argument.__module__ in ("posix", "fcntl", "_io"):
                count += 1
                if count == at:
                    if torn and argument is real:
                        sys.setprofile(None)
                        content = frame.f_locals.get("rest", b"")
                        real(frame.f_locals["handle"], bytes(content[: len(content) // 2]))
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(hook)
        try:
            deed()
        except BaseException as error:
            print(f"step {at}: {error!r}", file=sys.stderr)
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, at
    return False


def main() -> None:
    """Walk every step, then for some of them every step of the recovery; print what was seen as JSON."""
    base, outside, torn = Path(sys.argv[1]), "outside" in sys.argv, "torn" in sys.argv
    stride = int(sys.argv[2])
    seen: dict[str, int] = {"before": 0, "after": 0}
    twice: dict[str, int] = {"before": 0, "after": 0}
    at = 0
    root = base / "root"

    def kill(step: int) -> bool:
        lay(base, outside)
        return died(lambda: save(base, outside), step, torn)

    while kill(at := at + 1):
        recover(root, MEMBERS)
        found = state(base, outside)
        assert recover(root, MEMBERS) == [], at
        assert state(base, outside) == found, at
        seen[found] = seen.get(found, 0) + 1
        if stride and at % stride == 0:
            second = 0
            kill(at)
            while died(lambda: recover(root, MEMBERS), second := second + 1, torn):
                recover(root, MEMBERS)
                again = state(base, outside)
                assert recover(root, MEMBERS) == [], (at, second)
                twice[again] = twice.get(again, 0) + 1
                kill(at)
    print(json.dumps({"steps": at - 1, "whole": state(base, outside), "seen": seen, "twice": twice}))


if __name__ == "__main__":
    main()

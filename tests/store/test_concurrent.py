"""Many writers at once, each a process of its own: no change is lost and no file is torn."""

import os
import subprocess
import sys
import time

from helpers import REPOSITORY, workspace
from ropa.store import recover

WRITERS = 4
COMMITS = 25

WRITER = """
import sys
from pathlib import Path
import tomli
from ropa.store import Conflict, FileChange, commit
from ropa.store.contents import digest
root, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
paths = [root / "r" / "a.toml", root / "r" / "b.toml"]
conflicts = done = 0
while done < times:
    read = [path.read_bytes() for path in paths]
    values = [tomli.loads(content.decode()) for content in read]
    changes = []
    for path, content, counts in zip(paths, read, values):
        counts[name] = counts.get(name, 0) + 1
        text = "".join(f"{key} = {count}\\n" for key, count in sorted(counts.items())) + "# " + "x" * 9000 + "\\n"
        changes.append(FileChange(path, digest(content), text.encode()))
    try:
        assert commit(root, changes, wait=120) == []
    except Conflict as conflict:
        assert conflict.found_text.endswith("x\\n") or conflict.found_text == ""
        conflicts += 1
    else:
        done += 1
print(conflicts)
"""


def test_no_change_of_many_writers_is_lost(tmp_path):
    import tomli  # noqa: PLC0415

    workspace(tmp_path, {"r/a.toml": "", "r/b.toml": ""})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), *sys.path))}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, tmp_path, f"writer-{number}", str(COMMITS)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    told = [writer.communicate(timeout=300)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    expected = {f"writer-{number}": COMMITS for number in range(WRITERS)}
    assert [tomli.loads((tmp_path / "r" / name).read_text()) for name in ("a.toml", "b.toml")] == [expected, expected]
    assert sum(map(int, told)) > 0, "the writers never met"
    assert recover(tmp_path) == []
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["a.toml", "b.toml"]


def test_writers_that_are_killed_among_others_lose_nothing_and_block_nobody(tmp_path):
    """Each file counts the same, whoever died when: what a dead writer had begun was ended by the next one."""
    import tomli  # noqa: PLC0415

    workspace(tmp_path, {"r/a.toml": "", "r/b.toml": ""})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), *sys.path))}
    program = WRITER.replace("assert commit(root, changes, wait=120) == []", "commit(root, changes, wait=120)")
    for turn in range(6):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", program, tmp_path, f"writer-{number}", times],
                env=environment,
                stdout=subprocess.DEVNULL,
            )
            for number, times in enumerate(("1000000", "3"))
        ]
        assert writers[1].wait(120) == 0
        time.sleep(0.01 * turn)
        writers[0].kill()
        writers[0].wait()
    recover(tmp_path)
    found = [tomli.loads((tmp_path / "r" / name).read_text()) for name in ("a.toml", "b.toml")]
    assert found[0] == found[1]
    assert found[0]["writer-1"] == 18
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["a.toml", "b.toml"]

"""A writer killed at every step: the files are all old or all new, also if whoever mends that is killed in turn."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from helpers import REPOSITORY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes to fork here")

MEMORY = Path("/dev/shm")


@pytest.fixture
def base(tmp_path):
    """A folder in memory where there is one: what a killed process wrote is seen by all, on disk or not."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else tmp_path))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def run(program: str, *words: object) -> dict[str, object]:
    command = [sys.executable, "-c", program] if "\n" in program else [sys.executable, program]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), *sys.path))}
    done = subprocess.run([*command, *map(str, words)], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("stride", "how"), [(0, ("torn",)), (45, ()), (0, ("outside",))], ids=["torn", "twice", "outside"]
)
def test_a_killed_writer_leaves_all_old_or_all_new(base, stride, how):
    told = run(str(Path(__file__).with_name("walk.py")), base / "w", stride, *how)
    assert told["whole"] == "after"
    assert told["steps"] > 100
    assert set(told["seen"]) == {"before", "after"}, told
    assert min(told["seen"].values()) > 20
    assert sum(told["seen"].values()) == told["steps"]
    assert set(told["twice"]) == {"before", "after"}
    assert sum(told["twice"].values()) > (50 if stride else -1)


LIMITED = """
import json, resource, signal, sys
from pathlib import Path
from ropa.store import FileChange, commit, recover
from ropa.store.contents import digest
root = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
seen = []
for limit in range(0, 20_000, 400):
    before = {name: (root / "r" / name).read_bytes() for name in ("a.toml", "b.toml", "c.toml")}
    after = {name: content[:1] + bytes([48 + limit // 400]) + content[2:] for name, content in before.items()}
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    changes = [FileChange(root / "r" / name, digest(before[name]), after[name]) for name in before]
    try:
        commit(root, changes)
        expected = after
    except OSError as error:
        expected = before
        assert error.errno == 27, error
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert recover(root) == []
    assert {path.name: path.read_bytes() for path in (root / "r").iterdir()} == expected, limit
    seen.append(expected is after)
print(json.dumps({"written": seen.count(True), "refused": seen.count(False)}))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on file sizes here")
def test_a_limit_on_the_size_of_files_loses_nothing(base):
    for name, size in (("a", 100), ("b", 9_000), ("c", 3_000)):
        path = base / "r" / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"#" * size)
    told = run(LIMITED, base)
    assert told["written"] > 20
    assert told["refused"] > 20

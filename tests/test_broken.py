"""One small workspace per reading error: what is said, where, and that the register beside it stays in reach.

A file `NAME.size` stands for a file NAME of that many bytes.
"""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from helpers import SAMPLE, told, workspace
from ropa.i18n import catalogue
from ropa.layout import as_json

CASES = sorted(path for path in (Path(__file__).parent / "broken").iterdir() if path.is_dir())
HEALTHY = {"healthy/register.toml": SAMPLE["beta/register.toml"]}


def test_there_is_a_case_for_every_reading_error():
    codes = {key for key in catalogue("findings") if re.fullmatch(r"R\d+", key)}
    # R199 is a rule that failed; no text brings it about.
    assert {case.name for case in CASES} == codes - {"R199"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reading_errors(case, tmp_path, monkeypatch):
    root = tmp_path / "registers"
    shutil.copytree(case, root, ignore=shutil.ignore_patterns("expected.txt", ".gitkeep"))
    for path in root.rglob("*.size"):
        size = int(path.read_text())
        path.write_bytes(b"")
        os.truncate(path, size)
        path.rename(path.with_suffix(""))
    workspace(root, HEALTHY)
    monkeypatch.chdir(tmp_path)
    _, text = told(Path("registers"), "check")
    said = [line for line in text.splitlines() if re.search(r": R\d+ ", line)]
    assert [line.replace(os.sep, "/") for line in said] == (case / "expected.txt").read_text("utf-8").splitlines()
    assert any(f": {case.name} " in line for line in said)

    listed = json.loads(as_json(told(Path("registers"), "list party")[0]))
    assert "healthy/beta" in [item["id"] for item in listed]
    refused = told(Path("registers"), f"export art30 example --to {tmp_path / 'x.html'}")[1]
    if case.name not in ("R113", "R115", "R116"):
        assert case.name in refused
        assert not (tmp_path / "x.html").exists()

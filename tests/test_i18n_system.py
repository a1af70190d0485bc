"""Errors of the system in the reader's language, and what nothing of ours says in its own words."""

import datetime
import errno
import os
from pathlib import Path

import pytest

from helpers import SAMPLE, workspace
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.i18n import LANGUAGES
from ropa.i18n.system import reason, reason_key
from ropa.results import Failure
from ropa.store import Outcome, Recovered, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_common_error_is_told_in_the_readers_language(language: str) -> None:
    said = {reason(OSError(number, os.strerror(number)), language) for number in (errno.ENOENT, errno.EACCES)}
    assert len(said) == 2
    assert not said & {os.strerror(errno.ENOENT), os.strerror(errno.EACCES)}


def test_what_is_worded_later_is_told_in_the_readers_language(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    left = Recovered("k", Outcome.PENDING, (tmp_path,), None, reason_key(full))
    assert "(der Datenträger ist voll)" in told(left, "de")
    assert reason_key(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    root = workspace(tmp_path, SAMPLE)
    (root / "beta" / "folder.toml").mkdir()
    found = run_line("check beta", Session(root, datetime.date(2026, 11, 22), language="fr"))
    assert "ce n’est pas un fichier" in str(found)


def test_any_other_is_told_in_the_systems_words() -> None:
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link"), "nl") == "Invalid cross-device link"
    assert reason(OSError("gone"), "nl") == "OSError"


def test_a_folder_that_is_not_there_is_named_with_the_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path, SAMPLE)
    target = tmp_path / "no" / "such" / "register.md"
    line = ["export", "art30", "beta", "--workspace", str(root), "--to"]
    assert main([*line, str(target), "--lang", "de"]) == 3
    assert f"Den Ordner „{target.parent}“ gibt es nicht" in capsys.readouterr().err
    target.parent.mkdir(parents=True)
    assert main([*line, str(target)]) == 0
    assert target.stat().st_size


@pytest.mark.parametrize(
    ("line", "said"),
    [('list "activities', "binnen aanhalingstekens"), ("list activities \\", "eindigt met een backslash")],
)
def test_a_line_that_cannot_be_parted_into_words_is_told_with_the_cure(tmp_path: Path, line: str, said: str) -> None:
    found = run_line(line, Session(workspace(tmp_path, SAMPLE), datetime.date(2026, 11, 22), language="nl"))
    assert isinstance(found, Failure)
    assert found.usage
    assert said in found.message

"""Errors of the system in the reader's language, and what nothing of ours says in its own words."""

import errno
import os
from pathlib import Path

import pytest

from helpers import SAMPLE, workspace
from ropa.cli import main
from ropa.i18n import LANGUAGES
from ropa.i18n.system import reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_common_error_is_told_in_the_readers_language(language: str) -> None:
    said = {reason(OSError(number, os.strerror(number)), language) for number in (errno.ENOENT, errno.EACCES)}
    assert len(said) == 2
    assert not said & {os.strerror(errno.ENOENT), os.strerror(errno.EACCES)}


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

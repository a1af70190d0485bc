"""Real repositories for tests: commits on days of their own, nothing of the user's settings."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from helpers import workspace

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


def git(folder: Path, *words: str, day: str = "2026-01-01") -> str:
    """Run Git in a folder."""
    named = {
        f"GIT_{who}_{what}": f"{who.title()} {what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dated = {f"GIT_{who}_DATE": f"{day}T12:00:00" for who in ("AUTHOR", "COMMITTER")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        env={**os.environ, **named, **dated, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def repository(top: Path) -> Path:
    """A new repository."""
    top.mkdir(parents=True, exist_ok=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    return top


def commit(top: Path, files: Mapping[str, str | bytes | None], day: str, subject: str = "Change") -> str:
    """Write files, or take away those that are None, and commit; returns the commit's name."""
    for name, content in files.items():
        if content is None:
            (top / name).unlink()
    workspace(top, {name: content for name, content in files.items() if content is not None})
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", subject, day=day)
    return git(top, "rev-parse", "HEAD")

"""A text in the user's own editor: on a copy, which is kept until what was typed is safe."""

import hashlib
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ropa.store.contents import content
from ropa.store.lock import free, seize
from ropa.store.private import NAME, private
from ropa.store.writing import write

_HOME = "edits"

_AT_LINE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "vi",
            "vim",
            "nvim",
            "gvim",
            "view",
            "nano",
            "pico",
            "emacs",
            "emacsclient",
            "joe",
            "jed",
            "mg",
            "ne",
            "micro",
        ),
        ("+{line}", "{file}"),
    ),
    **dict.fromkeys(("kak", "kakoune"), ("+{line}", "{file}")),
    **dict.fromkeys(("code", "codium", "cursor", "code-insiders"), ("--wait", "--goto", "{file}:{line}")),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), ("{file}:{line}",)),
    "kate": ("--block", "--line", "{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
}
"""How an editor is told the line to begin at, by its name; one that is not here is given the file alone."""

_USUAL = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vim", "vi")


def editor(environment: Mapping[str, str]) -> list[str]:
    """The command of the user's editor, as `VISUAL` or `EDITOR` names it, else one that most systems have.

    Returns:
        Its words; empty where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        if value := environment.get(name, "").strip():
            return _words(value)
    return next(([name] for name in _USUAL if shutil.which(name)), [])


def _words(value: str) -> list[str]:
    if os.name == "nt":
        return (
            [value]
            if Path(value.strip('"')).exists()
            else [word.strip('"') for word in shlex.split(value, posix=False)]
        )
    try:
        return shlex.split(value)
    except ValueError:  # a quotation mark that is not closed
        return value.split()


def at_line(words: list[str], path: Path, line: int) -> list[str]:
    """The command that opens a file, at a line where the editor's way to say so is known."""
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    form = _AT_LINE.get(name, ("{file}",))
    asked = [word.format(file=path, line=line) for word in form]
    return [*words, *(word for word in asked if word not in words)]


def run_editor(words: list[str]) -> int:
    """Run an editor where the user sees it, and wait until it is closed.

    Returns:
        Its exit status.

    Raises:
        OSError: There is no such program, or it cannot be run.
    """
    found = shutil.which(words[0])
    return subprocess.run([found or words[0], *words[1:]], check=False).returncode


@contextmanager
def copied(root: Path, path: str, text: str) -> Iterator[Path]:
    """A copy of a text for an editor, held as long as the editor has it.

    A copy of the same text that an earlier editor left is taken up again, with what was typed into it.

    Args:
        root: The workspace.
        path: The file as the reader knows it.
        text: What it holds now.

    Raises:
        Locked: Another editor has it open.
        OSError: The disk says no.
    """
    private(root, _HOME)
    copy = _kept(root, path, text)
    guard = seize(copy.with_suffix(".lock"))
    try:
        if content(copy) is None:
            write(copy, text.encode())
        yield copy
    finally:
        free(guard)


@contextmanager
def passing(root: Path, path: str, text: str) -> Iterator[Path]:
    """A copy as of `copied`, outside the workspace and gone in the end; a copy that was kept stays as it is.

    Raises:
        OSError: The disk says no.
    """
    with tempfile.TemporaryDirectory(prefix="ropa-") as home:
        kept = _kept(root, path, text)
        copy = Path(home) / kept.name
        now = content(kept)
        write(copy, text.encode() if now is None else now)
        yield copy


@contextmanager
def scratch(text: str) -> Iterator[Path]:
    """A single value for an editor, in a file of its own that is gone in the end.

    Raises:
        OSError: The disk says no.
    """
    with tempfile.TemporaryDirectory(prefix="ropa-") as home:
        file = Path(home) / "value.txt"
        write(file, text.encode())
        yield file


def _kept(root: Path, path: str, text: str) -> Path:
    return root / NAME / _HOME / f"{Path(path).stem[:40]}-{_mark(path)}-{_mark(text)}.toml"


def typed(copy: Path) -> bytes | None:
    """What a copy holds now; None where it is gone.

    Raises:
        OSError: It cannot be read, or is too large.
    """
    return content(copy)


def drop_copy(copy: Path) -> None:
    """Remove a copy whose text is safe elsewhere."""
    copy.unlink(missing_ok=True)
    copy.with_suffix(".lock").unlink(missing_ok=True)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]

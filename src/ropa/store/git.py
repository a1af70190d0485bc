"""Git, asked through its own command line: which commit a name or a day means, and what a folder held then.

Only commands that read objects are run. Nothing that a repository brings along is executed: no hook, pager, filter,
signature check or file watcher, and nothing is fetched, whatever its settings say.
"""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 30

_SETTINGS = ("core.quotepath=false", "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "log.showSignature=false")

_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Variables that say which repositories the user trusts and where to look for them; all others could lead astray."""

_SHORT = 7
_EPOCH, _FAR = datetime.date(1970, 1, 2), datetime.date(2999, 12, 31)


class GitError(Exception):
    """Git is absent or cannot say what was asked.

    Attributes:
        reason: The last part of its key in the catalogue: `differences.git.<reason>`.
        params: What the text's placeholders stand for.
    """

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit.

    Attributes:
        key: Its full name.
        parent: Full name of its first parent; empty for the first commit of all.
        date: Day on which it was committed, as this machine counts days.
        author: Name of its author.
        subject: First line of its message.
    """

    key: str
    parent: str
    date: datetime.date
    author: str
    subject: str

    @property
    def short(self) -> str:
        """The beginning of its name, as people write it."""
        return self.key[:_SHORT]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit holds at one path.

    Attributes:
        parts: The path, relative to the folder asked about.
        key: Name of the object.
        size: Its length in bytes; 0 for what is no file.
        is_file: Whether it is a plain file, and no link and no other repository.
    """

    parts: tuple[str, ...]
    key: str
    size: int
    is_file: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a work tree, by the folder at its top, free of symbolic links."""

    top: Path

    def commit(self, name: str) -> Commit:
        """The commit that a name means: a branch, a tag, `HEAD~3`, the beginning of a commit's own name.

        Raises:
            GitError: There is none.
        """
        # A word with a hyphen in front would be read as an option, one with a caret as “all but”.
        if not name.strip() or name.startswith(("-", "^")) or "\0" in name:
            raise GitError("no-revision", name=name)
        try:
            found = _run(self.top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except GitError as error:
            if error.reason != "failed":
                raise
            raise GitError("no-commits" if name == "HEAD" else "no-revision", name=name) from error
        return next(self._log("-1", found))

    def commit_on(self, day: datetime.date) -> Commit:
        """The last commit on or before a day, among those that led to the present state.

        Raises:
            GitError: There is none.
        """
        head = self.commit("HEAD")
        end = datetime.datetime.combine(min(day, _FAR), datetime.time(23, 59, 59)) if day >= _EPOCH else None
        found = next(self._log("-1", f"--min-age={int(end.timestamp())}", head.key), None) if end else None
        if found is None:
            raise GitError("nothing-on", date=day.isoformat(), path=str(self.top))
        return found

    def log(self, start: str, folder: str, limit: int) -> Iterator[Commit]:
        """The commits up to one that changed a folder or file, newest first.

        Args:
            start: The latest commit to look at.
            folder: Its path in the repository, with `/` between its parts; empty for the whole.
            limit: How many at most.
        """
        return self._log(f"-{limit}", start, "--", *([folder] if folder else ()))

    def _log(self, *arguments: str) -> Iterator[Commit]:
        shape = "--format=%H%x00%P%x00%ct%x00%an%x00%s"
        plain = ("--no-color", "--no-show-signature", "--encoding=UTF-8")
        written = _run(self.top, "log", "-z", *plain, shape, *arguments)
        words = written.decode("utf-8", "replace").split("\0")
        for at in range(0, len(words) - 4, 5):
            key, parents, time, author, subject = words[at : at + 5]
            yield Commit(key, parents.partition(" ")[0], _day(time), author, subject)

    def entries(self, tree: str, folder: str = "") -> tuple[Entry, ...]:
        """Everything below a folder of a commit or tree, by path; nothing where it had no such folder."""
        where = ("--", f"{folder}/") if folder else ()
        written = _run(self.top, "ls-tree", "-r", "-z", "-l", "--full-tree", tree, *where)
        above = folder.count("/") + 1 if folder else 0
        found = []
        for line in filter(None, written.split(b"\0")):
            facts, _, path = line.partition(b"\t")
            mode, _, key, size = facts.decode().split()
            parts = tuple(os.fsdecode(path).split("/")[above:])
            found.append(Entry(parts, key, int(size) if size.isdigit() else 0, mode.startswith("100")))
        return tuple(sorted(found, key=lambda entry: entry.parts))

    def trees(self, commits: Iterable[str], folder: str) -> Mapping[str, str]:
        """The name of the object that a folder was in each of these commits; commits without it are left out."""
        if "\n" in folder:  # one name a line is all that Git can be asked for at once
            raise GitError("failed", detail=folder)
        asked = list(dict.fromkeys(commits))
        lines = "".join(f"{key}:{folder}\n" for key in asked).encode()
        written = _run(self.top, "cat-file", "--batch-check=%(objectname)", given=lines).splitlines()
        return {key: line.decode() for key, line in zip(asked, written, strict=True) if b" " not in line}

    def contents(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of files, by the names of their objects.

        Raises:
            GitError: One is not in this copy of the repository.
        """
        asked = list(dict.fromkeys(keys))
        written = _run(self.top, "cat-file", "--batch", given="".join(f"{key}\n" for key in asked).encode())
        found, at = {}, 0
        for key in asked:
            end = written.index(b"\n", at)
            head = written[at:end].split()
            if not head[-1].isdigit():
                raise GitError("failed", detail=written[at:end].decode("utf-8", "replace"))
            at = end + 1 + int(head[-1])
            found[key] = written[end + 1 : at]
            at += 1
        return found


def _day(seconds: str) -> datetime.date:
    try:
        return datetime.datetime.fromtimestamp(int(seconds)).date()
    except (OverflowError, OSError, ValueError):  # a commit may claim any moment
        return datetime.date.max


def repository_of(folder: Path) -> Repository:
    """The repository that a folder belongs to, or would belong to if it were there.

    Raises:
        GitError: Git is absent, or there is none.
    """
    there = folder.absolute()
    while not there.is_dir() and there != there.parent:
        there = there.parent
    try:
        top = os.fsdecode(_run(there, "rev-parse", "--show-toplevel")).rstrip("\r\n")
    except GitError as error:
        if "not a git repository" in error.params.get("detail", ""):
            raise GitError("no-repository", path=str(folder)) from error
        raise
    return Repository(Path(os.path.realpath(top)))


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Dear to load, and most command lines ask nothing of Git.
    import subprocess  # noqa: PLC0415

    settings = (word for setting in _SETTINGS for word in ("-c", setting))
    command = [_program(), "--no-pager", "--literal-pathspecs", "-C", str(folder), *settings, *arguments]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise GitError("slow", seconds=str(_SECONDS)) from error
    except (OSError, ValueError) as error:
        raise GitError("failed", detail=str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitError("failed", detail=said or f"git {arguments[0]}: {done.returncode}")
    return done.stdout


def _program() -> str:
    """Git on the search path; never one in the folder in which somebody happens to stand."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.get_exec_path():
        path = Path(folder, name)
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return str(path)
    raise GitError("absent")


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    return kept | _VARIABLES

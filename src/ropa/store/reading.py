"""What is read from the disk: the settings of a workspace, its folders, and their texts."""

import datetime
import errno
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ropa.finding import Finding, Place
from ropa.i18n.system import reason_key
from ropa.register import SHARED
from ropa.source import MAX_BYTES, Source, parse, parsed, unreadable
from ropa.store.content import source_of
from ropa.store.filling import READ, filled
from ropa.store.naming import alike, register_names

SETTINGS = "ropa.toml"
"""Name of the settings file of a workspace."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The texts of one register as read from its folder; how deep they are nested, `build` sees."""

    name: str
    path: Path
    sources: tuple[Source, ...]


def written_on(path: Path) -> datetime.date | None:
    """The day on which a file was written last, as this machine counts days; None where it is not there."""
    try:
        return datetime.datetime.fromtimestamp(path.stat().st_mtime).date()
    except (OSError, OverflowError, ValueError):
        return None


def is_workspace(root: Path) -> bool:
    """Whether a folder exists to be read as a workspace."""
    return root.is_dir()


def holds_registers(root: Path) -> bool:
    """Whether a folder holds texts of registers, or names folders that do."""
    try:
        folders = [root, *(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))]
        return any(path.suffix.lower() == ".toml" for folder in folders for path in folder.iterdir())
    except OSError:
        return False


def read_settings(root: Path) -> Source | None:
    """The workspace's settings; None where it has none."""
    path = root / SETTINGS
    return _read(root.name, str(path)) if path.exists() else None


def read_folders(root: Path, members: tuple[str, ...]) -> Iterator[Folder | Finding]:
    """Every register of a workspace: its sub-folders that hold TOML, and the members named in its settings.

    Args:
        root: The workspace.
        members: Folders of further registers, relative to the workspace or absolute.

    Yields:
        Each register's texts, sorted by name, or a finding for a member that is not there or whose
        name is taken, for a folder that is only linked to, and for a text that lies outside every register's folder.
    """
    folders = [path for path in sorted(root.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    names = register_names(path.name for path in folders)
    links = {path for path in folders if path.is_symlink()}
    paths = {names[path.name]: path for path in folders if path not in links}
    for member in members:
        path = real_folder(root / member)
        if path is None:
            yield _setting(root, f"members: {member} is not a folder")
        elif root.resolve().is_relative_to(path):
            yield _setting(root, f"members: {member} holds this workspace itself")
        elif path.name in paths and paths[path.name].resolve() != path:
            yield taken(root, member, path.name)
        else:
            paths[path.name] = path
    named = {path.resolve() for path in paths.values()} if links else set()
    for path in folders:
        if path in links and path.resolve() not in named:
            yield _linked(root.name, str(path))
    for path in sorted(root.glob("*.toml")):
        if path.name != SETTINGS:
            yield unreadable("R115", root.name, Place(str(path)), name=path.name)
    yield from alike(root.name, paths)
    # The shared records come first: every register may refer to them.
    for name in sorted(paths, key=lambda name: (name != SHARED, name)):
        sources = tuple(_sources(name, str(paths[name])))
        if sources:
            yield Folder(name, paths[name], sources)


def taken(root: Path, member: str, name: str) -> Finding:
    """The finding that a member has the name of another register of the workspace."""
    return _setting(root, f"members: {member}: the name {name} is already a register of this workspace")


def real_folder(path: Path) -> Path | None:
    """A folder without symbolic links in its path; None where there is none that can be reached."""
    try:
        found = path.resolve()
        return found if found.is_dir() else None
    except (OSError, RuntimeError, ValueError):  # no right to look, a circle of links, a name that cannot be one
        return None


def real_path(path: Path) -> Path:
    """A path without symbolic links, also of what is not there."""
    return Path(os.path.realpath(path))


def read_text(register: str, path: Path) -> Source | None:
    """One text of a register as it is now; None where there is none.

    Args:
        register: Name of the register it belongs to.
        path: The file as the reader knows it.
    """
    return _read(register, str(path)) if os.path.lexists(path) else None


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file that somebody named; of one that is larger than a limit, one byte more than that.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return _bytes(str(path), found.st_size, limit)


def read_beside(path: Path, limit: int, most: int) -> dict[str, bytes]:
    """The files beside one whose names begin as its does, a hyphen behind it, and end as it does: by name.

    Args:
        path: The file that somebody named.
        limit: The largest size; of one that is larger, one byte more is read.
        most: How many are read at most.

    Raises:
        OSError: One of them cannot be read.
    """
    suffix = path.suffix.lower()
    names = sorted(one.name for one in path.parent.iterdir() if one.name.startswith(f"{path.stem}-"))
    found = [path.with_name(name) for name in names if name.lower().endswith(suffix)]
    return {one.name: read_bytes(one, limit) for one in found[:most] if one.is_file()}


def _setting(root: Path, detail: str) -> Finding:
    return unreadable("R113", root.name, Place(str(root / SETTINGS)), detail=detail)


def _sources(register: str, folder: str) -> Iterator[Source]:
    # By names and not by paths: a register may have a file for each of its records.
    try:
        with os.scandir(folder) as listed:
            found = sorted(listed, key=_name)
    except OSError as error:
        yield _refused(register, folder, error)
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.name.lower().endswith(".toml"):
            yield _read(register, entry.path, parsed)
        elif Path(entry).is_dir():
            if entry.is_symlink():
                yield Source(entry.path, "", findings=(_linked(register, entry.path),))
            else:
                yield from _sources(register, entry.path)


def _name(entry: os.DirEntry[str]) -> str:
    return os.path.normcase(entry.name)


def _linked(register: str, path: str) -> Finding:
    """The finding that a folder is not read: whoever puts a link into a workspace must not choose what is read."""
    return unreadable("R105", register, Place(path))._replace(message="R105.link")


def _refused(register: str, path: str, error: OSError) -> Source:
    return Source(path, "", findings=(unreadable("R105", register, Place(path), detail=reason_key(error)),))


def _read(register: str, path: str, read: Callable[[str, str, str, str, bool], Source] = parse) -> Source:
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            return _refused(register, path, OSError(errno.EINVAL, os.strerror(errno.EINVAL), path))
        content = _bytes(path, found.st_size, MAX_BYTES)
    except OSError as error:
        return _refused(register, path, error)
    return source_of(register, path, content, found.st_size, read)


def _bytes(path: str, size: int, limit: int) -> bytes:
    handle = os.open(path, READ)
    try:
        return filled(handle, size, limit)
    finally:
        os.close(handle)

"""Where a new record is written: one file per record, unless another is named."""

import re

from ropa.changes.draft import Draft
from ropa.changes.message import refused
from ropa.register import Register

FOLDERS = {"activity": "activities", "party": "parties", "data": "data"}
"""Folders of kinds of which the plural is not made with an s, or that have none."""

_MAX_NAME = 100
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that one system keeps for its devices, whatever stands behind the dot."""

_SCHEMA = re.compile(r"#:schema[ \t]+(\S+)[ \t]*\r?$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether one system keeps a name for a device, so that no file and no folder there can have it."""
    return _DEVICES.fullmatch(name) is not None


def own_file(draft: Draft, register: Register, kind: str, key: str) -> str:
    """The path of a file of its own for a record; no file that is there already."""
    name = key[:_MAX_NAME]
    base = f"{FOLDERS.get(kind, f'{kind}s')}/{name}{'-record' if is_device(name) else ''}"
    taken = {source.path for source in (*draft.sources(register.name), *register.sources)}
    number, path = 1, _path(register, f"{base}.toml")
    while path in taken:
        number += 1
        path = _path(register, f"{base}-{number}.toml")
    return path


def named_file(register: Register, name: str) -> str:
    """The path of a file that somebody named, relative to the register's folder.

    Raises:
        Refused: It is no TOML file that the register would read, or lies outside of its folder.
    """
    parts = name.replace("\\", "/").split("/")
    if not name.endswith(".toml") or ":" in name or any(not part or part.startswith(".") for part in parts):
        raise refused("no-file", name=name, register=register.name)
    return _path(register, "/".join(parts))


def first_line(register: Register, path: str) -> str:
    """The line that names the schema to editors, as the register's other files have it; empty where none has."""
    for source in register.sources:
        if found := _SCHEMA.match(source.text):
            schema = found[1]
            if not _ELSEWHERE.match(schema):
                deeper = _depth(register, path) - _depth(register, source.path)
                schema = "../" * deeper + schema
                for _ in range(-deeper):
                    schema = schema.removeprefix("../")
            return f"#:schema {schema}\n\n"
    return ""


def _path(register: Register, relative: str) -> str:
    # The separator of the system on which the register was read; it follows the folder in every path.
    ends = {source.path[len(register.folder)] for source in register.sources if source.path.startswith(register.folder)}
    separator = "\\" if register.folder and ends == {"\\"} else "/"
    return separator.join((*((register.folder,) if register.folder else ()), *relative.split("/")))


def _depth(register: Register, path: str) -> int:
    return path[len(register.folder) + bool(register.folder) :].replace("\\", "/").count("/")

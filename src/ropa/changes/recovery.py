"""The journal as JSON, so that it outlives a crash."""

import json
from collections.abc import Mapping
from typing import Any

from ropa.changes.batch import Batch, FileChange
from ropa.changes.journal import Journal
from ropa.changes.message import Message
from ropa.i18n import CATALOGUES, Key, catalogue
from ropa.vocabulary import Word, vocabularies

VERSION = 1
"""Version of the form; a reader refuses what is newer than itself."""

_KINDS: Mapping[str, type[str]] = {"key": Key, "word": Word}
"""Parameters that are worded in the reader's language when they are shown."""


def as_json(journal: Journal) -> str:
    """The journal as JSON, one line."""
    document = {
        "version": VERSION,
        "done": [_of_batch(batch) for batch in journal.done],
        "undone": [_of_batch(batch) for batch in journal.undone],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Journal | Message:
    """The journal that a text holds; a message that says why where it holds none."""
    try:
        document = json.loads(text)
        if document["version"] != VERSION:
            return Message("changes.journal.version", {"version": str(document["version"]), "known": str(VERSION)})
        done, undone = (tuple(_batch(item) for item in document[name]) for name in ("done", "undone"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Message("changes.journal.broken")
    return Journal(done, undone)


def _of_batch(batch: Batch) -> dict[str, Any]:
    return {
        "label": _of_message(batch.label),
        "files": [{"path": file.path, "before": file.before, "after": file.after} for file in batch.files],
        "remarks": [_of_message(message) for message in batch.remarks],
    }


def _of_message(message: Message) -> dict[str, Any]:
    return {"key": message.key, "params": {name: _of_param(value) for name, value in message.params.items()}}


def _of_param(value: str) -> str | dict[str, str]:
    kind = next((name for name, type_ in _KINDS.items() if type(value) is type_), None)
    return {kind: value} if kind else value


def _batch(item: Mapping[str, Any]) -> Batch:
    files = tuple(
        FileChange(_text(file["path"]), _some(file["before"]), _some(file["after"])) for file in item["files"]
    )
    return Batch(_message(item["label"]), files, tuple(_message(remark) for remark in item["remarks"]))


def _message(item: Mapping[str, Any]) -> Message:
    made = Message(_text(item["key"]), {_text(name): _param(value) for name, value in item["params"].items()})
    if not _is_known(Key(made.key)):
        raise ValueError(made.key)
    made.words("en")  # one that cannot be worded is of another version, whatever its number
    return made


def _is_known(word: str) -> bool:
    """Whether a text or a term is one of the program's; a name from outside must never become one of a file."""
    name, _, rest = word.partition("." if isinstance(word, Key) else "/")
    if isinstance(word, Key):
        return name in CATALOGUES and rest in catalogue(name)
    return name in vocabularies()


def _param(value: Any) -> str:
    if isinstance(value, dict):
        ((kind, word),) = value.items()
        named = _KINDS[kind](_text(word))
        if not _is_known(named):
            raise ValueError(named)
        return named
    return _text(value)


def _some(value: Any) -> str | None:
    return None if value is None else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value

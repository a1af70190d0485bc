"""Fides manifests: organisations, systems and data sets as YAML."""

import re
from collections.abc import Callable

from ropa.imports.context import Context
from ropa.imports.fides.manifest import Manifest
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.trees import Node, places
from ropa.imports.yaml_text import parsed
from ropa.reading.limits import Unreadable
from ropa.reading.texts import decoded, is_text

NAME = "Fides"
SUFFIXES = (".yml", ".yaml")

_HEAD = re.compile(rb"(?m)^(?:system|dataset|organization|data_category|data_subject|data_use|policy|registry):\s*$")
_WORDS = {"data_category": "data", "data_subject": "subject"}


def recognises(name: str, content: bytes) -> bool:
    """Whether it is a text with a list of such resources; any other YAML is told to be no manifest."""
    return is_text(content) and (name.lower().endswith(SUFFIXES) or bool(_HEAD.search(content)))


def read(content: bytes, context: Context) -> Imported:
    """What the manifest says.

    Raises:
        Unreadable: It is broken or no manifest, or holds more than is read.
    """
    text, _ = decoded(content)
    documents = parsed(text)
    roots = [Node(one, "" if len(documents) == 1 else f"[{number}]") for number, one in enumerate(documents)]
    if not any(root.get(key).items() for root in roots for key in ("system", "dataset", "organization", *_WORDS)):
        raise Unreadable("no-manifest")
    there: dict[str, str] = {}
    for root in roots:
        there |= places(root.value, root.at)
    gathering = Gathering(context, NAME, content, there)
    manifest = Manifest(gathering)
    resources: tuple[tuple[str, Callable[[Node], None]], ...] = (
        ("organization", manifest.organisation),
        ("system", manifest.system),
        ("dataset", manifest.data_set),
    )
    for root in roots:
        for key, kind in _WORDS.items():
            for node in root.get(key).items():
                manifest.own_word(node, kind)
        for key, take in resources:
            for node in root.get(key).items():
                take(node)
        manifest.rest(gathering.file, root)
    return gathering.finished()

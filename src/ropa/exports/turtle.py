"""A graph as Turtle: prefixed, one block per subject, sorted, so that the same graph gives the same bytes."""

import json
import re
from collections.abc import Iterator
from itertools import groupby

from ropa.i18n import escaped
from ropa.view.linked import Graph, Literal, Name, Triple

SUFFIX = ".ttl"
NAME = "Turtle"

_LOCAL = re.compile(
    r"(?:[A-Za-z0-9_:]|%[0-9A-Fa-f]{2})(?:(?:[A-Za-z0-9_:.-]|%[0-9A-Fa-f]{2})*(?:[A-Za-z0-9_:-]|%[0-9A-Fa-f]{2}))?"
)
"""Names that Turtle can write behind a prefix without escapes; none at all is one too."""


def write(graph: Graph) -> bytes:
    """The graph as the bytes of a file; the same graph gives the same bytes."""
    return ("\n".join(_lines(graph)) + "\n").encode("utf-8")


def _lines(graph: Graph) -> Iterator[str]:
    used = {part.prefix for triple in graph.triples for part in triple if isinstance(part, Name)}
    used |= {"xsd" for *_, value in graph.triples if isinstance(value, Literal) and value.datatype}
    for prefix, address in graph.namespaces.items():
        if prefix in used:
            yield f"@prefix {prefix}: <{address}> ."
    for subject, about in groupby(graph.triples, lambda triple: triple[0]):
        yield ""
        yield f"{_name(graph, subject)}{' ;'.join(_properties(graph, list(about)))} ."


def _properties(graph: Graph, about: list[Triple]) -> Iterator[str]:
    """The properties of one subject, each on lines of its own; several values of one stand below each other."""
    first = True
    for predicate, group in groupby(about, lambda triple: triple[1]):
        shown = "a" if predicate == Name("rdf", "type") else _name(graph, predicate)
        values = [_value(graph, value) for *_, value in group]
        yield f"{' ' if first else f'{chr(10)}    '}{shown} {f',{chr(10)}        '.join(values)}"
        first = False


def _value(graph: Graph, value: Name | Literal) -> str:
    if isinstance(value, Name):
        return _name(graph, value)
    # JSON and Turtle escape alike, and what steers a terminal or turns a text is written as its code point in both.
    quoted = escaped(json.dumps(value.text, ensure_ascii=False))
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^{_name(graph, Name('xsd', value.datatype))}" if value.datatype else quoted


def _name(graph: Graph, name: Name) -> str:
    if not name.local or _LOCAL.fullmatch(name.local):
        return f"{name.prefix}:{name.local}"
    return f"<{graph.iri(name)}>"

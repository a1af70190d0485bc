"""Statements for machines, and the graph that they make: what is not asserted is described and not said."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ropa.view.marks import State


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """The name of a thing: a namespace by its prefix, and the name in it, percent-encoded where that needs it."""

    prefix: str
    local: str


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A plain value.

    Attributes:
        text: The value as written.
        language: Language of a text; empty for a name, a code, or where nobody said.
        datatype: Local name of its XML Schema type; empty for a text.
    """

    text: str
    language: str = ""
    datatype: str = ""


Object = Name | Literal
Triple = tuple[Name, Name, Object]

TYPE = Name("rdf", "type")
LABEL = Name("rdfs", "label")

_ASSERTED = frozenset((State.STATED, State.CONFIRMED))


@dataclass(frozen=True, slots=True)
class Statement:
    """That something holds, and how that is known.

    Attributes:
        subject: Of what.
        predicate: Which property.
        object: Its value.
        state: How it is known.
        origin: The register, where that states it for all or some of its activities at once.
    """

    subject: Name
    predicate: Name
    object: Object
    state: State = State.STATED
    origin: Name | None = None

    @property
    def is_asserted(self) -> bool:
        """Whether the record itself says so, rather than that somebody reads, proposes or works it out."""
        return self.state in _ASSERTED


@dataclass(frozen=True, slots=True)
class Graph:
    """Triples under prefixes.

    Attributes:
        namespaces: Address of each namespace by its prefix, in the order in which subjects are shown.
        triples: The triples, each once, sorted by subject, predicate and object.
    """

    namespaces: Mapping[str, str]
    triples: tuple[Triple, ...]

    def iri(self, name: Name) -> str:
        """A name in full."""
        return self.namespaces[name.prefix] + name.local


def triples(statements: Iterable[Statement], namespaces: Mapping[str, str]) -> Iterator[Triple]:
    """What statements make of a graph.

    One that the record states or the organisation confirmed is a triple. Any other is only described, as RDF describes
    a statement without asserting it, with how it is known. One that is confirmed or inherited is both.
    """
    for said in statements:
        triple = (said.subject, said.predicate, said.object)
        if said.is_asserted:
            yield triple
        if said.state is State.STATED and said.origin is None:
            continue
        about = Name("statement", _digest(said, namespaces))
        yield (about, TYPE, Name("rdf", "Statement"))
        yield from ((about, Name("rdf", key), part) for key, part in zip(_PARTS, triple, strict=True))
        yield (about, Name("ropa", "knownAs"), Name("state", said.state))
        if said.origin:
            yield (about, Name("ropa", "inheritedFrom"), said.origin)


_PARTS = ("subject", "predicate", "object")


def _digest(said: Statement, namespaces: Mapping[str, str]) -> str:
    """A name that stays the same as long as the statement does, wherever it stands in its record."""
    parts = [said.state.value, repr(said.origin), repr(said.object)]
    parts += [namespaces[name.prefix] + name.local for name in (said.subject, said.predicate)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]

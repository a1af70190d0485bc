"""A register as a graph, read back by a reader that is not the program's."""

from collections.abc import Iterator

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from export_sample import LAW, hops_of
from ropa.exports import turtle
from ropa.register import Register
from ropa.view.linked import linked

DPV = Namespace("https://w3id.org/dpv#")
ROPA = Namespace("urn:ropa:term:")
FIELD = Namespace("urn:ropa:field:")
STATE = Namespace("urn:ropa:state:")


class Read:
    """The graph of a register: what it asserts, and what it only describes with how that is known."""

    def __init__(self, register: Register, data: bytes = b"", *, with_bases: bool = False) -> None:
        hops = hops_of(register)
        self.data = data or turtle.write(linked(register, hops, LAW, with_bases=with_bases))
        self.graph = Graph().parse(data=self.data, format="turtle")
        self.name = register.name
        self.described: dict[tuple[Node, Node, Node], list[tuple[str, Node | None]]] = {}
        for statement in self.graph.subjects(RDF.type, RDF.Statement):
            parts = [self.graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
            state = str(self.graph.value(statement, ROPA.knownAs)).removeprefix(str(STATE))
            origin = self.graph.value(statement, ROPA.inheritedFrom)
            self.described.setdefault(tuple(parts), []).append((state, origin))  # type: ignore[arg-type]

    def node(self, local: str, holder: str = "") -> URIRef:
        return URIRef(f"urn:ropa:register:{holder or self.name}:{local}")

    def asserted(self, subject: Node, predicate: Node) -> set[Node]:
        return set(self.graph.objects(subject, predicate))

    def unasserted(self, subject: Node, predicate: Node) -> dict[Node, str]:
        """What is described and not asserted, with how it is known."""
        return {
            value: states[0][0]
            for (whose, which, value), states in self.described.items()
            if (whose, which) == (subject, predicate) and (subject, predicate, value) not in self.graph
        }

    def said(self, subject: Node, predicate: Node) -> set[Node]:
        return self.asserted(subject, predicate) | set(self.unasserted(subject, predicate))

    def known_as(self, subject: Node, predicate: Node, value: Node) -> str:
        """How one statement is known: as its description says, or as stated where it has none."""
        return self.described.get((subject, predicate, value), [("stated", None)])[0][0]

    def literals(self) -> Iterator[Literal]:
        yield from (value for value in self.graph.objects() if isinstance(value, Literal))

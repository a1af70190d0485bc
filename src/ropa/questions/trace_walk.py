"""Walking from one node to another with the data that a path still carries; any two clients' data stay apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ropa.questions.trace_gaps import Link

if TYPE_CHECKING:
    import networkx

State = tuple[str, frozenset[str] | None]
"""A node and the categories of data that arrive there; None where the record ties them to none."""

Steps = tuple[tuple[Link, ...], ...]
"""A path: per step the links between the same two states."""

_GOAL: State = ("", None)


@dataclass(frozen=True, slots=True)
class Walk:
    """Everything that lies between two nodes.

    Attributes:
        first: The state at the start.
        graph: The states from which the end is still reached, each step with its `links`; the end leads to a goal.
        reached: Every node that data from the start get to, whether or not the end lies behind it.
        nodes: Every node that lies on a way to the end.
    """

    first: State
    graph: "networkx.DiGraph[Any]"
    reached: frozenset[str]
    nodes: frozenset[str]

    def steps(self) -> Iterator[tuple[State, State, tuple[Link, ...]]]:
        """Every step between two states, in the order in which the walk met them."""
        for source, target, links in self.graph.edges(data="links", default=()):
            if links:
                yield source, target, tuple(links)

    def around(self) -> tuple[dict[State, list[State]], dict[State, list[State]]]:
        """A shortest path from the start to each state, and from each to the goal."""
        import networkx  # noqa: PLC0415 - only a question that needs an algorithm pays for the import

        if self.first not in self.graph:
            return {}, {}
        return (
            dict(networkx.single_source_shortest_path(self.graph, self.first)),
            dict(networkx.single_target_shortest_path(self.graph, _GOAL)),
        )

    def behind(self, state: State) -> set[State]:
        """The states that data get to after a state."""
        import networkx  # noqa: PLC0415

        behind: set[State] = networkx.descendants(self.graph, state)
        return behind

    def paths(self) -> Iterator[Steps]:
        """Whole paths, shortest first, one at a time."""
        import networkx  # noqa: PLC0415

        if self.first in self.graph:
            for states in networkx.shortest_simple_paths(self.graph, self.first, _GOAL):
                yield self.along(states)

    def along(self, states: list[State]) -> Steps:
        """The links of a path of states."""
        pairs = pairwise(states)
        return tuple(tuple(self.graph.edges[pair]["links"]) for pair in pairs if pair[1] != _GOAL)


def walk(links: Iterable[Link], start: str, end: str) -> Walk:
    """What lies between two nodes: what data from the start reach and from where the end is reached."""
    import networkx  # noqa: PLC0415

    leaving: dict[str, list[Link]] = {}
    for link in links:
        # A path neither comes back to where it began nor goes on from where it ends.
        if link.target != start and link.source != end:
            leaving.setdefault(link.source, []).append(link)
    first: State = (start, None)
    met: dict[tuple[State, State], list[Link]] = {}
    queue, seen = [first], {first}
    for state in queue:
        for link in leaving.get(state[0], ()):
            data = _both(state[1], link.data)
            if data is not None and not data:
                continue
            target = (link.target, data)
            met.setdefault((state, target), []).append(link)
            if target not in seen:
                seen.add(target)
                queue.append(target)
    whole: networkx.DiGraph[Any] = networkx.DiGraph(list(met))
    whole.add_edges_from((state, _GOAL) for state in queue if state[0] == end)
    kept = networkx.ancestors(whole, _GOAL) if _GOAL in whole else set()
    graph: networkx.DiGraph[Any] = networkx.DiGraph()
    for (source, target), found in met.items():
        if source in kept and target in kept:
            graph.add_edge(source, target, links=found)
    graph.add_edges_from((state, _GOAL) for state in queue if state[0] == end and state in graph)
    return Walk(first, graph, frozenset(node for node, _ in seen), frozenset(node for node, _ in graph))


def _both(arriving: frozenset[str] | None, carried: frozenset[str] | None) -> frozenset[str] | None:
    if arriving is None or carried is None:
        return carried if arriving is None else arriving
    return arriving & carried

"""A picture as GraphML, for tools that lay out or count by themselves: every box and line, none drawn as one."""

from ropa.diagrams.picture import Picture
from ropa.i18n import one_line, visible


def graphml(picture: Picture) -> bytes:
    """The boxes and lines of a picture with what they tell as attributes; the same picture gives the same bytes."""
    import networkx  # noqa: PLC0415 - costs more than all else that a command does
    from networkx.readwrite.graphml import GraphMLWriter  # noqa: PLC0415

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.graph |= {"title": visible(picture.title), "about": visible("; ".join(picture.head))}
    titles = {frame.key: frame.title for frame in picture.frames}
    for number, box in enumerate(picture.boxes):
        graph.add_node(
            box.key,
            order=number,
            kind=str(box.shape),
            name=_plain(box.name),
            text=_plain("; ".join(box.lines)),
            address=box.link,
            frame=_plain(titles.get(box.frame, "")),
            state=str(box.state),
            silent=box.is_silent,
            risk=str(box.risk or ""),
            change=str(box.change or ""),
        )
    for number, line in enumerate(picture.lines):
        graph.add_edge(
            line.source,
            line.target,
            key=str(number),
            kind=str(line.flow),
            text=_plain("; ".join(line.words)),
            coverage=str(line.coverage or ""),
            possible=line.is_possible,
            state=str(line.state),
            change=str(line.change or ""),
        )
    # The writer of the standard library, so that the bytes do not depend on what else is installed.
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(graph)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'.encode()


def _plain(text: str) -> str:
    return visible(one_line(text))

"""The diagram of what leaves the EEA, or may leave it: who passes data to whom, into which jurisdiction, by which tool.

Importers stand in a frame per jurisdiction. The line tells the verdict, the colour the coverage, and words tell both.
Many alike are drawn as one, so that a large register stays readable.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import graphviz

from ropa import __version__
from ropa.diagrams.legend import legend
from ropa.diagrams.style import COLOURS, FONT, LINES, beside, label, tooltip
from ropa.diagrams.zone import ZONES, zone_at, zone_of
from ropa.finding import Pointer
from ropa.graph import network, register_edges
from ropa.i18n import one_line
from ropa.law import Law
from ropa.model import Engagement
from ropa.register import Register
from ropa.transfers import Hop, Verdict
from ropa.transfers.silence import silences, silent_on_recipients
from ropa.view.filed import held_by
from ropa.view.recipients import name_at, places
from ropa.view.words import Words, date_words, place_words
from ropa.vocabulary import label as term_label

NAME = "transfers"

_MANY = 30
"""Importers beyond which those that are alike are drawn as one."""
_NAMES = 4
"""Names listed in a box before the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Box:
    """One node: an importer, or several that are alike."""

    key: str
    hops: tuple[Hop, ...]


def draw(register: Register, hops: tuple[Hop, ...], law: Law, language: str) -> str:
    """The diagram as DOT text; the same register, law and language give the same text.

    Args:
        register: The register.
        hops: Its hops between organisations, judged by the law.
        law: The law of the day of the picture.
        language: Language of everything but user text.
    """
    words = Words(register, language)
    kept = _on_the_way(register, hops)
    boxes = _boxes(register, kept, law)
    graph = graphviz.Digraph(NAME)
    graph.attr(
        "graph",
        rankdir="LR",
        fontname=FONT,
        fontsize="13",
        label=label(_title(words, law), width=110),
        tooltip=tooltip([words.text("document.diagram.title")]),
        labelloc="t",
        labeljust="l",
        bgcolor="white",
        pad="0.3",
        nodesep="0.3",
        ranksep="1.2",
    )
    graph.attr("node", fontname=FONT, fontsize="11", shape="box", color="#444444", margin="0.12,0.07", tooltip=" ")
    graph.attr("edge", fontname=FONT, fontsize="10", color="#444444", arrowsize="0.8", tooltip=" ")
    graph.node("exporter", label([register.organisation], align="n"), shape="box", style="bold")
    stores = _stores(kept, law)
    for zone in ZONES:
        inside = [box for box in boxes if zone_of(box.hops[0], law) == zone]
        _frame(graph, words, zone, inside, [code for code, found in stores.items() if found == zone])
    nodes = {_node(hop): box.key for box in boxes for hop in box.hops}
    for box in boxes:
        above = nodes.get(_above(register, box.hops[0]), "exporter")
        _edges(graph, words, box, above, stores)
    for number, line in enumerate(_remarks(words, kept, silences(register, hops, law))):
        graph.node(f"remark-{number}", label([line]), shape="note")
        graph.edge("exporter", f"remark-{number}", style="invis")
    if kept:
        verdicts, coverages = [hop.verdict for hop in kept], [hop.coverage for hop in kept]
        legend(graph, words, verdicts, coverages, is_silent=_is_silent(kept))
    return str(graph.source)


def _node(hop: Hop) -> str:
    return hop.engagement or hop.importer


def _above(register: Register, hop: Hop) -> str:
    """The node of the engagement that a hop is sub-contracted from; empty where the organisation itself exports."""
    holder, key = held_by(register, hop.engagement)
    engaged = holder.records.get(key)
    under = engaged.under if isinstance(engaged, Engagement) else None
    found = holder.find(under) if under else None
    return found[0] if found else ""


def _on_the_way(register: Register, hops: tuple[Hop, ...]) -> list[Hop]:
    """The hops that leave the EEA or may leave it, and those inside it that lead to one by sub-contracting."""
    import networkx  # noqa: PLC0415 - costs more than all else that a command does

    leaving = {_node(hop) for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER}
    shared = register_edges(register.shared) if register.shared else ()
    graph = network((*register_edges(register), *shared))
    before = {above for node in sorted(leaving) if node in graph for above in networkx.ancestors(graph, node)}
    return [hop for hop in hops if _node(hop) in leaving or (hop.engagement and hop.engagement in before)]


def _boxes(register: Register, hops: list[Hop], law: Law) -> list[_Box]:
    passing_on = {_above(register, hop) for hop in hops}
    alike: dict[tuple[object, ...], list[Hop]] = {}
    for hop in hops:
        key: tuple[object, ...] = (_node(hop),)
        if len(hops) > _MANY and _node(hop) not in passing_on and hop.verdict is not Verdict.PLACE_ONLY:
            alike_in = (hop.verdict, hop.coverage, hop.tool, _is_silent((hop,)), hop.own)
            key = (_above(register, hop), zone_of(hop, law), *alike_in)
        alike.setdefault(key, []).append(hop)
    return [_Box(f"importer-{number}", tuple(found)) for number, found in enumerate(alike.values())]


def _stores(hops: list[Hop], law: Law) -> dict[str, str]:
    """The places outside the EEA where data is only stored, each with its jurisdiction."""
    return {
        use.code: zone
        for hop in hops
        if hop.verdict is Verdict.PLACE_ONLY
        for use in hop.places
        if use.how == "stored_in" and use.code and (zone := zone_at(use, law)) != "eea"
    }


def _title(words: Words, law: Law) -> Iterator[str]:
    register = words.register
    yield f"{words.text('document.diagram.title')} – {one_line(register.organisation)}"
    if register.reconstructed:
        yield words.text("document.banner.reconstructed")
    date, checked = (date_words(day, words.language) for day in (law.date, law.checked))
    own = f", {words.text('document.diagram.law-own', count=law.own.count)}" if law.own.count else ""
    yield f"{words.text('document.diagram.law', date=date, checked=checked)}{own} · ropa {__version__}"
    if register.own and register.own.transfers and (said := register.own.transfers.statement):
        statement = term_label("transfer-statement", said, words.language)
        yield words.text("document.diagram.statement", statement=statement)


def _remarks(words: Words, kept: list[Hop], unsaid: tuple[Pointer, ...]) -> Iterator[str]:
    silent = len(silent_on_recipients(words.register))
    if silent:
        yield words.text("document.remark.recipients-silent", count=silent)
    elif not kept and unsaid:
        yield words.text("transfers.silent", count=len(unsaid))
    elif not kept:
        yield words.text("document.remark.no-transfer")


def _frame(graph: graphviz.Digraph, words: Words, zone: str, boxes: list[_Box], stores: list[str]) -> None:
    if not boxes and not stores:
        return
    with graph.subgraph(name=f"cluster-{zone}") as frame:
        style = "rounded,dashed" if zone in ("possible", "adequate-unnamed", "silent") else "rounded"
        heading = label([words.text(f"document.zone.{zone}")], width=60)
        frame.attr(label=heading, style=style, color="#444444", fontname=FONT, fontsize="12", margin="14")
        for box in boxes:
            style = "rounded,dashed" if _is_silent(box.hops) else "rounded"
            frame.node(box.key, label(_lines(words, box)), style=style, tooltip=tooltip(_whole(words, box)))
        for code in stores:
            frame.node(f"place-{code}", label([place_words(code, words.language)], align="n"), shape="ellipse")


def _is_silent(hops: Iterable[Hop]) -> bool:
    return any(use.code is None for hop in hops for use in hop.places)


def _lines(words: Words, box: _Box) -> Iterator[str]:
    """What a box says: who, which service, where, and whose data; of many, their number and some names."""
    hop = box.hops[0]
    if len(box.hops) > 1:
        yield words.text("document.diagram.recipients", count=len(box.hops))
        yield from _some(words, [name_at(words, hop.importer) for hop in box.hops])
    else:
        yield name_at(words, hop.importer)
        engaged = words.register.at(hop.engagement) if hop.engagement else None
        if isinstance(engaged, Engagement) and engaged.service:
            yield f"– {engaged.service}"
        yield from (entry.text for entry in places(words, hop))
    names = _activities(words, box)
    listed = "; ".join(_some(words, names)) if names else words.text("document.diagram.no-activity")
    yield f"{words.text('document.diagram.activities')}: {listed}"
    yield from (words.text("transfers.own-row", source=one_line(source)) for source in hop.own)


def _whole(words: Words, box: _Box) -> Iterator[str]:
    yield from (name_at(words, hop.importer) for hop in box.hops)
    yield from _activities(words, box)


def _activities(words: Words, box: _Box) -> list[str]:
    return [name_at(words, address) for address in dict.fromkeys(a for hop in box.hops for a in hop.activities)]


def _some(words: Words, names: list[str]) -> list[str]:
    names = list(dict.fromkeys(names))
    more = len(names) - _NAMES
    # One more name takes no more room than the words that would count it.
    return names if more <= 1 else [*names[:_NAMES], words.text("document.diagram.more", count=more)]


def _edges(graph: graphviz.Digraph, words: Words, box: _Box, above: str, stores: Mapping[str, str]) -> None:
    hop = box.hops[0]
    said = [words.text(f"transfers.verdict.{hop.verdict}")]
    if hop.coverage:
        said.append(words.text(f"transfers.coverage.{hop.coverage}"))
    if hop.tool:
        said.append(term_label("tool", hop.tool, words.language))
    colour = COLOURS[hop.coverage]
    style = {**LINES[hop.verdict], "color": colour, "fontcolor": colour}
    graph.edge(above, box.key, beside(said), tooltip=tooltip(_whole(words, box)), **style)
    if hop.verdict is Verdict.PLACE_ONLY:
        stored = beside([words.text("transfers.how.stored_in")])
        for code in dict.fromkeys(use.code for use in hop.places if use.how == "stored_in" and use.code in stores):
            graph.edge(box.key, f"place-{code}", stored, **style)

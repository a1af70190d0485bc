"""The answer of `trace` in words: every hop worst first, what is apart from it, and what the record leaves open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ropa.finding import Pointer
from ropa.graph import Edge
from ropa.i18n import listed, text
from ropa.law import Law
from ropa.model import Activity, Party
from ropa.questions.trace import Trace, TracedHop
from ropa.questions.trace_gaps import Gap, Why
from ropa.register import Register
from ropa.register.wording import place_of, words_among, words_at
from ropa.view.answers.trace_values import trace_values
from ropa.view.answers.voice import Voice
from ropa.view.hop import hop_entry
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.record import column
from ropa.view.words import date_words, place_words
from ropa.vocabulary import label


def trace_outline(
    ends: Mapping[str, str],
    names: Mapping[str, str],
    limit: int,
    found: Sequence[tuple[Register, Trace]],
    law: Law,
    language: str,
    *,
    is_internal: bool = False,
) -> Outline:
    """The hops from one end to another, register by register.

    Args:
        ends: The nodes `start` and `end`.
        names: The same in words.
        limit: How many further whole paths were asked for.
        found: What was found in each register.
        law: The law it was judged by.
        language: Language of everything but user text.
        is_internal: Whether it stays in the house, so that risk is told too.
    """
    remarks = [
        text("questions.trace.cut", language, register=register.name, limit=limit)
        for register, traced in found
        if traced.is_cut
    ]
    if not found:
        remarks.append(text("questions.trace.unused", language, name=names["start"]))
    return Outline(
        text("questions.trace.title", language, **names),
        tuple(
            TraceVoice(register, traced, names, language, is_internal=is_internal).branch()
            for register, traced in found
        ),
        tuple(remarks),
        Later(lambda: {**ends, "limit": limit, "registers": [trace_values(*item) for item in found]}),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


class TraceVoice(Voice):
    """The answer for one register."""

    def __init__(
        self,
        register: Register,
        found: Trace,
        names: Mapping[str, str],
        language: str,
        *,
        is_internal: bool = False,
    ) -> None:
        super().__init__("trace", register, language)
        self.is_internal = is_internal
        self.found = found
        self.names = names

    def branch(self) -> Branch:
        """The answer as lines."""
        found = self.found
        lines = [
            self._group(f"grade.{grade}", map(self._hop, hops))
            for grade, hops in groupby(found.hops, lambda hop: hop.grade)
        ]
        if not found.hops:
            lines.append(Branch(self.text("open" if found.gaps else "none", **self.names), state=State.DERIVED))
        if found.paths:
            lines.append(self._group("paths", (Branch(self._path(path), state=State.DERIVED) for path in found.paths)))
        if found.apart:
            lines.append(self._group("apart", map(self._hop, found.apart)))
        if found.exposures:
            lines.append(self._group("exposures", map(self._exposure, found.exposures)))
        if found.gaps:
            lines.append(Branch(self.text("gaps", count=len(found.gaps)), branches=tuple(self._gaps())))
        return self.head(branches=tuple(lines))

    def _group(self, key: str, lines: Iterable[Branch]) -> Branch:
        lines = tuple(lines)
        return Branch(self.text(key, count=len(lines)), branches=lines)

    def _hop(self, hop: TracedHop) -> Branch:
        edge = hop.edge
        relation = self.words.text(f"interface.edge.{edge.kind}")
        shown = self.text("hop", source=self.name(edge.source), target=self.name(edge.target), relation=relation)
        lines = [*self._judged(hop), *self._activities(hop)]
        if len(hop.witness) > 1:
            lines.append(Branch(self.text("path", steps=self._path(hop.witness)), state=State.DERIVED))
        words = words_among((edge.source, edge.target, *(hop.data or ())))
        facts = tuple(self.facts(hop))
        return Branch(shown, edge.at.record, facts, self.state_at(edge.at), tuple(lines), words=words)

    def facts(self, hop: TracedHop) -> Iterator[str]:
        """The data that a hop carries, and what its disclosure says."""
        silent, language = self.words.text("document.silent"), self.language
        data = silent if hop.data is None else ", ".join(map(self.name, hop.data))
        yield self.words.pair(self.words.text("fields.activity.data"), data)
        if (disclosure := hop.disclosure) is None:
            return
        role = label("role", disclosure.role, language) if disclosure.role else silent
        yield self.words.pair(self.words.text("fields.disclosure.role"), role)
        if disclosure.purpose:
            yield self.words.pair(self.words.text("fields.disclosure.purpose"), disclosure.purpose)
        if disclosure.certainty == "may":
            yield label("certainty", disclosure.certainty, language)
        yield from disclosure.when or ()
        for key, day in (("from", disclosure.from_), ("until", disclosure.until)):
            if day:
                yield self.words.pair(self.words.text(f"fields.disclosure.{key}"), date_words(day, language))

    def _judged(self, hop: TracedHop) -> Iterator[Branch]:
        """The verdict on the passing on that a hop makes; once, where a hop only follows it."""
        judged = self.found.told_at(hop)
        if judged is None:
            return
        entry = hop_entry(self.words, judged)
        silent = self.words.text("document.silent")
        facts = [
            f"{self.words.text(f'transfers.how.{place.how}')}: "
            f"{place_words(place.code, self.language) if place.code else silent}"
            for place in judged.places
        ]
        tool = label("tool", judged.tool, self.language) if judged.tool else silent
        facts.append(self.words.pair(self.words.text("fields.transfer.tool"), tool))
        if self.is_internal and judged.risk:
            facts.append(self.words.text(f"transfers.risk.{judged.risk}"))
        words = [place_of(place.code) for place in judged.places if place.code]
        words += [f"tool:{judged.tool}"] if judged.tool else []
        yield Branch(entry.text, entry.link, tuple(facts), entry.state, words=tuple(dict.fromkeys(words)))

    def _activities(self, hop: TracedHop) -> Iterator[Branch]:
        """Purposes and legal basis where a hop leaves or enters the activity; elsewhere its name alone."""
        touched = [one for one in hop.activities if one in (hop.edge.source, hop.edge.target)]
        for address in touched:
            record = self.register.at(address)
            assert isinstance(record, Activity), "the question names activities of the register only"
            for name in ("purposes", "categories_of_processing", "legal_basis"):
                entry = column(self.words, address.partition("/")[2], record, name)
                if entry.text:
                    said = self.words.pair(self.words.text(f"fields.activity.{name}"), entry.text)
                    words = words_at(self.register, Pointer(address, (name,)))
                    yield Branch(said, state=entry.state, words=words)
        if hop.activities and not touched:
            yield Branch(self.text("activities", names=listed(map(self.name, hop.activities), self.language)))

    def _path(self, path: tuple[Edge, ...]) -> str:
        return " → ".join(self.name(node) for node in (path[0].source, *(edge.target for edge in path)))

    def _exposure(self, edge: Edge) -> Branch:
        party = self.register.at(edge.source)
        seat = party.seat if isinstance(party, Party) else None
        place = place_words(seat, self.language) if seat else self.words.text("document.silent")
        relation = self.words.text(f"interface.edge.{edge.kind}")
        shown = self.text("hop", source=self.name(edge.source), target=self.name(edge.target), relation=relation)
        return Branch(
            shown, edge.source if party else "", self.words.pair(self.words.text("transfers.how.seat"), place)
        )

    def _gaps(self) -> Iterator[Branch]:
        named = sorted(((self.gap_words(gap), gap) for gap in self.found.gaps), key=lambda pair: pair[0])
        for heading, group in groupby(named, lambda pair: pair[0]):
            gaps = [gap for _, gap in group]
            names = dict.fromkeys((self.gap_name(gap), gap.at.record) for gap in gaps)
            if len(gaps) == 1:
                yield Branch(heading, gaps[0].at.record, next(iter(names))[0], State.SILENT)
            else:
                lines = tuple(Branch(name, record) for name, record in names)
                yield Branch(heading, state=State.SILENT, branches=lines, in_line=True)

    def gap_words(self, gap: Gap) -> str:
        """Why a way is open."""
        if gap.why is not Why.SILENT:
            return self.text(f"gap.{gap.why}")
        record = self.register.at(gap.at.record)
        assert record is not None, "silence is a record's"
        return self.text("gap.silent", field=self.words.text(f"fields.{type(record).KIND}.{gap.at.field[0]}"))

    def gap_name(self, gap: Gap) -> str:
        """Where a way is open."""
        own = self.register.own
        if gap.why is Why.NOT_ATTRIBUTED and own and own.disclosure and isinstance(number := gap.at.field[1], int):
            disclosure = own.disclosure[number]
            found = self.register.find(disclosure.to)
            name = self.name(found[0]) if found else disclosure.to
            may = label("certainty", "may", self.language) if disclosure.certainty == "may" else ""
            return f"{name} ({may})" if may else name
        return self.name(gap.at.record)

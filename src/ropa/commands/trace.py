"""`ropa trace`: every hop by which data can get from one place in the record to another, worst first."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.graph import Edge, Kind, term_node
from ropa.i18n import text
from ropa.model import Activity, DataTerm, Engagement, Party, Record, RegisterRecord, SubjectTerm, System, plan
from ropa.questions.trace import Trace, TracedHop, is_used, trace
from ropa.questions.trace_gaps import Gap, Why, is_place
from ropa.register import SHARED, Register, statements
from ropa.results import Branch, Outline
from ropa.transfers import Hop
from ropa.transfers.receiver import organisation
from ropa.view.document import State
from ropa.view.evidence import evidence_of, state_of
from ropa.view.hop import hop_entry
from ropa.view.record import column
from ropa.view.words import Words, date_words, place_words
from ropa.vocabulary import label, nearest, terms

_ENDS = (Activity, DataTerm, Engagement, Party, SubjectTerm, System)


@as_command("trace")
@click.argument("start")
@click.argument("end")
@click.option("--limit", type=click.IntRange(0, 100), default=5, help="Further whole paths to list per register.")
@formatted
def command(session: Session, start: str, end: str, limit: int) -> Outline:
    """Show every hop by which data can get from START to END, worst first, each with a shortest whole path.

    START and END are records or words: data:email-address, subject:customer, country:US, region:EEA. A path never
    leaves its register and always carries at least one category of data. Control over a party is listed apart.

    Example: ropa trace data:email-address alsjelieft/mailhosting
    """
    ends = tuple(_node_named(session, word) for word in (start, end))
    if ends[0] == ends[1]:
        raise Refusal(_text(session, "same"))
    if is_place(ends[0]) or _is_category(session, ends[1]):
        raise Refusal(_text(session, "wrong-way", start=ends[0], end=ends[1]))
    registers = _registers(session, *ends)
    names = {"start": _Answer.title(session, ends[0]), "end": _Answer.title(session, ends[1])}
    branches, values, remarks = [], [], []
    law = session.workspace.law
    for register in registers:
        first, last = (_within(register, node) for node in ends)
        found = trace(register, session.workspace.case(register).hops, law, first, last, limit)
        answer = _Answer(session, register, found, names)
        branches.append(answer.branch())
        values.append(answer.values())
        if found.is_cut:
            remarks.append(_text(session, "cut", register=register.name, limit=limit))
    if not registers:
        remarks.append(_text(session, "unused", name=names["start"]))
    return Outline(
        _text(session, "title", **names),
        tuple(branches),
        tuple(remarks),
        {"start": ends[0], "end": ends[1], "limit": limit, "registers": values},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _text(session: Session, key: str, **params: object) -> str:
    return text(f"questions.trace.{key}", session.language, **params)


def _node_named(session: Session, address: str) -> str:
    """The node of an address or a word.

    Raises:
        Refusal: There is none, or no data go there.
    """
    prefix, colon, _ = address.partition(":")
    if colon:
        known = {f"{name}:{key}" for name in ("data", "subject", "region") for key in terms(name)}
        known |= {code if code.startswith("org:") else f"country:{code}" for code in session.workspace.law.places()}
        own = session.workspace.portfolio.registers.values()
        if address in known or (prefix in ("data", "subject") and any("/" in _within(one, address) for one in own)):
            return address
        close = nearest(address.lower(), {item.lower(): item for item in sorted(known)})
        exact = next((item for item in sorted(known) if item.lower() == close), "")
        hint = session.text("did-you-mean", value=exact) if exact else ""
        raise Refusal(_text(session, "no-word", name=address, hint=hint))
    register, key, record = record_named(session, address)
    if isinstance(record, RegisterRecord) and (found := register.find(record.organisation)):
        return found[0]
    if not isinstance(record, _ENDS):
        kind = text(f"fields.kind.{type(record).KIND}", session.language)
        raise Refusal(_text(session, "no-end", name=register.address(key), kind=kind))
    return register.address(key)


def _is_category(session: Session, node: str) -> bool:
    found = session.workspace.portfolio.find(node)
    return node.startswith(("data:", "subject:")) or (
        found is not None and isinstance(found[2], DataTerm | SubjectTerm)
    )


def _within(register: Register, node: str) -> str:
    """A node as a register has it: a word of a closed list may be its own."""
    prefix, _, word = node.partition(":")
    return term_node(register, prefix, word) if prefix in ("data", "subject") else node


def _registers(session: Session, start: str, end: str) -> tuple[Register, ...]:
    """The registers in which there may be a path.

    Raises:
        Refusal: The two belong to different registers, or one is the organisation itself, which has all data anyway.
    """
    everyone = session.workspace.portfolio.registers
    named = {node.partition("/")[0] for node in (start, end) if "/" in node} - {SHARED}
    if len(named) > 1:
        raise Refusal(_text(session, "apart-registers", start=start, end=end))
    asked = [register for name, register in everyone.items() if name != SHARED and name in (named or everyone)]
    others = [one for one in asked if organisation(one) not in (start, end)]
    if asked and not others:
        own = start if organisation(asked[0]) == start else end
        raise Refusal(_text(session, "own-organisation", name=own))
    return tuple(one for one in others if not start.startswith(f"{SHARED}/") or is_used(one, start))


class _Answer:
    """The answer for one register, in words and as values."""

    def __init__(self, session: Session, register: Register, found: Trace, names: dict[str, str]) -> None:
        self.session = session
        self.register = register
        self.found = found
        self.names = names
        self.words = Words(register, session.language)
        self.shown: set[Hop] = set()

    @classmethod
    def title(cls, session: Session, node: str) -> str:
        """What a node of any register is called."""
        if (found := session.workspace.portfolio.find(node)) is not None:
            register, key, record = found
            return Words(register, session.language).name(record, key)
        prefix, _, word = node.partition(":")
        if prefix in ("country", "region", "org"):
            return place_words(node if prefix == "org" else word, session.language)
        return label(prefix, word, session.language) if prefix in ("data", "subject") else node

    def branch(self) -> Branch:
        """The answer as lines."""
        found = self.found
        lines = [
            self._group(f"grade.{grade}", map(self._hop, hops))
            for grade, hops in groupby(found.hops, lambda hop: hop.grade)
        ]
        if not found.hops:
            lines.append(Branch(self._text("open" if found.gaps else "none", **self.names), state=State.DERIVED))
        if found.paths:
            lines.append(self._group("paths", (Branch(self._path(path), state=State.DERIVED) for path in found.paths)))
        if found.apart:
            lines.append(self._group("apart", map(self._hop, found.apart)))
        if found.exposures:
            lines.append(self._group("exposures", map(self._exposure, found.exposures)))
        if found.gaps:
            lines.append(Branch(self._text("gaps", count=len(found.gaps)), branches=tuple(self._gaps())))
        return Branch(self.register.organisation, self.register.address(), branches=tuple(lines))

    def _text(self, key: str, **params: object) -> str:
        return _text(self.session, key, **params)

    def _group(self, key: str, lines: Iterable[Branch]) -> Branch:
        lines = tuple(lines)
        return Branch(self._text(key, count=len(lines)), branches=lines)

    def _name(self, node: str) -> str:
        return self.title(self.session, node)

    def _hop(self, hop: TracedHop) -> Branch:
        edge = hop.edge
        relation = self.session.text(f"edge.{edge.kind}")
        shown = self._text("hop", source=self._name(edge.source), target=self._name(edge.target), relation=relation)
        lines = [*self._judged(hop), *self._activities(hop)]
        if len(hop.witness) > 1:
            lines.append(Branch(self._text("path", steps=self._path(hop.witness)), state=State.DERIVED))
        return Branch(shown, edge.at.record, "; ".join(self._facts(hop)), self._state(edge), tuple(lines))

    def _facts(self, hop: TracedHop) -> Iterator[str]:
        silent, language = self.words.text("document.silent"), self.words.language
        data = silent if hop.data is None else ", ".join(map(self._name, hop.data))
        yield f"{self.words.text('fields.activity.data')}: {data}"
        if (disclosure := hop.disclosure) is None:
            return
        role = label("role", disclosure.role, language) if disclosure.role else silent
        yield f"{self.words.text('fields.disclosure.role')}: {role}"
        if disclosure.purpose:
            yield f"{self.words.text('fields.disclosure.purpose')}: {disclosure.purpose}"
        if disclosure.certainty == "may":
            yield label("certainty", disclosure.certainty, language)
        yield from disclosure.when or ()
        for key, day in (("from", disclosure.from_), ("until", disclosure.until)):
            if day:
                yield f"{self.words.text(f'fields.disclosure.{key}')}: {date_words(day, language)}"

    def _judged(self, hop: TracedHop) -> Iterator[Branch]:
        """The verdict on the passing on that a hop makes; once, where a hop only follows it."""
        crosses = hop.edge.kind in (Kind.DISCLOSES, Kind.SUBCONTRACTS, Kind.RUNS_ON)
        judged = hop.hop
        if judged is None or not (crosses or all(judged is not one for one in self._crossed())):
            return
        entry = hop_entry(self.words, judged)
        silent = self.words.text("document.silent")
        facts = [
            f"{self.words.text(f'transfers.how.{place.how}')}: "
            f"{place_words(place.code, self.words.language) if place.code else silent}"
            for place in judged.places
        ]
        tool = label("tool", judged.tool, self.words.language) if judged.tool else silent
        facts.append(f"{self.words.text('fields.transfer.tool')}: {tool}")
        yield Branch(entry.text, entry.link, "; ".join(facts), entry.state)

    def _crossed(self) -> Iterator[Hop | None]:
        crossing = (Kind.DISCLOSES, Kind.SUBCONTRACTS, Kind.RUNS_ON)
        return (hop.hop for hop in self.found.hops if hop.edge.kind in crossing)

    def _activities(self, hop: TracedHop) -> Iterator[Branch]:
        """Purposes and legal basis where a hop leaves or enters the activity; elsewhere its name alone."""
        touched = [one for one in hop.activities if one in (hop.edge.source, hop.edge.target)]
        for address in touched:
            record = self.register.at(address)
            assert isinstance(record, Activity), "the question names activities of the register only"
            for name in ("purposes", "categories_of_processing", "legal_basis"):
                entry = column(self.words, address.partition("/")[2], record, name)
                if entry.text:
                    yield Branch(f"{self.words.text(f'fields.activity.{name}')}: {entry.text}", state=entry.state)
        if hop.activities and not touched:
            yield Branch(self._text("activities", names="; ".join(map(self._name, hop.activities))))

    def _path(self, path: tuple[Edge, ...]) -> str:
        return " → ".join(self._name(node) for node in (path[0].source, *(edge.target for edge in path)))

    def _state(self, edge: Edge) -> State:
        """How an edge is known: by the evidence of the field that says it."""
        own = edge.at.record == self.register.address()
        record: Record | None = self.register.own if own else self.register.at(edge.at.record)
        assert record is not None, "an edge stands in a record"
        field = next(item for item in plan(type(record)) if item.key == edge.at.field[0])
        value = getattr(record, field.name)
        item = (
            next((one for n, one in enumerate(value) if n == edge.at.field[1]), None)
            if isinstance(value, tuple)
            else value
        )
        return state_of(evidence_of(record, field, item))

    def _exposure(self, edge: Edge) -> Branch:
        party = self.register.at(edge.source)
        seat = party.seat if isinstance(party, Party) else None
        place = place_words(seat, self.words.language) if seat else self.words.text("document.silent")
        relation = self.session.text(f"edge.{edge.kind}")
        shown = self._text("hop", source=self._name(edge.source), target=self._name(edge.target), relation=relation)
        return Branch(shown, edge.source if party else "", f"{self.words.text('transfers.how.seat')}: {place}")

    def _gaps(self) -> Iterator[Branch]:
        def of(gap: Gap) -> str:
            if gap.why is not Why.SILENT:
                return self._text(f"gap.{gap.why}")
            record = self.register.at(gap.at.record)
            assert record is not None, "silence is a record's"
            return self._text("gap.silent", field=self.words.text(f"fields.{type(record).KIND}.{gap.at.field[0]}"))

        named = sorted(((of(gap), gap) for gap in self.found.gaps), key=lambda pair: pair[0])
        for heading, group in groupby(named, lambda pair: pair[0]):
            gaps = [gap for _, gap in group]
            names = dict.fromkeys(self._gap_name(gap) for gap in gaps)
            link = gaps[0].at.record if len(gaps) == 1 else ""
            yield Branch(heading, link, "; ".join(names), State.SILENT)

    def _gap_name(self, gap: Gap) -> str:
        own = self.register.own
        if gap.why is Why.NOT_ATTRIBUTED and own and own.disclosure and isinstance(number := gap.at.field[1], int):
            disclosure = own.disclosure[number]
            found = self.register.find(disclosure.to)
            name = self._name(found[0]) if found else disclosure.to
            may = label("certainty", "may", self.words.language) if disclosure.certainty == "may" else ""
            return f"{name} ({may})" if may else name
        return self._name(gap.at.record)

    def values(self) -> dict[str, Any]:
        """The answer as plain values."""
        found = self.found
        return {
            "register": self.register.name,
            "hops": [self._values(hop) for hop in found.hops],
            "apart": [self._values(hop) for hop in found.apart],
            "paths": [_nodes(path) for path in found.paths],
            "cut": found.is_cut,
            "exposures": [{"parent": edge.source, "party": edge.target} for edge in found.exposures],
            "open": [{"at": str(gap.at), "why": gap.why} for gap in found.gaps],
        }

    def _values(self, hop: TracedHop) -> dict[str, Any]:
        judged, disclosure = hop.hop, hop.disclosure
        return {
            "grade": hop.grade,
            "source": hop.edge.source,
            "target": hop.edge.target,
            "relation": hop.edge.kind,
            "at": str(hop.edge.at),
            "data": None if hop.data is None else list(hop.data),
            "activities": [self._activity(address) for address in hop.activities],
            "disclosure": disclosure and disclosure.model_dump(mode="json", by_alias=True),
            "importer": judged and judged.importer,
            "engagement": (judged and judged.engagement) or None,
            "places": [{"how": place.how, "place": place.code} for place in judged.places] if judged else None,
            "verdict": judged and judged.verdict,
            "coverage": judged and judged.coverage,
            "tool": (judged and judged.tool) or None,
            "path": _nodes(hop.witness),
        }

    def _activity(self, address: str) -> dict[str, Any]:
        record, key = self.register.at(address), address.partition("/")[2]
        assert isinstance(record, Activity), "the question names activities of the register only"
        bases = [held.value.basis for held in statements(self.register, key, record, "legal_basis")]
        purposes = record.purposes or record.categories_of_processing
        return {"id": address, "purposes": purposes and list(purposes), "legal_basis": bases or None}


def _nodes(path: tuple[Edge, ...]) -> list[str]:
    return [path[0].source, *(edge.target for edge in path)]

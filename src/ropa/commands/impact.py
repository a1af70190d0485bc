"""`ropa impact`: what a breach at, or the leaving of, somebody or some place reaches, and who has to be told."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.graph import place_node
from ropa.i18n import text
from ropa.model import NONE, Activity, Engagement, Party, Record, RegisterRecord, System, plan
from ropa.questions.impact import Impact, Reached, due, impact
from ropa.questions.impact_routes import Duty, Route, Time
from ropa.register import SHARED, Register
from ropa.results import Branch, Outline
from ropa.view.document import State
from ropa.view.evidence import evidence_of, state_of
from ropa.view.marks import SIGNS
from ropa.view.words import Words, date_words, place_words
from ropa.vocabulary import label, nearest, terms

_ASKABLE = (Party, Engagement, System, Activity)


@as_command("impact")
@click.argument("address")
@click.option("--aware", metavar="TIME", help="When the controller became aware, such as 2026-05-25T10:00+02:00.")
@formatted
def command(session: Session, address: str, aware: str | None) -> Outline:
    """Show what a breach at ADDRESS, or its leaving, reaches, who has to be told, and by when.

    ADDRESS is a party, an engagement, a system, an activity, or a place such as country:US. The 72 hours of
    Art. 33(1) run from --aware; without it the clock has not started.

    Example: ropa impact alsjelieft/mailhosting --aware 2026-05-25T10:00+02:00
    """
    clock = _clock(session, aware)
    node, name, registers = _asked(session, address)
    branches, values = [], []
    for register in registers:
        found = impact(session.workspace.case(register), node)
        answer = _Answer(session, register, found, clock)
        branches.append(answer.branch())
        values.append(answer.values())
    law = session.workspace.law
    return Outline(
        text("questions.impact.title", session.language, name=name),
        tuple(branches),
        (text("questions.impact.awareness", session.language), *_namesakes(session, node, registers)),
        {"id": node, "registers": values},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


_Clock = tuple[datetime.datetime, datetime.datetime] | None


def _clock(session: Session, aware: str | None) -> _Clock:
    if aware is None:
        return None
    try:
        # A day alone leaves open from which hour to count.
        if len(aware) > len("2026-05-25"):
            moment = datetime.datetime.fromisoformat(aware)
            return moment, due(moment)
    except (ValueError, OverflowError):
        pass
    raise Refusal(text("questions.impact.no-time", session.language, value=aware))


def _asked(session: Session, address: str) -> tuple[str, str, tuple[Register, ...]]:
    """The node that an address names, what it is called, and the registers whose data may reach it."""
    portfolio = session.workspace.portfolio
    everyone = tuple(register for name, register in portfolio.registers.items() if name != SHARED)
    prefix, colon, code = address.partition(":")
    if colon and prefix in ("country", "region", "org"):
        word = address if prefix == "org" else code.upper()
        known = session.workspace.law.places() | frozenset(terms("region"))
        if word not in known:
            close = nearest(word, sorted(known))
            hint = session.text("did-you-mean", value=place_node(close)) if close else ""
            raise Refusal(text("questions.impact.no-place", session.language, name=address, hint=hint))
        return place_node(word), place_words(word, session.language), everyone
    register, key, record = record_named(session, address)
    if isinstance(record, RegisterRecord) and (found := register.find(record.organisation)):
        register, key, record = register.home(found[0]), found[0].partition("/")[2], found[1]
    node = register.address(key)
    if not isinstance(record, _ASKABLE):
        kind = text(f"fields.kind.{type(record).KIND}", session.language)
        raise Refusal(text("questions.impact.no-subject", session.language, address=node, kind=kind.lower()))
    name = Words(register, session.language).name(record, key)
    is_common = register.name == SHARED and not isinstance(record, Activity)
    return node, name, everyone if is_common else (register,)


def _namesakes(session: Session, node: str, asked: tuple[Register, ...]) -> Iterator[str]:
    """The parties of the same name in registers that were not asked: one vendor may be recorded by each client."""
    portfolio = session.workspace.portfolio
    found = portfolio.find(node)
    party = found[2] if found else None
    same = [
        register.address(key)
        for register in portfolio.registers.values()
        for key, other in register.of(Party)
        if isinstance(party, Party)
        and register.name not in {item.name for item in asked}
        and other.name.casefold() == party.name.casefold()
        and register.address(key) != node
    ]
    if same:
        yield text("questions.impact.namesakes", session.language, addresses=", ".join(same))


class _Answer:
    """The answer for one register, in words and as values."""

    def __init__(self, session: Session, register: Register, found: Impact, clock: _Clock) -> None:
        self.words = Words(register, session.language)
        self.register = register
        self.found = found
        self.clock = clock
        self.processor = [item for item in found.reached if item.capacity == "processor"]
        self.controller = [item for item in found.reached if item.capacity != "processor"]
        self.runs = bool(found.unattributed) or any(item.duty is not Duty.RECIPIENT for item in self.controller)

    def _text(self, key: str, **params: object) -> str:
        return self.words.text(f"questions.impact.{key}", **params)

    def branch(self) -> Branch:
        """The answer as lines."""
        found = self.found
        lines = list(self._duties())
        lines += self._listed("unreached", found.unreached)
        lines += self._listed("ending", found.ending)
        lines += self._listed("supplied", found.supplied)
        lines += self._listed("silent", found.silent, State.SILENT)
        lines += self._listed("open-places", found.open_places, State.SILENT)
        is_silent = bool(found.silent or found.open_places or self.register.findings)
        if found.is_empty:
            lines.insert(0, Branch(self._text("cannot-exclude" if is_silent else "nothing"), state=State.DERIVED))
        if self.register.findings:
            lines.append(Branch(self._text("unread"), state=State.OPEN))
        return Branch(self.register.organisation, self.register.address(), branches=tuple(lines))

    def _duties(self) -> Iterator[Branch]:
        if self.controller or self.found.unattributed:
            head = self._text("controller", count=len(self.controller))
            lines = [*self._notification()] if self.runs else []
            lines += [self._activity(item) for item in self.controller]
            if self.found.unattributed:
                routes = tuple(self._route(route) for route in self.found.unattributed)
                lines.append(Branch(self._text("unattributed"), branches=routes))
            yield Branch(head, branches=tuple(lines))
        if self.processor:
            told = dict.fromkeys(one for item in self.processor for one in item.controllers or ())
            tell = [Branch(self._name(one), one, self._contact(one)) for one in told]
            if any(item.controllers is None for item in self.processor):
                tell.append(self._silent())
            lines = [Branch(self._text("tell"), branches=tuple(tell)), *map(self._activity, self.processor)]
            yield Branch(self._text("processor", count=len(self.processor)), branches=tuple(lines))

    def _notification(self) -> Iterator[Branch]:
        own = self.register.own
        authority = own.authority if own else None
        known = Branch(label("authority", authority, self.words.language)) if authority else self._silent()
        yield Branch(self._text("authority"), branches=(known,))
        if self.clock is None:
            yield Branch(self._text("clock"), branches=(Branch(self._text("not-started"), state=State.OPEN),))
        else:
            aware, ends = (self._moment(moment) for moment in self.clock)
            zone = "" if self.clock[0].tzinfo else self._text("no-zone")
            line = Branch(self._text("until", aware=aware, due=ends), detail=zone, state=State.DERIVED)
            yield Branch(self._text("clock"), branches=(line,))
        yield Branch(self._text("no-risk"))
        yield Branch(self._text("data-subjects"))
        points = [Branch(self._text(f"content.{letter}")) for letter in "acd"]
        points.insert(1, Branch(self._text("content.b"), branches=tuple(self._contacts())))
        yield Branch(self._text("content"), branches=tuple(points))

    def _contacts(self) -> Iterator[Branch]:
        own = self.register.own
        if own is None or own.dpo is None:
            yield self._silent()
        elif own.dpo == NONE:
            yield Branch(self.words.text("document.none"), state=State.NONE)
        elif found := self.register.find(own.dpo):
            yield Branch(self._name(found[0]), found[0], self._contact(found[0]))
        if own and own.breach and own.breach.contact:
            yield Branch(own.breach.contact)

    def _activity(self, item: Reached) -> Branch:
        record = self.register.at(item.activity)
        assert isinstance(record, Activity), "the question names activities of the register only"
        notes = [] if item.time is Time.NOW else [self._text(f"time.{item.time}")]
        if not item.capacity:
            notes.append(self._text("capacity-silent"))
        if item.duty is not Duty.OWN and item.capacity != "processor":
            notes.append(self._text(f"duty.{item.duty}"))
        special = [self._term("data", node, record) for node in item.special]
        if isinstance(record.special_categories, tuple):
            conditions = dict.fromkeys(one.condition for one in record.special_categories)
            special += [Branch(label("special-condition", word, self.words.language)) for word in conditions]
        if item.data is not None and not special:
            special = [Branch(self._text("special-none"), state=State.DERIVED)]
        data = self._headed(
            "fields.activity.data", [self._term("data", node, record) for node in sorted(item.data or ())]
        )
        if record.data_exhaustive is False:
            head = self.words.text("fields.activity.data_exhaustive")
            data = replace(data, detail=f"{head}: {self.words.text('document.no')}")
        lines = [
            *(self._route(route) for route in item.routes),
            self._headed(
                "fields.activity.subjects", [self._term("subject", node, record) for node in item.subjects or ()]
            ),
            data,
            self._headed("fields.activity.special_categories", special),
        ]
        if item.criminal:
            criminal = tuple(self._term("data", node, record) for node in item.criminal)
            lines.append(Branch(self._text("criminal"), branches=criminal))
        lines.append(self._volume(record))
        return Branch(self._name(item.activity), item.activity, "; ".join(notes), branches=tuple(lines))

    def _volume(self, record: Activity) -> Branch:
        volume, lines = record.volume, []
        for key in ("subjects", "records"):
            count = getattr(volume, key, None)
            said = self.words.text("document.silent") if count is None else str(count)
            state = State.SILENT if count is None else State.STATED
            lines.append(Branch(f"{self.words.text(f'fields.volume.{key}')}: {said}", state=state))
        on = date_words(volume.on, self.words.language) if volume and volume.on else ""
        return Branch(self.words.text("fields.activity.volume"), detail=on, branches=tuple(lines))

    def _route(self, route: Route) -> Branch:
        language = self.words.language
        notes = [label("role", route.role, language)] if route.role else []
        if route.certainty == "may":
            notes.append(label("certainty", route.certainty, language))
        notes += route.when
        if route.time is not Time.NOW:
            notes.append(self._text(f"time.{route.time}"))
        notes += [
            self._text(key)
            for key, is_so in (("by-control", route.by_control), ("service-open", route.service_open))
            if is_so
        ]
        holder = self.register.own if route.at.record == self.register.address() else self.register.at(route.at.record)
        state = State.STATED
        if holder and len(route.at.field) > 1:
            key, position = route.at.field[:2]
            state = self._state(holder, str(key), getattr(holder, str(key))[position])
        steps = " → ".join(self._name(step) for step in route.nodes)
        link = route.nodes[0] if "/" in route.nodes[0] else ""
        return Branch(self._text("via", steps=steps), link, "; ".join(notes), state)

    def _headed(self, key: str, lines: Iterable[Branch]) -> Branch:
        shown = tuple(lines) or (self._silent(),)
        if len(shown) > 1:
            shown = (Branch("; ".join(f"{SIGNS[line.state]} {line.text}".strip() for line in shown)),)
        return Branch(self.words.text(key), branches=shown)

    def _listed(self, key: str, addresses: tuple[str, ...], state: State = State.STATED) -> list[Branch]:
        lines = tuple(Branch(self._name(address), address, state=state) for address in addresses)
        return [Branch(self._text(key), branches=lines)] if lines else []

    def _silent(self) -> Branch:
        return Branch(self.words.text("document.silent"), state=State.SILENT)

    def _term(self, vocabulary: str, node: str, record: Activity) -> Branch:
        """A category, with the sign of how it is known of this activity."""
        word = node.replace(":", "/").rpartition("/")[2]
        field = vocabulary if vocabulary == "data" else "subjects"
        state = self._state(record, field, word) if word in (getattr(record, field) or ()) else State.STATED
        if "/" in node:
            return Branch(self._name(node), node, state=state)
        return Branch(label(vocabulary, word, self.words.language), state=state)

    def _state(self, record: Record, key: str, item: object) -> State:
        field = next(one for one in plan(type(record)) if one.key == key)
        return state_of(evidence_of(record, field, item))

    def _name(self, node: str) -> str:
        if "/" not in node:
            code = node if node.startswith("org:") else node.partition(":")[2]
            return place_words(code, self.words.language)
        record = self.register.at(node)
        home = Words(self.register.home(node), self.words.language)
        return home.name(record, node) if record else node

    def _contact(self, node: str) -> str:
        party = self.register.at(node)
        if not isinstance(party, Party):
            return ""
        return "; ".join((*(party.email or ()), *(party.phone or ()))) or party.address or ""

    def _moment(self, moment: datetime.datetime) -> str:
        zone = f" {moment.tzinfo}" if moment.tzinfo else ""
        return f"{date_words(moment.date(), self.words.language)} {moment:%H:%M}{zone}"

    def values(self) -> dict[str, Any]:
        """The answer as plain values."""
        own, found = self.register.own, self.found
        return {
            "register": self.register.name,
            "authority": own.authority if own else None,
            "aware": self.clock[0].isoformat() if self.clock else None,
            "due": self.clock[1].isoformat() if self.clock and self.runs else None,
            "controller": [self._values(item) for item in self.controller],
            "processor": [
                {**self._values(item), "controllers": None if item.controllers is None else list(item.controllers)}
                for item in self.processor
            ],
            "unattributed": [_route_values(route) for route in found.unattributed],
            "unreached": list(found.unreached),
            "ending": list(found.ending),
            "supplied": list(found.supplied),
            "silent": list(found.silent),
            "open_places": list(found.open_places),
            "fully_read": not self.register.findings,
        }

    def _values(self, item: Reached) -> dict[str, Any]:
        record = self.register.at(item.activity)
        volume = record.volume if isinstance(record, Activity) else None
        return {
            "id": item.activity,
            "capacity": item.capacity or None,
            "time": item.time,
            "duty": item.duty,
            "subjects": None if item.subjects is None else list(item.subjects),
            "data": None if item.data is None else sorted(item.data),
            "special": list(item.special),
            "criminal": list(item.criminal),
            "volume": volume.model_dump(mode="json") if volume else None,
            "routes": [_route_values(route) for route in item.routes],
        }


def _route_values(route: Route) -> dict[str, Any]:
    return {
        "steps": list(route.nodes),
        "data": None if route.data is None else sorted(route.data),
        "role": route.role or None,
        "duty": route.duty,
        "certainty": route.certainty or None,
        "when": list(route.when),
        "time": route.time,
        "by_control": route.by_control,
        "service_open": route.service_open,
    }

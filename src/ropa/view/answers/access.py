"""The answer of `access` in words: a draft of what a data subject must be told under Art. 15(1) and (2)."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ropa.i18n import listed, text
from ropa.law import Law
from ropa.model import Activity
from ropa.questions.access import ASKED, Access, Concerned, Match
from ropa.questions.access_time import deadline
from ropa.questions.impact_routes import Time
from ropa.register import Register
from ropa.register.wording import words_among
from ropa.transfers import Hop, Verdict
from ropa.view.answers.access_recipients import RecipientVoice, addresses
from ropa.view.answers.access_term import term_branch
from ropa.view.answers.access_values import access_values
from ropa.view.document import Entry, Field, Page
from ropa.view.hop import hop_entry
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.record import Pages
from ropa.vocabulary import label, terms

_FIELDS = frozenset(
    (
        "purposes",
        "data",
        "subject_data",
        "data_exhaustive",
        "disclosure",
        "joint_controllers",
        "retention",
        "sources",
        "automated_decisions",
        "profiling",
        "transfers",
    )
)
"""Keys of the fields of an activity of which the draft speaks."""
_OWN_FIELDS = frozenset(("collected", "disclosure", "retention", "right"))
"""The same of what the register states for all of them, or for none in particular."""


Told = TypeVar("Told", bound="AccessVoice")


def access_outline(
    subject: str,
    name: str,
    found: Sequence[tuple[Register, Access, tuple[Hop, ...]]],
    law: Law,
    language: str,
    received: datetime.date | None = None,
) -> Outline:
    """The draft for people of a category, register by register.

    Args:
        subject: The category.
        name: The same in words.
        found: What each register holds for it, and the register's hops.
        law: The law it was judged by.
        language: Language of everything but user text.
        received: The day on which the request was received; None where that is not known.
    """
    voices = [AccessVoice(*item, language, subject) for item in found]
    return outline_of(
        subject,
        voices,
        AccessVoice.branch,
        text("questions.access.title", language, subject=name),
        (text("questions.access.draft", language), text("questions.access.copy", language)),
        law,
        received,
    )


def outline_of(
    subject: str,
    voices: Sequence[Told],
    branch: Callable[[Told, Branch], Branch],
    title: str,
    remarks: tuple[str, ...],
    law: Law,
    received: datetime.date | None,
) -> Outline:
    """What is told of people of a category as lines, and what the registers hold of them as values.

    Args:
        subject: The category.
        voices: What tells it, register by register.
        branch: Gives the lines of one of them, from by when the request is to be answered.
        title: The heading.
        remarks: What must be known to read it right.
        law: The law it was judged by.
        received: The day on which the request was received; None where that is not known.
    """
    limits = [deadline(voice.register, received) if received else None for voice in voices]
    told = list(zip(voices, limits, strict=True))

    def values() -> dict[str, Any]:
        drafts = [access_values(voice.register, voice.found, voice.hops, voice.pages, limit) for voice, limit in told]
        return {"subject": subject, "draft": True, "registers": drafts}

    return Outline(
        title,
        tuple(branch(voice, term_branch(limit, law.date, voice.language)) for voice, limit in told),
        remarks,
        Later(values),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=3,
    )


class AccessVoice(RecipientVoice):
    """The draft for one register."""

    def __init__(self, register: Register, found: Access, hops: tuple[Hop, ...], language: str, subject: str) -> None:
        super().__init__("access", register, language)
        self.subject = subject
        self.found = found
        self.hops = hops
        pages = Pages(register, hops, language, among=frozenset(item.activity for item in found.controlled))
        self.own = pages.of("", _OWN_FIELDS) if register.own else None
        self.pages = {item.activity: pages.of(item.activity.partition("/")[2], _FIELDS) for item in found.controlled}

    def branch(self, limit: Branch) -> Branch:
        """The draft as lines, by when it is to be sent before them."""
        found = self.found
        lines = [limit, *(self._activity(item) for item in found.controlled)]
        if not found.controlled and not found.processed:
            key = "nothing" if is_nothing(self.register, found) else "nothing-sure"
            lines.append(Branch(self.text(key), state=State.DERIVED))
        lines += self._unattributed()
        if found.silent:
            silent = tuple(self.record(one, State.SILENT) for one in found.silent)
            lines.append(Branch(self.text("silent"), branches=silent))
        if found.others:
            others = tuple(Branch(self.name(node), words=words_among((node,))) for node in found.others)
            lines.append(Branch(self.text("others"), branches=others, state=State.OPEN, in_line=True))
        if found.processed:
            lines.append(Branch(self.text("processed"), branches=tuple(map(self._processed, found.processed))))
        lines += [Branch(self.text("e"), branches=tuple(self._rights())), self._complaint()]
        if self.register.findings:
            lines.append(Branch(self.words.text("questions.impact.unread"), state=State.OPEN))
        banner = self.words.text("document.banner.reconstructed") if self.register.reconstructed else ""
        return self.head(banner, tuple(lines))

    def page_of(self, item: Concerned) -> Page:
        """What is told of an activity."""
        return self.pages[item.activity]

    def _activity(self, item: Concerned) -> Branch:
        shown = self.page_of(item)
        fields = {str(field.at.field[0]) if field.at.field else field.label: field for field in shown.fields()}
        lines = [
            self.point("a", self.lines([fields.get("purposes")])),
            self.point("b", self._data(fields, item)),
            self.point("c", self.recipients(fields, item)),
            self.point("d", self.lines([fields.get("retention")])),
            self.point("g", self.sources(fields.get("sources"), item)),
            self.point("h", self._automated(fields)),
            self.point("transfers", self._transfers(fields, item)),
        ]
        return self.record(item.activity, self._known_of(item), tuple(self._standing(item, shown)), tuple(lines))

    def _transfers(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        """What is declared and derived of transfers; that none is found only where every recipient is known."""
        named = ("transfers", self.words.text("document.derived-transfers"))
        yield from self.lines(field for key, field in fields.items() if key in named and not field.is_silent)
        if item.has_no_transfer:
            yield Branch(self.text("no-transfer"), state=State.DERIVED)
        elif self.is_open(item):
            yield Branch(self.text("transfers-open"), state=State.SILENT)

    @staticmethod
    def is_open(item: Concerned) -> bool:
        """Whether nothing can be told of transfers: no recipient is recorded, or one is in the past or to come."""
        return not item.recipients or any(one and one.time is not Time.NOW for one in item.recipients)

    def hop_line(self, hop: Hop) -> Branch:
        """A transfer, or what may be one, with the reasoning."""
        return self.line(hop_entry(self.words, hop))

    def _known_of(self, item: Concerned) -> State:
        """How it is known that the activity concerns people of the category."""
        record = self.register.at(item.activity)
        is_said = isinstance(record, Activity) and self.subject in (record.subjects or ())
        return self.state(record, "subjects", self.subject) if record and is_said else State.STATED

    def _standing(self, item: Concerned, shown: Page) -> Iterator[str]:
        if item.match is not Match.NAMED:
            yield self.text(f"match.{item.match}")
        if item.time is not Time.NOW:
            yield self.text(f"time.{item.time}")
        yield from shown.marks

    def _data(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        """The categories of data; where the record ties them to data subjects, those of this category only."""
        data, tied = fields.get("data"), fields.get("subject_data")
        if data and not (data.is_silent and tied):
            yield from self.lines([data])
        for position in item.tied:
            if tied:
                yield self.line(tied.entries[position])
        exhaustive = fields.get("data_exhaustive")
        if exhaustive:
            yield from self.lines([exhaustive], labelled=True)

    def _automated(self, fields: dict[str, Field]) -> Iterator[Branch]:
        """What decides without a person, and where something does, what Art. 15(1)(h) wants told of it."""
        decisions = fields.get("automated_decisions")
        yield from self.lines([decisions, fields.get("profiling")], labelled=True)
        unsaid = (State.SILENT, State.NONE, State.OPEN)
        if any(entry.state not in unsaid for entry in (decisions.entries if decisions else ())):
            yield Branch(self.text("logic"), state=State.OPEN)

    def _stated(self, key: str) -> tuple[Entry, ...]:
        fields = self.own.fields() if self.own else ()
        return next((field.entries for field in fields if field.at.field == (key,)), ())

    def _unattributed(self) -> Iterator[Branch]:
        found = self.found
        points = []
        if found.collected:
            entries = self._stated("collected")
            points.append(self.point("b", [self.line(entries[position]) for position in found.collected]))
        if found.recipients:
            entries = self._stated("disclosure")
            lines = [self.recipient(entries[position], one) for position, one in found.recipients.items()]
            points.append(self.point("c", lines))
            reached = {address for one in found.recipients.values() for address in addresses(one)}
            hops = [
                self.hop_line(hop)
                for hop in self.hops
                if (hop.engagement or hop.importer) in reached and hop.verdict is not Verdict.NOT_A_TRANSFER
            ]
            if hops:
                points.append(self.point("transfers", hops))
        if found.retention:
            entries = self._stated("retention")
            points.append(self.point("d", [self.line(entries[position]) for position in found.retention]))
        if points:
            yield Branch(self.text("unattributed"), branches=tuple(points))

    def _processed(self, item: Concerned) -> Branch:
        told = tuple(self.record(one) for one in item.controllers or ())
        behalf = Branch(self.words.text("fields.activity.on_behalf_of"), branches=told or (self.silent(),))
        return self.record(item.activity, branches=(behalf,))

    def _rights(self) -> Iterator[Branch]:
        further = (word for word in terms("right") if word not in (*ASKED, "information", "complaint"))
        for word in (*ASKED, *(one for one in further if one in self.found.rights)):
            channels = tuple(self._channels(word))
            yield Branch(label("right", word, self.language), branches=channels, words=(f"right:{word}",))

    def _channels(self, word: str) -> Iterator[Branch]:
        entries = self._stated("right")
        positions = self.found.rights.get(word, ())
        for position in positions:
            entry = entries[position]
            said = [self.words.pair(detail.label, detail.text) for detail in entry.details]
            if not self._has_channel(position):
                said.insert(0, self.words.pair(self.words.text("fields.right.via"), self.words.text("document.silent")))
            yield Branch(listed(said, self.language), state=entry.state)
        if not positions:
            yield self.silent()

    def _has_channel(self, position: int) -> bool:
        own = self.register.own
        right = own.right[position] if own and own.right else None
        return right is not None and bool(right.via or right.at)

    def _complaint(self) -> Branch:
        own = self.register.own
        lines = []
        if own and own.authority:
            term = terms("authority").get(own.authority)
            site = str(term.marks.get("website", "")) if term else ""
            name = label("authority", own.authority, self.language)
            lines.append(Branch(name, detail=site, words=(f"authority:{own.authority}",)))
        if self.found.rights.get("complaint"):
            lines += self._channels("complaint")
        return self.point("f", lines)


def is_nothing(register: Register, found: Access) -> bool:
    """Whether a register surely holds nothing on people of the category."""
    stated = found.controlled or found.processed
    return not (stated or found.silent or found.collected or found.recipients or found.retention or register.findings)

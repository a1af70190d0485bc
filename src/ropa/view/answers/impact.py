"""The answer of `impact` in words: who has to tell whom, by when, and what a notification needs (Art. 33 and 34)."""

from collections.abc import Iterator, Sequence
from typing import Any

from ropa.i18n import listed, one_line, text
from ropa.law import Law
from ropa.model import NONE, Party
from ropa.questions.impact import Impact, latest
from ropa.questions.impact_routes import Duty
from ropa.register import Register
from ropa.view.answers.impact_reached import ReachedVoice
from ropa.view.answers.impact_values import Clock, impact_values
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.words import moment_words
from ropa.vocabulary import label


def impact_outline(
    node: str,
    name: str,
    found: Sequence[tuple[Register, Impact]],
    clock: Clock,
    law: Law,
    language: str,
    elsewhere: Sequence[Branch] = (),
    remarks: Sequence[str] = (),
    *,
    is_notice: bool = False,
) -> Outline:
    """What an event reaches, register by register.

    Args:
        node: What the event is at.
        name: The same in words.
        found: What it reaches in each register.
        clock: The 72 hours.
        law: The law it was judged by.
        language: Language of everything but user text.
        elsewhere: Where else it may be, each to be asked about in turn.
        remarks: What else is said at the end, such as who was not asked.
        is_notice: Whether it is for a notification, of which what a leaving ends is no part.
    """
    voices = [ImpactVoice(register, impact, clock, language, is_notice=is_notice) for register, impact in found]

    def values() -> dict[str, Any]:
        told = [impact_values(voice.register, voice.found, clock, voice.runs) for voice in voices]
        return {"id": node, "registers": told}

    return Outline(
        text(f"questions.impact.{'notice' if is_notice else 'title'}", language, name=name),
        (*(voice.branch() for voice in voices), *elsewhere),
        (text("questions.impact.awareness", language), *remarks),
        Later(values),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=3,
    )


class ImpactVoice(ReachedVoice):
    """The answer for one register."""

    def __init__(
        self, register: Register, found: Impact, clock: Clock, language: str, *, is_notice: bool = False
    ) -> None:
        super().__init__("impact", register, language)
        self.is_notice = is_notice
        self.found = found
        self.clock = clock
        self.processor = [item for item in found.reached if item.capacity == "processor"]
        self.controller = [item for item in found.reached if item.capacity != "processor"]
        self.runs = bool(found.unattributed) or any(item.duty is not Duty.RECIPIENT for item in self.controller)

    def branch(self) -> Branch:
        """The answer as lines."""
        found = self.found
        lines = list(self._duties())
        lines += self._listed("unreached", found.unreached)
        if not self.is_notice:
            lines += self._listed("ending", found.ending)
            lines += self._listed("supplied", found.supplied)
        lines += self._listed("silent", found.silent, State.SILENT)
        lines += self._listed("open-places", found.open_places, State.SILENT)
        if found.is_empty:
            key = "cannot-exclude" if is_open(self.register, found) else "nothing"
            lines.insert(0, Branch(self.text(key), state=State.DERIVED))
        if self.register.findings:
            lines.append(Branch(self.text("unread"), state=State.OPEN))
        return self.head(branches=tuple(lines))

    def _duties(self) -> Iterator[Branch]:
        if self.controller or self.found.unattributed:
            head = self.text("controller", count=len(self.controller))
            lines = [*self._notification()] if self.runs else []
            lines += [self.reached(item) for item in self.controller]
            if self.found.unattributed:
                routes = tuple(self.route(route) for route in self.found.unattributed)
                lines.append(Branch(self.text("unattributed"), branches=routes))
            yield Branch(head, branches=tuple(lines))
        if self.processor:
            told = dict.fromkeys(one for item in self.processor for one in item.controllers or ())
            tell = [self.record(one, detail=self.contact(one)) for one in told]
            if any(item.controllers is None for item in self.processor):
                tell.append(self.silent())
            # One text for all would tell each client who the others are.
            apart = self.text("apart") if len(tell) > 1 else ""
            lines = [Branch(self.text("tell"), detail=apart, branches=tuple(tell)), *map(self.reached, self.processor)]
            yield Branch(self.text("processor", count=len(self.processor)), branches=tuple(lines))

    def _notification(self) -> Iterator[Branch]:
        yield self.authority()
        yield Branch(self.text("clock"), branches=(self.begun(), Branch(self.text("late"))))
        yield Branch(self.text("no-risk"))
        yield Branch(self.text("data-subjects"), detail=self.text("data-subjects.content"))
        yield Branch(self.text("content"), branches=tuple(self._content()))

    def authority(self) -> Branch:
        """The authority that is notified."""
        own = self.register.own
        authority = own.authority if own else None
        if authority:
            return Branch(self.text("authority"), branches=(self._authority(authority),))
        names = listed((label("authority", word, self.language) for word in self.found.competent), self.language)
        derived = [Branch(self.text("competent", names=names), state=State.DERIVED)] if names else []
        return Branch(self.text("authority"), branches=(self.silent(), *derived))

    def _authority(self, word: str) -> Branch:
        return Branch(label("authority", word, self.language), words=(f"authority:{word}",))

    def begun(self) -> Branch:
        """When the 72 hours end, or that they have not begun."""
        if self.clock is None:
            # Who reads a notification gives no options.
            option = "" if self.is_notice else " (--aware)"
            return Branch(f"{self.text('not-started')}{option}", state=State.OPEN)
        aware, ends = (moment_words(moment, self.language) for moment in self.clock)
        counted = [self.text("period", due=moment_words(latest(self.clock[0]), self.language))]
        if not self.clock[0].tzinfo:
            counted.insert(0, self.text("no-zone"))
        return Branch(self.text("until", aware=aware, due=ends), detail=tuple(counted), state=State.DERIVED)

    def _content(self) -> Iterator[Branch]:
        """The points of Art. 33(3): those that the record answers, and those that are to be filled in."""
        blank = Branch(self.text("to-fill-in"), state=State.OPEN)
        notified = [item for item in self.controller if item.duty is not Duty.RECIPIENT]
        yield Branch(self.text("content.a"), branches=(blank, *self.concerned(notified)))
        yield Branch(self.text("content.b"), branches=tuple(self._contacts()))
        yield Branch(self.text("content.c"), branches=(blank,))
        yield Branch(self.text("content.d"), branches=(blank,))

    def _contacts(self) -> Iterator[Branch]:
        own = self.register.own
        officer = self.words.text("fields.register.dpo")
        if own is None or own.dpo is None:
            yield Branch(self.words.pair(officer, self.words.text("document.silent")), state=State.SILENT)
        elif own.dpo == NONE:
            yield Branch(self.words.pair(officer, self.words.text("document.none")), state=State.NONE)
        elif found := self.register.find(own.dpo):
            yield self.record(found[0], detail=(officer, *self.contact(found[0])))
        if own and own.breach and own.breach.contact:
            yield Branch(self.words.pair(self.words.text("fields.breach.contact"), one_line(own.breach.contact)))
        if own and (found := self.register.find(own.organisation)):
            # A source that contradicts itself on an address must not go unseen into a notification.
            others = [one.value for one in found[1].alternative or () if one.field in ("email", "phone", "address")]
            words = [listed(other, self.language) if isinstance(other, tuple) else str(other) for other in others]
            doubts = tuple(Branch(one_line(word), state=State.ALTERNATIVE, is_quoted=True) for word in words)
            yield self.record(found[0], detail=self.contact(found[0]))._replace(branches=doubts)

    def _listed(self, key: str, addresses: tuple[str, ...], state: State = State.STATED) -> list[Branch]:
        shown = tuple(self.record(address, state) for address in addresses)
        return [Branch(self.text(key), branches=shown)] if shown else []

    def contact(self, node: str) -> tuple[str, ...]:
        """How a party is reached."""
        party = self.register.at(node)
        if not isinstance(party, Party):
            return ()
        return (*(party.email or ()), *(party.phone or ())) or (party.address or "",)


def is_open(register: Register, found: Impact) -> bool:
    """Whether the record leaves open that more is reached than was found."""
    return bool(found.silent or found.open_places or register.findings)

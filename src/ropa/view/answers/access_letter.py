"""The answer of `access` as a letter to the person who asks: what Art. 15(1) and (2) want told, and what is missing.

What the record does not say stands between brackets, to be filled in, and never as a none. What it says by reading or
by proposal is marked to be checked. What only the sender needs stands in a last chapter that is taken off.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ropa.i18n import listed, one_line, text
from ropa.law import Law
from ropa.model import Activity
from ropa.questions.access import ASKED, Access, Concerned, Match, Recipient
from ropa.questions.impact_routes import Time
from ropa.register import Register
from ropa.transfers import Coverage, Hop, Verdict
from ropa.view.answers.access import AccessVoice, outline_of
from ropa.view.answers.access_shared import key_of, shared_fields, without
from ropa.view.answers.letter_head import others_of, party_of
from ropa.view.document import Entry, Field, Page
from ropa.view.hop import step_words
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.words import place_words
from ropa.vocabulary import label

_UNSAID = (State.SILENT, State.OPEN)
_POINTS = {
    "purposes": "a",
    "data": "b",
    "subject_data": "b",
    "disclosure": "c",
    "retention": "d",
    "sources": "g",
    "automated_decisions": "h",
    "profiling": "h",
    "transfers": "transfers",
}
_SETTLED = (State.STATED, State.NONE, State.CONFIRMED)


def letter_outline(
    subject: str,
    name: str,
    found: Sequence[tuple[Register, Access, tuple[Hop, ...]]],
    law: Law,
    language: str,
    received: datetime.date | None = None,
) -> Outline:
    """The letter to a person of a category, register by register; the arguments are those of `access_outline`."""
    voices = [LetterVoice(*item, language, subject) for item in found]

    def branch(voice: LetterVoice, limit: Branch) -> Branch:
        return voice.letter(name, limit)

    return outline_of(subject, voices, branch, text("letter.title", language), (), law, received)


class LetterVoice(AccessVoice):
    """The letter for one register."""

    def __init__(self, register: Register, found: Access, hops: tuple[Hop, ...], language: str, subject: str) -> None:
        super().__init__(register, found, hops, language, subject)
        # What goes without saying in a letter.
        self._plain = (label("certainty", "does", language), self.words.text("document.applies.not-attributed"))
        self._shared = shared_fields(self.pages.values())

    def letter(self, subject: str, limit: Branch) -> Branch:
        """The letter as lines, chapter by chapter.

        Args:
            subject: The category in words.
            limit: By when it is to be sent.
        """
        found = self.found
        lines = [
            self._request(subject),
            *(self._activity(item) for item in found.controlled),
            *self._common(),
            *(self._further(line) for line in self._unattributed()),
            Branch(self.said("rights"), branches=tuple(self._rights())),
            self._complaint(),
            Branch(self.said("closing"), branches=(self.blank("signature"),)),
            Branch(self.said("before"), branches=tuple(self._before(limit))),
        ]
        banner = self.words.text("document.banner.reconstructed") if self.register.reconstructed else ""
        return self.head(banner, tuple(lines))

    # The words of the letter.

    def said(self, key: str, /, **params: object) -> str:
        """A text of the letter."""
        return self.words.text(f"letter.{key}", **params)

    def blank(self, key: str, of: str = "") -> Branch:
        """What is to be filled in, between brackets, behind what it is of."""
        blank = self.said(f"blank.{key}" if key else "blank")
        return Branch(self.words.pair(of, blank) if of else blank, state=State.SILENT)

    def point(self, key: str, lines: Iterable[Branch]) -> Branch:
        """One point of Art. 15(1); to be filled in where nothing is said under it."""
        return Branch(self.text(key), branches=tuple(lines) or (self.blank(key),))

    def lines(self, fields: Iterable[Field | None], *, labelled: bool = False) -> Iterator[Branch]:
        """The entries of fields, to be filled in where there is none, to be checked where it is a reading."""
        for field in filter(None, fields):
            key = _POINTS.get(key_of(field), "")
            for entry in field.entries:
                if entry.state in _UNSAID:
                    yield self.blank(key, field.label if labelled else "")
                    continue
                line = self.line(entry)
                yield line._replace(text=self.words.pair(field.label, line.text), is_quoted=False) if labelled else line

    def line(self, entry: Entry, *notes: str, under: tuple[Branch, ...] = ()) -> Branch:
        """An entry as a line; that it holds for the whole organisation means nothing to the person."""
        if entry.state in _UNSAID:
            return self.blank("")._replace(branches=under)
        told = tuple(one for one in entry.details if one.text not in self._plain)
        line = super().line(replace(entry, origin="", details=told), *notes, under=under)
        # A none that the record states is a statement like any other.
        if entry.state in _SETTLED:
            return line._replace(link="", state=State.STATED)
        mark = self._mark(entry.state)
        if line.details:
            return line._replace(link="", detail=(*line.details, mark))
        return line._replace(link="", text=f"{line.text} {mark}", is_quoted=False)

    def noted(self, note: str) -> str:
        """What the record notes of a source of data, for the sender to settle."""
        return self.said("check.note", note=note)

    def known(self, recipient: Recipient) -> Iterator[str]:
        """Whether a recipient is one no longer or not yet."""
        if recipient.time is not Time.NOW:
            yield self.text(f"time.{recipient.time}")

    def below(self, recipient: Recipient) -> Iterator[Branch]:
        """Who it is, where the record has no name; then those who have the data through it."""
        if not recipient.is_named:
            yield self.blank("name")
        yield from super().below(recipient)

    def recipients(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        """The recipients of an activity; to be filled in where the record says nothing of them."""
        field = fields.get("disclosure")
        if field and all(entry.state in _UNSAID for entry in field.entries):
            yield self.blank("c")
            fields = {key: one for key, one in fields.items() if one is not field}
        yield from super().recipients(fields, item)

    def hop_line(self, hop: Hop) -> Branch:
        """A transfer with its destination and safeguard, or what has to be told of one that cannot be determined."""
        register = self.register
        importer = self.name(hop.importer) if register.at(hop.importer) else one_line(hop.importer)
        if hop.verdict is not Verdict.TRANSFER:
            return self.blank("transfer", importer)
        places = dict.fromkeys(place_words(use.code, self.language) for use in hop.places if use.code)
        said = [label("tool", hop.tool, self.language)] if hop.tool else []
        if hop.coverage is Coverage.COVERED:
            said += [step_words(step, self.language) for step in hop.steps if step.key.startswith("coverage.")]
            return Branch(self.words.pair(importer, listed(places, self.language)), "", tuple(said))
        if hop.tool:
            said.append(self.said("check"))
        return Branch(
            self.words.pair(importer, listed(places, self.language)),
            "",
            tuple(said),
            branches=() if hop.tool else (self.blank("safeguard"),),
        )

    def _mark(self, state: State) -> str:
        return self.said("check.proposed" if state is State.INFERRED else "check")

    # The chapters.

    def _request(self, subject: str) -> Branch:
        known = Branch(self.said("request.known", subject=subject), "", (self.said("check"),), State.DERIVED)
        return Branch(
            self.said("request"),
            branches=(
                Branch(self.said("request.asked")),
                known if self.found.controlled else self.blank("whether"),
                Branch(f"{self.said('request.copy')} {self.said('blank.copy')}", state=State.SILENT),
            ),
        )

    def _once(self, shown: Page) -> list[Field]:
        """What a page says that is stated of all activities, and told once."""
        return [field for field in shown.fields() if self._shared.get(key_of(field)) == field.entries]

    def page_of(self, item: Concerned) -> Page:
        """What is told of an activity alone."""
        shown = super().page_of(item)
        return without(shown, self._once(shown))

    def _activity(self, item: Concerned) -> Branch:
        """An activity without what is stated of all of them."""
        keys = {_POINTS[key_of(field)] for field in self._once(self.pages[item.activity])}
        line = super()._activity(item)
        blanks = {(self.text(key), (self.blank(key),)) for key in keys}
        return line._replace(branches=tuple(one for one in line.branches if (one.text, one.branches) not in blanks))

    def _common(self) -> Iterator[Branch]:
        """What is stated of all activities, for those that say nothing else of the point."""
        points: dict[str, list[Branch]] = {}
        for key, entries in self._shared.items():
            item, field = next(
                (item, field)
                for item in self.found.controlled
                for field in self.pages[item.activity].fields()
                if key_of(field) == key and field.entries == entries
            )
            is_labelled = _POINTS[key] == "h"
            lines = self.sources(field, item) if key == "sources" else self.lines([field], labelled=is_labelled)
            points.setdefault(_POINTS[key], []).extend(lines)
        if points:
            told = tuple(self.point(key, points[key]) for key in (*"dgh", "transfers") if key in points)
            yield Branch(self.said("common"), branches=told)

    def _standing(self, item: Concerned, shown: Page) -> Iterator[str]:
        if item.time is not Time.NOW:
            yield self.text(f"time.{item.time}")
        if item.match is Match.NARROWER or shown.marks or self._known_of(item) not in _SETTLED:
            yield self.said("check.person")

    def _data(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        complete = {key: field for key, field in fields.items() if key != "data_exhaustive"}
        yield from super()._data(complete, item)
        record = self.register.at(item.activity)
        if isinstance(record, Activity) and record.data_exhaustive is False:
            yield self.blank("rest")

    def _automated(self, fields: dict[str, Field]) -> Iterator[Branch]:
        for line in super()._automated(fields):
            yield self.blank("logic") if line.state is State.OPEN else line

    def _transfers(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        stated = fields.get("transfers")
        yield from self.lines([stated] if stated and not stated.is_silent else [])
        for hop in self.hops:
            if item.activity in hop.activities and hop.verdict is not Verdict.NOT_A_TRANSFER:
                yield self.hop_line(hop)
        if item.has_no_transfer:
            yield Branch(self.text("no-transfer"), "", (self.said("check"),), State.DERIVED)
        elif self.is_open(item):
            yield self.blank("transfers")

    def _further(self, line: Branch) -> Branch:
        """What the source ties to no activity."""
        return line._replace(text=self.said("unattributed"), detail=(self.said("check.person"),))

    def _rights(self) -> Iterator[Branch]:
        """Each way to use rights, once, with the rights that it serves; those of Art. 15(1)(e) in any case."""
        own = self.register.own
        entries = self._stated("right")
        left = ("access", "information", "complaint")
        named = set()
        party = party_of(self.register, own and own.organisation)
        others = tuple(others_of(party, "email"))
        doubted = {*others, *((party and party.email) or ())} if others else set()
        for position, item in enumerate((own and own.right) or ()):
            words = [word for word in item.rights if word not in left]
            if not words:
                continue
            named |= set(words)
            shown = listed((label("right", word, self.language) for word in words), self.language)
            # Where the source spells its own address in several ways, a request may get lost.
            doubt = (self.said("check"),) if item.at in doubted else ()
            line = self.line(entries[position], *doubt)._replace(text=shown)
            if not (item.via or item.at):
                line = line._replace(text=self.blank("channel", shown).text, state=State.SILENT)
            yield line
        for word in ASKED:
            if word not in named:
                yield self.blank("channel", label("right", word, self.language))

    def _complaint(self) -> Branch:
        own = self.register.own
        lines = super()._complaint().branches if own and own.authority else (self.blank("authority"),)
        return Branch(self.text("f"), branches=(Branch(self.said("complaint.where")), *lines))

    def _before(self, limit: Branch) -> Iterator[Branch]:
        """What the sender does and settles."""
        found = self.found
        for key in ("brackets", "person", "identity"):
            yield Branch(self.said(f"before.{key}"))
        if self._has_unnamed():
            yield Branch(self.said("before.names"))
        yield limit
        if found.silent:
            silent = tuple(self.record(one, State.SILENT) for one in found.silent)
            yield Branch(self.text("silent"), branches=silent)
        if found.others:
            others = tuple(Branch(self.name(node)) for node in found.others)
            yield Branch(self.text("others"), branches=others, state=State.OPEN, in_line=True)
        if found.processed:
            yield Branch(self.text("processed"), branches=tuple(map(self._processed, found.processed)))
        if self.register.findings:
            yield Branch(self.words.text("questions.impact.unread"), state=State.OPEN)

    def _has_unnamed(self) -> bool:
        def unnamed(recipient: Recipient | None) -> bool:
            return recipient is not None and (not recipient.is_named or any(map(unnamed, recipient.below)))

        held = (one for item in self.found.controlled for one in (*item.recipients, *item.by_systems))
        return any(map(unnamed, (*held, *self.found.recipients.values())))

"""Entries of a page and recipients, as lines of the answer of `access`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property

from ropa.finding import Pointer
from ropa.i18n import one_line
from ropa.model import Activity, RegisterRecord, plan
from ropa.questions.access import Concerned, Recipient
from ropa.questions.impact_routes import Time
from ropa.register.once import ByIdentity
from ropa.register.wording import words_at
from ropa.view.answers.voice import Voice
from ropa.view.answers.word import called
from ropa.view.document import Entry, Field
from ropa.view.evidence import evidence_of
from ropa.view.marks import State
from ropa.view.outline import Branch


class RecipientVoice(Voice):
    """What a page says, and who has the data."""

    def point(self, key: str, lines: Iterable[Branch]) -> Branch:
        """One point of Art. 15(1); silence where nothing is said under it."""
        return Branch(self.text(key), branches=tuple(lines) or (self.silent(),))

    def lines(self, fields: Iterable[Field | None], *, labelled: bool = False) -> Iterator[Branch]:
        """The entries of fields, behind the name of their field where it is asked for."""
        for field in fields:
            for entry in field.entries if field else ():
                line = self.line(entry)
                if field and labelled:
                    line = line._replace(text=self.words.pair(field.label, line.text), is_quoted=False)
                yield line

    def line(self, entry: Entry, *notes: str, under: tuple[Branch, ...] = ()) -> Branch:
        """An entry as a line, what else it says and where it comes from beside it, other lines under it."""
        if (entry.at and not entry.origin) or notes or under:
            return self._line(entry, notes, under)
        # What no single field says is worked out, such as a transfer, and stands under many activities, as does what
        # the register states for them: the pages keep one entry for all.
        return self._repeated.of(entry, self._line)

    @cached_property
    def _repeated(self) -> ByIdentity[Entry, Branch]:
        return ByIdentity()

    def _line(self, entry: Entry, notes: tuple[str, ...] = (), under: tuple[Branch, ...] = ()) -> Branch:
        # A step of the reasoning is a sentence, and needs no label before it.
        step = self._step
        said = [one.text if one.label == step else self.words.pair(one.label, one.text) for one in entry.details]
        if entry.origin:
            said.append(self.words.text("document.state.inherited"))
        # Silence says no word.
        at = None if entry.link or entry.state is State.SILENT else entry.at
        named = self._words_at(at) if at else ()
        whole = " ".join((entry.text, *said)) if named else ""
        words = tuple([word for word, name in named if name in whole])
        return Branch(
            entry.text, entry.link, (*notes, *said), entry.state, under, is_quoted=entry.is_quoted, words=words
        )

    @cached_property
    def _step(self) -> str:
        return self.words.text("transfers.step")

    def _words_at(self, at: Pointer) -> Sequence[tuple[str, str]]:
        """The words that a field says, each with what it is called; asked of every entry, and of the register's own."""
        known = self._said.get(at)
        if known is None:
            known = self._said[at] = self._called(words_at(self.register, at))
        return known

    @cached_property
    def _said(self) -> dict[Pointer, Sequence[tuple[str, str]]]:
        return {}

    @cached_property
    def _called(self) -> Callable[[tuple[str, ...]], Sequence[tuple[str, str]]]:
        # Many activities say the same words.
        language = self.language
        return cache(lambda words: [(word, called(word, language)) for word in words])

    def sources(self, field: Field | None, item: Concerned) -> Iterator[Branch]:
        """Where the data come from, with what the evidence says of it: a source named “in particular” has others."""
        for entry, line in zip(field.entries if field else (), self.lines([field]), strict=True):
            note = self._source_note(entry, item)
            yield line._replace(detail=(*line.details, self.noted(note))) if note else line

    def noted(self, note: str) -> str:
        """What the record notes of a source of data."""
        return self.words.text("letter.source-note", note=note)

    def _source_note(self, entry: Entry, item: Concerned) -> str:
        """The note of the evidence for a source, of the activity or of the register that states it for all."""
        record = self.register.own if entry.origin else self.register.at(item.activity)
        if not isinstance(record, (Activity, RegisterRecord)):
            return ""
        field = next(one for one in plan(type(record)) if one.key == "sources")
        words = (word for word in record.sources or () if self.words.value(field, word) == entry.text)
        evidence = evidence_of(record, field, next(words, None))
        return one_line(evidence.note) if evidence and evidence.note else ""

    def recipients(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        """The recipients of an activity, joint controllers and those who run its systems included."""
        field = fields.get("disclosure")
        for position, entry in enumerate(field.entries if field else ()):
            recipient = item.recipients[position] if position < len(item.recipients) else None
            yield self.recipient(entry, recipient) if recipient else self.line(entry)
        joint = fields.get("joint_controllers")
        if joint and not joint.is_silent:
            yield from self.lines([joint], labelled=True)
        for system in item.by_systems:
            yield self._through("by-system", system)

    def recipient(self, entry: Entry, recipient: Recipient) -> Branch:
        """A recipient, its sub-processors under it."""
        return self.line(entry, *self.known(recipient), under=tuple(self.below(recipient)))

    def below(self, recipient: Recipient) -> Iterator[Branch]:
        """Those who have the data through a recipient."""
        for lower in recipient.below:
            yield self._through("sub-processor", lower)

    def _through(self, key: str, recipient: Recipient) -> Branch:
        # By identity: what is under an engagement is the same wherever data are disclosed to it, and is kept alive.
        known = self._lower.get((key, id(recipient)))
        if known is None:
            shown = self.text(key, name=self.name(recipient.party))
            below = tuple(self.below(recipient))
            known = Branch(shown, recipient.engagement, tuple(self.known(recipient)), State.DERIVED, below)
            self._lower[key, id(recipient)] = known
        return known

    @cached_property
    def _lower(self) -> dict[tuple[str, int], Branch]:
        return {}

    def known(self, recipient: Recipient) -> Iterator[str]:
        """What is known of a recipient: that it is no longer or not yet one, and that it has no name."""
        if recipient.time is not Time.NOW:
            yield self.text(f"time.{recipient.time}")
        if not recipient.is_named:
            yield self.text("category-only")


def addresses(recipient: Recipient) -> Iterator[str]:
    """A recipient and those under it, by engagement where there is one."""
    yield recipient.engagement or recipient.party
    for lower in recipient.below:
        yield from addresses(lower)

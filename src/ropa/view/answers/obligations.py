"""The answer of `obligations` in words: duty by duty what is due, why, and how it stands; apart what cannot be told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.finding import Pointer, worded
from ropa.i18n import listed, one_line, text
from ropa.law import Law
from ropa.model import NONE, Accepted, Document
from ropa.questions.obligations import LAWS, Duty, Obligation, Obligations, Reason, Standing, Untold
from ropa.register import Register
from ropa.view.answers.obligations_values import obligations_values
from ropa.view.answers.voice import Voice
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.placed import placed
from ropa.view.words import date_words, place_words


def obligations_outline(
    found: Sequence[tuple[Register, Obligations]], law: Law, language: str, *, only_open: bool = False
) -> Outline:
    """What each register makes due.

    Args:
        found: The registers and their answers.
        law: The law of the day.
        language: Language of everything but user text.
        only_open: Whether what is settled, or cannot be told, is left out.
    """
    return Outline(
        text("obligations.title-open" if only_open else "obligations.title", language),
        tuple(_Voice(register, answer, language, only_open).branch() for register, answer in found),
        (text("obligations.remark", language),),
        Later(
            lambda: {
                "open_only": only_open,
                "registers": [obligations_values(*one, only_open=only_open) for one in found],
            }
        ),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


@dataclass(frozen=True)
class ObligationLine:
    """One obligation as a line of a list, or one place where it cannot be told whether there is one.

    Attributes:
        register: The register.
        item: What it is about.
        at: The field that settles it, or that is silent.
        about: What it is about, in words.
        duty: What is due, in words; several where the silent field would make several due.
        reason: Why, in words.
        branch: How it is told in full.
    """

    register: str
    item: Obligation | Untold
    at: Pointer
    about: str
    duty: str
    reason: str
    branch: Branch

    @property
    def standing(self) -> str:
        """How it stands; `untold` where it cannot be told."""
        return self.item.standing.value if isinstance(self.item, Obligation) else "untold"


def obligation_lines(
    register: Register, found: Obligations, language: str, *, only_open: bool = False
) -> Iterator[ObligationLine]:
    """What one register makes due, line by line, then where that cannot be told."""
    voice = _Voice(register, found, language, only_open)
    for item in found.open if only_open else found.due:
        reasons = listed(dict.fromkeys(voice.why("why", reason) for reason in item.due.reasons), language)
        duty = voice.duties((item.due.duty,))
        yield ObligationLine(register.name, item, item.due.at, voice.about(item), duty, reasons, voice.item(item))
    for untold in () if only_open else found.untold:
        why, branch = voice.why("open", untold.reason), voice.silent_at(untold.reason)
        duties = voice.duties(untold.duties)
        yield ObligationLine(register.name, untold, untold.reason.at, branch.text, duties, why, branch)


class _Voice(Voice):
    def __init__(self, register: Register, found: Obligations, language: str, only_open: bool) -> None:
        super().__init__("obligations", register, language)
        self.found = found
        self.only_open = only_open

    def text(self, key: str, /, **params: object) -> str:
        return self.words.text(f"obligations.{key}", **params)

    def branch(self) -> Branch:
        lines = list(self._duties())
        if not lines:
            lines.append(Branch(self.text("nothing-open" if self.only_open else "nothing"), state=State.DERIVED))
        if not self.only_open and self.found.untold:
            lines.append(Branch(self.text("untold"), branches=tuple(self._untold())))
        if self.register.findings:
            lines.append(Branch(self.text("unread"), state=State.OPEN))
        return self.head(branches=tuple(lines))

    def _duties(self) -> Iterator[Branch]:
        shown = self.found.open if self.only_open else self.found.due
        for duty in Duty:
            items = [item for item in shown if item.due.duty is duty]
            if not items:
                continue
            counted = Counter(item.standing for item in items)
            counts = ", ".join(
                self.text("count", count=counted[standing], standing=self.text(f"standing.{standing}"))
                for standing in Standing
                if standing in counted
            )
            head = self.text("head", duty=self.text(f"duty.{duty}"), law=LAWS[duty].articles, counts=counts)
            yield Branch(head, branches=tuple(map(self.item, items)))

    def item(self, item: Obligation) -> Branch:
        """One obligation: what it is about and how it stands; below that what shows it, and why it is due."""
        shown = self.text("item", name=self.about(item), standing=self.text(f"standing.{item.standing}"))
        state = State.OPEN if item.standing.is_open else State.STATED
        details = tuple(filter(None, (*self._standing(item), *self._reasons(item))))
        return Branch(shown, item.due.about, details, state)

    def about(self, item: Obligation) -> str:
        """The record that an obligation is about, and what of it."""
        return " – ".join(filter(None, (self.name(item.due.about), one_line(item.due.reasons[0].params.get("of", "")))))

    def _standing(self, item: Obligation) -> Iterator[str]:
        proof, at = item.due.proof, self._field(item.due.at, item.due.about)
        match item.standing:
            case Standing.MET:
                yield from (self.text("by", document=self._document(address)) for address in proof.documents)
                yield "" if proof.documents else self.text("by-field", field=at)
            case Standing.CLAIMED:
                yield self.text("seen-nowhere")
            case Standing.UNDECIDED:
                yield self.text("to-decide", field=at)
            case Standing.OPEN:
                yield self.text("to-record", missing=self._missing(), field=at)
            case Standing.EXCUSED:
                reason = proof.excuse or (item.open.reason if item.open else "") or ""
                is_none = reason == NONE
                yield self.text("excuse-none") if is_none else self.text("excuse", reason=one_line(reason))
        if (decision := item.decision) is not None:
            reason = decision.reason if isinstance(decision, Accepted) else decision.plan
            yield self.text("decided", by=one_line(decision.decided_by), reason=one_line(reason))
            if decision.until:
                yield self.text("until", date=date_words(decision.until, self.language))

    def _missing(self) -> str:
        return self.words.text(f"findings.missing.{'source' if self.register.reconstructed else 'own'}")

    def _document(self, address: str) -> str:
        record = self.register.at(address)
        parts = [self.name(address)]
        if isinstance(record, Document):
            if record.version:
                parts.append(self.text("version", version=one_line(record.version)))
            dated = date_words(record.date, self.language) if record.date else ""
            parts.append(dated or self.text("undated", missing=self._missing()))
        return ", ".join(parts)

    def _reasons(self, item: Obligation) -> Iterator[str]:
        fields: dict[str, list[str]] = {}
        for reason in item.due.reasons:
            fields.setdefault(self.why("why", reason), []).append(self._field(reason.at, item.due.about))
        is_due = item.standing not in (Standing.UNDECIDED, Standing.EXCUSED)
        for why, named in fields.items():
            key = "because" if is_due else "considered"
            yield self.text(key, reason=why, fields=listed(dict.fromkeys(named), self.language))

    def duties(self, duties: Sequence[Duty]) -> str:
        """What would be due."""
        return listed((self.text(f"duty.{duty}") for duty in duties), self.language)

    def why(self, kind: str, reason: Reason) -> str:
        """Why something is due, or cannot be told to be."""
        params = dict(reason.params)
        if "country" in params:
            params["country"] = place_words(params["country"], self.language)
        return worded(f"obligations.{kind}.{reason.key}", params, self.language)

    def _untold(self) -> Iterator[Branch]:
        groups: dict[tuple[tuple[Duty, ...], str], list[Reason]] = {}
        for item in self.found.untold:
            groups.setdefault((item.duties, item.reason.key), []).append(item.reason)
        for (duties, _), reasons in groups.items():
            head = self.text("untold-head", duties=self.duties(duties), reason=self.why("open", reasons[0]))
            yield Branch(head, branches=tuple(map(self.silent_at, reasons)))

    def silent_at(self, reason: Reason) -> Branch:
        """The field that is silent."""
        field = self._field(reason.at, reason.at.record)
        return Branch(self.name(reason.at.record), reason.at.record, field, State.SILENT)

    def _field(self, at: Pointer, about: str) -> str:
        """A field as a reader knows it: its label, and of which record where that is another; no path of the text."""
        field = placed(self.words, Pointer(at.record, at.field[:1]))
        if at.record == about:
            return self.text("field", field=field)
        return self.text("field-of", field=field, record=self.name(at.record))

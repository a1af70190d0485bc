"""`ropa access`: a draft of what a data subject must be told under Art. 15(1) and (2)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from ropa.commands.lookup import registers_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.i18n import text
from ropa.model import SubjectTerm
from ropa.questions.access import ASKED, Access, Concerned, Match, Recipient, access
from ropa.questions.impact_routes import Time
from ropa.register import SHARED, Register
from ropa.results import Branch, Outline
from ropa.transfers import Verdict
from ropa.view.document import Entry, Field, Page, State
from ropa.view.hop import hop_entry
from ropa.view.record import page
from ropa.view.words import Words
from ropa.vocabulary import label, nearest, terms


@as_command("access")
@click.argument("subject")
@click.argument("registers", nargs=-1)
@formatted
def command(session: Session, subject: str, registers: tuple[str, ...]) -> Outline:
    """Draft the answer to an access request by a person of the category SUBJECT, per register.

    SUBJECT is a word of the closed list such as customer, or an id of the register's own. What the register is silent
    on is said as such; the draft has to be checked against the person.

    Example: ropa access customer alsjelieft
    """
    word, asked = _asked(session, subject, registers)
    branches, values = [], []
    for register in asked:
        found = access(session.workspace.case(register), word)
        answer = _Answer(session, register, found)
        branches.append(answer.branch())
        values.append(answer.values())
    law = session.workspace.law
    name = _name(asked[0], word, session.language) if asked else label("subject", word, session.language)
    return Outline(
        text("questions.access.title", session.language, subject=name),
        tuple(branches),
        (text("questions.access.draft", session.language), text("questions.access.copy", session.language)),
        {"subject": word, "draft": True, "registers": values},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _asked(session: Session, subject: str, names: tuple[str, ...]) -> tuple[str, tuple[Register, ...]]:
    """The word of a category of data subjects, and the registers that know it.

    Raises:
        Refusal: No register knows it.
    """
    registers = tuple(item for item in registers_named(session, names) if item.name != SHARED)
    word = subject.removeprefix("subject:")
    owner, slash, key = word.partition("/")
    if slash and owner != SHARED:
        registers, word = tuple(item for item in registers if item.name == owner), key
    if word in terms("subject") and not slash:
        return word, registers
    knowing = tuple(item for item in registers if (found := item.find(word)) and isinstance(found[1], SubjectTerm))
    if knowing:
        return word, knowing
    known = {*terms("subject"), *(key for item in registers for key, _ in item.of(SubjectTerm))}
    close = nearest(word, sorted(known))
    hint = session.text("did-you-mean", value=close) if close else ""
    raise Refusal(text("questions.access.no-subject", session.language, name=subject, hint=hint))


def _name(register: Register, word: str, language: str) -> str:
    found = register.find(word)
    return Words(register, language).name(found[1], word) if found else label("subject", word, language)


class _Answer:
    """The draft for one register, in words and as values."""

    def __init__(self, session: Session, register: Register, found: Access) -> None:
        self.words = Words(register, session.language)
        self.register = register
        self.found = found
        self.hops = session.workspace.case(register).hops
        self.own = page(register, "", self.hops, session.language) if register.own else None

    def _text(self, key: str, **params: object) -> str:
        return self.words.text(f"questions.access.{key}", **params)

    def branch(self) -> Branch:
        """The draft as lines."""
        found = self.found
        lines = [self._activity(item) for item in found.controlled]
        if not found.controlled and not found.processed:
            is_open = found.silent or found.collected or found.recipients or found.retention or self.register.findings
            lines.append(Branch(self._text("nothing-sure" if is_open else "nothing"), state=State.DERIVED))
        lines += self._unattributed()
        if found.silent:
            silent = tuple(Branch(self._title(one), one, state=State.SILENT) for one in found.silent)
            lines.append(Branch(self._text("silent"), branches=silent))
        if found.processed:
            lines.append(Branch(self._text("processed"), branches=tuple(map(self._processed, found.processed))))
        lines += [Branch(self._text("e"), branches=tuple(self._rights())), self._complaint()]
        if self.register.findings:
            lines.append(Branch(self.words.text("questions.impact.unread"), state=State.OPEN))
        banner = self.words.text("document.banner.reconstructed") if self.register.reconstructed else ""
        return Branch(self.register.organisation, self.register.address(), banner, branches=tuple(lines))

    def _activity(self, item: Concerned) -> Branch:
        shown = page(self.register, item.activity.partition("/")[2], self.hops, self.words.language)
        fields = {str(field.at.field[0]) if field.at.field else field.label: field for field in shown.fields()}
        transfers = [
            field
            for key, field in fields.items()
            if key in ("transfers", self.words.text("document.derived-transfers")) and not field.is_silent
        ]
        hops = list(self._lines(transfers))
        if item.has_no_transfer:
            hops.append(Branch(self._text("no-transfer"), state=State.DERIVED))
        elif not item.recipients or any(one and one.time is not Time.NOW for one in item.recipients):
            hops.append(Branch(self._text("transfers-open"), state=State.SILENT))
        lines = [
            self._point("a", self._lines([fields.get("purposes")])),
            self._point("b", self._data(fields, item)),
            self._point("c", self._recipients(fields, item)),
            self._point("d", self._lines([fields.get("retention")])),
            self._point("g", self._lines([fields.get("sources")])),
            self._point("h", self._lines([fields.get("automated_decisions"), fields.get("profiling")], labelled=True)),
            self._point("transfers", hops),
        ]
        return Branch(shown.title, item.activity, self._standing(item, shown), branches=tuple(lines))

    def _standing(self, item: Concerned, shown: Page) -> str:
        notes = [] if item.match is Match.NAMED else [self._text(f"match.{item.match}")]
        if item.time is not Time.NOW:
            notes.append(self._text(f"time.{item.time}"))
        return "; ".join((*notes, *shown.marks))

    def _point(self, key: str, lines: Iterable[Branch]) -> Branch:
        shown = tuple(lines) or (Branch(self.words.text("document.silent"), state=State.SILENT),)
        return Branch(self._text(key), branches=shown)

    def _lines(self, fields: Iterable[Field | None], *, labelled: bool = False) -> Iterator[Branch]:
        for field in fields:
            for entry in field.entries if field else ():
                line = self._line(entry)
                yield replace(line, text=f"{field.label}: {line.text}") if field and labelled else line

    def _line(self, entry: Entry, *notes: str) -> Branch:
        said = [f"{detail.label}: {detail.text}" for detail in entry.details]
        if entry.origin:
            said.append(self.words.text("interface.inherited", origin=entry.origin))
        return Branch(entry.text, entry.link, "; ".join((*notes, *said)), entry.state)

    def _data(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        """The categories of data; where the record ties them to data subjects, those of this category only."""
        data, tied = fields.get("data"), fields.get("subject_data")
        if data and not (data.is_silent and tied):
            yield from self._lines([data])
        for position in item.tied:
            if tied:
                yield self._line(tied.entries[position])
        exhaustive = fields.get("data_exhaustive")
        if exhaustive:
            yield from self._lines([exhaustive], labelled=True)

    def _recipients(self, fields: dict[str, Field], item: Concerned) -> Iterator[Branch]:
        field = fields.get("disclosure")
        entries = field.entries if field else ()
        for position, entry in enumerate(entries):
            recipient = item.recipients[position] if position < len(item.recipients) else None
            yield self._recipient(entry, recipient) if recipient else self._line(entry)
        joint = fields.get("joint_controllers")
        if joint and not joint.is_silent:
            yield from self._lines([joint], labelled=True)
        for recipient in item.by_systems:
            yield self._through("by-system", recipient)

    def _recipient(self, entry: Entry, recipient: Recipient) -> Branch:
        line = self._line(entry, *self._known(recipient))
        return replace(line, branches=tuple(self._through("sub-processor", lower) for lower in recipient.below))

    def _through(self, key: str, recipient: Recipient) -> Branch:
        below = tuple(self._through("sub-processor", lower) for lower in recipient.below)
        name = self._title(recipient.party)
        detail = "; ".join(self._known(recipient))
        return Branch(self._text(key, name=name), recipient.engagement, detail, State.DERIVED, below)

    def _known(self, recipient: Recipient) -> Iterator[str]:
        if recipient.time is not Time.NOW:
            yield self._text(f"time.{recipient.time}")
        if not recipient.is_named:
            yield self._text("category-only")

    def _stated(self, key: str) -> tuple[Entry, ...]:
        fields = self.own.fields() if self.own else ()
        return next((field.entries for field in fields if field.at.field == (key,)), ())

    def _unattributed(self) -> Iterator[Branch]:
        found = self.found
        points = []
        if found.collected:
            entries = self._stated("collected")
            points.append(self._point("b", [self._line(entries[position]) for position in found.collected]))
        if found.recipients:
            entries = self._stated("disclosure")
            lines = [self._recipient(entries[position], one) for position, one in found.recipients.items()]
            points.append(self._point("c", lines))
            reached = {address for one in found.recipients.values() for address in _addresses(one)}
            hops = [
                self._line(hop_entry(self.words, hop))
                for hop in self.hops
                if (hop.engagement or hop.importer) in reached and hop.verdict is not Verdict.NOT_A_TRANSFER
            ]
            if hops:
                points.append(self._point("transfers", hops))
        if found.retention:
            entries = self._stated("retention")
            points.append(self._point("d", [self._line(entries[position]) for position in found.retention]))
        if points:
            yield Branch(self._text("unattributed"), branches=tuple(points))

    def _processed(self, item: Concerned) -> Branch:
        told = tuple(Branch(self._title(one), one) for one in item.controllers or ())
        head = self.words.text("fields.activity.on_behalf_of")
        behalf = Branch(head, branches=told or (Branch(self.words.text("document.silent"), state=State.SILENT),))
        return Branch(self._title(item.activity), item.activity, branches=(behalf,))

    def _rights(self) -> Iterator[Branch]:
        further = (word for word in terms("right") if word not in (*ASKED, "information", "complaint"))
        for word in (*ASKED, *(one for one in further if one in self.found.rights)):
            yield Branch(label("right", word, self.words.language), branches=tuple(self._channels(word)))

    def _channels(self, word: str) -> Iterator[Branch]:
        entries = self._stated("right")
        positions = self.found.rights.get(word, ())
        for position in positions:
            entry = entries[position]
            said = [f"{detail.label}: {detail.text}" for detail in entry.details]
            if not self._has_channel(position):
                said.insert(0, f"{self.words.text('fields.right.via')}: {self.words.text('document.silent')}")
            yield Branch("; ".join(said), state=entry.state)
        if not positions:
            yield Branch(self.words.text("document.silent"), state=State.SILENT)

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
            lines.append(Branch(label("authority", own.authority, self.words.language), detail=site))
        if self.found.rights.get("complaint"):
            lines += self._channels("complaint")
        return self._point("f", lines)

    def _title(self, address: str) -> str:
        record = self.register.at(address) if "/" in address else None
        return Words(self.register.home(address), self.words.language).name(record, address) if record else address

    def values(self) -> dict[str, Any]:
        """The draft as plain values, keyed by the model's field names; null where the register is silent."""
        own, found = self.register.own, self.found
        stated = own.model_dump(mode="json", by_alias=True) if own else {}
        return {
            "register": self.register.name,
            "authority": stated.get("authority"),
            "controller": [self._values(item) for item in found.controlled],
            "processor": [
                {"id": item.activity, "controllers": None if item.controllers is None else list(item.controllers)}
                for item in found.processed
            ],
            "silent": list(found.silent),
            "unattributed": {
                "collected": [stated["collected"][position] for position in found.collected],
                "recipients": [_recipient_values(one) for one in found.recipients.values()],
                "retention": [stated["retention"][position] for position in found.retention],
            },
            "rights": {
                word: [stated["right"][position] for position in positions] for word, positions in found.rights.items()
            },
            "fully_read": not self.register.findings,
        }

    def _values(self, item: Concerned) -> dict[str, Any]:
        shown = page(self.register, item.activity.partition("/")[2], self.hops, self.words.language)
        return {
            "id": item.activity,
            "match": item.match,
            "time": item.time,
            "recipients": [_recipient_values(one) for one in (*item.recipients, *item.by_systems) if one],
            "no_recipients": None in item.recipients,
            "fields": {
                str(field.at.field[0]): [
                    {"text": entry.text, "state": entry.state, "inherited": bool(entry.origin)}
                    for entry in field.entries
                ]
                for field in shown.fields()
                if field.at.field and field.at.field[0] in _FIELDS
            },
            "transfers": [
                {"importer": hop.importer, "verdict": hop.verdict, "coverage": hop.coverage, "tool": hop.tool or None}
                for hop in self.hops
                if item.activity in hop.activities
            ],
        }


_FIELDS = ("purposes", "data", "retention", "sources", "automated_decisions", "profiling")


def _addresses(recipient: Recipient) -> Iterator[str]:
    yield recipient.engagement or recipient.party
    for lower in recipient.below:
        yield from _addresses(lower)


def _recipient_values(recipient: Recipient) -> dict[str, Any]:
    return {
        "party": recipient.party,
        "engagement": recipient.engagement or None,
        "named": recipient.is_named,
        "time": recipient.time,
        "sub_processors": [_recipient_values(one) for one in recipient.below],
    }

"""What a picture of one register is drawn from, and the head that all such pictures share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa import __version__
from ropa.finding import Pointer
from ropa.i18n import labelled, one_line, text
from ropa.law import Law
from ropa.model import Record, plan
from ropa.register import Register
from ropa.transfers import Hop
from ropa.view.evidence import evidence_of, state_of
from ropa.view.marks import State
from ropa.view.words import Words, date_words
from ropa.vocabulary import label


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture of one register is drawn from.

    Attributes:
        register: The register.
        hops: Its hops between organisations, judged by the law.
        law: The law of the day of the picture.
        language: Language of everything but user text.
        shows_risk: Whether the picture shows risk and control, which are the organisation's own affair.
    """

    register: Register
    hops: tuple[Hop, ...]
    law: Law
    language: str
    shows_risk: bool = True

    @property
    def words(self) -> Words:
        """The words of the register in the language of the picture."""
        return Words(self.register, self.language)

    def text(self, key: str, /, **params: object) -> str:
        """A text of diagrams."""
        return text(f"diagrams.{key}", self.language, **params)

    def head(self) -> tuple[str, ...]:
        """What a reader must know to judge the picture: origin, dates, law, version."""
        return tuple(self._head())

    def _head(self) -> Iterator[str]:
        register = self.register
        if register.reconstructed:
            yield text("document.banner.reconstructed", self.language)
        yield law_line(self.law, self.language)
        if self.shows_risk:
            yield self.text("internal")

    def state(self, at: Pointer) -> State:
        """How what a field says, or one item of it, is known."""
        record = self.register.recorded(at.record)
        if record is None or not at.field:
            return State.STATED
        field = next(one for one in plan(type(record)) if one.key == at.field[0])
        item = getattr(record, field.name)
        if isinstance(item, tuple) and len(at.field) > 1 and isinstance(at.field[1], int):
            item = item[at.field[1]]
        return state_of(evidence_of(record, field, item))

    def record_state(self, address: str) -> State:
        """How it is known that there is the record at an address."""
        return record_state(self.register.recorded(address))

    def title(self, kind: str, name: str = "") -> str:
        """The title of a kind of picture, and whose it is."""
        return " – ".join(filter(None, (self.text(f"title.{kind}"), name, one_line(self.register.organisation))))

    def statement(self) -> tuple[str, ...]:
        """What the organisation itself states about its transfers; nothing where it states nothing."""
        own = self.register.own
        said = own.transfers.statement if own and own.transfers else None
        return (self.text("statement", statement=label("transfer-statement", said, self.language)),) if said else ()


def record_state(record: Record | None) -> State:
    """How it is known that there is a record: one that is still to be confirmed is a proposal."""
    if getattr(record, "status", None) == "to-confirm":
        return State.INFERRED
    return state_of(record.cited) if record else State.STATED


def inferred_or_stated(record: Record | None) -> State:
    """The same of a record whose link to an activity is not in question."""
    return State.INFERRED if record_state(record) is State.INFERRED else State.STATED


def several_head(registers: Iterable[Register], law: Law, language: str) -> tuple[str, ...]:
    """The same head for a picture of several organisations, and that none of them may be given it."""
    made = [one_line(register.organisation) for register in registers if register.reconstructed]
    banner = text("document.banner.reconstructed", language)
    reconstructed = (labelled(", ".join(made), banner, language),) if made else ()
    return (text("diagrams.several", language), *reconstructed, law_line(law, language))


def law_line(law: Law, language: str) -> str:
    """The day of record and law, when the law's data were checked, and what drew the picture."""
    date, checked = (date_words(day, language) for day in (law.date, law.checked))
    own = f", {text('diagrams.law-own', language, count=law.own.count)}" if law.own.count else ""
    return f"{text('diagrams.law', language, date=date, checked=checked)}{own} · ropa {__version__}"

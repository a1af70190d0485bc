"""The letters that follow from a breach: to each controller for whom data are processed, and to the people concerned.

A processor tells the controller (GDPR Art. 33(2)), each about its own data only; a controller tells the people where a
high risk is likely (Art. 34). What the record does not say stands between brackets, to be filled in, and never as a
none. What only the sender needs stands in a last chapter that is taken off.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ropa.graph import term_node
from ropa.i18n import text
from ropa.law import Law
from ropa.model import Activity
from ropa.model.activity import Volume
from ropa.questions.impact import Impact, Reached
from ropa.questions.impact_routes import Duty
from ropa.register import Register
from ropa.view.answers.impact import ImpactVoice
from ropa.view.answers.impact_values import Clock, letter_values
from ropa.view.answers.letter_head import CONTROLLERS, PEOPLE
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.record import rank

_TO_CHECK = {
    State.LINKED: "letter.check",
    State.ALTERNATIVE: "letter.check",
    State.INFERRED: "letter.check.proposed",
}
"""What a letter says of a line that is not simply stated."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom one letter goes.

    Attributes:
        to: `controllers` or `people`.
        party: Address of the controller; empty where the record does not name it, and for people.
        reached: The activities that the letter is about.
    """

    to: str
    party: str
    reached: tuple[Reached, ...]


def addressees(found: Impact, to: str) -> tuple[Addressee, ...]:
    """The letters that follow from what is reached in one register.

    Args:
        found: What is reached.
        to: `controllers`, each of whom gets a letter of its own, or `people`, to whom there is one.
    """
    if to == PEOPLE:
        own = tuple(item for item in found.reached if item.capacity != "processor" and item.duty is not Duty.RECIPIENT)
        return (Addressee(to, "", own),) if own or found.unattributed else ()
    by_party: dict[str, list[Reached]] = {}
    for item in found.reached:
        if item.capacity == "processor":
            for party in item.controllers or ("",):
                by_party.setdefault(party, []).append(item)
    return tuple(Addressee(to, party, tuple(reached)) for party, reached in by_party.items())


def breach_letter(
    register: Register, found: Impact, addressee: Addressee, clock: Clock, law: Law, language: str, name: str
) -> Outline:
    """One letter as lines, chapter by chapter.

    Args:
        register: The register of who writes.
        found: What the event reaches in it.
        addressee: To whom, and about which activities.
        clock: When the organisation became aware, and the 72 hours from then.
        law: The law it was judged by.
        language: Language of everything but user text.
        name: At whom or what the event is, in words.
    """
    voice = _VOICES[addressee.to](register, found, clock, language, addressee, name)
    return Outline(
        text(f"letter.breach.title.{addressee.to}", language),
        (voice.letter(),),
        (),
        letter_values(register, addressee.to, addressee.party, addressee.reached),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


class BreachLetterVoice(ImpactVoice):
    """What both kinds of letter say."""

    def __init__(
        self, register: Register, found: Impact, clock: Clock, language: str, addressee: Addressee, name: str
    ) -> None:
        super().__init__(register, found, clock, language, is_notice=True)
        self.addressee = addressee
        self.event = name

    def said(self, key: str, /, **params: object) -> str:
        """A text of the letter."""
        return self.words.text(f"letter.breach.{key}", **params)

    def blank(self, key: str) -> Branch:
        """What is to be filled in, between brackets."""
        return Branch(self.said(f"blank.{key}"), state=State.SILENT)

    def silent(self) -> Branch:
        """What a letter has for silence: a place to fill in."""
        return Branch(self.words.text("letter.blank"), state=State.SILENT)

    def checked(self, line: Branch) -> Branch:
        """A line that says itself, as do those under it, where it is a reading or a proposal: signs are taken away."""
        lower = tuple(map(self.checked, line.branches))
        key = _TO_CHECK.get(line.state)
        if key is None:
            return line._replace(branches=lower)
        return line._replace(text=f"{line.text} {self.words.text(key)}", branches=lower, is_quoted=False)

    def letter(self) -> Branch:
        """The letter as lines."""
        closing = Branch(self.words.text("letter.blank.signature"), state=State.SILENT)
        return self.head(
            branches=(
                Branch(self.said("what"), branches=tuple(self._happened())),
                Branch(self.said(f"concerned.{self.addressee.to}"), branches=tuple(self._concerned())),
                Branch(self.said("consequences"), branches=(self.blank("consequences"),)),
                Branch(self.said("measures"), branches=tuple(self._measures())),
                Branch(self.said("contact"), branches=tuple(self._where_to_ask())),
                Branch(self.words.text("letter.closing"), branches=(closing,)),
                Branch(self.words.text("letter.before"), branches=tuple(self._before())),
            )
        )

    def _happened(self) -> Iterator[Branch]:
        yield Branch(self.said(f"told.{self.addressee.to}"))
        yield self.blank("what")

    def _concerned(self) -> Iterator[Branch]:
        raise NotImplementedError

    def _measures(self) -> Iterator[Branch]:
        yield self.blank("measures")

    def _before(self) -> Iterator[Branch]:
        yield Branch(self.said("before.brackets"))
        yield Branch(self.said(f"before.{self.addressee.to}"))

    def _where_to_ask(self) -> Iterator[Branch]:
        """Whom to ask: the officer, where there may be one, and the organisation; an address, or a blank for it."""
        known = [line for line in self._contacts() if line.state not in (State.NONE, State.SILENT)]
        own = self.register.own
        if own is None or own.dpo is None:
            officer = self.words.pair(self.words.text("letter.fact.dpo"), self.words.text("letter.blank.dpo"))
            yield Branch(officer, state=State.SILENT)
        yield from map(self.checked, known)
        if not any(line.details or not line.link for line in known):
            yield self.blank("contact")


class ControllerLetterVoice(BreachLetterVoice):
    """A processor's letter to one controller, which names no other."""

    def _happened(self) -> Iterator[Branch]:
        yield from super()._happened()
        yield Branch(self.said("at", name=self.event), detail=self.words.text("letter.check"), state=State.DERIVED)

    def _concerned(self) -> Iterator[Branch]:
        for item in self.addressee.reached:
            line = self.checked(self.reached(item))
            if len(item.controllers or ()) > 1:
                # What is counted is counted of all of them together.
                lower = (*line.branches[:-1], self._volume(None))
                line = line._replace(detail=(*line.details, self.said("of-several")), branches=lower)
            yield line

    def _volume(self, volume: Volume | None) -> Branch:
        """The numbers, with places for those that are not known."""
        line = super()._volume(volume)
        labels = (self.words.text(f"fields.volume.{key}") for key in ("subjects", "records"))
        blank = self.words.text("letter.blank")
        shown = tuple(
            one._replace(text=self.words.pair(label, blank)) if one.state is State.SILENT else one
            for label, one in zip(labels, line.branches, strict=True)
        )
        return line._replace(branches=shown)

    def _behalf(self, item: Reached) -> Iterator[Branch]:  # noqa: ARG002 - the others on whose behalf are not named
        yield from ()

    def _before(self) -> Iterator[Branch]:
        yield from super()._before()
        yield Branch(self.said("before.contract"))
        yield Branch(self.said("before.apart"))
        # Of another's activities nothing is said, not even that they are silent.
        own = [one for one in self.found.silent if self._is_of_addressee(one)]
        yield from self._listed("silent", tuple(own), State.SILENT)
        if self.register.findings:
            yield Branch(self.text("unread"), state=State.OPEN)

    def _is_of_addressee(self, address: str) -> bool:
        record = self.register.at(address)
        if not isinstance(record, Activity) or record.capacity != "processor":
            return False
        known = [found[0] for word in record.on_behalf_of or () if (found := self.register.find(word))]
        return self.addressee.party in known if self.addressee.party else not known


class PeopleLetterVoice(BreachLetterVoice):
    """A controller's letter to the people concerned, in plain words."""

    def _concerned(self) -> Iterator[Branch]:
        """By category of people, what of their data this may concern: the surest of what the activities say."""
        yield self.blank("which")
        people: dict[str, Branch] = {}
        data: dict[str, dict[str, Branch]] = {}
        for item in self.addressee.reached:
            record = self._activity(item)
            for node in item.subjects or ():
                line = self._term("subject", node, record)
                people[node] = min(people.get(node, line), line, key=_sureness)
                held = data.setdefault(node, {})
                for one in self._data_of(item, record, node):
                    held[one.text] = min(held.get(one.text, one), one, key=_sureness)
        for node, line in people.items():
            shown = tuple(data[node].values())
            yield self.checked(line._replace(branches=shown or (self.blank("data"),), in_line=True))
        if self.found.unattributed or any(item.subjects is None for item in self.addressee.reached):
            yield self.blank("people")

    def _data_of(self, item: Reached, record: Activity, subject: str) -> Iterator[Branch]:
        """What is reached of a category of people: of what the record ties to it, else of all that an activity has."""
        nodes = item.data
        if nodes is None:
            yield self.blank("data")
            return
        word = subject.replace(":", "/").rpartition("/")[2]
        tied = [one for one in record.subject_data or () if one.subject == word]
        if tied:
            nodes &= {term_node(self.register, "data", named) for one in tied for named in one.data}
        yield from self._of("data", nodes, record)

    def _measures(self) -> Iterator[Branch]:
        yield from super()._measures()
        yield self.blank("advice")

    def _before(self) -> Iterator[Branch]:
        yield from super()._before()
        yield Branch(self.text("data-subjects"), detail=self.said("before.exceptions"))
        rests = tuple(
            self.record(item.activity, detail=(*self._notes(item), *self._in_doubt(item)))
            for item in self.addressee.reached
        )
        if rests:
            yield Branch(self.said("before.rests"), branches=rests)
        if self.found.unattributed:
            routes = tuple(self.route(route) for route in self.found.unattributed)
            yield Branch(self.text("unattributed"), branches=routes)
        yield from self._listed("silent", self.found.silent, State.SILENT)
        yield from self._listed("open-places", self.found.open_places, State.SILENT)
        if self.register.findings:
            yield Branch(self.text("unread"), state=State.OPEN)

    def _in_doubt(self, item: Reached) -> Iterator[str]:
        """That an activity is a proposal itself."""
        if self._activity(item).status == "to-confirm":
            yield self.words.text("letter.check.proposed")


_VOICES = {CONTROLLERS: ControllerLetterVoice, PEOPLE: PeopleLetterVoice}


def _sureness(line: Branch) -> int:
    return rank(line.state)

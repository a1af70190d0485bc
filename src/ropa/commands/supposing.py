"""What the options of `what-if` suppose, checked: records exist, are of the right kind and within reach."""

from collections.abc import Iterable, Iterator, Mapping

import click

from ropa.commands.lookup import place_hint, record_named
from ropa.commands.session import Callback, Refusal, Session
from ropa.i18n import text
from ropa.model import Document, Engagement, Party, Record
from ropa.questions.changed import Change, Pairs
from ropa.questions.moves import control
from ropa.register import SHARED, Register
from ropa.vocabulary import terms

_CONTRACTUAL = (Party, Engagement)


_OPTIONS = (
    click.option("--revoke", multiple=True, metavar="CODE", help="The adequacy decision for a place falls."),
    click.option("--seat", multiple=True, metavar="PARTY=CODE", help="A party moves its seat."),
    click.option("--parent", multiple=True, metavar="PARTY=PARTY", help="A party comes under the control of another."),
    click.option("--remove", multiple=True, metavar="ADDRESS", help="A party or an engagement ends."),
    click.option("--expire", multiple=True, metavar="DOCUMENT", help="A contract, an assessment or the like lapses."),
    click.option(
        "--replace", multiple=True, metavar="OLD=NEW", help="A party or engagement takes the place of another."
    ),
    click.option("--sub", multiple=True, metavar="ENGAGEMENT=PARTY", help="A party is engaged under an engagement."),
)


def supposing(callback: Callback) -> Callback:
    """Give a command the options that say what is supposed."""
    for option in reversed(_OPTIONS):
        callback = option(callback)
    return callback


class Supposed:
    """The options of a command line, turned into a change."""

    def __init__(self, session: Session, names: frozenset[str], is_narrowed: bool) -> None:
        self.session = session
        self.names = names
        self.is_narrowed = is_narrowed

    def text(self, key: str, /, **params: object) -> str:
        """A text of the question."""
        return text(f"questions.what-if.{key}", self.session.language, **params)

    def change(self, options: Mapping[str, tuple[str, ...]]) -> Change:
        """The change that the options name.

        Raises:
            Refusal: One of them names what is not there, not of its kind or out of reach; or they exclude each other.
        """
        if not any(options.values()):
            raise Refusal(self.text("no-change"))
        made = Change(
            tuple(self._decided(code) for code in options["revoke"]),
            tuple(
                (self._address("--seat", party, Party), self._place(code))
                for party, code in self._split("--seat", options["seat"])
            ),
            self._pairs("--parent", options["parent"], (Party,), (Party,)),
            tuple(self._address("--remove", word, *_CONTRACTUAL) for word in options["remove"]),
            tuple(self._address("--expire", word, Document) for word in options["expire"]),
            self._replaced(options["replace"]),
            self._pairs("--sub", options["sub"], (Engagement,), (Party,)),
        )
        self._agree(made)
        return made

    def _split(self, option: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
        for value in values:
            left, sign, right = value.partition("=")
            if not (left and sign and right):
                raise Refusal(self.text("no-pair", option=option, value=value))
            yield left.strip(), right.strip()

    def _pairs(
        self, option: str, values: Iterable[str], one: tuple[type[Record], ...], other: tuple[type[Record], ...]
    ) -> Pairs:
        return tuple(
            self._within(self._address(option, left, *one), self._address(option, right, *other))
            for left, right in self._split(option, values)
        )

    def _replaced(self, values: Iterable[str]) -> Pairs:
        found = []
        for old, new in self._pairs("--replace", values, _CONTRACTUAL, _CONTRACTUAL):
            kind = type(self._record(old)[2])
            self._address("--replace", new, kind)
            found.append((old, new))
        return tuple(found)

    def _record(self, word: str) -> tuple[Register, str, Record]:
        """The record of an address; an id alone is first looked for in the only register asked about."""
        if self.is_narrowed and len(self.names) == 1 and "/" not in word:
            own = f"{next(iter(self.names))}/{word}"
            word = own if self.session.workspace.portfolio.find(own) else word
        return record_named(self.session, word)

    def _address(self, option: str, word: str, *kinds: type[Record]) -> str:
        register, key, record = self._record(word)
        found = register.address(key)
        if not isinstance(record, kinds):
            labels = [text(f"fields.kind.{kind.KIND}", self.session.language) for kind in kinds]
            kind = text(f"fields.kind.{type(record).KIND}", self.session.language)
            raise Refusal(self.text("wrong-kind", option=option, address=found, found=kind, expected=", ".join(labels)))
        if self.is_narrowed and register.name not in (*self.names, SHARED):
            raise Refusal(self.text("elsewhere", address=found))
        return found

    def _within(self, one: str, other: str) -> tuple[str, str]:
        holder = one.partition("/")[0]
        if other.partition("/")[0] not in (holder, SHARED):
            raise Refusal(self.text("out-of-reach", register=holder, address=other))
        return one, other

    def _place(self, code: str) -> str:
        known = (*sorted(self.session.workspace.law.places()), *terms("region"))
        if code not in known:
            raise Refusal(self.text("no-place", code=code, hint=place_hint(self.session, code, known)).strip())
        return code

    def _decided(self, code: str) -> str:
        law = self.session.workspace.law
        known = law.decided()
        for place in known if code not in known else ():
            # A decision is also called by its number, or, as the DPF is, by what it asks of recipients.
            row = law.jurisdiction(place)
            names = (row.scope_condition, row.decision.casefold(), row.decision.rpartition(" ")[2]) if row else ()
            if code.casefold() in names:
                return place
            # Its whole name stands in what it asks; a single word of that may stand in others too.
            if row and " " in code and code.casefold() in row.scope.casefold():
                return place
        if code not in known:
            hint = place_hint(self.session, code, known) or self.session.text("there-are", values=", ".join(known))
            raise Refusal(self.text("no-decision", code=code, date=law.date.isoformat(), hint=hint))
        return code

    def _agree(self, change: Change) -> None:
        """Refuse what excludes itself, takes the organisation out of its own register or closes a circle."""
        ending = [*change.removed, *(old for old, _ in change.replaced)]
        paired = (*change.parents, *change.subs)
        used = [address for pair in paired for address in pair]
        used += [*(address for address, _ in change.seats), *(new for _, new in change.replaced)]
        once = [[address for address, _ in pairs] for pairs in (change.seats, change.parents)]
        twice = [address for group in (ending, *once) for address in group if group.count(address) > 1]
        under = [old for old, new in change.replaced if old in self._above(new)]
        for address in (*(item for item in ending if item in used), *twice, *under):
            raise Refusal(self.text("excludes", address=address))
        for register in self.session.workspace.portfolio.registers.values():
            found = register.find(register.own.organisation) if register.own else None
            if found and found[0] in ending:
                raise Refusal(self.text("itself", address=found[0]))
        for party, parent in change.parents:
            above = control(self._record(parent)[0], parent)
            if party == parent or party in [address for address, _ in above]:
                raise Refusal(self.text("circle", address=party))

    def _above(self, address: str) -> list[str]:
        """The engagements above an engagement."""
        found: list[str] = []
        register, _, record = self._record(address)
        while isinstance(record, Engagement) and record.under and (upper := register.find(record.under)):
            if upper[0] in found:
                break
            found.append(upper[0])
            register, record = register.home(upper[0]), upper[1]
        return found

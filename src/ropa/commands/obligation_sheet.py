"""Obligations as a list: what each says in which column."""

from collections.abc import Callable, Mapping

from ropa.commands.session import Session
from ropa.commands.sheets import Said, Sheet, plain
from ropa.finding import dotted
from ropa.i18n import text
from ropa.questions.obligations import LAWS, Duty, Obligation, Standing
from ropa.view.answers.obligations import ObligationLine
from ropa.view.words import date_words

UNTOLD = "untold"
"""How something stands of which the record does not tell whether it is due."""

_STANDINGS = (*(standing.value for standing in Standing), UNTOLD)


class ObligationSheet(Sheet[ObligationLine]):
    """What a list of obligations shows."""

    name = "obligation"
    kept = ("about", "duty")
    usual = ("standing", "law", "until", "register", "reason")
    labels = "obligations"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = text("obligations.title", self.language)
        self.columns: Mapping[str, Callable[[ObligationLine], Said]] = {
            "standing": self._standing,
            "duty": lambda item: Said(tuple((duty.value, self._duty(duty)) for duty in _duties(item))),
            "about": lambda item: Said(((item.branch.link, item.about),)),
            "law": lambda item: Said(tuple((law, law) for law in _laws(item))),
            "reason": lambda item: plain(item.reason),
            "until": self._until,
            "record": lambda item: plain(item.at.record),
            "field": lambda item: plain(dotted(item.at.field)),
            "register": lambda item: plain(item.register),
        }

    def identity(self, item: ObligationLine) -> str:
        """What is due, of what, and which field settles it."""
        return " ".join((item.register, item.branch.link, str(item.at), *_duties(item), item.about))

    def link(self, item: ObligationLine) -> str:
        """The record that it is about."""
        return item.branch.link

    def register(self, item: ObligationLine) -> str:
        """Whose obligation it is."""
        return item.register

    def _duty(self, duty: Duty) -> str:
        return text(f"obligations.duty.{duty}", self.language)

    def _standing(self, item: ObligationLine) -> Said:
        found = item.standing
        words = text(f"obligations.standing.{found}", self.language)
        return Said(((found, words),), size=str(_STANDINGS.index(found)))

    def _until(self, item: ObligationLine) -> Said:
        decision = item.item.decision if isinstance(item.item, Obligation) else None
        until = decision.until if decision else None
        return Said(((until.isoformat(), date_words(until, self.language)),)) if until else Said()


def _duties(item: ObligationLine) -> tuple[Duty, ...]:
    return (item.item.due.duty,) if isinstance(item.item, Obligation) else item.item.duties


def _laws(item: ObligationLine) -> tuple[str, ...]:
    return tuple(dict.fromkeys(LAWS[duty].articles for duty in _duties(item)))

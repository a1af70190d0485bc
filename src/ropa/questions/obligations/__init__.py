"""Which documents and arrangements the record makes due, why, and how each stands (GDPR Art. 5(2), 24).

Everything is derived from fields that state a fact on the day of the law. Where the field that would make something due
is silent, or only a professional's proposal, it cannot be told whether it is due: that is listed apart, and never
counted.
"""

from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.questions.obligations.abroad import of_transfers
from ropa.questions.obligations.duty import LAWS, Due, Duty, Obligation, Proof, Reason, Standing, Untold
from ropa.questions.obligations.organisation import of_organisation
from ropa.questions.obligations.processing import processing
from ropa.questions.obligations.processors import of_processors
from ropa.questions.obligations.settling import settled
from ropa.rules import Case

__all__ = [
    "LAWS",
    "Due",
    "Duty",
    "Obligation",
    "Obligations",
    "Proof",
    "Reason",
    "Standing",
    "Untold",
    "obligations",
]


@dataclass(frozen=True, slots=True)
class Obligations:
    """What one register makes due.

    Attributes:
        register: Its name.
        due: By duty, in each from what wants doing most to what is settled.
        untold: Where the record does not tell whether something is due.
    """

    register: str
    due: tuple[Obligation, ...]
    untold: tuple[Untold, ...]

    @property
    def open(self) -> tuple[Obligation, ...]:
        """Those of which something is still to be done or decided."""
        return tuple(item for item in self.due if item.standing.is_open)


def obligations(case: Case) -> Obligations:
    """What a register makes due on the day of the law."""
    due: list[Obligation] = []
    untold: dict[tuple[tuple[Duty, ...], str, Pointer], Untold] = {}
    for item in (*of_processors(case), *processing(case), *of_transfers(case), *of_organisation(case)):
        if isinstance(item, Due):
            due.append(settled(case, item))
        else:
            untold.setdefault((item.duties, item.reason.key, item.reason.at), item)
    duties, standings = list(Duty), list(Standing)
    due.sort(key=lambda item: (duties.index(item.due.duty), standings.index(item.standing)))
    return Obligations(case.register.name, tuple(due), tuple(untold.values()))

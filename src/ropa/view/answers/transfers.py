"""The list of transfers as a document: every hop out of the EEA, worst first, with roles, places, tool and reasons.

What is the organisation's own affair stands in it only where that is asked for: risk, control from third countries,
whether the record declares a hop, and where it says otherwise than follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ropa.i18n import text
from ropa.law import Law
from ropa.questions.moves import is_uncertain
from ropa.register import Register
from ropa.transfers import Hop, Verdict, badness
from ropa.transfers.declared import differences, mark
from ropa.transfers.exposure import exposures
from ropa.transfers.reach import reached
from ropa.transfers.silence import silences
from ropa.view.answers.voice import Voice
from ropa.view.comparison import difference_entry, exposure_entry
from ropa.view.document import Entry
from ropa.view.hop import hop_entry, step_words, verdict_words
from ropa.view.judged import hop_facts, judged_entry
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of it is asked for.

    Attributes:
        is_whole: Whether hops that are no transfer are listed too.
        is_internal: Whether what is the organisation's own affair is.
    """

    is_whole: bool = False
    is_internal: bool = False


def transfers_outline(
    found: Sequence[tuple[Register, tuple[Hop, ...]]], asked: Asked, law: Law, language: str
) -> Outline:
    """The hops of each register between organisations, as far as they leave the EEA or may.

    Args:
        found: The registers and their hops, judged by the law.
        asked: How much is asked for.
        law: The law of a day.
        language: Language of everything but user text.
    """
    silent = [str(at) for register, hops in found for at in silences(register, hops, law)]
    verdicts = [hop.verdict for _, hops in found for hop in hops]
    return Outline(
        text("questions.transfers.title", language),
        tuple(TransfersVoice(register, hops, asked, law, language).branch() for register, hops in found),
        tuple(transfer_remarks(verdicts, len(silent), language)),
        {
            "registers": [
                {"id": register.name, "transfers": [hop.engagement or hop.importer for hop in hops if _is_shown(hop)]}
                for register, hops in found
            ],
            "silent": silent,
        },
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


def transfer_remarks(verdicts: Sequence[Verdict], silent: int, language: str) -> Iterator[str]:
    """How many hops of which verdict, or that there is no transfer; and how much the record is silent on.

    Args:
        verdicts: Of every hop, also of those that are no transfer.
        silent: How many fields on the way say nothing.
        language: The reader's language.
    """
    found = any(verdict is not Verdict.NOT_A_TRANSFER for verdict in verdicts)
    if found or not silent:
        numbers = {verdict.replace("-", "_"): verdicts.count(verdict) for verdict in Verdict}
        yield text(f"interface.{'transfers-found' if found else 'no-transfer'}", language, **numbers)
    if silent:
        yield text("transfers.silent", language, count=silent)


def _is_shown(hop: Hop) -> bool:
    return hop.verdict is not Verdict.NOT_A_TRANSFER


class TransfersVoice(Voice):
    """The transfers of one register."""

    def __init__(self, register: Register, hops: tuple[Hop, ...], asked: Asked, law: Law, language: str) -> None:
        super().__init__("transfers", register, language)
        self.hops = hops
        self.asked = asked
        self.law = law
        self.reach = reached(register, law)

    def branch(self) -> Branch:
        """The hops under the words for how they stand, then what stands beside them."""
        shown = [hop for hop in self.hops if self.asked.is_whole or _is_shown(hop)]
        shown.sort(key=self._order)
        lines = []
        for verdict, group in groupby(shown, key=lambda hop: verdict_words(self.words, hop)):
            hops = tuple(map(self._hop, group))
            lines.append(Branch(self.text("group", verdict=verdict, count=len(hops)), branches=hops))
        return self.head(branches=(*lines, *(self.beside() if self.asked.is_internal else ())))

    def _order(self, hop: Hop) -> tuple[int, ...]:
        coverage, risk, verdict = badness(hop)
        # An order that follows the risk would tell it.
        return (coverage, verdict, risk) if self.asked.is_internal else (coverage, verdict)

    def _hop(self, hop: Hop) -> Branch:
        is_internal, may = self.asked.is_internal, is_uncertain(self.register, self.reach, hop)
        entry = judged_entry(self.words, hop, mark(self.register, hop, self.law), may) if is_internal else None
        said = (entry or hop_entry(self.words, hop)).text
        steps = (step for step in hop.steps if is_internal or not step.is_on_risk)
        facts = tuple(Branch(fact) for fact in (*hop_facts(self.words, hop, may), *self._agreed(hop)))
        reasons = tuple(Branch(step_words(step, self.language), state=State.DERIVED) for step in steps)
        link = hop.engagement or hop.importer
        return Branch(f"{self.name(hop.exporter)} → {said}", link, "", State.DERIVED, (*facts, *reasons))

    def _agreed(self, hop: Hop) -> Iterator[str]:
        """The documents on which the transfer rests: Art. 30(1)(e) asks for those of suitable safeguards."""
        for declaration in hop.declarations:
            for key in ("document", "assessment"):
                word = getattr(declaration.transfer, key)
                home = self.register.home(declaration.at.record)
                found = home.find(word) or self.register.find(word) if word else None
                if word:
                    named = self.name(found[0]) if found else word
                    yield self.words.pair(self.words.text(f"fields.transfer.{key}"), named)

    def beside(self) -> Iterator[Branch]:
        """Control from third countries, and where the declared and the derived differ, each under its heading."""
        parts: tuple[tuple[str, tuple[Entry, ...]], ...] = (
            (
                "exposures",
                tuple(exposure_entry(self.words, one) for one in exposures(self.register, self.hops, self.law)),
            ),
            (
                "differences",
                tuple(difference_entry(self.words, one) for one in differences(self.register, self.hops, self.law)),
            ),
        )
        for key, entries in parts:
            lines = tuple(
                Branch(one.text, one.link, tuple(said.text for said in one.details), one.state) for one in entries
            )
            if lines:
                yield Branch(self.words.text(f"transfers.section.{key}"), branches=lines)

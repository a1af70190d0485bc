"""What a document is made of."""

from dataclasses import dataclass

from ropa.finding import Finding
from ropa.rules import Case
from ropa.view.document import Figure
from ropa.view.outline import Outline


@dataclass(frozen=True, slots=True)
class Subject:
    """One register, judged on one day.

    Attributes:
        case: The register, its hops and the law.
        findings: What the checks find in it and the settings want shown, with what was decided about it.
        kept_back: The codes of rules whose findings of a legal duty the settings keep back.
        figures: Its transfers as pictures, sheet by sheet.
        history: What changed in it and when; None where nobody asked for that.
    """

    case: Case
    findings: tuple[Finding, ...] = ()
    kept_back: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    history: Outline | None = None

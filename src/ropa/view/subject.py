"""What a document is made of."""

from dataclasses import dataclass

from ropa.finding import Finding
from ropa.rules import Case


@dataclass(frozen=True, slots=True)
class Subject:
    """One register, judged on one day.

    Attributes:
        case: The register, its hops and the law.
        findings: What the checks find in it and the settings want shown, with what was decided about it.
        kept_back: The codes of rules whose findings of a legal duty the settings keep back.
    """

    case: Case
    findings: tuple[Finding, ...] = ()
    kept_back: tuple[str, ...] = ()

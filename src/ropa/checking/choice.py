"""Which findings are asked for: by code, gravity and legal class."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ropa.finding import Finding, LegalClass, Severity
from ropa.i18n import catalogue, text
from ropa.rules import RULES
from ropa.vocabulary import nearest


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings are shown. What is None is not said, so that somebody else's word holds.

    Attributes:
        select: Codes, or beginnings of codes, of the rules whose findings are shown; all of them where not said.
        ignore: The same of those whose findings are not. Of two that meet one code the longer one counts.
        min_severity: The least grave that is shown.
        classes: The legal classes that are shown.
        review_every: Period after which records are to be reviewed where their register names none.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_severity: Severity | None = None
    classes: frozenset[LegalClass] | None = None
    review_every: str | None = None

    def over(self, other: "Choice") -> "Choice":
        """What this says, and what the other says where this does not."""
        return Choice(
            *(
                getattr(other if getattr(self, name) is None else self, name)
                for name in ("select", "ignore", "min_severity", "classes", "review_every")
            )
        )

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        return _shows(self, finding.rule, finding.severity, finding.legal_class)


@lru_cache(1 << 10)
def _shows(choice: Choice, rule: str, severity: Severity, legal_class: LegalClass) -> bool:
    gravity = list(Severity)
    if gravity.index(severity) > gravity.index(choice.min_severity or Severity.INFO):
        return False
    if choice.classes is not None and legal_class not in choice.classes:
        return False
    chosen = _longest(rule, ("",) if choice.select is None else choice.select)
    return chosen > _longest(rule, choice.ignore or ())


def _longest(code: str, beginnings: Iterable[str]) -> int:
    """The length of the longest beginning of a code; -1 where none of them is one."""
    return max((len(word) for word in beginnings if code.startswith(word)), default=-1)


@cache
def known_codes() -> tuple[str, ...]:
    """The codes of all findings: of reading errors, then of the rules."""
    return (*reading_codes(), *(rule.CODE for rule in RULES))


@cache
def reading_codes() -> tuple[str, ...]:
    """The codes of what is found before any rule judges: faults of reading, and a rule that failed."""
    return tuple(sorted(code for code in catalogue("findings") if re.fullmatch(r"R\d+", code)))


def told_by(code: str, language: str) -> tuple[str, ...]:
    """All that a finding of such a code may say, its parameters left open.

    Args:
        code: The code.
        language: The reader's language.
    """
    keys = (key for key in catalogue("findings") if key.partition(".")[0] == code and key != f"{code}.title")
    found = (re.sub(r"\{\w+\}", "…", text(f"findings.{key}", language)) for key in keys)
    return tuple(words for words in found if words != "…")


def nearest_code(word: str) -> str | None:
    """The code that was most likely meant by a word; None where none is close."""
    return nearest(word.upper(), known_codes())

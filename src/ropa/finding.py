"""Findings: what is wrong or open in a register, pointing at a record and a field, never at a line.

The line is worked out only when a finding is shown, so the same rules run on the disk's text, on an unsaved
edit and on an older revision. The words are made when shown too, in the reader's language.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ropa.i18n import Key, has, one_line, text
from ropa.i18n.period import Period, period_words
from ropa.vocabulary import Word, label

Path = tuple[str | int, ...]
"""TOML keys and list positions, counted from 0: `("retention", 0, "keep")`."""


@cache
def item_path(field: str, number: int) -> Path:
    """The path of an item of a record's list; one value for all records, of which a workspace holds a great many."""
    return field, number


class Severity(StrEnum):
    """How grave a finding is; the order of the members is the order of gravity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class LegalClass(StrEnum):
    """What kind of duty a finding touches; `integrity` is a file that cannot be read as meant."""

    INTEGRITY = "integrity"
    ART_30 = "art-30"
    OTHER_ARTICLE = "other-article"
    WHERE_POSSIBLE = "where-possible"
    GOOD_PRACTICE = "good-practice"


class Pointer(NamedTuple):
    """A record, by address, and a field of it; an empty field means the record as a whole."""

    record: str
    field: Path = ()

    def __str__(self) -> str:
        """The address, and the field in dotted form behind a `#`."""
        return f"{self.record}#{dotted(self.field)}" if self.field else self.record


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text: path as the reader knows it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, the form that editors follow."""
        return f"{self.path}:{self.line}:{self.column}"


class Standing(StrEnum):
    """How it stands with a decision about a finding."""

    HOLDS = "holds"
    EXPIRED = "expired"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a finding, and whether that still holds on the day of the law.

    Attributes:
        kind: `accepted` or `deferred`.
        standing: Whether it holds; if not, why the finding is back.
        by: Who decided.
        reason: Why it was accepted, or by which plan it is put off.
        until: Its last day; None where it has none.
        at: The entry that says so.
        advice: What the data protection officer advised.
    """

    kind: str
    standing: Standing
    by: str
    reason: str
    until: datetime.date | None
    at: Pointer
    advice: str = ""

    def words(self, language: str) -> str:
        """What was decided, and whether it holds, in one language."""
        key = f"findings.decision.{self.kind}{'-until' if self.until else ''}"
        said = text(key, language, until=self.until, by=one_line(self.by), reason=one_line(self.reason))
        if self.standing is Standing.HOLDS:
            return said
        return f"{said} {text(f'findings.decision.{self.standing}', language)}"


class Finding(NamedTuple):
    """One thing found by the reader or by a rule; a tuple, since a check makes a hundred thousand of them.

    Attributes:
        rule: The code, such as `A106`; codes that begin with `R` come from reading the texts.
        severity: How grave.
        legal_class: Which kind of duty, computed from the leading article.
        law: The GDPR article the rule rests on, such as `30(1)(b)`.
        at: What the finding is about. For a text that could not be read, the record is the register's name.
        message: Key of the message in the catalogue `findings`.
        params: What the message's placeholders stand for.
        place: Set only where the text itself is the matter; otherwise it is worked out when shown.
        reconstructed: Whether the register was made from a public notice, so that a gap is the source's silence.
        decision: What somebody decided about it, if anybody did.
    """

    rule: str
    severity: Severity
    legal_class: LegalClass
    law: str
    at: Pointer
    message: str
    params: Mapping[str, str] = MappingProxyType({})
    place: Place | None = None
    reconstructed: bool = False
    decision: Decision | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether somebody decided to live with it, and that holds."""
        return self._is("accepted")

    @property
    def is_deferred(self) -> bool:
        """Whether somebody decided to cure it later, and that holds."""
        return self._is("deferred")

    def _is(self, kind: str) -> bool:
        decision = self.decision
        return decision is not None and decision.kind == kind and decision.standing is Standing.HOLDS


def dotted(path: Path) -> str:
    """The path as people write it: list positions counted from 1, in brackets."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text


class Several(str):
    """A parameter of a text that stands for several, each shown as it would be alone; as plain text they are joined."""

    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str] = ()) -> "Several":
        """Join the parts, and keep them apart as well."""
        held = tuple(parts)
        made = super().__new__(cls, ", ".join(held))
        made.parts = held
        return made


_WHERE_POSSIBLE = ("30(1)(f)", "30(1)(g)", "30(2)(d)")


@cache
def legal_class(law: str, *, advice: bool = False) -> LegalClass:
    """Classify a finding by the leading article of its legal reference.

    Args:
        law: References in order of weight, such as `30(1)(a), 26(1)`; empty for what keeps a file from being read as
            meant, of which no article speaks.
        advice: Whether the rule asks for more than the article does.
    """
    if advice:
        return LegalClass.GOOD_PRACTICE
    if not law:
        return LegalClass.INTEGRITY
    if law.startswith(_WHERE_POSSIBLE):
        return LegalClass.WHERE_POSSIBLE
    return LegalClass.ART_30 if law.startswith("30(") else LegalClass.OTHER_ARTICLE


def wording(value: str, language: str) -> str:
    """What a parameter shows: a text, a term or a period in the reader's language, or user text made harmless."""
    if isinstance(value, Several):
        return ", ".join(wording(part, language) for part in value.parts)
    if isinstance(value, Key):
        return text(value, language)
    if isinstance(value, Word):
        vocabulary, _, key = value.partition("/")
        return label(vocabulary, key, language)
    if isinstance(value, Period):
        return period_words(value, language)
    return one_line(value)


def worded(key: str, params: Mapping[str, str], language: str) -> str:
    """A text of the program with its parameters in the reader's language."""
    return text(key, language, **{name: wording(value, language) for name, value in params.items()})


def sentence(finding: Finding, language: str) -> str:
    """What a finding says, in one language.

    `{missing}` in a message reads "not recorded", or "not stated in the source" where the register was made from a
    public notice; a suggestion or the allowed words are added behind the sentence.
    """
    missing = Key("findings.missing.source" if finding.reconstructed else "findings.missing.own")
    return with_cure(f"findings.{finding.message}", {"missing": missing, **finding.params}, language)


def with_cure(key: str, params: Mapping[str, str], language: str) -> str:
    """A text with its parameters, and behind it what they say of its cure: what was meant or is allowed, what waits."""
    words = worded(key, params, language)
    for extra in ("suggestion", "allowed", "held"):
        if extra in params:
            words += " " + worded(f"findings.{extra}", {"value": params[extra]}, language)
    return words


def title(rule: str, language: str) -> str:
    """The short name of a rule or of a reading error."""
    key = f"findings.{rule}.title"
    return text(key, language) if has(key) else rule

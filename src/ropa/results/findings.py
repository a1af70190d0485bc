"""What the rules found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ropa.finding import Finding, LegalClass, Place, Severity
from ropa.results.revision import OfRevision

if TYPE_CHECKING:
    from ropa.query import Order


@dataclass(frozen=True)
class Located:
    """A finding with its words in the reader's language and its place in the text.

    Attributes:
        finding: The finding.
        text: What it says.
        title: The name of its rule.
        place: Where it stands.
        decision: What somebody decided about it, in words; empty where nobody did.
        field: The field that it is about, in words; empty where it is about a record as a whole.
    """

    finding: Finding
    text: str
    title: str
    place: Place | None
    decision: str = ""
    field: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        """By file, line and column; what has no place comes first."""
        return (self.place.path, self.place.line, self.place.column) if self.place else ("", 0, 0)


@dataclass(frozen=True)
class FindingList(OfRevision):
    """Findings, and the law they were judged by.

    Attributes:
        findings: What was found, without what is hidden because it was accepted.
        law_date: The day by which the registers were judged, as ISO 8601.
        law_checked: The day on which the law's data were last checked, as ISO 8601.
        registers: How many registers were looked at.
        law_own: How many rows of the law are the workspace's own.
        group_by: `register`, `rule`, `record`, `class` or `severity`: under which heads they stand; `none` for none,
            and empty where it was not said.
        statistics: Whether only counts per rule are asked for.
        accepted: Those that somebody accepted, shown or not.
        remarks: What else a reader must know, such as what the settings keep from being shown.
        exit_zero: Whether errors end the command like any other result.
        uris: Where each file lies as a URI, by its path as shown; only where a format needs that.
        orders: By what they are in order; by file and line where by nothing else.
    """

    findings: tuple[Located, ...]
    law_date: str
    law_checked: str
    registers: int
    law_own: int = 0
    group_by: str = ""
    statistics: bool = False
    accepted: tuple[Located, ...] = ()
    remarks: tuple[str, ...] = ()
    exit_zero: bool = False
    uris: Mapping[str, str] = field(default_factory=dict)
    orders: tuple["Order", ...] = ()

    @property
    def has_failed(self) -> bool:
        """Whether an error is left that nobody accepted; one that is put off still counts."""
        return not self.exit_zero and any(
            item.finding.severity is Severity.ERROR and not item.finding.is_accepted for item in self.findings
        )

    def groups(self, usual: str = "") -> tuple[tuple[str, tuple[Located, ...]], ...]:
        """The findings under the heads that were asked for, else the usual ones.

        Rules stand in the order of their codes, classes in that of their weight, registers and records where their
        first finding stands.
        """
        by = self.group_by or usual
        found: dict[str, list[Located]] = {}
        for item in self.findings:
            found.setdefault(head_of(item, by), []).append(item)
        return tuple((head, tuple(found[head])) for head in in_group_order(by, found))

    def counts(self) -> tuple[tuple[int, Located], ...]:
        """How many findings of which rule, the most frequent first; each rule by one of its findings."""
        found: dict[str, list[Located]] = {}
        for item in self.findings:
            found.setdefault(item.finding.rule, []).append(item)
        ordered = sorted(found.values(), key=lambda items: (-len(items), items[0].finding.rule))
        return tuple((len(items), items[0]) for items in ordered)


def in_group_order(by: str, heads: Iterable[str]) -> list[str]:
    """Heads of groups in their order: rules by code, classes and severities by weight, others as they come."""
    scales: Mapping[str, Iterable[StrEnum]] = {"class": LegalClass, "severity": Severity}
    if by in scales:
        there = set(heads)
        return [step.value for step in scales[by] if step.value in there]
    return sorted(heads) if by == "rule" else list(heads)


def head_of(item: Located, by: str) -> str:
    """The head that a finding stands under; empty text where it stands under none."""
    finding = item.finding
    match by:
        case "rule":
            return f"{finding.rule} {item.title}"
        case "register":
            return finding.at.record.partition("/")[0]
        case "record":
            return finding.at.record
        case "class":
            return finding.legal_class.value
        case "severity":
            return finding.severity.value
    return ""

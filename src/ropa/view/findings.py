"""What the checks find in a register, as tables: by legal class, and apart what somebody decided about."""

from collections.abc import Iterable, Iterator, Sequence

from ropa.finding import Decision, Finding, LegalClass, Severity, sentence, title
from ropa.view.document import Detail, Entry, Part, Stated, Table
from ropa.view.marks import State
from ropa.view.placed import Placing
from ropa.view.recipients import Names, Row
from ropa.view.words import Words

_COLUMNS = ("record", "field", "finding", "rule", "severity", "law")


def findings_parts(words: Words, findings: Sequence[Finding], hidden: Sequence[str] = ()) -> Iterator[Part]:
    """The findings of each legal class, then those that are deferred, then those that are accepted.

    Args:
        words: The words of their register.
        findings: What was found, with what was decided about it.
        hidden: The codes of rules whose findings of a legal duty the settings keep back.
    """
    remarks = (words.text("interface.not-shown", codes=", ".join(hidden)),) if hidden else ()
    settled = [finding for finding in findings if finding.is_accepted or finding.is_deferred]
    left = [finding for finding in findings if finding not in settled]
    if not findings:
        yield Part(words.text("document.part.findings"), (words.text("document.remark.no-findings"), *remarks))
        return
    tables = _Tables(words)
    for kind in LegalClass:
        if found := [finding for finding in left if finding.legal_class is kind]:
            name = words.text("document.findings-of", kind=words.text(f"interface.class.{kind}"))
            yield tables.part(name, found, remarks)
            remarks = ()
    for key, found in (
        ("deferred", [finding for finding in settled if finding.is_deferred]),
        ("accepted", [finding for finding in settled if finding.is_accepted]),
    ):
        if found:
            yield tables.part(words.text(f"document.part.{key}"), found, (words.text(f"document.remark.{key}"),))
    if remarks:
        yield Part(words.text("document.part.findings"), remarks)


class _Tables:
    """Findings as tables, in which what many of them say is one cell."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._stated = Stated()
        self._names = Names(words)
        self._placing = Placing(words)

    def part(self, name: str, findings: Iterable[Finding], remarks: tuple[str, ...]) -> Part:
        gravity = list(Severity)
        ordered = sorted(findings, key=lambda one: (gravity.index(one.severity), one.rule, str(one.at)))
        heads = tuple(self._words.text(f"document.column.{key}") for key in _COLUMNS)
        return Part(name, remarks, (Table(name, heads, tuple(map(self._row, ordered))),))

    def _row(self, finding: Finding) -> Row:
        words, stated = self._words, self._stated
        said = sentence(finding, words.language)
        details = tuple(_details(words, finding.decision)) if finding.decision else ()
        return (
            self._names[finding.at.record,],
            stated[self._placing.of_finding(finding)],
            (Entry(said, State.STATED, details),) if details else stated[said],
            stated[f"{finding.rule} {title(finding.rule, words.language)}"],
            stated[words.text(f"interface.severity.{finding.severity}")],
            stated[words.text("document.html.article", law=finding.law) if finding.law else "–"],
        )


def _details(words: Words, decision: Decision) -> Iterator[Detail]:
    """What was decided about a finding."""
    yield Detail(words.text("document.column.decision"), decision.words(words.language))
    if decision.advice:
        yield Detail(words.text("fields.accepted.advice"), decision.advice)

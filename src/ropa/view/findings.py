"""What the checks find in a register, as tables: by legal class, and apart what somebody decided about."""

from collections.abc import Iterable, Iterator, Sequence

from ropa.finding import Finding, LegalClass, Severity, sentence, title
from ropa.view.document import Detail, Entry, Part, Table
from ropa.view.marks import State
from ropa.view.placed import finding_field
from ropa.view.recipients import Row, name_entry
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
    for kind in LegalClass:
        if found := [finding for finding in left if finding.legal_class is kind]:
            name = words.text("document.findings-of", kind=words.text(f"interface.class.{kind}"))
            yield _part(words, name, found, remarks)
            remarks = ()
    for key, found in (
        ("deferred", [finding for finding in settled if finding.is_deferred]),
        ("accepted", [finding for finding in settled if finding.is_accepted]),
    ):
        if found:
            yield _part(words, words.text(f"document.part.{key}"), found, (words.text(f"document.remark.{key}"),))
    if remarks:
        yield Part(words.text("document.part.findings"), remarks)


def _part(words: Words, name: str, findings: Iterable[Finding], remarks: tuple[str, ...]) -> Part:
    gravity = list(Severity)
    ordered = sorted(findings, key=lambda one: (gravity.index(one.severity), one.rule, str(one.at)))
    heads = tuple(words.text(f"document.column.{key}") for key in _COLUMNS)
    return Part(name, remarks, (Table(name, heads, tuple(_row(words, finding) for finding in ordered)),))


def _row(words: Words, finding: Finding) -> Row:
    decision = finding.decision
    details = []
    if decision:
        details.append(Detail(words.text("document.column.decision"), decision.words(words.language)))
        if decision.advice:
            details.append(Detail(words.text("fields.accepted.advice"), decision.advice))
    return (
        (name_entry(words, finding.at.record),),
        (Entry(finding_field(words, finding), State.STATED),),
        (Entry(sentence(finding, words.language), State.STATED, tuple(details)),),
        (Entry(f"{finding.rule} {title(finding.rule, words.language)}", State.STATED),),
        (Entry(words.text(f"interface.severity.{finding.severity}"), State.STATED),),
        (Entry(words.text("document.html.article", law=finding.law) if finding.law else "–", State.STATED),),
    )

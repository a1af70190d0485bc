"""What the checks find in a register. It is the organisation's own affair, and says so on every page."""

from dataclasses import replace

from ropa.view.document import Document
from ropa.view.findings import findings_parts
from ropa.view.framing import framed
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words

NAME = "findings"
OPTIONS = frozenset(("--where",))


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """The findings by legal class, those that are deferred or accepted apart."""
    case = subject.case
    words = Words(case.register, language)
    parts = list(findings_parts(words, subject.findings, subject.kept_back))
    title = words.text("document.findings.title")
    return framed(words, case.law, replace(wanted, is_internal=True), title, parts)

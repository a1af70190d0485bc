"""The record of processing activities: as Art. 30 has it, in the layout of an authority, or in one of one's own."""

from dataclasses import replace

from ropa.questions.layouts import layout
from ropa.view.art30 import art30
from ropa.view.coverage import coverage_part
from ropa.view.document import Document, legend
from ropa.view.documents.transfers import transfers_part
from ropa.view.findings import findings_parts
from ropa.view.internal import evidence_part, keeping_part
from ropa.view.layouts import in_columns, in_layout
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words

NAME = "art30"
OPTIONS = frozenset(
    (
        *("--layout", "--columns", "--as", "--where"),
        *("--internal", "--final", "--confirmed-only", "--without-inferred"),
    )
)


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """The record; where it is internal, with findings, risk, evidence and notes behind it.

    Raises:
        UnknownColumnError: A column that is asked for is none.
    """
    case = subject.case
    if wanted.columns:
        made = in_columns(case, wanted, language)
    elif wanted.layout != "art30":
        made = in_layout(case, wanted, language)
    else:
        made = art30(case.register, case.hops, case.law, language, wanted)
        words = Words(case.register, language, wanted.hidden)
        made = replace(made, parts=(*made.parts, coverage_part(words, case, layout("art30"), wanted.side)))
    if not wanted.is_internal:
        return made
    words = Words(case.register, language)
    inside = (
        *findings_parts(words, subject.findings, subject.kept_back),
        replace(transfers_part(words, case, is_internal=True), title=words.text("document.part.risk")),
        evidence_part(words),
        keeping_part(words),
    )
    parts = (*made.parts, *inside)
    return replace(made, parts=parts, legend=legend(parts, language))

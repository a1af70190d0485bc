"""Registers for the tests of documents: one full of what is nobody else's business, and the making of documents."""

from functools import cache

from export_sample import LAW, SAMPLE, read
from ropa.checking import decided
from ropa.register import Register
from ropa.rules import case_of, check
from ropa.view.document import Document
from ropa.view.documents import Exportable
from ropa.view.subject import Subject
from ropa.view.wanted import EVERYTHING, Wanted

SECRETS = (
    SAMPLE.replace("[activity.care]", '[activity.care]\nowner = "SECRET keeper"\nnote = "SECRET remark"', 1)
    # A column that is asked for by name is shown of every activity.
    .replace("SECRET purpose, not asked of a processor", "Purpose")
    + """
[[activity.care.review]]
on = 2026-01-02
by = "SECRET reviewer"
result = "SECRET result"
[[activity.care.deferred]]
rule = "A106"
plan = "SECRET plan"
decided_by = "SECRET decider"
advice = "SECRET advice"
until = 2027-01-01
[[activity.payroll.accepted]]
rule = "H101"
reason = "SECRET ground"
decided_by = "SECRET chief"
advice = "SECRET counsel"
[[activity.care.evidence]]
field = "name"
note = "SECRET provenance"
by = "SECRET source"
"""
)


def subject(register: Register) -> Subject:
    case = case_of(register, LAW)
    return Subject(case, decided(register, check(case), LAW.date))


@cache
def _read(text: str, shared: str) -> Subject:
    """The subject of a text; many documents are made of the same."""
    return subject(read(text, shared))


def made(
    kind: Exportable, text: str = SAMPLE, wanted: Wanted = EVERYTHING, language: str = "en", shared: str = ""
) -> Document:
    return kind.make(_read(text, shared), wanted, language)


def texts(document: Document) -> str:
    """Everything that a document says, addresses left out."""
    said = [document.title, *document.banner, *(f"{fact.label}: {fact.text}" for fact in document.facts)]
    for part in document.parts:
        said += [part.title, *part.remarks]
        for entry in part.entries():
            said += [entry.text, entry.evidence, *(f"{detail.label}: {detail.text}" for detail in entry.details)]
        said += [text for page in part.pages for text in (page.title, page.subtitle, *page.marks)]
        waiting = list(part.branches)
        while waiting:
            branch = waiting.pop()
            said += [branch.text, *branch.details]
            waiting += branch.branches
    return "\n".join(said)


def rows(document: Document, title: str = "") -> list[list[str]]:
    """The rows of the last table of the part whose title begins so, each cell as one text with its signs."""
    table = next(part.tables[-1] for part in document.parts if part.title.startswith(title) and part.tables)
    return [["; ".join(f"{entry.sign} {entry.text}".strip() for entry in cell) for cell in row] for row in table.rows]

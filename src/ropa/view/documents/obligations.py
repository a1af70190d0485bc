"""Which documents and arrangements a register makes due, as the question answers it."""

from dataclasses import replace

from ropa.questions.obligations import obligations
from ropa.view.answers.document import answer_document
from ropa.view.answers.obligations import obligations_outline
from ropa.view.document import Detail, Document
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words

NAME = "obligations"
OPTIONS: frozenset[str] = frozenset()


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """The answer as a document of the organisation's own."""
    case = subject.case
    words = Words(case.register, language)
    outline = obligations_outline([(case.register, obligations(case))], case.law, language)
    made = answer_document(outline, [case.register], case.law, language)
    told = (Detail(words.text("document.fact.revision"), wanted.revision),) if wanted.revision else ()
    return replace(made, banner=(words.text("document.banner.internal"), *made.banner), facts=(*made.facts, *told))

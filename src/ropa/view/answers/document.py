"""An answer as a document of its own: whose it is, what must be read first, by which law, and what its signs mean."""

from collections.abc import Iterator, Sequence

from ropa.i18n import labelled, listed, one_line, text
from ropa.law import Law
from ropa.register import Register
from ropa.view.document import Detail, Document, Part, legend
from ropa.view.facts import facts, law_facts, program_fact
from ropa.view.outline import Outline, without_head
from ropa.view.words import Words


def answer_document(
    outline: Outline,
    registers: Sequence[Register],
    law: Law,
    language: str,
    draft: str = "",
    head: Sequence[Detail] = (),
) -> Document:
    """The document of an answer.

    Args:
        outline: The answer.
        registers: The registers it is about.
        law: The law of the day of the record.
        language: Language of the answer.
        draft: The key of what is said at the head of a draft of something to be sent; empty for any other.
        head: What stands at the head instead of what a reader must know to judge it.
    """
    shown = without_head(outline) if len(registers) == 1 else outline
    parts = (Part("", shown.remarks, branches=shown.branches, headings=shown.headings),)
    languages = {register.language for register in registers}
    return Document(
        shown.title,
        listed((one_line(register.organisation) for register in registers), language),
        language,
        languages.pop() if len(languages) == 1 else "",
        law.date,
        tuple(_banner(registers, language, draft)),
        tuple(head or _facts(registers, law, language)),
        parts,
        legend(parts, language, is_answer=True),
    )


def _banner(registers: Sequence[Register], language: str, draft: str) -> Iterator[str]:
    if draft:
        yield text(f"questions.file.draft.{draft}", language)
    if len(registers) > 1:
        yield text("questions.file.several", language)
    reconstructed = [one_line(register.organisation) for register in registers if register.reconstructed]
    if reconstructed:
        said = text("document.banner.reconstructed", language)
        is_said_of_all = len(reconstructed) == len(registers)
        yield said if is_said_of_all else labelled(listed(reconstructed, language), said, language)


def _facts(registers: Sequence[Register], law: Law, language: str) -> Iterator[Detail]:
    if len(registers) == 1:
        yield from facts(Words(registers[0], language), law)
    else:
        yield from law_facts(law, language)
        yield program_fact(language)

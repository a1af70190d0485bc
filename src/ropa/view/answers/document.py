"""An answer as a document of its own: whose it is, what must be read first, by which law, and what its signs mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.i18n import one_line, text
from ropa.law import Law
from ropa.register import Register
from ropa.view.document import Detail, State
from ropa.view.facts import facts, law_facts, program_fact
from ropa.view.outline import Branch, Outline, states, without_head
from ropa.view.words import Words


@dataclass(frozen=True, slots=True)
class AnswerDocument:
    """An answer in one language, with its head and its legend.

    Attributes:
        title: The question.
        organisation: Whose registers it is about.
        language: Language of everything but user text.
        user_language: Language of user text; empty where the registers differ.
        banner: What it is and is not: a draft, about several organisations, reconstructed from a notice.
        facts: What a reader must know to judge it: dates, law, version.
        remarks: What must be known to read it right.
        branches: The answer.
        headings: How many levels of it are headings.
        legend: What the marks mean, per state that occurs.
    """

    title: str
    organisation: str
    language: str
    user_language: str
    banner: tuple[str, ...]
    facts: tuple[Detail, ...]
    remarks: tuple[str, ...]
    branches: tuple[Branch, ...]
    headings: int
    legend: tuple[tuple[State, str], ...]


def answer_document(
    outline: Outline, registers: Sequence[Register], law: Law, language: str, draft: str = ""
) -> AnswerDocument:
    """The document of an answer.

    Args:
        outline: The answer.
        registers: The registers it is about.
        law: The law of the day of the record.
        language: Language of the answer.
        draft: The key of what is said at the head of a draft of something to be sent; empty for any other.
    """
    shown = without_head(outline) if len(registers) == 1 else outline
    found = set(states(shown.branches))
    languages = {register.language for register in registers}
    return AnswerDocument(
        shown.title,
        "; ".join(one_line(register.organisation) for register in registers),
        language,
        languages.pop() if len(languages) == 1 else "",
        tuple(_banner(registers, language, draft)),
        tuple(_facts(registers, law, language)),
        shown.remarks,
        shown.branches,
        shown.headings,
        tuple((state, _meaning(state, language)) for state in State if state in found - {State.STATED}),
    )


def _banner(registers: Sequence[Register], language: str, draft: str) -> Iterator[str]:
    if draft:
        yield text(f"questions.file.draft.{draft}", language)
    if len(registers) > 1:
        yield text("questions.file.several", language)
    reconstructed = [one_line(register.organisation) for register in registers if register.reconstructed]
    if reconstructed:
        names = f"{'; '.join(reconstructed)}: " if len(reconstructed) < len(registers) else ""
        yield f"{names}{text('document.banner.reconstructed', language)}"


def _facts(registers: Sequence[Register], law: Law, language: str) -> Iterator[Detail]:
    if len(registers) == 1:
        yield from facts(Words(registers[0], language), law)
    else:
        yield from law_facts(law, language)
        yield program_fact(language)


def _meaning(state: State, language: str) -> str:
    key = "questions.file.open" if state is State.OPEN else f"document.state.{state}"
    return text(key, language)

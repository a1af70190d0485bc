"""The letters that follow from a breach, as commands write them: each to a file of its own, none telling of another."""

from collections.abc import Callable, Sequence
from functools import partial

from ropa.commands.answering import Question, each_answered
from ropa.commands.session import Refusal, Session
from ropa.commands.writing import Target
from ropa.i18n import text
from ropa.questions.impact import Impact
from ropa.register import Register
from ropa.results import Outline, Written
from ropa.view.answers.breach_letter import Addressee, addressees, breach_letter
from ropa.view.answers.impact_values import Clock
from ropa.view.answers.letter_head import CONTROLLERS, breach_head
from ropa.view.answers.voice import node_name
from ropa.view.document import Detail
from ropa.view.outline import Branch
from ropa.view.words import moment_words

NameIn = Callable[[Register, str], str]
"""Gives at whom or what the event is, as a register calls it, in a language."""

_Letter = tuple[Register, Impact, Addressee]


def letters(
    session: Session,
    found: Sequence[tuple[Register, Impact]],
    to: str,
    clock: Clock,
    name_in: NameIn,
    target: Target | None,
) -> Outline | Written:
    """The letters of some registers, shown one below the other, or written each to its file.

    Args:
        session: What the command works on.
        found: What the event reaches in each register.
        to: `controllers` or `people`.
        clock: When the organisation became aware, and the 72 hours.
        name_in: Gives at whom or what the event is.
        target: Where they are written.

    Raises:
        Refusal: No letter follows, or one file would take several.
    """
    made = [(register, impact, one) for register, impact in found for one in addressees(impact, to)]
    if not made:
        raise Refusal(text("letter.breach.none", session.language))
    if target is None:
        told = [(item, _letter(session, item, clock, name_in, session.language)) for item in made]
        return _shown(session, to, told)
    questions = [_question(session, letter, clock, name_in) for letter in made]
    return each_answered(session, questions, target, partial(_several, session))


def _several(session: Session, questions: Sequence[Question]) -> Refusal:
    names = ", ".join(f"{question.registers[0].name}-{question.name}" for question in questions)
    return Refusal(text("letter.breach.several", session.language, names=names))


def _question(session: Session, letter: _Letter, clock: Clock, name_in: NameIn) -> Question:
    register, _, addressee = letter

    def answer(_: Sequence[Register], language: str) -> Outline:
        return _letter(session, letter, clock, name_in, language)

    def head(_: Register, language: str) -> Sequence[Detail]:
        aware = moment_words(clock[0], language) if clock else ""
        return breach_head(register, language, addressee.to, addressee.party, aware)

    party = addressee.party.removeprefix(f"{register.name}/").replace("/", "-")
    name = "-".join(filter(None, ("breach", addressee.to, party)))
    return Question(name, [register], answer, is_draft=True, banner="letter", head=head)


def _letter(session: Session, letter: _Letter, clock: Clock, name_in: NameIn, language: str) -> Outline:
    register, impact, addressee = letter
    name = name_in(register, language)
    return breach_letter(register, impact, addressee, clock, session.workspace.law, language, name)


def _shown(session: Session, to: str, told: Sequence[tuple[_Letter, Outline]]) -> Outline:
    """All letters in one answer for who writes them, each under the name of whom it goes to."""
    branches = []
    for (register, _, addressee), letter in told:
        (branch,) = letter.branches
        if to == CONTROLLERS:
            party = addressee.party
            name = node_name(register, party, session.language) if party else ""
            shown = name or text("letter.breach.blank.controller", session.language)
            branch = Branch(shown, party, register.organisation, branches=branch.branches, is_quoted=bool(name))
        branches.append(branch)
    first = told[0][1]
    values = {"draft": True, "letters": [letter.values for _, letter in told]}
    return Outline(first.title, tuple(branches), (), values, first.law_date, first.law_checked, headings=first.headings)

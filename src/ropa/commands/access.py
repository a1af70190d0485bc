"""`ropa access`: a draft of what a data subject must be told under Art. 15(1) and (2)."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import DAY, Refusal, Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.i18n import text
from ropa.model import SubjectTerm
from ropa.questions.access import access
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.access import access_outline, is_nothing
from ropa.view.answers.access_letter import letter_outline
from ropa.view.answers.letter_head import letter_head
from ropa.view.document import Detail
from ropa.view.words import Words
from ropa.vocabulary import label, nearest, terms


@as_command("access")
@click.argument("subject")
@click.argument("registers", nargs=-1)
@click.option("--received", type=DAY, metavar="DATE", help="When the request was received; the month runs from it.")
@click.option("--letter", "is_letter", is_flag=True, help="As a letter to the person, with what is missing to fill in.")
@kept
@formatted
def command(
    session: Session,
    subject: str,
    registers: tuple[str, ...],
    received: datetime.date | None,
    is_letter: bool,
    target: Target | None,
) -> Outline | Written:
    """Draft the answer to an access request by a person of the category SUBJECT, per register.

    SUBJECT is a word of the closed list such as customer, its name such as Klanten, or an id of the register's own.
    What the register is silent on is said as such; the draft has to be checked against the person. --letter makes a
    letter of it. With --to it is about one register; a folder takes one for each register that has, or may have, data
    of such a person.

    Example: ropa access customer alsjelieft --received 2026-11-20
    """
    word, asked = _asked(session, subject, registers)
    workspace = session.workspace
    found = {register.name: access(workspace.case(register), word) for register in one_by_one(session, asked)}

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        name = _name(chosen[0], word, language) if chosen else label("subject", word, language)
        held = [(register, found[register.name], workspace.case(register).hops) for register in chosen]
        if is_letter:
            return letter_outline(word, name, held, workspace.law, language, received)
        drafted = access_outline(word, name, held, workspace.law, language, received)
        # Who reads a file gives no options.
        hint = () if target else (text("letter.hint", language),)
        return replace(drafted, remarks=(*drafted.remarks, *hint))

    def head(register: Register, language: str) -> Sequence[Detail]:
        return letter_head(register, language, received) if is_letter else ()

    def concerns(register: Register) -> bool:
        return not is_nothing(register, found[register.name])

    name, banner = ("letter", "letter") if is_letter else ("access", "")
    question = Question(name, asked, answer, concerns, is_draft=True, banner=banner, head=head)
    return answered(session, question, target)


def _asked(session: Session, subject: str, names: tuple[str, ...]) -> tuple[str, tuple[Register, ...]]:
    """The word of a category of data subjects, and the registers that know it.

    Raises:
        Refusal: No register knows it.
    """
    registers = tuple(item for item in registers_named(session, names) if item.name != SHARED)
    word = subject.removeprefix("subject:")
    owner, slash, key = word.partition("/")
    if slash and owner != SHARED:
        registers, word = tuple(item for item in registers if item.name == owner), key
    if word in terms("subject") and not slash:
        return word, registers
    knowing = tuple(item for item in registers if (found := item.find(word)) and isinstance(found[1], SubjectTerm))
    if knowing:
        return word, knowing
    # Whoever writes the letter knows the category by its name, in whatever language that is.
    called = [
        key for key, term in terms("subject").items() if word.casefold() in map(str.casefold, term.labels.values())
    ]
    if len(called) == 1:
        return called[0], registers
    known = {*terms("subject"), *(key for item in registers for key, _ in item.of(SubjectTerm))}
    close = nearest(word, sorted(known))
    hint = session.text("did-you-mean", value=close) if close else ""
    raise Refusal(text("questions.access.no-subject", session.language, name=subject, hint=hint))


def _name(register: Register, word: str, language: str) -> str:
    found = register.find(word)
    return Words(register, language).name(found[1], word) if found else label("subject", word, language)

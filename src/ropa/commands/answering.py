"""What commands that answer a question share: the registers asked, the language, and the files the answer goes to."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ropa.commands.lookup import readable
from ropa.commands.session import Callback, Refusal, Session
from ropa.commands.writing import FileOption, Target, chosen, suffixed, written
from ropa.register import Register
from ropa.results import Outline, Written
from ropa.view.answers.document import answer_document
from ropa.view.document import Detail, Document

Answer = Callable[[Sequence[Register], str], Outline]
"""The answer about some registers, in a language."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a command puts it.

    Attributes:
        name: Its name, which the files in a folder bear.
        registers: The registers it is asked of.
        answer: Gives the answer about some of them, naming nothing of the others.
        concerns: Whether the answer about a register says more than that there is nothing.
        is_draft: Whether it is the draft of something that leaves the house, and so is about one register only.
        banner: What stands at the head of its files instead of the words for its name.
        head: Gives what else stands there about a register instead of day, law and source, in a language.
    """

    name: str
    registers: Sequence[Register]
    answer: Answer
    concerns: Callable[[Register], bool] = lambda _: True
    is_draft: bool = False
    banner: str = ""
    head: Callable[[Register, str], Sequence[Detail]] | None = None


def kept(callback: Callback) -> Callback:
    """Let a command's answer be written to a file, or to one file per register in a folder, of a format of choice.

    The callback takes both as one `target`, which is None where the answer is not written.
    """

    @click.option(
        "--to",
        "path",
        cls=FileOption,
        help="File to write: {suffixes}; or a folder, for a file per register.",
    )
    @suffixed
    @functools.wraps(callback)
    def wrapped(session: Session, /, *positional: Any, path: Path | None, suffix: str, **params: Any) -> Any:
        if suffix and path is None:
            raise click.UsageError(session.text("suffix-without-folder"))
        target = Target(path, suffix) if path else None
        return callback(session, *positional, target=target, **params)

    return wrapped


def narrowed(callback: Callback) -> Callback:
    """Let a command be asked of some registers only."""
    return click.option(
        "--register", "only", multiple=True, metavar="NAME", help="Ask this register only; can be repeated."
    )(callback)


def among(session: Session, registers: Sequence[Register], only: Sequence[str]) -> tuple[Register, ...]:
    """Those of the registers that are asked for by name; all where none is.

    Raises:
        Refusal: One of the names is not among them.
    """
    known = [register.name for register in registers]
    for name in only:
        if name not in known:
            raise Refusal(session.text("not-concerned", name=name, registers=", ".join(known)))
    return tuple(register for register in registers if not only or register.name in only)


def answered(session: Session, question: Question, target: Target | None) -> Outline | Written:
    """The answer, in the reader's language; or the files that it was written to.

    A file about one register is in that register's language unless another is asked for.

    Raises:
        Refusal: No register is asked; there is no such format; a draft would be about several registers, or about one
            that cannot be read whole; the disk says no.
    """
    if target is None:
        return question.answer(question.registers, session.language)
    if not question.registers:
        raise Refusal(session.text("nothing-to-write"))
    # Formats are dear to load, and an answer on the screen needs none of them.
    from ropa.commands.exporting import files  # noqa: PLC0415

    concerned = [register for register in question.registers if question.concerns(register)] or question.registers
    if target.is_folder:
        found: dict[Path, bytes] = {}
        for register in concerned:
            path = _in_folder(target, register, question)
            form = chosen(session, path)
            found |= files(session, _document(session, question, [register]), form, path)
        left = [register.name for register in question.registers if register not in concerned]
        return written(session, found, (session.text("left-out", registers=", ".join(left)),) if left else ())
    made = chosen(session, target.path)
    target.check(session)
    if question.is_draft and len(concerned) > 1:
        listed = ", ".join(register.name for register in concerned)
        raise Refusal(session.text("several-registers", registers=listed))
    document = _document(session, question, concerned if question.is_draft else question.registers)
    return written(session, files(session, document, made, target.path))


def each_answered(
    session: Session, questions: Sequence[Question], target: Target, several: Callable[[Sequence[Question]], Refusal]
) -> Written:
    """Drafts of one register each, each written to a file of its own.

    Args:
        session: What the command works on.
        questions: The drafts.
        target: The folder they go to, or the file of the only one.
        several: Gives the refusal of one file for several.

    Raises:
        Refusal: There is no such format; a register cannot be read whole; the disk says no.
    """
    from ropa.commands.exporting import files  # noqa: PLC0415 - as above

    if target.is_folder:
        paths = [_in_folder(target, question.registers[0], question) for question in questions]
    else:
        chosen(session, target.path)
        target.check(session)
        if len(questions) > 1:
            raise several(questions)
        paths = [target.path]
    found: dict[Path, bytes] = {}
    for path, question in zip(paths, questions, strict=True):
        found |= files(session, _document(session, question, question.registers), chosen(session, path), path)
    return written(session, found)


def _in_folder(target: Target, register: Register, question: Question) -> Path:
    return target.within(f"{register.name}-{question.name}")


def _document(session: Session, question: Question, registers: Sequence[Register]) -> Document:
    for register in registers if question.is_draft else ():
        readable(session, register.name)
    language = session.language
    if len(registers) == 1:
        language = session.workspace.output_language(registers[0], session.asked_language)
    outline = question.answer(registers, language)
    banner = question.banner or (question.name if question.is_draft else "")
    head = question.head(registers[0], language) if question.head and len(registers) == 1 else ()
    return answer_document(outline, registers, session.workspace.law, language, draft=banner, head=head)

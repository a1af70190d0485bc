"""What diagrams are drawn from: one register, or the answer to a question and the registers it was asked of."""

from collections.abc import Sequence
from dataclasses import replace

from ropa.commands.derived import Derived
from ropa.commands.drawing import How
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import readable, registers_named, unknown_register
from ropa.commands.session import Refusal, Session
from ropa.diagrams.asked import Asked
from ropa.diagrams.picture import Picture
from ropa.diagrams.scene import Scene
from ropa.i18n import one_line
from ropa.model import Activity
from ropa.register import SHARED, Register


def scene_of(session: Session, name: str, how: How) -> Scene:
    """The scene of a register, in the register's own language unless another is asked for.

    Raises:
        Refusal: There is no such register, or it cannot be read whole.
    """
    register = readable(session, name)
    workspace = session.workspace
    language = workspace.output_language(register, session.asked_language)
    return Scene(register, workspace.case(register).hops, workspace.law, language, shows_risk=not how.is_public)


def activities_where(session: Session, register: Register, where: str | None) -> frozenset[str] | None:
    """The addresses of a register's activities of which a query holds; None where none is asked.

    Raises:
        Refusal: The query cannot be read, or holds of no activity.
    """
    if where is None:
        return None
    derived = Derived(session.workspace, register, session.language)
    found = matching(derived, Activity.KIND, clauses_of(session, where))
    addresses = frozenset(register.address(key) for key, _, _ in found)
    if not addresses:
        raise Refusal(session.text("no-activity-where", query=where))
    return addresses


def told_where(scene: Scene, picture: Picture, where: str | None) -> Picture:
    """The picture, which says in its head that it is of some activities only, where a query chose them."""
    if where is None:
        return picture
    return replace(picture, head=(*picture.head, scene.text("only-where", query=one_line(where))))


def scenes_of(session: Session, names: Sequence[str], how: How) -> tuple[Scene, ...]:
    """The scenes of several registers in one language: the one asked for, else the reader's; all where none is named.

    Raises:
        Refusal: There is no such register, one cannot be read whole, or there is none at all.
    """
    chosen = [register.name for register in registers_named(session, names) if register.name != SHARED]
    if not chosen:
        raise unknown_register(session, SHARED, ())
    language = session.asked_language or session.language
    return tuple(replace(scene_of(session, name, how), language=language) for name in chosen)


def language_of(session: Session, registers: Sequence[Register]) -> str:
    """The language of the picture of an answer: that of the only register, else the reader's.

    Raises:
        Refusal: The answer is about no register.
    """
    if not registers:
        raise Refusal(session.text("nothing-to-write"))
    if len(registers) > 1:
        return session.language
    return session.workspace.output_language(registers[0], session.asked_language)


def asked_of(
    session: Session, how: How, registers: Sequence[Register], question: str, remarks: Sequence[str] = ()
) -> Asked:
    """What the picture of an answer is drawn from.

    Args:
        session: What the command works on.
        how: How it is drawn.
        registers: The registers that were asked.
        question: The question in words.
        remarks: What must be known to read the answer right.
    """
    workspace, language = session.workspace, language_of(session, registers)
    shows_risk = not how.is_public
    return Asked(workspace.portfolio, tuple(registers), workspace.law, language, shows_risk, question, tuple(remarks))


def only_one(registers: Sequence[Register]) -> Register | None:
    """The register whose HTML the boxes of a picture may lead to: the only one that was asked."""
    return registers[0] if len(registers) == 1 else None

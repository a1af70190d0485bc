"""What the diagrams of one register are drawn from."""

from ropa.commands.derived import Derived
from ropa.commands.drawing import How
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import readable
from ropa.commands.session import Refusal, Session
from ropa.diagrams.scene import Scene
from ropa.model import Activity
from ropa.register import Register


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

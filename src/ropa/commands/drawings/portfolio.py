"""`ropa diagram portfolio`: the recipients that several organisations share."""

import click

from ropa.commands.drawing import How, as_overview, draw, drawn, is_whole
from ropa.commands.drawings.scenes import scenes_of
from ropa.commands.session import Refusal, Session, as_command
from ropa.diagrams.kinds import portfolio
from ropa.i18n import text
from ropa.results import Outline, Written


@as_command("portfolio")
@click.argument("registers", nargs=-1)
@drawn
def command(session: Session, how: How, registers: tuple[str, ...]) -> Written | Outline:
    """Draw REGISTERS, or all, with the recipients that several of them share, and with those who control these.

    Recipients of one organisation alone are counted, not drawn. The picture names several organisations, so it is for
    no reader outside. --detail full draws every recipient that is shared.

    Example: ropa diagram portfolio --to portfolio.svg
    """
    if how.is_public:
        raise Refusal(text("diagrams.public-portfolio", session.language))
    picture = portfolio.draw(scenes_of(session, registers, how), is_whole=is_whole(how))
    return draw(session, picture, as_overview(how, picture))

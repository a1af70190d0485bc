"""`ropa diagram party`: one vendor, from who gives it data to who controls it."""

import click

from ropa.commands.drawing import How, as_overview, draw, drawn
from ropa.commands.drawings.scenes import scene_of, scenes_of
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command
from ropa.diagrams.kinds import party
from ropa.i18n import text
from ropa.model import Engagement, Party
from ropa.register import SHARED
from ropa.results import Outline, Written


@as_command("party")
@click.argument("address")
@click.option("--register", "name", metavar="NAME", help="Only what this register gives to a shared party.")
@click.option("--depth", type=click.IntRange(0), help="How many steps of sub-processing to follow; else all.")
@drawn
def command(session: Session, how: How, address: str, name: str | None, depth: int | None) -> Written | Outline:
    """Draw the party or engagement at ADDRESS: who gives it what, in which role, for which service.

    Sub-processors and parents follow. A shared party is drawn with every organisation that uses it, and the picture
    says that it is for none of these; with --register it names one organisation alone. A large one is drawn as an
    overview, unless --detail full asks for all.

    Example: ropa diagram party alsjelieft/mailaanbieders --to exports/mailaanbieders.svg
    """
    holder, key, record = record_named(session, address)
    if not isinstance(record, Party | Engagement):
        raise Refusal(text("diagrams.not-a-party", session.language, name=address))
    node = holder.address(key)
    if name and holder.name not in (SHARED, name):
        raise Refusal(text("diagrams.not-shared", session.language, name=node, register=holder.name))
    asked = name or (holder.name if holder.name != SHARED else None)
    if asked:
        scene = scene_of(session, asked, how)
        picture = party.draw((scene,), node, depth)
        return draw(session, picture, as_overview(how, picture), scene.register)
    if how.is_public:
        raise Refusal(text("diagrams.public-names-several", session.language))
    picture = party.draw(scenes_of(session, (), how), node, depth)
    return draw(session, picture, as_overview(how, picture))
